import Testing

@testable import Terminal

private func grid(_ columns: Int, _ lines: String...) -> CellGrid {
    var grid = CellGrid(size: Size(rows: lines.count, columns: columns))
    for (row, line) in lines.enumerated() { grid.write(line, row: row, column: 0) }
    return grid
}

@Test func aGridShowsWhatWasWritten() {
    var grid = CellGrid(size: Size(rows: 2, columns: 6))
    #expect(grid.write("日本x", row: 0, column: 0) == 5)
    grid.write("e\u{301}té", row: 1, column: 1)
    #expect(grid.rows == ["日本x ", " e\u{301}té  "])
    #expect(grid.text == "日本x\n e\u{301}té")
}

@Test(arguments: [
    (-2, Int.max, "cd   ", 4), (3, .max, "   ab", 2), (4, .max, "    a", 1), (5, .max, "     ", 0),
    (Int.max, .max, "     ", 0), (Int.min, .max, "     ", 4), (0, 2, "ab   ", 2), (0, 0, "     ", 0),
    (0, -1, "     ", 0),
])
func textIsClippedOnBothSides(_ column: Int, _ limit: Int, _ expected: String, _ used: Int) {
    var grid = CellGrid(size: Size(rows: 1, columns: 5))
    #expect(grid.write("abcd", row: 0, column: column, columns: limit) == used)
    #expect(grid.rows == [expected])
}

@Test(arguments: [
    (-1, " 本  "), (3, "   "), (2, "  日"), (1, " 日 "),
])
func aWideGlyphIsNeverCutInHalf(_ column: Int, _ expected: String) {
    var grid = CellGrid(size: Size(rows: 1, columns: expected == " 本  " ? 5 : 4))
    grid.write("日本", row: 0, column: column)
    #expect(grid.rows[0].hasPrefix(expected))
    #expect(displayWidth(grid.rows[0]) == grid.size.columns)
}

@Test func aWideGlyphOverwrittenInHalfLeavesABlank() {
    var first = grid(4, "日本")
    first.write("x", row: 0, column: 1)
    #expect(first.rows == [" x本"])
    var second = grid(4, "日本")
    second.write("語", row: 0, column: 1)
    #expect(second.rows == [" 語 "])
    var third = grid(4, "日本")
    third.fill(row: 0, column: 2, rows: 1, columns: 1)
    #expect(third.rows == ["日  "])
}

@Test func noPositionIsAnError() {
    var grid = CellGrid(size: Size(rows: 2, columns: 3))
    for row in [Int.min, -1, 0, 1, 2, 5, Int.max] {
        for count in [Int.min, -1, 0, 1, Int.max] {
            grid.write("日", row: row, column: count, columns: row)
            grid.fill(row: row, column: count, rows: count, columns: row)
            grid.restyle(row: row, column: count, columns: count) { $0.attributes = .bold }
            #expect(grid[row, count].columns <= 2)
        }
    }
    #expect(CellGrid(size: Size(rows: -1, columns: Int.max)).rows == [])
    #expect(CellGrid(size: Size(rows: .max, columns: .max)).size == CellGrid.largest)
}

@Test func onlyWhatChangedIsPainted() {
    let before = grid(8, "日本語ab", "same")
    let after = grid(8, "日木語aX", "same")
    #expect(after.changes(since: before).map(\.columns) == [2..<4, 7..<8])
    #expect(after.changes(since: after).isEmpty)
    #expect(after.changes(since: nil).map(\.columns) == [0..<8, 0..<8])
    #expect(after.changes(since: grid(9, "x", "y")).count == 2)
}

@Test func aStyleIsChangedUnderTheText() {
    var grid = grid(8, "a日b")
    grid.restyle(row: 0, column: 2, columns: 1) { $0.attributes = .reverse }
    #expect(grid.rows == ["a日b    "])
    #expect(grid.style(of: "日")?.attributes == .reverse)
    #expect(grid[0, 2].style.attributes == .reverse)
    #expect(grid.style(of: "b")?.attributes == [])
    #expect(grid.style(of: "ab") == nil)
}

@Test("Text looks the same whether it is written at once or glyph by glyph")
func mixedText() {
    let text = "a·b é日本c e\u{301}x\u{1B}[31m👍🏽 \u{202E}z"
    var atOnce = CellGrid(size: Size(rows: 1, columns: 30))
    let used = atOnce.write(text, row: 0, column: 2)
    var oneByOne = CellGrid(size: Size(rows: 1, columns: 30))
    var column = 2
    for glyph in Glyphs(text) { column += oneByOne.write(glyph.text, row: 0, column: column) }
    #expect(atOnce == oneByOne)
    #expect(2 + used == column)
}

@Test("ASCII over half of a wide glyph leaves a blank for the other half")
func asciiOverWide() {
    var grid = CellGrid(size: Size(rows: 1, columns: 8))
    grid.write("日本語", row: 0, column: 0)
    grid.write("xy", row: 0, column: 1)
    #expect(grid.text == " xy 語")
}

@Test("Part of the grid is filled with one glyph, clipped to the grid")
func filling() {
    var grid = CellGrid(size: Size(rows: 2, columns: 4))
    grid.write("日日", row: 1, column: 0)
    grid.fill(row: 1, column: 1, rows: 9, columns: 2, with: "─")
    #expect(grid.text == "\n ──")
    grid.fill(row: 0, column: 0, rows: 1, columns: 4, with: "日")
    #expect(grid.text == "\n ──")
}

// Plain text is written byte by byte, while `Glyphs` finds the borders in any text; the two must agree.
@Test(arguments: [0xA0...0x2FF, 0x370...0x4FF, 0x2000...0x2BFF, 0x2CE0...0x2CFF, 0x3000...0x30FF])
func plainTextIsSplitAsGlyphsSplitsIt(_ scalars: ClosedRange<UInt32>) {
    for scalar in scalars.compactMap(Unicode.Scalar.init) {
        for text in [
            "a\(scalar)b", "\(scalar)\(scalar)", "\u{B7}\(scalar)\u{301}", "\(scalar)\u{FE0F}x", "x \(scalar)",
        ] {
            var grid = CellGrid(size: Size(rows: 1, columns: 12))
            let used = grid.write(text, row: 0, column: 0)
            let glyphs = Array(Glyphs(text))
            let written = (0..<used).map { grid[0, $0] }.filter { !$0.isContinuation }
            #expect(written.map(\.text) == glyphs.map(\.text), "U+\(String(scalar.value, radix: 16))")
            #expect(used == glyphs.reduce(0) { $0 + $1.columns } && displayWidth(text) == used)
        }
    }
}

@Test func clustersOfManyScalarsAreKeptWholeAndToldApart() {
    let (family, couple) = ("👨‍👩‍👧‍👦", "👨‍❤️‍👨")
    var first = grid(4, family + couple)
    #expect(first.rows == [family + couple])
    #expect(first == grid(4, family + couple))
    #expect(first.changes(since: grid(4, family + family)) == [.init(row: 0, columns: 2..<4)])
    #expect(first[0, 0].scalars == Array(family.unicodeScalars))
    first.copy(.init(row: 0, columns: 0..<4), from: grid(4, couple + family))
    #expect(first.rows == [couple + family])
}
