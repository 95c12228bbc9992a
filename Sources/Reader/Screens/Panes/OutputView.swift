import News
import Terminal

extension Model {
    func drawOutput(in area: Area, on canvas: inout Canvas) {
        guard let output = panes.output else { return }
        let columns = max(0, area.columns - 2)
        canvas.writeShortened(
            oneLine(output.command), row: area.row, column: area.column + 1, ink: .title, columns: columns)
        let state = state(of: output)
        // If it printed nothing, there is room to say all of why.
        let lines = wrappedLines(
            state.words, width: max(1, columns), limit: output.text.isEmpty ? max(1, area.rows - 1) : 1,
            mark: look.glyphs.ellipsis)
        for (index, line) in lines.enumerated() where index + 1 < area.rows {
            canvas.write(
                line, row: area.row + 1 + index, column: area.column + 1, ink: state.isError ? .error : .quiet,
                columns: columns)
        }
        for index in 0..<max(0, area.rows - OutputPane.headRows) {
            guard let row = output.rows[safe: output.top + index] else { break }
            canvas.write(
                output.lines[row.line].slice(row.range), row: area.row + OutputPane.headRows + index,
                column: area.column + 1, style: look.theme[.text], columns: columns)
        }
    }

    /// What the bottom line says while the output has the keys: how it went, in full.
    var outputWords: String {
        guard let output = panes.output else { return "" }
        return state(of: output).words
    }

    /// As in 'running; Esc stops it', 'status 2: no such language', 'of 'Officer's hotel line opened Taurus call''.
    private func state(of output: OutputPane) -> (words: String, isError: Bool) {
        let article = "of '\(oneLine(output.headline))'"
        guard let ending = output.ending else {
            let stops = keymap.shownKey(of: .cancel).map { "; \($0) stops it" } ?? ""
            return ("running\(stops) \(look.glyphs.separator) \(article)", false)
        }
        let complaint = ending.complaint.map { ": " + oneLine($0) } ?? ""
        switch ending.outcome {
        case .status(0): return (output.text.isEmpty ? "it printed nothing" + complaint : article, false)
        case .status(let status): return ("failed with status \(status)\(complaint)", true)
        case .signal(let signal): return ("ended by signal \(signal)\(complaint)", true)
        case .stopped: return ("stopped \(look.glyphs.separator) \(article)", false)
        case .tooMuch(let bytes): return ("stopped: it printed more than \(bytes >> 20) MB", true)
        case .notStarted(let reason): return (oneLine(reason), true)
        }
    }
}
