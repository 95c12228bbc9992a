import News
import Terminal

// The bottom line: at the left what is chosen or typed, at the right the five keys that matter most now.

extension Model {
    /// Draws the bottom line, but not the keys in it if they are there already.
    ///
    /// - Parameter drawn: the keys that are there; afterwards those that are there now; nil if something else is.
    /// - Returns: the area that was drawn.
    func drawBottomLine(row: Int, since drawn: inout [KeyHint]?, on canvas: inout Canvas) -> Area {
        let hadHints = drawn
        drawn = nil
        var area = Area(row: row, column: 0, rows: 1, columns: size.columns)
        if let (sign, line, tail) = prompt {
            canvas.clear(area)
            drawPrompt(sign, line, tail: tail, row: row, on: &canvas)
            return area
        }
        if let notice, isNoticeLong {
            canvas.clear(area)
            drawLong(notice, row: row, on: &canvas)
            return area
        }
        // The words come in full if all five keys fit beside them; otherwise the keys come first.
        let words = oneLine(leftWords(room: max(12, size.columns - 64)))
        let hints = notice == nil ? keyHints(width: size.columns, wordsWidth: shownWidth(words)) : []
        let end = hints.reduce(size.columns - 1) { $0 - $1.width - 2 }
        if hints == hadHints { area.columns = end + 1 }
        canvas.clear(area)
        if hints != hadHints { draw(hints, row: row, on: &canvas) }
        drawn = hints
        let ink: Ink = notice?.isError == true ? .error : .text
        let room = end - 1
        let shown =
            hints.isEmpty ? shortened(words, to: room, mark: look.glyphs.ellipsis) : wholeParts(of: words, room: room)
        canvas.write(shown, row: row, column: min(1, max(0, size.columns - 1)), ink: ink, columns: room)
        return area
    }

    /// Draws keys at the right end of a row.
    private func draw(_ hints: [KeyHint], row: Int, on canvas: inout Canvas) {
        var end = size.columns - 1
        for hint in hints.reversed() {
            let (key, word) = (end - hint.width, end - hint.wordWidth)
            canvas.write(hint.key, row: row, column: key, ink: .key, columns: hint.keyWidth)
            canvas.write(hint.word, row: row, column: word, ink: .quiet, columns: hint.wordWidth)
            end -= hint.width + 2
        }
    }

    /// Whether a message is longer than the bottom line, and there is room for more lines.
    var isNoticeLong: Bool {
        guard let notice, size.rows >= 6 else { return false }
        return shownWidth(oneLine(notice.text)) > size.columns - 2
    }

    /// Draws a message that is too long for one line on up to three lines, the last of them at the bottom.
    private func drawLong(_ notice: Notice, row: Int, on canvas: inout Canvas) {
        let lines = wrappedLines(oneLine(notice.text), width: size.columns - 2, limit: 3, mark: look.glyphs.ellipsis)
        let top = row - lines.count + 1
        canvas.grid.fill(row: top, column: 0, rows: lines.count, columns: size.columns)
        canvas.horizontalRule(row: top - 1, columns: size.columns)
        for (index, line) in lines.enumerated() {
            let ink: Ink = notice.isError ? .error : .text
            canvas.write(line, row: top + index, column: 1, ink: ink, columns: size.columns - 2)
        }
    }

    private func leftWords(room: Int) -> String {
        if let notice { return notice.text }
        if let typedCount { return "\(typedCount)" }
        if let progress {
            let total = progress.total.map { " of \(grouped($0))" } ?? ""
            return "\(progress.work) \(grouped(progress.done))\(total)"
        }
        switch mode {
        case .help, .lookup: return "type to narrow"
        case .feeds, .menu: return ""
        case .prefix(let typed): return "\(typed.name) and one of these keys"
        case .normal, .finding, .searching, .command, .asking, .labels: break
        }
        if let cover = screen.cover { return cover.words(look) }
        return switch panes.focus {
        case .list: listWords
        case .article, .entities: entityWords(room: room)
        case .output: outputWords
        }
    }

    /// The sign before a line that is being typed, the line, and what is shown after it.
    private var prompt: (sign: String, line: LineEditor, tail: String)? {
        switch mode {
        case .finding(let line, _): ("/", line, findTail(line.text))
        case .searching(let prompt): ("search ", prompt.line, searchTail(prompt))
        case .command(let prompt):
            (commandSign, prompt.line, prompt.line.text.isEmpty ? "Tab completes, Esc cancels" : "")
        case .asking(let question): (question.words + " ", question.answer, question.isPipe ? pipeTail : "")
        case .labels: ("label ", LineEditor(), "type the letters over a name")
        case .normal, .prefix, .lookup, .feeds, .help, .menu: nil
        }
    }

    /// ':'; behind a number that says of how many articles.
    private var commandSign: String { taggedRows > 1 ? "\(counted(taggedRows, "article")) from here on :" : ":" }

    private func searchTail(_ prompt: SearchPrompt) -> String {
        if !prompt.line.text.isEmpty {
            return Query.remarks(on: prompt.line.text, today: today).first.map(wording) ?? ""
        }
        return saved.searches.last.map { "Up brings back '\(oneLine($0))'" }
            ?? "words, \"a phrase\" or one of the fields above; F1 tells more"
    }

    private var pipeTail: String {
        let names = configuration.commands.map(\.name).joined(separator: ", ")
        return "Enter gives it the terminal, Tab shows its output beside" + (names.isEmpty ? "" : "; or \(names)")
    }

    private func findTail(_ typed: String) -> String {
        if typed.isEmpty { return "" }
        let count =
            switch panes.focus {
            case .list: listHits.count
            case .article: panes.reading?.hits.count ?? 0
            case .entities: panes.panel.entities.count
            case .output: 0
            }
        return count == 0 ? notFoundWords : counted(count, "hit")
    }

    private func drawPrompt(_ sign: String, _ line: LineEditor, tail: String, row: Int, on canvas: inout Canvas) {
        let width = size.columns
        let left = min(1, max(0, width - 1))
        let used = canvas.write(sign, row: row, column: left, ink: .prompt, columns: width)
        let start = left + used
        let room = max(1, width - start - 1)
        drawLine(line, row: row, column: start, columns: room, on: &canvas)
        let end = start + shownWidth(line.text) + 3
        if !tail.isEmpty, end + 4 < width {
            let words = shortened(tail, to: width - end - 1, mark: look.glyphs.ellipsis)
            canvas.write(words, row: row, column: end, ink: .quiet, columns: width - end - 1)
        }
    }

    /// Draws a line that is being typed, scrolled so that the cursor is visible.
    func drawLine(_ line: LineEditor, row: Int, column: Int, columns: Int, on canvas: inout Canvas) {
        var start = 0
        while start < line.cursor, shownWidth(String(line.characters[start..<line.cursor])) >= max(1, columns) {
            start += 1
        }
        canvas.write(String(line.characters[start...]), row: row, column: column, ink: .text, columns: columns)
        canvas.cursor = (row, column + shownWidth(String(line.characters[start..<line.cursor])))
    }
}
