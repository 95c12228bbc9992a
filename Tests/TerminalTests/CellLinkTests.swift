import Testing

@testable import Terminal

@Suite("Links in a grid")
struct CellLinkTests {
    @Test(
        "An address is given to a terminal only if it is of the web, and in printable ASCII",
        arguments: [
            ("https://example.org/a?b=c", "https://example.org/a?b=c"), ("HTTP://example.org", "HTTP://example.org"),
            ("https://example.org/ä", "https://example.org/%C3%A4"), ("file:///etc/passwd", nil),
            ("javascript:alert(1)", nil), ("https://example.org/\u{1B}\\x", nil), ("https://example.org/a b", nil),
            ("https://example.org/\u{9C}", "https://example.org/%C2%9C"), ("", nil),
            ("https://example.org/" + String(repeating: "x", count: 3000), nil),
        ])
    func addresses(_ address: String, _ expected: String?) {
        #expect(linkAddress(address) == expected)
    }

    @Test("A link is where it was put until something else is drawn there")
    func drawing() {
        var grid = CellGrid(size: Size(rows: 2, columns: 10))
        grid.link(row: 0, columns: 2..<6, to: "https://example.org/1")
        grid.link(row: 1, columns: 8..<20, to: "https://example.org/2")
        grid.link(row: 5, columns: 0..<4, to: "https://example.org/3")
        #expect(grid.links.map(\.columns) == [2..<6, 8..<10])
        let before = grid
        grid.fill(row: 0, column: 5, rows: 1, columns: 1)
        #expect(grid.links.map(\.row) == [1])
        #expect(grid.rowsOfOtherLinks(than: before) == [0] && before.rowsOfOtherLinks(than: before) == [])
        grid.copyLinks(inRow: 0, from: before)
        #expect(grid.links(inRow: 0).map(\.columns) == [2..<6])
        #expect(grid.links[0].id != grid.links[1].id)
    }
}
