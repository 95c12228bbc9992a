import News
import Terminal

// What opens above the panes: the look-up, the help, menus and completions.

extension Model {
    func drawMode(in areas: PaneAreas, on canvas: inout Canvas) {
        switch mode {
        case .lookup(let box): draw(box, on: &canvas)
        case .feeds(let tree): draw(tree, on: &canvas)
        case .help(let box): draw(box, on: &canvas)
        case .menu(let menu): draw(menu, on: &canvas)
        case .command(let prompt): drawCompletions(of: prompt, on: &canvas)
        case .normal, .finding, .searching, .asking, .labels: break
        }
        if let cursor = canvas.cursor, cursor.row >= size.rows || cursor.column >= size.columns { canvas.cursor = nil }
    }

    /// Clears the middle of the screen and draws the rules of a box; returns what lies between them.
    func openBox(rows: Int, columns: Int, on canvas: inout Canvas) -> Area {
        let columns = min(columns, size.columns)
        let rows = min(rows, size.rows)
        let area = Area(
            row: max(0, (size.rows - rows) / 3), column: max(0, (size.columns - columns) / 2), rows: rows,
            columns: columns)
        // A blank column at either side keeps what stands behind apart.
        canvas.grid.fill(row: area.row, column: area.column - 2, rows: area.rows, columns: area.columns + 4)
        guard rows >= 6 else { return area }
        let frame = Area(row: area.row, column: area.column, rows: area.rows, columns: area.columns)
        canvas.horizontalRule(row: frame.row, column: frame.column, columns: frame.columns)
        canvas.horizontalRule(row: frame.row + frame.rows - 1, column: frame.column, columns: frame.columns)
        return Area(row: area.row + 1, column: area.column, rows: area.rows - 2, columns: area.columns)
    }

    // Looking up.

    private func draw(_ box: LookupBox, on canvas: inout Canvas) {
        let hasPreview = size.columns >= 100 && size.rows >= 12
        let area = openBox(
            rows: min(24, size.rows - 2), columns: hasPreview ? min(128, size.columns - 4) : min(84, size.columns),
            on: &canvas)
        let listColumns = hasPreview ? area.columns * 3 / 5 : area.columns
        var sign = "who/where "
        if case .merge(let entity) = box.purpose { sign = "\(entity.name) is the same as " }
        sign =
            shortened(sign, to: max(0, area.columns / 2), mark: glyphs.ellipsis)
            + "\(glyphs.chosen == ">" ? ">" : "›") "
        let used = canvas.write(sign, row: area.row, column: area.column + 1, ink: .prompt, columns: area.columns - 1)
        let count =
            box.pending != nil || box.total == nil
            ? "" : "\(min(box.found.count, box.total ?? 0)) of \(grouped(box.total ?? 0))"
        canvas.writeRight(count, row: area.row, end: area.column + area.columns - 1, ink: .quiet)
        drawLine(
            box.line, row: area.row, column: area.column + 1 + used,
            columns: max(1, area.columns - used - shownWidth(count) - 3), on: &canvas)
        guard area.rows >= 4 else { return }
        canvas.horizontalRule(row: area.row + 1, column: area.column, columns: area.columns)
        let rows = area.rows - 4
        let top = max(0, box.selected - rows + 1)
        for index in 0..<max(0, rows) {
            guard let entity = box.found[safe: top + index] else { break }
            draw(
                entity, isSelected: top + index == box.selected, row: area.row + 2 + index, column: area.column,
                columns: listColumns, on: &canvas)
        }
        if box.found.isEmpty, box.pending == nil {
            canvas.write(
                "Nobody and nothing of that name.", row: area.row + 2, column: area.column + 1, ink: .quiet,
                columns: area.columns - 1)
        }
        if hasPreview {
            drawPreview(
                of: box,
                in: Area(
                    row: area.row + 2, column: area.column + listColumns, rows: rows,
                    columns: area.columns - listColumns), on: &canvas)
        }
        drawLookupKeys(box, row: area.row + area.rows - 1, in: area, on: &canvas)
    }

    private func drawLookupKeys(_ box: LookupBox, row: Int, in area: Area, on canvas: inout Canvas) {
        canvas.horizontalRule(row: row - 1, column: area.column, columns: area.columns)
        let keys =
            box.purpose == .open
            ? "Enter dossier   Tab filters the list   Esc cancel" : "Enter merges them   Esc cancel"
        canvas.write(keys, row: row, column: area.column + 1, ink: .quiet, columns: area.columns - 1)
    }

    private func draw(_ entity: Entity, isSelected: Bool, row: Int, column: Int, columns: Int, on canvas: inout Canvas)
    {
        if isSelected { canvas.write(glyphs.chosen, row: row, column: column, ink: .prompt, columns: 1) }
        let nameColumns = columns >= 50 ? columns * 3 / 10 : max(0, columns - 14)
        canvas.writeShortened(
            oneLine(entity.name), row: row, column: column + 1, ink: entity.kind.ink, columns: nameColumns)
        canvas.write(entity.kind.word, row: row, column: column + nameColumns + 2, ink: .quiet, columns: 12)
        if columns >= 50 {
            let place = entity.place.map(coordinates)
            let count =
                (columns >= 80 ? counted(entity.mentions, "mention") + ", " : "") + counted(entity.articles, "article")
            let words = "\(count)  \(oneLine(entity.role ?? place ?? ""))"
            let start = nameColumns + 16
            canvas.writeShortened(words, row: row, column: column + start, ink: .quiet, columns: columns - start - 2)
        }
        if isSelected { canvas.select(row: row, column: column + 1, columns: columns - 3, isActive: true) }
    }

    private func drawPreview(of box: LookupBox, in area: Area, on canvas: inout Canvas) {
        canvas.verticalRule(column: area.column, rows: area.row..<area.row + area.rows)
        guard let preview = box.preview else { return }
        let lines = DossierLines(dossier: preview, width: min(59, area.columns - 2), glyphs: glyphs, year: shownYear)
            .lines
        for (index, line) in lines.prefix(area.rows).enumerated() {
            var column = area.column + 1 + line.indent
            for piece in line.pieces {
                let room = area.column + area.columns - column - 1
                let text =
                    shownWidth(piece.text) > room ? shortened(piece.text, to: room, mark: glyphs.ellipsis) : piece.text
                column += canvas.write(text, row: area.row + index, column: column, ink: piece.ink, columns: room)
            }
        }
    }

    // Help.

    private func draw(_ box: HelpBox, on canvas: inout Canvas) {
        let area = openBox(rows: min(box.entries.count + 5, size.rows - 2), columns: min(84, size.columns), on: &canvas)
        let used = canvas.write(
            "keys ", row: area.row, column: area.column + 1, ink: .prompt, columns: area.columns - 1)
        drawLine(
            box.line, row: area.row, column: area.column + 1 + used, columns: max(1, area.columns - used - 2),
            on: &canvas)
        guard area.rows >= 3 else { return }
        let rows = area.rows - 3
        let shown = box.shown
        let top = max(0, box.selected - rows + 1)
        for index in 0..<max(0, rows) {
            guard let entry = shown[safe: top + index] else { break }
            let row = area.row + 2 + index
            let isSelected = top + index == box.selected
            if isSelected { canvas.write(glyphs.chosen, row: row, column: area.column, ink: .prompt, columns: 1) }
            let keys = entry.keys.prefix(3).map(keyName).joined(separator: " ")
            canvas.write(keys, row: row, column: area.column + 2, ink: .key, columns: 14)
            canvas.writeShortened(
                entry.title, row: row, column: area.column + 17, ink: .text, columns: area.columns - 18)
            if isSelected {
                canvas.select(row: row, column: area.column + 1, columns: area.columns - 2, isActive: true)
            }
        }
        canvas.write(
            "type to narrow   Enter does it   Esc closes", row: area.row + area.rows - 1, column: area.column + 1,
            ink: .quiet, columns: area.columns - 1)
    }

    // Menus.

    private func draw(_ menu: Menu, on canvas: inout Canvas) {
        let widest = ([menu.title] + menu.items.map(\.title)).map { shownWidth($0) }.max() ?? 0
        let area = openBox(rows: menu.items.count + 5, columns: min(size.columns, max(40, widest + 8)), on: &canvas)
        canvas.writeShortened(
            oneLine(menu.title), row: area.row, column: area.column + 1, ink: .title, columns: area.columns - 2)
        for (index, item) in menu.items.enumerated() where index + 2 < area.rows {
            let row = area.row + 1 + index + (area.rows > menu.items.count + 1 ? 1 : 0)
            canvas.write(String(item.letter), row: row, column: area.column + 2, ink: .key, columns: 1)
            canvas.writeShortened(
                oneLine(item.title), row: row, column: area.column + 5, ink: .text, columns: area.columns - 6)
            if index == menu.selected {
                canvas.select(row: row, column: area.column + 1, columns: area.columns - 2, isActive: true)
            }
        }
    }

    /// The completions of a command in a row above the line.
    private func drawCompletions(of prompt: CommandPrompt, on canvas: inout Canvas) {
        guard size.rows >= 4, !prompt.completions.isEmpty else { return }
        let row = size.rows - 2
        canvas.grid.fill(row: row, column: 0, rows: 1, columns: size.columns)
        var column = 1
        for (index, completion) in prompt.completions.enumerated().dropFirst(max(0, (prompt.completion ?? 0) - 3)) {
            let ink: Ink = index == prompt.completion ? .selected : .quiet
            column +=
                canvas.write(completion, row: row, column: column, ink: ink, columns: size.columns - column - 1) + 2
            if column >= size.columns - 1 { break }
        }
    }
}
