import News
import Terminal

extension Model {
    func drawList(in area: Area, on canvas: inout Canvas) {
        let shown = panes.shownList
        var row = area.row
        let end = area.row + area.rows
        if noticeRows > 0 {
            for line in bundledLines(width: area.columns - 2) {
                canvas.write(line, row: row, column: area.column + 1, ink: .quiet, columns: area.columns - 1)
                row += 1
            }
            row += 1
        }
        if shown.rows.isEmpty { return drawEmptyList(in: area, row: row, on: &canvas) }
        let fitter = rowFitter(in: area)
        let cursor = cursorRow
        // A row holds a dozen references, so it is read in place, not copied.
        let rows = shown.rows.span
        for index in shown.top..<rows.count where row < end {
            row = draw(
                rows[index], isSelected: index == cursor, fitter, in: area, row: row, end: end,
                on: &canvas)
        }
    }

    /// The row with the cursor; nil while an article is read that is not in the list.
    private var cursorRow: Int? {
        let shown = panes.shownList
        if panes.focus == .list || pending.article != nil { return shown.selected }
        guard let reading = panes.reading?.id else { return shown.selected }
        return shown.selectedRow?.line.id == reading ? shown.selected : shown.index(of: reading)
    }

    private func drawEmptyList(in area: Area, row: Int, on canvas: inout Canvas) {
        guard panes.shownList.isLoaded else { return }
        var row = row
        for words in emptyListWords {
            for line in wrappedLines(oneLine(words), width: area.columns - 2, limit: 8, mark: look.glyphs.ellipsis)
            where row < area.row + area.rows {
                canvas.write(line, row: row, column: area.column + 1, ink: .quiet, columns: area.columns - 1)
                row += 1
            }
            row += 1
        }
    }

    /// What was searched if nothing was found, what in it was not understood, and what would find more.
    var emptyListWords: [String] {
        let chips = panes.shownList.chips
        guard let last = chips.last else {
            let hidden = panes.shownList.count?.hidden ?? 0
            if hidden == 0 { return ["No articles yet. dateline import FOLDER adds some."] }
            let key = keymap.shownKey(of: .hide) ?? ":hide"
            return [
                "All articles are hidden: \(grouped(hidden)). The search is:hidden lists them, and \(key) brings them back."
            ]
        }
        let typed = panes.shownList.scope.typed
        let searched = chips.filter(\.isSearch).compactMap {
            if case .typed(let words) = $0.condition { words } else { nil }
        }
        let others = chips.filter { !$0.isSearch }.map { "'\($0.label)'" }.joined(separator: " and ")
        var words = ["No article is \(others)."]
        if let search = searched.first {
            words = ["Nothing for '\(search)' in headlines and texts" + (others.isEmpty ? "." : " among \(others).")]
        } else if chips.count == 1 {
            words = ["No article matches '\(last.label)'."]
        }
        words += Query.remarks(on: typed, today: today).map { sentence(wording(of: $0)) }
        words += waysToFindMore(than: typed, today: today).prefix(3).map(sentence)
        if chips.count > 1 { words.append("Backspace in the list takes '\(last.label)' away.") }
        return words + ["Esc shows all articles."]
    }

    /// Draws one article of the list; returns the row below it.
    private func draw(
        _ listRow: ListRow, isSelected: Bool, _ fitter: RowFitter, in area: Area, row: Int, end: Int,
        on canvas: inout Canvas
    ) -> Int {
        let measure = fitter.measure
        var row = row
        let first = row
        let line = listRow.line
        let left = area.column + 3
        let width = measure.textWidth
        if !line.isRead {
            canvas.write(look.glyphs.unread, row: row, column: area.column + 1, ink: .unread, columns: 1)
        }
        let ink: Ink = line.isRead && !isOpen(line) ? .text : .headline
        let direction = fitter.direction(of: listRow)
        for headline in measure.headline(listRow) where row < end {
            canvas.write(headline, row: row, column: left, ink: ink, columns: width)
            canvas.lines.place { $0.direction = direction }
            markFound(in: headline, row: row, column: left, on: &canvas)
            row += 1
        }
        if measure.isResults, measure.hasSource, !listRow.snippet.isEmpty, row < end {
            drawSnippet(listRow, row: row, column: left, columns: width, on: &canvas)
            row += 1
        }
        if measure.hasSource, row < end {
            drawOrigin(of: listRow, fitter, row: row, column: left, on: &canvas)
            row += 1
        }
        if isSelected {
            if panes.focus == .list { canvas.rest = (first, left) }
            for marked in first..<row {
                canvas.write(
                    look.glyphs.selected, row: marked, column: area.column, ink: panes.focus == .list ? .prompt : .rule,
                    columns: 1
                )
                canvas.select(row: marked, column: left, columns: width, isActive: panes.focus == .list)
            }
        }
        return row + (measure.hasGaps ? 1 : 0)
    }

    private func isOpen(_ line: ArticleLine) -> Bool { panes.reading?.id == line.id }

    /// 'Harbour Wire · 5 Mar · 3 min', or 'Harbour Wire +2 · ...' if two others printed it. If there is no room, the
    /// source is shortened.
    private func drawOrigin(
        of listRow: ListRow, _ fitter: RowFitter, row: Int, column: Int, on canvas: inout Canvas
    ) {
        let columns = fitter.measure.textWidth
        var used = 0
        if listRow.line.isStarred {
            used += canvas.write(look.glyphs.star + " ", row: row, column: column, ink: .star, columns: columns)
        }
        canvas.write(fitter.origin(of: listRow), row: row, column: column + used, ink: .quiet, columns: columns - used)
    }

    private func drawSnippet(_ row: ListRow, row screenRow: Int, column: Int, columns: Int, on canvas: inout Canvas) {
        let pieces = excerpt(of: row.snippet, marks: row.marks, as: .hit, columns: columns, glyphs: look.glyphs)
        var used = 0
        for piece in pieces where used < columns {
            let text = shortened(piece.text, to: columns - used, mark: look.glyphs.ellipsis)
            used += canvas.write(text, row: screenRow, column: column + used, ink: piece.ink, columns: columns - used)
        }
    }

    private func markFound(in text: String, row: Int, column: Int, on canvas: inout Canvas) {
        guard let found = panes.findInList else { return }
        for range in FindableText(text).ranges(of: found) {
            let before = shownWidth(text.slice(0..<range.lowerBound))
            restyle(row: row, column: column + before, columns: shownWidth(text.slice(range)), ink: .hit, on: &canvas)
        }
    }

    func restyle(row: Int, column: Int, columns: Int, ink: Ink, on canvas: inout Canvas) {
        let style = canvas.theme[ink]
        canvas.grid.restyle(row: row, column: column, columns: max(0, columns)) { $0 = style }
    }
}
