import Glibc

extension CellGrid {
    /// Cells side by side in one row that differ from those of another grid.
    package struct Run: Hashable, Sendable {
        package let row: Int
        /// Never empty, and never half of a wide glyph.
        package let columns: Range<Int>
    }

    /// What has to be painted where `previous` is on the screen, from the top and the left.
    ///
    /// - Returns: whole rows where there was nothing before, or a grid of another size; nothing for an equal grid.
    /// - Complexity: O(*n*) in the number of cells.
    package func changes(since previous: CellGrid?) -> [Run] {
        guard size.columns > 0 else { return [] }
        guard let previous, previous.size == size else {
            return (0..<size.rows).map { Run(row: $0, columns: 0..<size.columns) }
        }
        var runs: [Run] = []
        for row in 0..<size.rows where !isSame(row: row, in: previous) {
            appendChanges(in: row, since: previous, to: &runs)
        }
        return runs
    }

    /// Adds the ASCII characters that stand side by side in a row, from the first of some columns on, as far as they look
    /// alike. The columns must lie in the grid.
    package func appendASCII(row: Int, columns: Range<Int>, to text: inout [UInt8]) {
        cells.withUnsafeBufferPointer { cells in
            let start = row * size.columns
            for column in columns {
                let cell = cells[start + column]
                guard let byte = cell.asciiScalar, cell.looksLike(cells[start + columns.lowerBound]) else { return }
                text.append(byte)
            }
        }
    }

    /// The first column of a row from one on in which something else than one ASCII character stands; the number of
    /// columns where there is none. The row must lie in the grid.
    package func nextUnplain(row: Int, from column: Int) -> Int {
        cells.withUnsafeBufferPointer { cells in
            var column = column
            while column < size.columns, cells[row * size.columns + column].asciiScalar != nil { column += 1 }
            return column
        }
    }

    /// What stands in each row, trailing blanks kept.
    package var rows: [String] {
        (0..<size.rows).map { row in
            var line = ""
            for column in 0..<size.columns { self[row, column].glyph.append(to: &line) }
            return line
        }
    }

    /// The rows as one text, trailing blanks taken off, a line feed between two rows.
    package var text: String {
        rows.map { row in
            let end = row.utf8.lastIndex { $0 != 0x20 }.map { row.utf8.index(after: $0) } ?? row.startIndex
            return String(row[..<end])
        }.joined(separator: "\n")
    }

    /// The style of the first place where a text stands in one row; `nil` if it stands nowhere. For tests.
    package func style(of text: String) -> Style? {
        let wanted = Glyphs(text).map(\.scalars)
        guard let first = wanted.first else { return nil }
        for position in cells.indices where cells[position].glyph == first {
            let rest = cells[position..<(position / size.columns + 1) * size.columns].lazy.filter { !$0.isContinuation }
            if rest.prefix(wanted.count).map(\.glyph) == wanted { return cells[position].style }
        }
        return nil
    }

    /// Whether a row holds the same bytes in another grid of the same size: most rows do, and that is known fastest.
    private func isSame(row: Int, in other: CellGrid) -> Bool {
        cells.withUnsafeBytes { bytes in
            other.cells.withUnsafeBytes { others in
                let length = size.columns * MemoryLayout<Cell>.stride
                guard let left = bytes.baseAddress, let right = others.baseAddress else { return true }
                return memcmp(left + row * length, right + row * length, length) == 0
            }
        }
    }

    private func appendChanges(in row: Int, since previous: CellGrid, to runs: inout [Run]) {
        let start = row * size.columns
        var column = 0
        while column < size.columns {
            let first = nextColumn(from: column, start: start, since: previous, isChanged: true)
            guard first < size.columns else { return }
            let end = nextColumn(from: first, start: start, since: previous, isChanged: false)
            let columns = whole(row: row, columns: first..<end)
            column = columns.upperBound
            runs.append(Run(row: row, columns: columns))
        }
    }

    /// The first column from one on whose cell is changed, or is not; the number of columns where there is none.
    private func nextColumn(from column: Int, start: Int, since previous: CellGrid, isChanged: Bool) -> Int {
        cells.withUnsafeBufferPointer { cells in
            previous.cells.withUnsafeBufferPointer { previous in
                var column = column
                while column < size.columns, (cells[start + column] != previous[start + column]) != isChanged {
                    column += 1
                }
                return column
            }
        }
    }
}
