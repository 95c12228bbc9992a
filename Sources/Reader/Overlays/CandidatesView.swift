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

    func drawContinuations(of typed: KeySequence, on canvas: inout Canvas) {
        let lines = keymap.continuations(of: typed).map { ("\(typed.name) \($0.rest.name)", $0.entry.title, false) }
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
