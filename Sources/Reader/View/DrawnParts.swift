import News
import Terminal

// Most keys change little: `j` in the list changes neither the article beside it nor the top line. Drawing those again
// at every key took half of the time between a key and its frame. So a frame remembers what each of its parts was drawn
// from, and the next frame draws only the parts for which that has changed. The list and the words of the bottom line
// are always drawn.
//
// Comparing costs little, because values that have not changed share their storage, which Swift's collections check
// first. The open article has some twenty collections, so its revision is compared instead.

/// What the parts of a frame were drawn from; nil for parts that have to be drawn.
struct DrawnParts: Sendable {
    /// Where everything is, and how it looks.
    struct Ground: Equatable, Sendable {
        let size: Size
        let areas: PaneAreas
        let theme: Theme
        let glyphs: String
    }

    struct TopLine: Equatable, Sendable {
        let chips: [Chip]
        let order: ListOrder
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

    struct Output: Equatable, Sendable {
        let output: OutputPane?
        let hasFocus: Bool
    }

    var ground: Ground?
    var topLine: TopLine?
    var article: Article?
    var panel: Panel?
    var output: Output?
    /// The keys in the bottom line.
    var hints: [KeyHint]?
}

extension Model {
    /// Whether something is shown above the panes or in their place.
    var isCovered: Bool {
        if !screen.isPanes || isNoticeLong { return true }
        switch mode {
        case .normal, .finding: return false
        case .searching(let prompt): return !prompt.completions.isEmpty
        case .prefix, .command, .asking, .lookup, .feeds, .help, .menu, .labels: return true
        }
    }

    private var topLinePart: DrawnParts.TopLine {
        func topLine(_ list: borrowing ListPane) -> DrawnParts.TopLine {
            DrawnParts.TopLine(
                chips: list.chips, order: list.order, count: list.count, isLoaded: list.isLoaded)
        }
        return panes.results.map(topLine) ?? topLine(panes.list)
    }

    private var articlePart: DrawnParts.Article {
        DrawnParts.Article(revision: panes.readingRevision, chosen: panes.chosen?.id, chosenKind: panes.chosen?.kind)
    }

    private var panelPart: DrawnParts.Panel {
        DrawnParts.Panel(panel: panes.panel, chosen: panes.chosen?.id, hasFocus: panes.focus == .entities)
    }

    private var outputPart: DrawnParts.Output {
        DrawnParts.Output(output: panes.output, hasFocus: panes.focus == .output)
    }

    /// Draws the parts that have changed.
    ///
    /// - Parameter parts: what they were drawn from before; afterwards, what they are drawn from now.
    /// - Returns: the areas that were drawn, from left to right.
    func drawParts(since parts: inout DrawnParts, _ areas: PaneAreas, on canvas: inout Canvas) -> [Area] {
        var drawn: [Area] = []
        func clear(_ area: Area, on canvas: inout Canvas) {
            drawn.append(area)
            canvas.clear(area)
        }
        /// Whether what a part is drawn from has changed; notes what it is drawn from now.
        func isChanged<Part: Equatable>(_ part: inout Part?, to now: Part) -> Bool {
            defer { part = now }
            return part != now
        }
        if size.rows >= 4, isChanged(&parts.topLine, to: topLinePart) {
            clear(Area(row: 0, column: 0, rows: 1, columns: size.columns), on: &canvas)
            drawTopLine(on: &canvas)
        }
        if let cover = screen.cover {
            cover.draw(in: areas.body, look, on: &canvas)
        } else {
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
            if let area = areas.output, isChanged(&parts.output, to: outputPart) {
                clear(area, on: &canvas)
                drawOutput(in: area, on: &canvas)
            }
        }
        if size.rows >= 2 {
            drawn.append(drawBottomLine(row: size.rows - 1, since: &parts.hints, on: &canvas))
        }
        return drawn
    }
}
