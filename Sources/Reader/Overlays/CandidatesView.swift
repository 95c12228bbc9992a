import Terminal

// What may follow what was typed, shown above the bottom line: completions, and keys after the first ones of a
// sequence.

extension Model {
    /// The rows that the completions take.
    var candidateRows: Range<Int> {
        guard case .command(let prompt) = mode else { return 0..<0 }
        let end = max(0, size.rows - 1)
        return max(0, end - min(prompt.candidates.count, 10, max(0, size.rows - 4)))..<end
    }

    func firstCandidate(of prompt: CommandPrompt) -> Int { max(0, (prompt.chosen ?? 0) - candidateRows.count + 1) }

    func drawCandidates(of prompt: CommandPrompt, on canvas: inout Canvas) {
        let rows = candidateRows
        let first = firstCandidate(of: prompt)
        let widest = prompt.candidates.map { shownWidth($0.shown) }.max() ?? 0
        let lines = prompt.candidates.enumerated().dropFirst(first).prefix(rows.count).map { index, candidate in
            (candidate.shown, candidate.title, index == prompt.chosen)
        }
        drawAbove(lines, rows: rows, keyColumns: min(widest, size.columns / 2), keyInk: .text, on: &canvas)
    }

    /// Draws what the condition that is being typed may become. Before anything is typed, these are all fields, one behind
    /// the other.
    func drawCompletions(of prompt: SearchPrompt, on canvas: inout Canvas) {
        if prompt.completions.isEmpty { return }
        let end = max(0, size.rows - 1)
        if prompt.line.text.isEmpty || prompt.chosen != nil && prompt.begun?.isEmpty == true {
            let fields = prompt.completions.map { $0.typed + ($0.count.map { " " + grouped($0) } ?? "") }
            let text = fields.joined(separator: "   ")
            let lines = wrappedLines(
                text, width: size.columns - 2, limit: max(1, size.rows / 2), mark: look.glyphs.ellipsis)
            let rows = max(0, end - min(lines.count, max(0, size.rows - 4)))..<end
            return drawAbove(
                lines.map { ($0, "", false) }, rows: rows, keyColumns: size.columns - 2, keyInk: .text, on: &canvas)
        }
        let rows = max(0, end - min(prompt.completions.count, 8, max(0, size.rows - 4)))..<end
        let first = max(0, (prompt.chosen ?? 0) - rows.count + 1)
        let lines = prompt.completions.enumerated().dropFirst(first).prefix(rows.count).map { index, completion in
            let count = completion.count.map { counted($0, completion.meaning.isEmpty ? "article" : "name") }
            let words = [completion.meaning, count ?? ""].filter { !$0.isEmpty }
            return (completion.typed, words.joined(separator: " \(look.glyphs.separator) "), index == prompt.chosen)
        }
        let widest = prompt.completions.map { shownWidth(oneLine($0.typed)) }.max() ?? 0
        drawAbove(lines, rows: rows, keyColumns: min(widest, size.columns / 2), keyInk: .text, on: &canvas)
    }

    func drawContinuations(of typed: KeySequence, on canvas: inout Canvas) {
        let lines = keymap.continuations(of: typed).map { ("\(typed.name) \($0.rest.name)", $0.title, false) }
        let end = max(0, size.rows - 1)
        let rows = max(0, end - min(lines.count, max(0, size.rows - 4)))..<end
        let widest = lines.map { shownWidth($0.0) }.max() ?? 0
        drawAbove(lines, rows: rows, keyColumns: min(widest, size.columns / 2), keyInk: .key, on: &canvas)
    }

    private func drawAbove(
        _ lines: [(name: String, title: String, isChosen: Bool)], rows: Range<Int>, keyColumns: Int, keyInk: Ink,
        on canvas: inout Canvas
    ) {
        guard !rows.isEmpty else { return }
        canvas.grid.fill(row: rows.lowerBound, column: 0, rows: rows.count, columns: size.columns)
        if rows.lowerBound > 0 { canvas.horizontalRule(row: rows.lowerBound - 1, columns: size.columns) }
        for (line, row) in zip(lines, rows) {
            canvas.writeShortened(oneLine(line.name), row: row, column: 1, ink: keyInk, columns: keyColumns)
            let start = keyColumns + 3
            canvas.writeShortened(
                line.title, row: row, column: start, ink: .quiet, columns: max(0, size.columns - start - 1))
            if line.isChosen { canvas.select(row: row, column: 1, columns: max(0, size.columns - 2), isActive: true) }
        }
    }
}
