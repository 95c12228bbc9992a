import News
import Resources
import Terminal

extension MapScreen {
    func draw(in body: Area, _ look: Look, on canvas: inout Canvas) {
        let areas = MapAreas(body: body)
        if let window, let world = look.world {
            canvas.draw(world, window, in: areas.map)
            drawPlaces(window, in: areas.map, on: &canvas)
            drawScale(of: window, in: areas.map, on: &canvas)
        }
        if let list = areas.list {
            if areas.isBeside {
                drawRule(beside: areas.map, on: &canvas)
            } else {
                canvas.horizontalRule(row: list.row - 1, columns: list.columns)
            }
            drawList(in: list, on: &canvas)
        }
    }

    /// 'Map  all articles · 12 places'.
    func drawTopLine(columns: Int, _ look: Look, on canvas: inout Canvas) {
        let omissions = self.omissions
        let count = isLoaded ? " \(look.glyphs.separator) \(counted(places.count, "place"))" : ""
        let name =
            switch contents {
            case .article(_, let headline): headline
            case .list(_, let name): name
            case .entity(let entity): entity.name
            }
        var column = 1
        column += canvas.write("Map ", row: 0, column: column, ink: .title, columns: columns - 2)
        column += canvas.writeShortened(
            oneLine(name), row: 0, column: column + 1, ink: .headline,
            columns: columns - column - shownWidth(count) - 2)
        column += 1 + canvas.write(count, row: 0, column: column + 1, ink: .quiet, columns: columns - column - 2)
        if !omissions.isEmpty, column + 2 + shownWidth(omissions) < columns - 1 {
            canvas.write("; " + omissions, row: 0, column: column, ink: .quiet, columns: columns - column - 2)
        }
    }

    private func drawRule(beside map: Area, on canvas: inout Canvas) {
        canvas.verticalRule(column: map.columns, rows: map.row..<map.row + map.rows)
        guard map.row >= 2 else { return }
        canvas.write(canvas.glyphs.teeDown, row: map.row - 1, column: map.columns, ink: .rule, columns: 1)
        canvas.write(canvas.glyphs.teeUp, row: map.row + map.rows, column: map.columns, ink: .rule, columns: 1)
    }

    /// The places in sight, the chosen one first, and their names.
    private func shownPlaces(_ window: MapWindow, in area: Area, mark: String) -> (places: [Shown], labels: MapLabels) {
        let order = [selected] + places.indices.filter { $0 != selected }
        let shown = order.compactMap { index -> Shown? in
            guard let place = places[safe: index], let cell = window.cell(of: place.point) else { return nil }
            return Shown(index: index, row: cell.row, column: cell.column)
        }
        let names = shown.map { place in
            (
                text: shortened(oneLine(places[place.index].entity.name), to: 24, mark: mark), row: place.row,
                column: place.column
            )
        }
        // The chosen place always gets its name, however seldom articles name it.
        let counts = shown.map { $0.index == selected ? Int.max : places[$0.index].count }
        return (shown, MapLabels(names, counts: counts, rows: area.rows, columns: area.columns))
    }

    private struct Shown {
        /// The place's index.
        let index: Int
        let row, column: Int
    }

    /// What the map leaves out: places that are named less often, and names for which there is no room.
    private var omissions: String {
        var parts: [String] = []
        if hasMore { parts.append("those named less often are left out") }
        if let window {
            let area = Area(row: 0, column: 0, rows: window.rows, columns: window.columns)
            let (shown, labels) = shownPlaces(window, in: area, mark: "")
            let unnamed = shown.count - labels.labels.count
            if unnamed > 0 { parts.append("\(grouped(unnamed)) without room for a name") }
        }
        return parts.joined(separator: ", ")
    }

    /// Draws the marks of the places and their names, the chosen one on top.
    private func drawPlaces(_ window: MapWindow, in area: Area, on canvas: inout Canvas) {
        let (shown, labels) = shownPlaces(window, in: area, mark: canvas.glyphs.ellipsis)
        for label in labels.labels {
            let isChosen = shown[label.place].index == selected
            canvas.grid.fill(
                row: area.row + label.row, column: area.column + max(0, label.column - 1), rows: 1,
                columns: min(label.width + 2, area.columns - max(0, label.column - 1)))
            canvas.write(
                label.text, row: area.row + label.row, column: area.column + label.column,
                ink: isChosen ? .currentMention : .place, columns: label.width)
        }
        for (number, place) in shown.enumerated().reversed() where !labels.covered.contains(number) {
            let isChosen = place.index == selected
            canvas.writeSign(
                isChosen ? canvas.glyphs.chosenPlace : canvas.glyphs.place, row: area.row + place.row,
                column: area.column + place.column, ink: isChosen ? .chosen : .place)
        }
    }

    /// Draws the scale in the lower left corner; it is right for the middle of the map.
    private func drawScale(of window: MapWindow, in area: Area, on canvas: inout Canvas) {
        guard area.columns >= 40, area.rows >= 8, let scale = window.scaleBar(columns: 12) else { return }
        let bar = String(repeating: canvas.glyphs.horizontal, count: scale.columns)
        let row = area.row + area.rows - 1
        canvas.write(bar, row: row, column: area.column + 1, ink: .quiet, columns: scale.columns)
        canvas.write(
            " \(grouped(scale.kilometres)) km ", row: row, column: area.column + 1 + scale.columns, ink: .quiet,
            columns: 12)
    }

    private func drawList(in area: Area, on canvas: inout Canvas) {
        if places.isEmpty {
            canvas.remark(
                isLoaded ? "No place is named here." : "Looking for places \(canvas.glyphs.ellipsis)", in: area)
        }
        canvas.drawLines(places.count, from: listTop, selected: selected, in: area, margin: 2) {
            let count = grouped(places[$1].count)
            $0.writeShortened(
                oneLine(places[$1].entity.name), row: $2, column: area.column + 1, ink: .place,
                columns: area.columns - shownWidth(count) - 4)
            $0.writeRight(count, row: $2, end: area.column + area.columns - 2, ink: .quiet)
        }
    }
}

extension Canvas {
    /// Draws coasts and borders; a cell with both looks like the coast.
    ///
    /// - Parameter top: the first row of the screen that may be drawn on.
    mutating func draw(_ world: WorldMap, _ window: MapWindow, in area: Area, from top: Int = 0) {
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
                write(
                    String(text), row: area.row + row, column: area.column + start, ink: first.isCoast ? .text : .rule,
                    columns: area.columns - start)
            }
        }
    }
}
