import Terminal
import Testing

@testable import Curses

/// The keys in bytes that arrive at once, with nothing after them.
func keys(_ text: String) -> [Key] {
    keys(Array(text.utf8))
}

func keys(_ bytes: [UInt8]) -> [Key] {
    var parser = KeyParser()
    let found = parser.keys(in: bytes, at: 0)
    return parser.isWithinSequence ? found + parser.endSequence() : found
}

@Test(arguments: [
    ("jK 1", [Key.character("j"), .character("K"), .character(" "), .character("1")]),
    ("é日👍", [.character("é"), .character("日"), .character("👍")]),
    ("\r\n\t\u{7F}\u{8}", [.enter, .enter, .tab, .backspace, .backspace]),
    ("\u{1}\u{4}\u{1A}\u{1F}\u{0}", [.control("a"), .control("d"), .control("z"), .control("_"), .control("@")]),
    ("\u{1B}[A\u{1B}OA\u{1B}[1;5B\u{1B}OC\u{1B}[D", [.up, .up, .down, .right, .left]),
    ("\u{1B}[H\u{1B}[1~\u{1B}OH\u{1B}[7~\u{1B}[F\u{1B}[4~\u{1B}[8~", [.home, .home, .home, .home, .end, .end, .end]),
    ("\u{1B}[5~\u{1B}[6~\u{1B}[3~\u{1B}[Z", [.pageUp, .pageDown, .delete, .backTab]),
    (
        "\u{1B}OP\u{1B}[12~\u{1B}[[C\u{1B}[24~\u{1B}[15~",
        [.function(1), .function(2), .function(3), .function(12), .function(5)]
    ),
    ("\u{1B}b\u{1B}é\u{1B}", [.alt("b"), .alt("é"), .escape]),
    ("\u{1B}\u{1B}[A", [.escape, .up]),
    ("\u{1B}O", [.alt("O")]), ("\u{1B}[", [.alt("[")]),
    ("\u{1B}Oq\u{1B}OM", [.character("1"), .enter]),
])
func keysAreToldApart(_ text: String, _ expected: [Key]) {
    #expect(keys(text) == expected)
}

@Test(arguments: [
    "\u{1B}[99~", "\u{1B}[I\u{1B}[O", "\u{1B}[?1;2c", "\u{1B}[27;5;106~", "\u{1B}[106;5u", "\u{1B}[2~", "\u{1B}[1;2",
    "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}P1+r544e\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}[M !!", "\u{9B}",
    "\u{1B}[<2;1;1M", "\u{1B}[<0;0;0M", "\u{1B}[<0;99999999999999999999;1M\u{1B}[<", "\u{1B}[\u{1}".replacingControl,
])
func aSequenceThatIsNotAKeyIsSwallowedWhole(_ text: String) {
    #expect(keys(text).allSatisfy { if case .mouse = $0 { true } else { false } })
}

extension String {
    /// A sequence cut off by a control character, which would itself be a key.
    fileprivate var replacingControl: String { String(dropLast()) + "1" }
}

@Test func badUTF8IsSwallowed() {
    #expect(keys([0x61, 0xFF, 0x80, 0xC0, 0x62, 0xED, 0xA0, 0x80, 0xE3, 0x81]) == [.character("a"), .character("b")])
}

@Test func aSequenceMayArriveByteByByte() {
    var parser = KeyParser()
    let bytes = Array("\u{1B}[1;5A日\u{1B}[200~a\rb\u{1B}[201~q".utf8)
    let found = bytes.flatMap { parser.keys(in: [$0], at: 0) }
    #expect(found == [.up, .character("日"), .paste("a\nb"), .character("q")])
}

@Test func aPasteComesWholeAndNothingInItIsAKey() {
    #expect(keys("\u{1B}[200~q\u{1B}[A\u{3}日\u{1B}\u{1B}[201~j") == [.paste("q\u{1B}[A\u{3}日\u{1B}"), .character("j")])
}

@Test func aHugePasteIsCut() {
    let found = keys("\u{1B}[200~" + String(repeating: "x", count: 3_000_000) + "\u{1B}[201~j")
    guard case .paste(let text)? = found.first else {
        Issue.record("no paste")
        return
    }
    #expect(text.utf8.count == KeyParser.longestPaste)
    #expect(found.count == 2 && found.last == .character("j"))
}

@Test func theMouseIsReported() {
    func mouse(_ action: Key.Mouse.Action, _ row: Int, _ column: Int) -> Key {
        .mouse(Key.Mouse(action: action, row: row, column: column))
    }
    var parser = KeyParser()
    let click = Array("\u{1B}[<0;5;3M\u{1B}[<0;5;3m".utf8)
    #expect(parser.keys(in: click, at: 0) == [mouse(.press, 2, 4), mouse(.release, 2, 4)])
    #expect(parser.keys(in: click, at: 300).first == mouse(.doubleClick, 2, 4))
    #expect(parser.keys(in: click, at: 400).first == mouse(.press, 2, 4))
    #expect(parser.keys(in: click, at: 2000).first == mouse(.press, 2, 4))
    #expect(
        keys("\u{1B}[<64;1;1M\u{1B}[<65;1;1M\u{1B}[<32;300;200M") == [
            mouse(.wheelUp, 0, 0), mouse(.wheelDown, 0, 0), mouse(.drag, 199, 299),
        ])
}

@Test func randomBytesNeverStopTheParser() {
    var random = SplitMix(state: 7)
    for _ in 0..<2000 {
        var parser = KeyParser()
        for _ in 0..<3 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? [0x1B, 0x5B, 0x4F, 0x3B, 0x32, 0x30, 0x7E, 0x3C, 0x4D, 0xE3].randomElement(using: &random) ?? 0
                    : UInt8.random(in: 0...255, using: &random)
            }
            for case .character(let letter) in parser.keys(in: bytes, at: 0) {
                #expect(letter.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
            }
        }
        _ = parser.endSequence()
    }
}

/// - Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
