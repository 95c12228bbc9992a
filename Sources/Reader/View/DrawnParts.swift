import News
import Terminal

// Most keys change little: `j` in the list neither the article beside it nor the top line. To draw those anew at each key
// took half of the time between a key and its frame. So a frame remembers what each of its parts was drawn from, and
// the next one draws those parts whose sources are no longer equal. The list and the bottom line are drawn each time.
//
// Comparing costs little, since what has not changed shares its storage, which Swift's collections look at first.

/// What the parts of a frame were drawn from.
struct DrawnParts: Equatable, Sendable {
    /// Where everything stands, and with what looks and signs.
    struct Ground: Equatable, Sendable {
        let size: Size
        let areas: PaneAreas
        let theme: Theme
        let glyphs: Glyphs
    }

    struct TopLine: Equatable, Sendable {
        let entityName: String?
        let typed: String
        let sort: SearchRequest.Sort?
        let count: ArticleCount?
        let isLoaded: Bool
    }

    struct Article: Equatable, Sendable {
        let reading: ArticlePane?
        let chosen: Entity.ID?
        let chosenKind: EntityKind?
    }

    struct Panel: Equatable, Sendable {
        let panel: PanelPane
        let chosen: Entity.ID?
        let hasFocus: Bool
    }

    let ground: Ground
    let topLine: TopLine
    let article: Article
    let panel: Panel
}

extension Model {
    /// Whether something stands over the panes, or in place of them.
    var isCovered: Bool {
        if hasScreen || isNoticeLong { return true }
        switch mode {
        case .normal, .finding, .searching: return false
        case .prefix, .command, .asking, .lookup, .feeds, .help, .menu, .labels: return true
        }
    }

    /// What the parts of the frame are drawn from now.
    func drawnParts(in areas: PaneAreas) -> DrawnParts {
        let list = shownList
        return DrawnParts(
            ground: DrawnParts.Ground(size: size, areas: areas, theme: theme, glyphs: glyphs),
            topLine: DrawnParts.TopLine(
                entityName: list.entityName, typed: list.scope.typed, sort: list.sort, count: list.count,
                isLoaded: list.isLoaded),
            article: DrawnParts.Article(reading: reading, chosen: chosen?.id, chosenKind: chosen?.kind),
            panel: DrawnParts.Panel(panel: panel, chosen: chosen?.id, hasFocus: focus == .entities))
    }

    /// Draws anew those parts that are no longer what they were.
    ///
    /// - Returns: where that was, from the left to the right.
    func redraw(
        _ parts: DrawnParts, since before: DrawnParts, _ areas: PaneAreas, on canvas: inout Canvas
    ) -> [Area] {
        var drawn: [Area] = []
        func clear(_ area: Area, on canvas: inout Canvas) {
            drawn.append(area)
            canvas.grid.fill(row: area.row, column: area.column, rows: area.rows, columns: area.columns)
        }
        if size.rows >= 4, parts.topLine != before.topLine {
            clear(Area(row: 0, column: 0, rows: 1, columns: size.columns), on: &canvas)
            drawTopLine(on: &canvas)
        }
        if let area = areas.list {
            clear(area, on: &canvas)
            drawList(in: area, on: &canvas)
        }
        if let area = areas.article, parts.article != before.article {
            clear(area, on: &canvas)
            drawArticle(in: area, text: areas.text ?? area, on: &canvas)
        }
        if let area = areas.entities, parts.panel != before.panel {
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
