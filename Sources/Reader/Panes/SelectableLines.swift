import News
import Terminal

/// One line of a dossier or a story.
struct DossierLine: Equatable, Sendable {
    enum Target: Equatable, Sendable {
        case passage(Article.ID, Range<Int>)
        case entity(Entity)
    }
    struct Piece: Equatable, Sendable {
        let text: String
        let ink: Ink
    }

    var pieces: [Piece] = []
    /// What stands at the right edge.
    var right = ""
    var indent = 2
    /// Columns at the right edge that are kept free.
    var inset = 0
    /// What Enter opens; nil for a line that is not selected.
    var target: Target?

    static let blank = DossierLine()
}

/// Lines that are scrolled, one of them selected.
struct SelectableLines: Equatable, Sendable {
    private(set) var lines: [DossierLine] = []
    private(set) var selected = 0
    private(set) var top = 0

    /// What Enter opens.
    var target: DossierLine.Target? { lines[safe: selected]?.target }

    /// Other lines in place of these; what is selected stays as near as it can.
    mutating func replace(with lines: [DossierLine]) {
        self.lines = lines
        selected = selectable(from: selected, by: 1) ?? selectable(from: lines.count - 1, by: -1) ?? 0
    }

    /// Scrolls so that the selected line is on the screen.
    mutating func fit(rows: Int) {
        let rows = max(1, rows)
        // Of what stands above the first line that can be selected, as much is shown as fits.
        let first = selectable(from: selected - 1, by: -1) == nil ? 0 : selected
        top = min(top, first)
        if selected >= top + rows { top = selected - rows + 1 }
        top = top.clamped(0, max(0, lines.count - rows))
    }

    mutating func move(_ movement: Movement, rows: Int) {
        let page = max(1, rows - 2)
        switch movement {
        case .rows(let count): step(by: count)
        case .halfPages(let count): jump(to: selected + count * max(1, rows / 2), by: count)
        case .pages(let count): jump(to: selected + count * page, by: count)
        case .top: jump(to: 0, by: -1)
        case .bottom: jump(to: lines.count - 1, by: 1)
        }
    }

    mutating func select(row: Int) {
        if lines[safe: top + row]?.target != nil { selected = top + row }
    }

    private mutating func step(by count: Int) {
        if let next = selectable(from: selected + count, by: count) { selected = next }
    }

    private mutating func jump(to line: Int, by step: Int) {
        let line = line.clamped(0, lines.count - 1)
        if let next = selectable(from: line, by: step) ?? selectable(from: line, by: -step) { selected = next }
    }

    /// The first line at or beyond one that can be selected.
    private func selectable(from line: Int, by step: Int) -> Int? {
        var line = line
        while let candidate = lines[safe: line] {
            if candidate.target != nil { return line }
            line += step < 0 ? -1 : 1
        }
        return nil
    }
}
