import Terminal
import Testing

@testable import Curses

@Test(arguments: [
    (0, Color.indexed(9), Int32(-1)), (8, .indexed(9), 1), (8, .indexed(8), -1), (16, .indexed(12), 12),
    (16, .rgb(red: 250, green: 10, blue: 10), 9), (256, .rgb(red: 255, green: 0, blue: 0), 196),
    (256, .indexed(200), 200), (1 << 24, .rgb(red: 1, green: 2, blue: 3), 0x010203), (1 << 24, .indexed(196), 0xFF0000),
    (1 << 24, .indexed(3), 3), (256, .standard, -1), (8, .rgb(red: 0, green: 0, blue: 200), 4),
])
func aColourBecomesTheNearestThatTheTerminalHas(_ colors: Int, _ color: Color, _ expected: Int32) {
    #expect(Palette(colors: colors).number(of: color) == expected)
}

@Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")])
func base64FollowsTheStandard(_ text: String, _ expected: String) {
    #expect(base64(Array(text.utf8)) == Array(expected.utf8))
}

@Test func withoutUnicodeEveryGlyphKeepsItsColumns() {
    var grid = CellGrid(size: Size(rows: 1, columns: 24))
    grid.write("│Señor Łódź─日👍🏽 “a” …", row: 0, column: 0)
    #expect(grid.asciiOnly.text == "|Senor Lodz-? ?  \"a\" .")
}
