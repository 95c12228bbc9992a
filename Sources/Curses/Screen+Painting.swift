import CNcurses
import Terminal

// Terminals give a glyph the columns that their tables give it, and differ among themselves, over emoji sequences, flags
// and young letters above all. Such a glyph is of uncertain width. Blanks are written where it is to stand, and after it
// the cursor is put where the next one belongs: so the columns after it are right whatever the terminal makes of it. A row
// with one in it is painted from there on to its end when anything in the row changes.

extension Screen {
    /// Shows a frame, painting what differs from the last one.
    ///
    /// - Parameter cursor: where the terminal's cursor is shown; `nil` hides it.
    package func present(_ grid: CellGrid, cursor: Position? = nil) {
        let frame = capabilities.isUnicode ? grid : grid.asciiOnly
        let before = shown?.size == frame.size ? shown : nil
        if before == nil { cn_clear() }
        let old = before ?? CellGrid(size: frame.size)
        var pen = Pen(palette: palette)
        var runs = joined(frame.changes(since: old))[...]
        while let row = runs.first?.row {
            let inRow = runs.prefix { $0.row == row }
            runs = runs[inRow.endIndex...]
            let end = inRow[inRow.endIndex - 1].columns.upperBound
            let uncertain = min(
                frame.firstUncertainColumn(of: row, before: end), old.firstUncertainColumn(of: row, before: end))
            for run in inRow {
                if run.columns.upperBound <= uncertain {
                    pen.paint(frame, row: row, columns: run.columns)
                    continue
                }
                pen.paint(frame, row: row, columns: min(run.columns.lowerBound, uncertain)..<frame.size.columns)
                break
            }
        }
        // A terminal that has gone away shows itself when keys are read.
        _ = cn_flush(Int32(clamping: cursor?.row ?? -1), Int32(clamping: cursor?.column ?? -1))
        shown = frame
        self.cursor = cursor
    }
}

/// Runs of cells with those joined that stand close: to write a few cells again takes fewer bytes than to move on.
private func joined(_ runs: [CellGrid.Run]) -> [(row: Int, columns: Range<Int>)] {
    var joined: [(row: Int, columns: Range<Int>)] = []
    for run in runs {
        if let last = joined.last, last.row == run.row, run.columns.lowerBound - last.columns.upperBound <= 4 {
            joined[joined.count - 1].columns = last.columns.lowerBound..<run.columns.upperBound
        } else {
            joined.append((run.row, run.columns))
        }
    }
    return joined
}

/// Writes cells one after the other.
private struct Pen {
    let palette: Palette
    /// The cell whose look was asked for last, and how it looks on this terminal.
    private var last: Cell?
    private var look: cn_look
    private var text: [UInt8] = []

    init(palette: Palette) {
        self.palette = palette
        look = palette.look(.plain)
    }

    mutating func paint(_ frame: CellGrid, row: Int, columns: Range<Int>) {
        // The corner is written only where the terminal can be told not to scroll then.
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
            text.removeAll(keepingCapacity: true)
            frame.appendASCII(row: row, columns: column..<end, to: &text)
            if !text.isEmpty {
                cn_put_ascii(text, Int32(text.count), look)
                isPlaced = true
                column += text.count
                continue
            }
            isPlaced = !cell.isUncertain
            if !isPlaced {
                for _ in 0..<cell.columns { cn_put(cn_glyph(scalars: (0x20, 0, 0, 0, 0)), look) }
                cn_move(Int32(row), Int32(column))
            }
            cn_put(cell.asGlyph, look)
            column += 1
        }
    }

    private mutating func take(_ cell: Cell) {
        if let last, last.looksLike(cell) { return }
        last = cell
        look = palette.look(cell.style)
    }
}

extension CellGrid {
    /// The first column of a row whose glyph is of uncertain width; the number of columns where there is none before `end`.
    fileprivate func firstUncertainColumn(of row: Int, before end: Int) -> Int {
        var column = nextUnplain(row: row, from: 0)
        while column < end, !self[row, column].isUncertain { column = nextUnplain(row: row, from: column + 1) }
        return column < end ? column : size.columns
    }
}

extension Cell {
    /// Whether a terminal may give this glyph other columns than `columns`.
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
