import News
import Terminal

// Most keys change little: `j` in the list neither the article beside it nor the top line. To draw those anew at each key
// took half of the time between a key and its frame. So a frame remembers what each of its parts was drawn from, and
// the next one draws those parts whose sources are no longer equal. The list and the bottom line are drawn each time.
//
// Comparing costs little, since what has not changed shares its storage, which Swift's collections look at first. The
// open article has some twenty of them: its revision is compared instead.

/// What the parts of a frame were drawn from; nil for what is to be drawn anew.
struct DrawnParts: Sendable {
    /// Where everything stands, and with what looks and signs.
    struct Ground: Sendable {
        let size: Size
        let areas: PaneAreas
        let theme: Theme
        let glyphs: String
    }

    struct TopLine: Equatable, Sendable {
        let entityName: String?
        let typed: String
        let sort: SearchRequest.Sort?
        let count: ArticleCount?
        let isLoaded: Bool
    }

    struct Article: Equatable, Sendable {
        let revision: Int
        let chosen: Entity.ID?
        let chosenKind: EntityKind?
    }

    struct Panel: Equatable, Sendable {
        let panel: PanelPane
        let chosen: Entity.ID?
        let hasFocus: Bool
    }

    var ground: Ground?
    var topLine: TopLine?
    var article: Article?
    var panel: Panel?
}

extension Model {
    /// Whether something stands over the panes, or in place of them.
    var isCovered: Bool {
        if screen.cover != nil || isNoticeLong { return true }
        switch mode {
        case .normal, .finding, .searching: return false
        case .prefix, .command, .asking, .lookup, .feeds, .help, .menu, .labels: return true
        }
    }

    /// Whether a frame drawn on some ground can be drawn on.
    func stands(on ground: DrawnParts.Ground?, _ areas: PaneAreas) -> Bool {
        guard let ground else { return false }
        return ground.size == size && ground.areas == areas && ground.glyphs == look.glyphs.name
            && ground.theme == look.theme
    }

    /// What the parts of the frame are drawn from now.
    func drawnParts(in areas: PaneAreas) -> DrawnParts {
        DrawnParts(
            ground: DrawnParts.Ground(size: size, areas: areas, theme: look.theme, glyphs: look.glyphs.name),
            topLine: topLinePart, article: articlePart, panel: panelPart)
    }

    private var topLinePart: DrawnParts.TopLine {
        func topLine(_ list: borrowing ListPane) -> DrawnParts.TopLine {
            DrawnParts.TopLine(
                entityName: list.entityName, typed: list.scope.typed, sort: list.sort, count: list.count,
                isLoaded: list.isLoaded)
        }
        return panes.results.map(topLine) ?? topLine(panes.list)
    }

    private var articlePart: DrawnParts.Article {
        DrawnParts.Article(revision: panes.readingRevision, chosen: panes.chosen?.id, chosenKind: panes.chosen?.kind)
    }

    private var panelPart: DrawnParts.Panel {
        DrawnParts.Panel(panel: panes.panel, chosen: panes.chosen?.id, hasFocus: panes.focus == .entities)
    }

    /// Draws anew those parts that are no longer what they were.
    ///
    /// - Parameter parts: what they were drawn from; afterwards what they are.
    /// - Returns: where that was, from the left to the right.
    func redraw(since parts: inout DrawnParts, _ areas: PaneAreas, on canvas: inout Canvas) -> [Area] {
        var drawn: [Area] = []
        func clear(_ area: Area, on canvas: inout Canvas) {
            drawn.append(area)
            canvas.grid.fill(row: area.row, column: area.column, rows: area.rows, columns: area.columns)
        }
        /// Whether a part is no longer what it was drawn from, which is replaced then.
        func isChanged<Part: Equatable>(_ part: inout Part?, to now: Part) -> Bool {
            defer { part = now }
            return part != now
        }
        if size.rows >= 4, isChanged(&parts.topLine, to: topLinePart) {
            clear(Area(row: 0, column: 0, rows: 1, columns: size.columns), on: &canvas)
            drawTopLine(on: &canvas)
        }
        if let area = areas.list {
            clear(area, on: &canvas)
            drawList(in: area, on: &canvas)
        }
        if let area = areas.article, isChanged(&parts.article, to: articlePart) {
            clear(area, on: &canvas)
            drawArticle(in: area, text: areas.text ?? area, on: &canvas)
        }
        if let area = areas.entities, isChanged(&parts.panel, to: panelPart) {
            clear(area, on: &canvas)
            drawPanel(in: area, on: &canvas)
        }
        if size.rows >= 2 {
            clear(Area(row: size.rows - 1, column: 0, rows: 1, columns: size.columns), on: &canvas)
            drawBottomLine(row: size.rows - 1, on: &canvas)
        }
        drawMode(in: areas, on: &canvas)
        return drawn
    }
}
