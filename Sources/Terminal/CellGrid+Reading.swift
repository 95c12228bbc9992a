import Glibc

extension CellGrid {
    /// Neighbouring cells of one row that differ from those of another grid.
    package struct Run: Hashable, Sendable {
        package let row: Int
        /// Never empty, and never half of a wide glyph.
        package let columns: Range<Int>

        package init(row: Int, columns: Range<Int>) {
            self.row = row
            self.columns = columns
        }
    }

    /// What has to be painted if `previous` is on the screen, from top to bottom and left to right.
    ///
    /// - Parameters:
    ///   - areas: where the grids may differ, from left to right without overlap; nil for everywhere.
    ///   - gap: two runs with no more equal cells than this between them become one.
    /// - Returns: whole rows if there was no previous grid or one of another size; nothing if the grids are equal.
    /// - Complexity: O(*n*) in the number of cells in the areas.
    package func changes(since previous: CellGrid?, within areas: [Area]? = nil, joining gap: Int = 0) -> [Run] {
        guard size.columns > 0 else { return [] }
        guard let previous, previous.size == size else {
            return (0..<size.rows).map { Run(row: $0, columns: 0..<size.columns) }
        }
        let areas = areas ?? [Area(row: 0, column: 0, rows: size.rows, columns: size.columns)]
        var runs: [Run] = []
        for row in 0..<size.rows {
            for area in areas where row >= area.row && row < area.row + area.rows {
                let columns = clipped(area.column, area.columns, to: size.columns)
                appendChanges(in: row, columns, since: previous, joining: gap, to: &runs)
            }
        }
        return runs
    }

    /// Copies some cells from another grid of the same size.
    package mutating func copy(_ run: Run, from other: CellGrid) {
        let start = run.row * size.columns
        cells.withUnsafeMutableBufferPointer { cells in
            other.cells.withUnsafeBufferPointer { others in
                for column in run.columns { cells[start + column] = others[start + column] }
            }
        }
    }

    /// Copies ASCII characters from the beginning of some columns of a row, as long as they have one style and there is
    /// room. The columns must lie in the grid.
    ///
    /// - Returns: how many were copied.
    package func copyASCII(row: Int, columns: Range<Int>, into text: UnsafeMutableBufferPointer<UInt8>) -> Int {
        cells.withUnsafeBufferPointer { cells in
            let start = row * size.columns + columns.lowerBound
            let look = cells[start].look
            let limit = min(columns.count, text.count)
            var count = 0
            while count < limit, let byte = cells[start + count].asciiScalar, cells[start + count].look.isLike(look) {
                text[count] = byte
                count += 1
            }
            return count
        }
    }

    /// The first of some columns of a row that holds anything but one ASCII character; the end of the columns if there is
    /// none. Row and columns must lie in the grid.
    package func firstNonASCII(row: Int, in columns: Range<Int>) -> Int {
        cells.withUnsafeBufferPointer { cells in
            let start = row * size.columns
            var column = columns.lowerBound
            while column < columns.upperBound, cells[start + column].isASCII { column += 1 }
            return column
        }
    }

    /// The text of each row, trailing blanks included.
    package var rows: [String] {
        (0..<size.rows).map { row in
            var line = ""
            for column in 0..<size.columns { self[row, column].glyph.append(to: &line) }
            return line
        }
    }

    /// The rows as one text, without trailing blanks, separated by line feeds.
    package var text: String {
        rows.map { row in
            let end = row.utf8.lastIndex { $0 != 0x20 }.map { row.utf8.index(after: $0) } ?? row.startIndex
            return String(row[..<end])
        }.joined(separator: "\n")
    }

    /// The style of the first occurrence of a text within one row; nil if it does not occur. For tests.
    package func style(of text: String) -> Style? {
        let wanted = Glyphs(text).map(\.scalars)
        guard let first = wanted.first else { return nil }
        for position in cells.indices where cells[position].glyph == first {
            let rest = cells[position..<(position / size.columns + 1) * size.columns].lazy.filter { !$0.isContinuation }
            if rest.prefix(wanted.count).map(\.glyph) == wanted { return cells[position].style }
        }
        return nil
    }

    private func appendChanges(
        in row: Int, _ columns: Range<Int>, since previous: CellGrid, joining gap: Int, to runs: inout [Run]
    ) {
        let start = row * size.columns
        let (first, end) = (start + columns.lowerBound, start + columns.upperBound)
        cells.withUnsafeBufferPointer { cells in
            previous.cells.withUnsafeBufferPointer { previous in
                var index = first
                while index < end {
                    // Equal cells mostly come in long stretches, which comparing bytes skips fastest.
                    while index + 8 <= end, isSame(cells, previous, at: index, count: 8) { index += 8 }
                    while index < end, cells[index] == previous[index] { index += 1 }
                    guard index < end else { return }
                    let changed = index
                    while index < end, cells[index] != previous[index] { index += 1 }
                    let columns = whole(row: row, columns: changed - start..<index - start)
                    index = start + columns.upperBound
                    if let last = runs.last, last.row == row, columns.lowerBound - last.columns.upperBound <= gap {
                        runs[runs.count - 1] = Run(
                            row: row, columns: last.columns.lowerBound..<columns.upperBound)
                    } else {
                        runs.append(Run(row: row, columns: columns))
                    }
                }
            }
        }
    }
}

/// Whether neighbouring cells hold the same bytes in two grids.
private func isSame(
    _ cells: UnsafeBufferPointer<Cell>, _ others: UnsafeBufferPointer<Cell>, at index: Int, count: Int
) -> Bool {
    guard let left = cells.baseAddress, let right = others.baseAddress else { return true }
    return memcmp(left + index, right + index, count * MemoryLayout<Cell>.stride) == 0
}
