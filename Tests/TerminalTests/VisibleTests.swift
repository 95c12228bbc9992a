import Foundation
import Testing

@testable import Terminal

@Test(arguments: [
    ("plain", "plain"), ("a\u{1B}[31mb", "a␛[31mb"), ("a\u{0}b\u{7F}", "a␀b␡"), ("a\u{9B}2J", "a·2J"),
    ("\u{202E}gpj.exe", "·gpj.exe"),
    ("pay\u{200B}pal", "pay·pal"), ("a\u{200C}\u{200D}b", "a··b"), ("a\u{2028}b", "a·b"), ("a\u{FE0F}\u{FE0F}", "a··"),
    ("flag\u{E0061}\u{E007F}", "flag··"), ("\u{E000}\u{FFFE}", "\u{FFFD}\u{FFFD}"), ("\u{3164}x\u{115F}", "·x·"),
    ("a\nb\tc", "a␊b c"),
    ("❤️ 👨‍👩‍👧‍👦 🇺🇸 1️⃣ 日本 Łódź", "❤️ 👨‍👩‍👧‍👦 🇺🇸 1️⃣ 日本 Łódź"), ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("क्\u{200D}ष", "क्\u{200D}ष"),
    ("ന്\u{200D} ന്\u{200C}.", "ന്\u{200D} ന്\u{200C}."), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"), ("🏴󠁧󠁢󠁥󠁮󠁿", "🏴"),
])
func whatCouldActOnATerminalIsReplacedByMarks(_ text: String, _ expected: String) {
    #expect(visible(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
}

@Test(arguments: [
    ("a\u{1B}[31mb", "a[31mb"), ("a\nb\tc", "a b c"), ("a\u{202E}b\u{9B}c\u{200B}", "abc"), ("naïve 東京", "naïve 東京"),
])
func aTextForOtherProgramsCarriesNoControl(_ text: String, _ expected: String) {
    #expect(withoutControls(text) == expected)
}

@Test func linesMayBeKept() {
    #expect(visible("a\n\tb\r\u{B}", keepingLines: true) == "a\n\tb␍␋")
}

@Test(.needs("hostile/terminal_strings.json")) func noHostileTextLeavesAnythingRawInACell() throws {
    struct Hostile: Decodable { let name: String, text: String }
    let all = try JSONDecoder().decode([Hostile].self, from: sharedData("hostile/terminal_strings.json"))
    #expect(all.count > 100)
    for hostile in all {
        check(hostile.text, hostile.name)
        check("日" + hostile.text + hostile.text + "\u{301}", hostile.name)
    }
}

@Test(.needs("hostile/blns/blns.txt")) func noNaughtyStringLeavesAnythingRawInACell() throws {
    for line in try sharedLines("hostile/blns/blns.txt") { check(line, line) }
}

@Test func noRandomTextLeavesAnythingRawInACell() {
    var random = SystemRandomNumberGenerator()
    let likely: [UInt32] = [
        0x1B, 0x200D, 0x200C, 0xFE0F, 0xFE0E, 0x1F468, 0x1F3FD, 0x1F1FA, 0x1F3F4, 0xE0067, 0xE007F, 0x301, 0x6CC, 0x94D,
        0x915,
        0x41, 0x31, 0x20E3, 0x202E, 0x0D, 0x0A, 0x4E2D, 0x1100, 0x1161, 0xE0100, 0x180B, 0x1820,
    ]
    for _ in 0..<3000 {
        var text = ""
        for _ in 0..<Int.random(in: 0..<12, using: &random) {
            let value =
                Bool.random(using: &random) ? likely.randomElement() : UInt32.random(in: 0..<0x110000, using: &random)
            text.unicodeScalars.append(value.flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
        }
        check(text, text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " "))
    }
}

/// Writes a text into a grid and checks that no cell holds a scalar that hides or acts, and that the columns add up.
private func check(_ text: String, _ name: String) {
    var grid = CellGrid(size: Size(rows: 1, columns: 300))
    let used = grid.write(text, row: 0, column: 0)
    #expect(used == min(displayWidth(text), used) && used <= 300, "\(name)")
    var column = 0
    while column < used {
        let cell = grid[0, column]
        #expect(cell.columns > 0 && (1...12).contains(cell.scalars.count), "\(name)")
        #expect(!isRaw(cell.scalars), "\(name): \(cell.scalars)")
        column += max(1, cell.columns)
    }
    #expect(visible(text).unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }, "\(name)")
    #expect(visible(visible(text)) == visible(text), "\(name)")
}

private func isRaw(_ scalars: [Unicode.Scalar]) -> Bool {
    // A joiner at the end is right after a sign that joins consonants.
    let isJoined = scalars.dropLast().last.map { ScalarClass($0) == .virama } ?? false
    if !isJoined, scalars.last.map({ $0.value == 0x200D || $0.value == 0x200C }) ?? false { return true }
    if regionFlag(at: scalars)?.count == scalars.count { return false }
    return scalars.contains { scalar in
        switch scalar.properties.generalCategory {
        case .control, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator: true
        case .format: scalar.value != 0x200D && scalar.value != 0x200C && !isPrepended(scalar.value)
        default: false
        }
    }
}

/// Arabic, Syriac and Kaithi signs that Unicode counts as format characters although they are visible.
private func isPrepended(_ value: UInt32) -> Bool {
    [0x600...0x605, 0x6DD...0x6DD, 0x70F...0x70F, 0x890...0x891, 0x8E2...0x8E2, 0x110BD...0x110BD, 0x110CD...0x110CD]
        .contains { $0.contains(value) }
}
