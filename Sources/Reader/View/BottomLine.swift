import News
import Terminal

// The bottom line: at the left what is chosen or typed, at the right the five keys that matter most now.

extension Model {
    func drawBottomLine(row: Int, on canvas: inout Canvas) {
        let width = size.columns
        if let (sign, line, tail) = prompt {
            return drawPrompt(sign, line, tail: tail, row: row, on: &canvas)
        }
        if let notice, isNoticeLong { return drawLong(notice, row: row, on: &canvas) }
        // The words come in full if all five keys fit beside them; otherwise the keys come first.
        let words = oneLine(leftWords(room: max(12, width - 64)))
        let hints = notice == nil ? keyHints(width: width, wordsWidth: shownWidth(words)) : []
        var end = width - 1
        for hint in hints.reversed() {
            let (key, word) = (end - hint.width, end - hint.wordWidth)
            canvas.write(hint.key, row: row, column: key, ink: .key, columns: hint.keyWidth)
            canvas.write(hint.word, row: row, column: word, ink: .quiet, columns: hint.wordWidth)
            end -= hint.width + 2
        }
        let ink: Ink = notice?.isError == true ? .error : .text
        let room = end - 1
        let shown =
            hints.isEmpty ? shortened(words, to: room, mark: look.glyphs.ellipsis) : wholeWords(of: words, room: room)
        canvas.write(shown, row: row, column: min(1, max(0, width - 1)), ink: ink, columns: room)
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
        switch panes.focus {
        case .list: return listWords
        case .article, .entities: return entityWords(room: room)
        }
    }

    private var listWords: String {
        if let found = panes.findInList {
            return
                "\(counted(listHits.count, "article")) with '\(found)'\(panes.shownList.hasBelow || panes.shownList.hasAbove ? " among those loaded" : "")"
        }
        let shown = panes.shownList
        guard shown.rows.indices.contains(shown.selected) else { return "" }
        let origin = (shown.rows[shown.selected].line.byline ?? shown.rows[shown.selected].line.source).map(oneLine)
        guard !shown.hasAbove, let count = shown.count else { return origin ?? "" }
        let rank = grouped(shown.selected + 1) + " of " + grouped(count.total) + (count.isCapped ? "+" : "")
        guard let origin else { return rank }
        return rank + " " + look.glyphs.separator + " " + origin
    }

    /// As in 'Boris Pistorius · mention 2 of 7 · article 1 of 5', or less if there is no room for that.
    private func entityWords(room: Int) -> String {
        if panes.focus == .article, let words = foundWords { return words }
        guard let chosen = panes.chosen, let reading = panes.reading else { return "" }
        var parts = [chosen.name]
        if let presence = reading.presence(of: chosen.id) {
            let own = reading.filed.mentions.indices.filter { reading.filed.mentions[$0].entity == chosen.id }
            if let mention = reading.mention, let number = own.firstIndex(of: mention) {
                parts.append("\(room < 40 ? "" : "mention ")\(number + 1) of \(own.count)")
            } else {
                parts.append(counted(presence.mentionsHere, "mention"))
            }
        }
        if let standing = panes.standing?.answer, panes.standing?.request.scope.entity == chosen.id {
            parts.append("article \(standing.number) of \(standing.total)")
        } else {
            parts.append("in \(counted(chosen.articles, "article"))")
        }
        let role = reading.presence(of: chosen.id)?.roles.first?.text ?? chosen.role
        if panes.focus == .entities, let role { parts.insert(oneLine(role), at: 1) }
        let separator = " \(look.glyphs.separator) "
        while parts.count > 1, shownWidth(parts.joined(separator: separator)) > room {
            parts.remove(at: parts.count == 2 || parts.count == 3 ? parts.count - 1 : 1)
        }
        return parts.joined(separator: separator)
    }

    /// As in ''taurus' · hit 2 of 4'.
    private var foundWords: String? {
        guard let reading = panes.reading, !reading.needles.isEmpty else { return nil }
        let words = "'\(reading.needles.joined(separator: " "))'"
        if reading.hits.isEmpty { return words + " is not in this article" }
        let number = reading.hit.map { "hit \($0 + 1) of " } ?? "hits: "
        return "\(words) \(look.glyphs.separator) \(number)\(reading.hits.count)"
    }

    /// The sign before a line that is being typed, the line, and what is shown after it.
    private var prompt: (sign: String, line: LineEditor, tail: String)? {
        switch mode {
        case .finding(let line, _): ("/", line, findTail(line.text))
        case .searching(let line):
            ("search ", line, line.text.isEmpty ? "words, \"a phrase\", source:, from:, person:, is:unread" : "")
        case .command(let prompt): (":", prompt.line, prompt.line.text.isEmpty ? "Tab completes, Esc cancels" : "")
        case .asking(let question): (question.words + " ", question.answer, "")
        case .labels: ("label ", LineEditor(), "type the letters over a name")
        case .normal, .prefix, .lookup, .feeds, .help, .menu: nil
        }
    }

    private func findTail(_ typed: String) -> String {
        if typed.isEmpty { return "" }
        let count =
            switch panes.focus {
            case .list: listHits.count
            case .article: panes.reading?.hits.count ?? 0
            case .entities: panes.panel.entities.count
            }
        return count == 0 ? "not found" : counted(count, "hit")
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
            let words = wholeWords(of: tail, room: width - end - 1)
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
