import Testing

@testable import Terminal

@Test func aGridShowsWhatWasWritten() {
    var grid = CellGrid(size: Size(rows: 2, columns: 6))
    #expect(grid.write("日本x", row: 0, column: 0) == 5)
    grid.write("e\u{301}t\u{e9}", row: 1, column: 1)
    #expect(grid.rows == ["日本x ", " e\u{301}t\u{e9}  "])
    #expect(grid.text == "日本x\n e\u{301}t\u{e9}")
}
