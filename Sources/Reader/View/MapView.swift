import News
import Resources
import Terminal

extension Model {
    func draw(_ screen: MapScreen, on canvas: inout Canvas) {
        let areas = MapAreas(body: areas.body)
        if let window = screen.window, let world {
            drawLines(of: world, window, in: areas.map, on: &canvas)
            drawPlaces(of: screen, window, in: areas.map, on: &canvas)
            drawScale(of: window, in: areas.map, on: &canvas)
        }
        if let list = areas.list {
            if areas.isBeside {
                drawRule(beside: areas.map, on: &canvas)
            } else {
                canvas.horizontalRule(row: list.row - 1, columns: list.columns)
            }
            drawList(of: screen, in: list, on: &canvas)
        }
    }

    private func drawRule(beside map: Area, on canvas: inout Canvas) {
        canvas.verticalRule(column: map.columns, rows: map.row..<map.row + map.rows)
        guard map.row >= 2 else { return }
        canvas.write(glyphs.teeDown, row: map.row - 1, column: map.columns, ink: .rule, columns: 1)
        canvas.write(glyphs.teeUp, row: map.row + map.rows, column: map.columns, ink: .rule, columns: 1)
    }

    /// Coasts and borders; where both are in one cell, it looks like the coast.
    ///
    /// - Parameter top: the first row of the screen that may be drawn on.
    func drawLines(
        of world: WorldMap, _ window: MapWindow, in area: Area, from top: Int = 0, on canvas: inout Canvas
    ) {
        let grid = DotGrid(world, in: window, dots: glyphs.dots)
        for row in 0..<min(grid.rows, area.rows) where area.row + row >= top {
            var column = 0
            while column < min(grid.columns, area.columns) {
                guard let first = grid.cell(row: row, column: column) else {
                    column += 1
                    continue
                }
                // Cells that look the same are written at once.
                var text = String.UnicodeScalarView()
                let start = column
                while let cell = grid.cell(row: row, column: column), cell.isCoast == first.isCoast {
                    text.append(cell.sign)
                    column += 1
                }
                canvas.write(
                    String(text), row: area.row + row, column: area.column + start, ink: first.isCoast ? .text : .rule,
                    columns: area.columns - start)
            }
        }
    }

    /// The marks of the places and their names, the chosen one before all others.
    private func drawPlaces(of screen: MapScreen, _ window: MapWindow, in area: Area, on canvas: inout Canvas) {
        let order = [screen.selected] + screen.places.indices.filter { $0 != screen.selected }
        let shown = order.compactMap { index -> (index: Int, row: Int, column: Int)? in
            guard let place = screen.places[safe: index], let cell = window.cell(of: place.point) else { return nil }
            return (index, cell.row, cell.column)
        }
        let names = shown.map { place in
            (
                text: shortened(oneLine(screen.places[place.index].entity.name), to: 24, mark: glyphs.ellipsis),
                row: place.row, column: place.column
            )
        }
        for label in MapLabels(names, rows: area.rows, columns: area.columns).labels {
            let isChosen = shown[label.place].index == screen.selected
            canvas.grid.fill(
                row: area.row + label.row, column: area.column + max(0, label.column - 1), rows: 1,
                columns: min(label.width + 2, area.columns - max(0, label.column - 1)))
            canvas.write(
                label.text, row: area.row + label.row, column: area.column + label.column,
                ink: isChosen ? .currentMention : .place, columns: label.width)
        }
        for place in shown.reversed() {
            let isChosen = place.index == screen.selected
            canvas.write(
                isChosen ? glyphs.chosenPlace : glyphs.place, row: area.row + place.row,
                column: area.column + place.column, ink: isChosen ? .chosen : .place, columns: 1)
        }
    }

    /// '├────┤ 500 km' in the lower left corner, right for the middle of the map.
    private func drawScale(of window: MapWindow, in area: Area, on canvas: inout Canvas) {
        guard area.columns >= 40, area.rows >= 8, let scale = window.scaleBar(columns: 12) else { return }
        let bar = String(repeating: glyphs.horizontal, count: scale.columns)
        let row = area.row + area.rows - 1
        canvas.write(bar, row: row, column: area.column + 1, ink: .quiet, columns: scale.columns)
        canvas.write(
            " \(grouped(scale.kilometres)) km ", row: row, column: area.column + 1 + scale.columns, ink: .quiet,
            columns: 12)
    }

    private func drawList(of screen: MapScreen, in area: Area, on canvas: inout Canvas) {
        if screen.places.isEmpty {
            let words = screen.isLoaded ? "No place is named here." : "Looking for places \(glyphs.ellipsis)"
            canvas.writeShortened(
                words, row: area.row, column: area.column + 1, ink: .quiet, columns: area.columns - 2)
        }
        for index in 0..<max(0, area.rows) {
            let number = screen.listTop + index
            guard let place = screen.places[safe: number] else { break }
            let row = area.row + index
            let isChosen = number == screen.selected
            if isChosen { canvas.write(glyphs.chosen, row: row, column: area.column, ink: .prompt, columns: 1) }
            let count = grouped(place.count)
            canvas.writeShortened(
                oneLine(place.entity.name), row: row, column: area.column + 1, ink: .place,
                columns: area.columns - shownWidth(count) - 4)
            canvas.writeRight(count, row: row, end: area.column + area.columns - 2, ink: .quiet)
            if isChosen {
                canvas.select(row: row, column: area.column + 1, columns: area.columns - 3, isActive: true)
            }
        }
    }
}
