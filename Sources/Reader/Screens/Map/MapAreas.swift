import Terminal

/// Where the map is, and the list of its places: beside it, or below it in a narrow window; a small window has none.
struct MapAreas: Equatable, Sendable {
    let map: Area
    let list: Area?

    /// - Parameter body: the area for both; no more of it is used than a grid of cells can have.
    init(body: Area) {
        var body = body
        body.rows = min(body.rows, CellGrid.largest.rows)
        body.columns = min(body.columns, CellGrid.largest.columns)
        if body.columns >= 64, body.rows >= 4 {
            let width = (body.columns * 22 / 100).clamped(20, 34)
            map = Area(row: body.row, column: 0, rows: body.rows, columns: body.columns - width - 1)
            list = Area(row: body.row, column: body.columns - width, rows: body.rows, columns: width)
        } else if body.columns >= 20, body.rows >= 16 {
            let rows = body.rows / 4
            map = Area(row: body.row, column: 0, rows: body.rows - rows - 1, columns: body.columns)
            list = Area(row: body.row + body.rows - rows, column: 0, rows: rows, columns: body.columns)
        } else {
            map = body
            list = nil
        }
    }

    /// Whether the list is beside the map, and not below it.
    var isBeside: Bool { list.map { $0.row == map.row } ?? false }
}
