import Terminal

/// A pane of the main screen.
package enum Pane: Int, Hashable, Sendable, CaseIterable {
    case list, article, entities
    /// What a command made of an article, in place of the entities.
    case output
}

/// Which panes are on the screen, and where they are.
///
/// From 100 columns on, all three are side by side; from 61 on two: the list beside the article while the list has the
/// keys, else the article beside its entities. In a narrower window one pane is shown at a time. The output of a command
/// stands where the entities do, and is as wide as the article.
struct PaneAreas: Equatable, Sendable {
    private(set) var list: Area?
    private(set) var article: Area?
    private(set) var entities: Area?
    private(set) var output: Area?
    /// The column behind the last pane that has its place.
    private var end = 0
    /// The rows between the top line's rule and the bottom line's.
    let body: Area
    /// The widest that the column of text may be: in a wider one the start of the next line is hard to find.
    private let textColumns: Int

    init(
        size: Size, focus: Pane, isZoomed: Bool, hasOutput: Bool = false, listColumns: Int?, panelColumns: Int?,
        textColumns: Int = 72
    ) {
        self.textColumns = textColumns
        // In a small window the rules are left out first, then the top line, so that the text keeps its rows.
        let above = size.rows >= 12 ? 2 : size.rows >= 4 ? 1 : 0
        let below = size.rows >= 12 ? 2 : size.rows >= 2 ? 1 : 0
        body = Area(row: above, column: 0, rows: max(0, size.rows - above - below), columns: max(0, size.columns))
        let columns = body.columns
        if isZoomed || columns <= 60 {
            place(focus, columns)
        } else if columns < 100 {
            let narrow = focus == .list ? listColumns ?? columns * 9 / 20 : panelColumns ?? min(28, columns * 3 / 10)
            let width = narrow.clamped(12, columns - 21)
            if focus == .list {
                place(.list, width)
                place(.article, columns - width - 1)
            } else {
                let last = hasOutput ? columns / 2 : width
                place(.article, columns - last - 1)
                place(hasOutput ? .output : .entities, last)
            }
        } else {
            let list = (listColumns ?? (columns * 27 / 100).clamped(30, 54)).clamped(12, columns - 54)
            let usual = (panelColumns ?? (columns * 22 / 100).clamped(24, 36)).clamped(12, columns - list - 42)
            let last = hasOutput ? (columns - list - 2) / 2 : usual
            place(.list, list)
            place(.article, columns - list - last - 2)
            place(hasOutput ? .output : .entities, last)
        }
    }

    /// Places a pane right of those that have their place, with a column for a rule between them.
    private mutating func place(_ pane: Pane, _ width: Int) {
        let area = Area(row: body.row, column: end == 0 ? 0 : end + 1, rows: body.rows, columns: max(0, width))
        switch pane {
        case .list: list = area
        case .article: article = area
        case .entities: entities = area
        case .output: output = area
        }
        end = area.column + width
    }

    /// The columns of the rules between panes.
    var rules: [Int] {
        [list, article, entities, output].compactMap { $0.map { $0.column + $0.columns } }.filter { $0 < end }
    }

    subscript(_ pane: Pane) -> Area? {
        switch pane {
        case .list: list
        case .article: article
        case .entities: entities
        case .output: output
        }
    }

    /// Where the column of text is in the article's pane: in the middle, with a margin at both sides; the scrollbar
    /// takes the last column.
    var text: Area? {
        guard let article else { return nil }
        let margin = article.columns >= 56 ? 4 : article.columns >= 36 ? 2 : article.columns >= 12 ? 1 : 0
        let width = min(textColumns, max(1, article.columns - 2 * margin))
        let top = article.rows >= 12 ? 1 : 0
        let left = max(0, (article.columns - width) / 2)
        return Area(
            row: article.row + top, column: article.column + left, rows: max(0, article.rows - top), columns: width)
    }
}
