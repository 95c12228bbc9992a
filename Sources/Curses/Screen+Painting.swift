import CNcurses
import Terminal

// ncurses gives a glyph the columns that the C library gives its first scalar. For emoji sequences, flags, and letters
// that are younger than the library, that is not what terminals show, and terminals differ among themselves. Such a glyph
// is of uncertain width. ncurses is told that blanks stand there; when it has painted the row, the row is painted again
// from the first such glyph on, past ncurses, and after each of them the cursor is put where the next one belongs.
// So the columns after it are right whatever the terminal makes of it.

extension Screen {
    /// Shows a frame, painting what differs from the last one.
    ///
    /// - Parameter cursor: where the terminal's cursor is shown; `nil` hides it.
    package func present(_ grid: CellGrid, cursor: Position? = nil) {
        let frame = capabilities.isUnicode ? grid : grid.asciiOnly
        let before = shown?.size == frame.size ? shown : nil
        if before == nil { cn_clear() }
        var uncertainRows: [Int] = []
        for run in frame.changes(since: before ?? CellGrid(size: frame.size)) {
            for column in run.columns { put(frame[run.row, column], row: run.row, column: column) }
            if uncertainRows.last != run.row, hasUncertainGlyphs(frame, before, in: run.row) {
                uncertainRows.append(run.row)
            }
        }
        for row in uncertainRows where before != nil { cn_redraw_row(Int32(row)) }
        let place = (row: Int32(clamping: cursor?.row ?? -1), column: Int32(clamping: cursor?.column ?? -1))
        cn_flush(place.row, place.column)
        if !uncertainRows.isEmpty { paintDirectly(frame, rows: uncertainRows, cursor: place) }
        shown = frame
        self.cursor = cursor
    }

    private func put(_ cell: Cell, row: Int, column: Int) {
        guard !cell.isContinuation else { return }
        let look = palette.look(cell.style)
        guard cell.isUncertain else {
            cn_put(Int32(row), Int32(column), cell.asGlyph, look)
            return
        }
        let blank = cn_glyph(scalars: (0x20, 0, 0, 0, 0))
        for place in column..<column + cell.columns { cn_put(Int32(row), Int32(place), blank, look) }
    }

    private func hasUncertainGlyphs(_ frame: CellGrid, _ before: CellGrid?, in row: Int) -> Bool {
        (0..<frame.size.columns).contains { column in
            frame[row, column].isUncertain || before.map { $0[row, column].isUncertain } ?? false
        }
    }

    private func paintDirectly(_ frame: CellGrid, rows: [Int], cursor: (row: Int32, column: Int32)) {
        cn_direct_begin()
        for row in rows {
            guard let first = (0..<frame.size.columns).first(where: { frame[row, $0].isUncertain }) else { continue }
            var isPlaced = false
            for column in first..<frame.size.columns where !frame[row, column].isContinuation {
                let cell = frame[row, column]
                if !isPlaced { cn_direct_move(Int32(row), Int32(column)) }
                cn_direct_put(cell.asGlyph, palette.look(cell.style))
                isPlaced = !cell.isUncertain
            }
        }
        // A terminal that has gone away shows itself when keys are read.
        _ = cn_direct_end(cursor.row, cursor.column)
    }
}

extension Cell {
    /// Whether ncurses or a terminal may give this glyph other columns than `columns`.
    var isUncertain: Bool {
        if asciiScalar != nil { return false }
        guard let base = scalar(0)?.value else { return false }
        guard base >= 0x300 else { return scalar(1) != nil && !hasPlainMarks }
        return (0x1F000..<0x20000).contains(base) || Int(cn_columns(base)) != columns || !hasPlainMarks
    }

    /// Whether everything after the first scalar is a mark without a width of its own.
    private var hasPlainMarks: Bool {
        var position = 1
        while let mark = scalar(position)?.value {
            guard cn_columns(mark) == 0, !(0xFE00...0xFE0F).contains(mark), mark != 0x200D else { return false }
            position += 1
        }
        return true
    }

    fileprivate var asGlyph: cn_glyph {
        if let ascii = asciiScalar { return cn_glyph(scalars: (UInt32(ascii), 0, 0, 0, 0)) }
        guard scalar(1) != nil else { return cn_glyph(scalars: (value(0), 0, 0, 0, 0)) }
        return cn_glyph(scalars: (value(0), value(1), value(2), value(3), value(4)))
    }

    private func value(_ position: Int) -> UInt32 { scalar(position)?.value ?? 0 }
}
