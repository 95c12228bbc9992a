import News
import Terminal

// Most keys change little: `j` in the list neither the article beside it nor the top line. To draw those anew at each key
// took half of the time between a key and its frame. So a frame remembers what each of its parts was drawn from, and
// the next one draws those parts whose sources are no longer equal. The list and the bottom line are drawn each time.
//
// Comparing costs little, since what has not changed shares its storage, which Swift's collections look at first.

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

    struct Article: Sendable {
        let reading: ArticlePane?
        let chosen: Entity?
    }

    struct Panel: Sendable {
        let panel: PanelPane
        let chosen: Entity.ID?
        let hasFocus: Bool
    }

    var ground: Ground?
    var topLine: TopLine?
    var article: Article?
    var panel: Panel?
}

// What is compared is not copied for it: an open article is some twenty references.
extension Model {
    /// Whether something stands over the panes, or in place of them.
    var isCovered: Bool {
        if hasScreen || isNoticeLong { return true }
        switch mode {
        case .normal, .finding, .searching: return false
        case .prefix, .command, .asking, .lookup, .feeds, .help, .menu, .labels: return true
        }
    }

    /// Whether a frame drawn on some ground can be drawn on.
    func stands(on ground: DrawnParts.Ground?, _ areas: PaneAreas) -> Bool {
        guard let ground else { return false }
        return ground.size == size && ground.areas == areas && ground.glyphs == glyphs.name && ground.theme == theme
    }

    /// What the parts of the frame are drawn from now.
    func drawnParts(in areas: PaneAreas) -> DrawnParts {
        DrawnParts(
            ground: DrawnParts.Ground(size: size, areas: areas, theme: theme, glyphs: glyphs.name),
            topLine: topLine, article: DrawnParts.Article(reading: reading, chosen: chosen),
            panel: DrawnParts.Panel(panel: panel, chosen: chosen?.id, hasFocus: focus == .entities))
    }

    private var topLine: DrawnParts.TopLine {
        func topLine(_ list: borrowing ListPane) -> DrawnParts.TopLine {
            DrawnParts.TopLine(
                entityName: list.entityName, typed: list.scope.typed, sort: list.sort, count: list.count,
                isLoaded: list.isLoaded)
        }
        return results.map(topLine) ?? topLine(list)
    }

    private func isDrawn(_ article: DrawnParts.Article?) -> Bool {
        guard let article else { return false }
        return article.chosen?.id == chosen?.id && article.chosen?.kind == chosen?.kind && article.reading == reading
    }

    private func isDrawn(_ panel: DrawnParts.Panel?) -> Bool {
        guard let panel else { return false }
        return panel.chosen == chosen?.id && panel.hasFocus == (focus == .entities) && panel.panel == self.panel
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
        if size.rows >= 4, case let now = topLine, parts.topLine != now {
            parts.topLine = now
            clear(Area(row: 0, column: 0, rows: 1, columns: size.columns), on: &canvas)
            drawTopLine(on: &canvas)
        }
        if let area = areas.list {
            clear(area, on: &canvas)
            drawList(in: area, on: &canvas)
        }
        if let area = areas.article, !isDrawn(parts.article) {
            parts.article = DrawnParts.Article(reading: reading, chosen: chosen)
            clear(area, on: &canvas)
            drawArticle(in: area, text: areas.text ?? area, on: &canvas)
        }
        if let area = areas.entities, !isDrawn(parts.panel) {
            parts.panel = DrawnParts.Panel(panel: panel, chosen: chosen?.id, hasFocus: focus == .entities)
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
