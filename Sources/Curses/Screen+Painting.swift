import CNcurses
import Terminal

// Terminals give a glyph the columns that their own tables say, and they disagree, above all over emoji sequences,
// flags and new letters. The width of such a glyph is uncertain. Blanks are written where it is to stand, and after it
// the cursor is moved to where the next glyph belongs, so that the columns after it are right whatever the terminal
// makes of it. When such a glyph or anything after it changes, the row is painted from there to its end.

extension Screen {
    /// Shows a frame by painting what differs from the last one.
    ///
    /// - Parameters:
    ///   - cursor: where the terminal's cursor is shown; nil hides it.
    ///   - rest: where it stands while it is hidden, for those who follow it with a screen reader or a braille display.
    ///   - areas: where the frame may differ from the last one, from left to right without overlap; nil for everywhere.
    package func present(_ grid: CellGrid, cursor: Position? = nil, rest: Position? = nil, within areas: [Area]? = nil)
    {
        let frame = capabilities.isUnicode ? grid : grid.asciiOnly
        let isAnew = shown?.size != frame.size
        if isAnew {
            cn_clear()
            shown = CellGrid(size: frame.size)
            uncertainColumns = Array(repeating: frame.size.columns, count: frame.size.rows)
        }
        // Writing a few cells again takes fewer bytes than moving over them.
        var runs = frame.changes(since: shown, within: isAnew ? nil : areas, joining: 4)
        if showsLinks, let shown { runs = repainted(frame.rowsOfOtherLinks(than: shown), with: runs, of: frame) }
        paint(runs, of: frame)
        for run in runs { shown?.copy(run, from: frame) }
        // If the terminal has gone away, reading keys reveals it.
        let place = cursor ?? rest
        _ = cn_flush(Int32(clamping: place?.row ?? -1), Int32(clamping: place?.column ?? -1), cursor != nil)
        (self.cursor, self.rest) = (cursor, rest)
    }

    /// Adds whole rows, whose links are others now, to what is painted.
    private func repainted(_ rows: Set<Int>, with runs: [CellGrid.Run], of frame: CellGrid) -> [CellGrid.Run] {
        if rows.isEmpty { return runs }
        for row in rows { shown?.copyLinks(inRow: row, from: frame) }
        let whole = rows.map { CellGrid.Run(row: $0, columns: 0..<frame.size.columns) }
        return (runs.filter { !rows.contains($0.row) } + whole).sorted {
            ($0.row, $0.columns.lowerBound) < ($1.row, $1.columns.lowerBound)
        }
    }

    private func paint(_ runs: [CellGrid.Run], of frame: CellGrid) {
        var pen = Pen(palette: palette, columns: frame.size.columns, showsLinks: showsLinks)
        var runs = runs[...]
        while let row = runs.first?.row {
            let inRow = runs.prefix { $0.row == row }
            runs = runs[inRow.endIndex...]
            let before = uncertainColumns[row]
            for run in inRow { findUncertain(in: run, of: frame) }
            let uncertain = min(before, uncertainColumns[row])
            for run in inRow {
                if run.columns.upperBound <= uncertain {
                    pen.paint(frame, row: row, columns: run.columns)
                    continue
                }
                pen.paint(frame, row: row, columns: min(run.columns.lowerBound, uncertain)..<frame.size.columns)
                break
            }
        }
    }

    /// Updates a row's first column of uncertain width after a change.
    private func findUncertain(in run: CellGrid.Run, of frame: CellGrid) {
        let known = uncertainColumns[run.row]
        if known < run.columns.lowerBound { return }
        var found = frame.firstUncertain(row: run.row, in: run.columns)
        if found == nil, run.columns.contains(known) {
            found =
                frame.firstUncertain(row: run.row, in: run.columns.upperBound..<frame.size.columns)
                ?? frame.size.columns
        }
        uncertainColumns[run.row] = found ?? known
    }
}

/// Writes cells one after another.
private struct Pen {
    let palette: Palette
    /// The cell whose look was last worked out, and that look on this terminal.
    private var last: Cell?
    private var look: cn_look
    /// Room for a row of ASCII.
    private var text: [UInt8]
    private let showsLinks: Bool

    init(palette: Palette, columns: Int, showsLinks: Bool) {
        self.palette = palette
        self.showsLinks = showsLinks
        look = palette.look(.plain)
        text = Array(repeating: 0, count: columns)
    }

    /// Paints some columns of a row, each link in a piece of its own.
    mutating func paint(_ frame: CellGrid, row: Int, columns: Range<Int>) {
        var column = columns.lowerBound
        for link in showsLinks ? frame.links(inRow: row) : [] where link.columns.overlaps(columns) {
            let linked = link.columns.clamped(to: max(column, columns.lowerBound)..<columns.upperBound)
            paintPiece(frame, row: row, columns: column..<linked.lowerBound)
            cn_link(link.address, link.id)
            paintPiece(frame, row: row, columns: linked)
            cn_link(nil, "")
            column = linked.upperBound
        }
        paintPiece(frame, row: row, columns: column..<columns.upperBound)
    }

    private mutating func paintPiece(_ frame: CellGrid, row: Int, columns: Range<Int>) {
        // The bottom right corner is written only if the terminal can be told not to scroll then.
        let isCut = row == frame.size.rows - 1 && cn_wraps()
        var isPlaced = false
        var column = columns.lowerBound
        while column < columns.upperBound {
            let cell = frame[row, column]
            if cell.isContinuation {
                column += 1
                continue
            }
            if isCut && column + cell.columns >= frame.size.columns { return }
            if !isPlaced { cn_move(Int32(row), Int32(column)) }
            take(cell)
            let end = isCut ? min(columns.upperBound, frame.size.columns - 1) : columns.upperBound
            let count = text.withUnsafeMutableBufferPointer {
                frame.copyASCII(row: row, columns: column..<end, into: $0)
            }
            if count > 0 {
                cn_put_ascii(text, Int32(count), look)
                isPlaced = true
                column += count
                continue
            }
            isPlaced = !cell.isUncertain
            if !isPlaced {
                cn_put_ascii(Array(repeating: 0x20, count: cell.columns), Int32(cell.columns), look)
                cn_move(Int32(row), Int32(column))
            }
            put(cell)
            column += 1
        }
    }

    private func put(_ cell: Cell) {
        // On the stack: a frame has hundreds of such glyphs.
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Cell.capacity) { scalars in
            var count = 0
            while let scalar = cell.scalar(count) {
                scalars[count] = scalar.value
                count += 1
            }
            if let start = scalars.baseAddress { cn_put(start, Int32(count), look) }
        }
    }

    private mutating func take(_ cell: Cell) {
        if let last, last.looksLike(cell) { return }
        last = cell
        look = palette.look(cell.style)
    }
}

extension CellGrid {
    /// The first of some columns of a row whose glyph is of uncertain width; nil if there is none.
    fileprivate func firstUncertain(row: Int, in columns: Range<Int>) -> Int? {
        var column = firstNonASCII(row: row, in: columns)
        while column < columns.upperBound, !self[row, column].isUncertain {
            column = firstNonASCII(row: row, in: column + 1..<columns.upperBound)
        }
        return column < columns.upperBound ? column : nil
    }
}

extension Cell {
    /// Whether a terminal may give this glyph a width other than `columns`.
    var isUncertain: Bool {
        if asciiScalar != nil { return false }
        guard let base = scalar(0)?.value else { return false }
        guard base >= 0x300 else { return scalar(1) != nil && !hasPlainMarks }
        return (0x1F000..<0x20000).contains(base) || Int(cn_columns(base)) != columns || !hasPlainMarks
    }

    /// Whether every scalar after the first is a mark without a width of its own.
    private var hasPlainMarks: Bool {
        var position = 1
        while let mark = scalar(position)?.value {
            guard cn_columns(mark) == 0, !(0xFE00...0xFE0F).contains(mark), mark != 0x200D else { return false }
            position += 1
        }
        return true
    }
}
