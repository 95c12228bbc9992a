import Terminal
import Testing

@testable import Curses

@Test(
    "The terminal says what its background is",
    arguments: [
        ("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", Background.light), ("\u{1B}]11;rgb:00/2b/36\u{7}", .dark),
        ("\u{1B}]11;rgba:fd/f6/e3/ff\u{7}", .light), ("\u{1B}[?997;1n", .dark), ("\u{1B}[?997;2n", .light),
        ("\u{1B}]11;rgb:zz/00\u{7}", nil), ("\u{1B}]10;rgb:ff/ff/ff\u{7}", nil), ("\u{1B}[?997;3n", nil),
        ("\u{1B}]11;?\u{7}", nil),
    ])
func backgrounds(_ report: String, _ expected: Background?) {
    var parser = KeyParser()
    // It comes among keys, in pieces, and is none itself.
    let bytes = Array(("a" + report + "b").utf8)
    var keys: [Key] = []
    for byte in bytes { keys += parser.keys(in: [byte], at: 0) }
    #expect(keys == [.character("a"), .character("b")])
    #expect(parser.takeBackground() == expected)
    #expect(parser.takeBackground() == nil)
}
