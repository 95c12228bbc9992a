import Terminal

/// Where the map stands, and the list of its places: beside it, below it in a narrow window, or nowhere in a small one.
struct MapAreas: Equatable, Sendable {
    let map: Area
    /// The places' rows, without heading.
    let list: Area?

    /// - Parameter body: what there is, of which no more is used than a grid of cells has.
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

    /// Whether the list stands at the right of the map.
    var isBeside: Bool { list.map { $0.row == map.row } ?? false }
}
