import News
import Terminal

/// One line of a screen of lines, such as a dossier or a story.
struct ScreenLine: Equatable, Sendable {
    enum Target: Equatable, Sendable {
        case passage(Article.ID, Range<Int>)
        case entity(Entity)
        case correction(ListedCorrection)
        case explanation(Explained)
    }
    struct Piece: Equatable, Sendable {
        let text: String
        let ink: Ink

        init(_ text: String, _ ink: Ink) { (self.text, self.ink) = (text, ink) }
    }

    var pieces: [Piece] = []
    /// The text at the right edge.
    var right = ""
    var indent = 2
    /// Columns at the right edge that are kept free.
    var inset = 0
    /// What Enter opens; nil for a line that cannot be selected.
    var target: Target?
    /// What is explained if a person asks why; nil if there is nothing to explain.
    var why: Explained?
    /// What is copied of the line; nil for the lines of no sentence.
    var copied: CopiedPassage?

    static let blank = ScreenLine()

    /// Whether Enter opens more than an explanation.
    var opensSomething: Bool {
        switch target {
        case .passage, .entity, .correction: true
        case .explanation, nil: false
        }
    }

    /// The title of a section, with a count at the right.
    static func title(_ text: String, _ count: String = "") -> ScreenLine {
        ScreenLine(pieces: [Piece(text, .title)], right: count)
    }
}

/// Lines that can be scrolled, one of them selected.
struct SelectableLines: Equatable, Sendable {
    private(set) var lines: [ScreenLine] = []
    private(set) var selected = 0
    private(set) var top = 0
    /// The width that the lines were made for; 0 if they have to be made.
    private(set) var width = 0

    var target: ScreenLine.Target? { lines[safe: selected]?.target }
    var why: Explained? { lines[safe: selected]?.why }
    var copied: CopiedPassage? { lines[safe: selected]?.copied }

    /// Replaces the lines; the selection stays as near as it can. At first it is on what can be opened, not on what can only
    /// be explained.
    mutating func replace(with lines: [ScreenLine], width: Int) {
        self.width = width
        if self.lines.isEmpty, let first = lines.firstIndex(where: \.opensSomething) { selected = first }
        self.lines = lines
        selected = selectable(from: selected, by: 1) ?? selectable(from: lines.count - 1, by: -1) ?? 0
    }

    /// Has the lines made anew when they are next fitted: what they are made of has changed.
    mutating func outdate() { width = 0 }

    /// Scrolls so that the selected line is on the screen.
    mutating func fit(rows: Int) {
        let rows = max(1, rows)
        // If nothing above can be selected, as much of what is above is shown as fits.
        let first = selectable(from: selected - 1, by: -1) == nil ? 0 : selected
        top = min(top, first)
        if selected >= top + rows { top = selected - rows + 1 }
        top = top.clamped(0, max(0, lines.count - rows))
    }

    mutating func move(_ movement: Movement, rows: Int) {
        if case .rows(let count) = movement {
            if let next = selectable(from: selected + count, by: count) { selected = next }
        } else {
            let target = movement.target(from: selected, last: lines.count - 1, page: rows - 2, half: rows / 2)
            let (line, step) = (target.clamped(0, lines.count - 1), target - selected)
            if let next = selectable(from: line, by: step) ?? selectable(from: line, by: -step) { selected = next }
        }
    }

    /// Selects one of the lines that can be selected, counted from 1; returns false if there are not so many.
    mutating func select(number: Int) -> Bool {
        let choices = lines.indices.filter { lines[$0].target != nil }
        guard let line = choices[safe: number - 1] else { return false }
        selected = line
        return true
    }

    mutating func select(row: Int) {
        if lines[safe: top + row]?.target != nil { selected = top + row }
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

/// A screen of lines, one of them selected.
protocol LinesCover: Cover {
    var lines: SelectableLines { get set }
    /// Makes the lines for a width.
    mutating func lines(at width: Int, _ look: Look) -> [ScreenLine]
}

// What most screens of lines have in common; one with more to it says so itself.
extension LinesCover {
    var subject: Entity? { nil }
    var explained: Explained? { lines.why }
    var copied: CopiedPassage? { lines.copied }

    func outcome(of command: ScreenCommand) -> Outcome {
        switch command {
        case .move(let movement): moving(movement)
        case .open: .does { [lines] in $0.follow(lines.target) }
        case .map: .does { $0.openMapOfPanes() }
        case .zoom: .refused("only on the map; m opens it")
        case .sideways, .pane, .article, .mention, .anyMention: .refused(refusal)
        }
    }

    mutating func fit(_ body: Area, _ look: Look) -> Question? {
        fitLines(body, look)
        return nil
    }

    /// Makes the lines if they were made for another width or are outdated, and scrolls to the selected one.
    mutating func fitLines(_ body: Area, _ look: Look) {
        if lines.width != body.columns {
            let made = lines(at: body.columns, look)
            lines.replace(with: made, width: body.columns)
        }
        lines.fit(rows: body.rows)
    }

    func draw(in body: Area, _ look: Look, on canvas: inout Canvas) { canvas.draw(lines, in: body) }

    func words(_ look: Look) -> String { "" }

    func moving(_ movement: Movement) -> Outcome { changing { $0.lines.move(movement, rows: $1.rows) } }

    mutating func take(_ mouse: Key.Mouse, in body: Area) -> ScreenCommand? {
        switch mouse.action {
        case .wheelDown: return .move(.rows(1))
        case .wheelUp: return .move(.rows(-1))
        case .doubleClick: return .open
        case .press: lines.select(row: mouse.row - body.row)
        case .drag, .release: break
        }
        return nil
    }
}

extension Canvas {
    mutating func draw(_ lines: SelectableLines, in area: Area) {
        for index in 0..<max(0, area.rows) {
            let number = lines.top + index
            guard let line = lines.lines[safe: number] else { break }
            draw(line, row: area.row + index, column: area.column, columns: area.columns)
            guard number == lines.selected, line.target != nil else { continue }
            write(glyphs.selected, row: area.row + index, column: 0, ink: .prompt, columns: 1)
            rest = (area.row + index, area.column + line.indent)
            select(row: area.row + index, column: 1, columns: max(0, area.columns - line.inset - 2), isActive: true)
        }
    }

    /// Pieces that fit side by side into some columns. If not all of them do, the last one that is left ends with the sign of
    /// a cut, whatever is left out.
    private func fitted(_ pieces: [ScreenLine.Piece], columns: Int) -> [ScreenLine.Piece] {
        var room = columns - pieces.reduce(0) { $0 + shownWidth($1.text) }
        if room >= 0 { return pieces }
        room = columns
        var result: [ScreenLine.Piece] = []
        for piece in pieces {
            let width = shownWidth(piece.text)
            // A column is kept for the sign.
            if width < room {
                result.append(piece)
                room -= width
                continue
            }
            return result + [.init(shortened(piece.text + glyphs.ellipsis, to: room, mark: glyphs.ellipsis), piece.ink)]
        }
        return result
    }

    mutating func draw(_ line: ScreenLine, row: Int, column start: Int, columns: Int) {
        let columns = columns - line.inset
        let rightWidth = shownWidth(line.right)
        let hasRight = rightWidth > 0 && rightWidth < columns / 2
        let end = start + columns - 1 - (hasRight ? rightWidth + 2 : 0)
        var column = start + min(line.indent, max(0, columns - 1))
        for piece in fitted(line.pieces, columns: end - column) {
            column += write(piece.text, row: row, column: column, ink: piece.ink, columns: end - column)
        }
        if hasRight { writeRight(line.right, row: row, end: start + columns - 1, ink: .quiet) }
    }
}
