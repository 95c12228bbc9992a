import News
import Terminal

// What opens above the screen: the look-up, the help, menus and completions.

extension Model {
    func drawMode(in areas: PaneAreas, on canvas: inout Canvas) {
        switch mode {
        case .lookup(let box): draw(box, on: &canvas)
        case .feeds(let tree): draw(tree, on: &canvas)
        case .help(let box): draw(box, on: &canvas)
        case .menu(let menu): draw(menu, on: &canvas)
        case .command(let prompt): drawCandidates(of: prompt, on: &canvas)
        case .prefix(let typed): drawContinuations(of: typed, on: &canvas)
        case .asking(let question):
            if case .feeds(let tree) = question.over { draw(tree, on: &canvas) }
        case .searching(let prompt): drawCompletions(of: prompt, on: &canvas)
        case .normal, .finding, .labels: break
        }
        if let cursor = canvas.cursor, cursor.row >= size.rows || cursor.column >= size.columns { canvas.cursor = nil }
    }

    /// Clears the middle of the screen and draws the rules of a box; returns the area between them.
    func openBox(_ box: Box, on canvas: inout Canvas) -> Area {
        let outer = box.outer
        // A blank column at either side separates it from what is behind it.
        canvas.grid.fill(row: outer.row, column: outer.column - 2, rows: outer.rows, columns: outer.columns + 4)
        if box.hasRules {
            canvas.horizontalRule(row: outer.row, column: outer.column, columns: outer.columns)
            canvas.horizontalRule(row: outer.row + outer.rows - 1, column: outer.column, columns: outer.columns)
            drawSides(of: outer, on: &canvas)
        }
        return box.inner
    }

    /// Draws the sides of a box, where there is a column for each.
    private func drawSides(of outer: Area, on canvas: inout Canvas) {
        let (left, right) = (outer.column - 1, outer.column + outer.columns)
        guard left >= 0, right < size.columns else { return }
        let (top, bottom) = (outer.row, outer.row + outer.rows - 1)
        for column in [left, right] { canvas.verticalRule(column: column, rows: top + 1..<bottom) }
        for (corner, (row, column)) in zip(
            look.glyphs.corners, [(top, left), (top, right), (bottom, left), (bottom, right)])
        {
            canvas.write(corner, row: row, column: column, ink: .rule, columns: 1)
        }
    }

    private func draw(_ box: LookupBox, on canvas: inout Canvas) {
        let layout = layout(of: box)
        let area = openBox(layout, on: &canvas)
        let listColumns = lookupPreview == .beside ? area.columns * 3 / 5 : area.columns
        var sign = "who/where "
        if case .merge(let entity) = box.purpose { sign = "\(entity.name) is the same as " }
        sign =
            shortened(sign, to: max(0, area.columns / 2), mark: look.glyphs.ellipsis)
            + "\(look.glyphs.chosen == ">" ? ">" : "›") "
        let used = canvas.write(sign, row: area.row, column: area.column + 1, ink: .prompt, columns: area.columns - 1)
        let count = box.pending == nil ? count(of: box) : ""
        canvas.writeRight(count, row: area.row, end: area.column + area.columns - 1, ink: .quiet)
        drawLine(
            box.line, row: area.row, column: area.column + 1 + used,
            columns: max(1, area.columns - used - shownWidth(count) - 3), on: &canvas)
        // Text that a letter would replace looks selected.
        if box.isRemembered {
            canvas.select(
                row: area.row, column: area.column + 1 + used, columns: shownWidth(box.line.text), isActive: true)
        }
        guard area.rows >= 3 else { return }
        canvas.horizontalRule(row: area.row + 1, column: area.column, columns: area.columns)
        var lines = layout.lines
        lines.columns = listColumns
        canvas.drawLines(box.found.count, from: layout.first, selected: box.selected, in: lines, margin: 2) {
            draw(box.found[$1], row: $2, in: lines, on: &$0)
        }
        if box.found.isEmpty, box.pending == nil { canvas.remark(sentence(noSuchName), row: 2, in: area) }
        let below = layout.lines.row + layout.lines.rows
        switch lookupPreview {
        case .none: break
        case .beside:
            (lines.column, lines.columns) = (area.column + listColumns, area.columns - listColumns)
            canvas.verticalRule(column: lines.column, rows: lines.row..<below)
            drawPreview(of: box, in: lines, on: &canvas)
        case .below:
            canvas.horizontalRule(row: below, column: area.column, columns: area.columns)
            (lines.row, lines.rows) = (below + 1, area.row + area.rows - below - 1)
            drawPreview(of: box, in: lines, on: &canvas)
        }
    }

    /// How many names are shown: '6 of 63', or '6' if the number of all is not known.
    private func count(of box: LookupBox) -> String {
        if let total = box.total { return "\(min(box.found.count, total)) of \(grouped(total))" }
        if box.found.count < Model.lookupLimit { return counted(box.found.count, "name") }
        return box.line.text.isEmpty ? "most mentioned" : "\(box.found.count) or more"
    }

    private func draw(_ entity: Entity, row: Int, in area: Area, on canvas: inout Canvas) {
        let (column, columns) = (area.column, area.columns)
        let nameColumns = columns >= 50 ? columns * 3 / 10 : max(0, columns - 14)
        canvas.writeShortened(
            oneLine(entity.name), row: row, column: column + 1, ink: entity.ink, columns: nameColumns)
        canvas.write(entity.word, row: row, column: column + nameColumns + 2, ink: .quiet, columns: 12)
        guard columns >= 50 else { return }
        let place = entity.place.map(coordinates)
        let count =
            (columns >= 78 && !entity.isKeyword ? counted(entity.mentions, "mention") + ", " : "")
            + counted(entity.articles, "article")
        let words = "\(count)  \(oneLine(entity.role ?? place ?? ""))"
        let start = nameColumns + 16
        canvas.writeShortened(words, row: row, column: column + start, ink: .quiet, columns: columns - start - 2)
    }

    private func drawPreview(of box: LookupBox, in area: Area, on canvas: inout Canvas) {
        guard let preview = box.preview else { return }
        let lines = DossierLines(
            dossier: preview, width: min(area.columns < 60 ? 59 : 100, area.columns - 2), glyphs: look.glyphs,
            dates: look.dates
        ).lines
        for (index, var line) in lines.prefix(area.rows).enumerated() {
            line.right = ""
            canvas.draw(line, row: area.row + index, column: area.column + 1, columns: area.columns - 1)
        }
    }

    private func draw(_ menu: Menu, on canvas: inout Canvas) {
        let layout = layout(of: menu)
        let area = openBox(layout, on: &canvas)
        canvas.writeShortened(
            oneLine(menu.title), row: area.row, column: area.column + 1, ink: .title, columns: area.columns - 2)
        canvas.drawLines(
            menu.items.count, from: layout.first, selected: menu.selected, in: layout.lines, hasMark: false
        ) {
            let item = menu.items[$1]
            $0.write(String(item.letter), row: $2, column: area.column + 2, ink: .key, columns: 1)
            $0.writeShortened(
                oneLine(item.title), row: $2, column: area.column + 5, ink: .text, columns: area.columns - 6)
        }
    }
}
