import Foundation
import Testing

@testable import Terminal

/// The clusters of a text as a grid shows them, from left to right, with their columns.
private func shown(_ text: String, columns: Int = 400) -> [(cluster: String, columns: Int)] {
    var grid = CellGrid(size: Size(rows: 1, columns: columns))
    let used = grid.write(text, row: 0, column: 0)
    grid.arrange(row: 0, columns: 0..<used)
    return (0..<used).map { grid[0, $0] }.filter { !$0.isContinuation }.map { ($0.text, $0.columns) }
}

/// Whether FriBidi, which orders text that runs right to left, is on this machine.
private let hasFriBidi = LineOrder(of: "\u{5D0}") != nil

@Test(
    "A page in each script stands as wcwidth and FriBidi say, column by column",
    .enabled(if: hasFriBidi, "FriBidi is not installed"), arguments: scriptPages.indices)
func everyScript(_ index: Int) {
    let page = scriptPages[index]
    let found = shown(page.text)
    // A cell holds no joiner at the end of a letter: it says something only of consonants that are stacked.
    let clusters = page.clusters.components(separatedBy: "|").map { cluster in
        cluster.unicodeScalars.last == "\u{200C}" ? String(cluster.unicodeScalars.dropLast()) : cluster
    }
    #expect(found.map(\.cluster) == clusters, "\(page.script)")
    #expect(found.map { String($0.columns) }.joined() == page.columns, "\(page.script)")
}

/// What `Resources/build/scripts.py` says of some texts; nil if Python, wcwidth or FriBidi's program is not there.
private func asTheScriptSays(_ texts: [String]) throws -> [[(cluster: String, columns: Int)]]? {
    let process = Process()
    let output = Pipe()
    // A file and no pipe: the script may end before it has read, and writing to it would end the tests then.
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("texts-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try JSONEncoder().encode(texts).write(to: file)
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let script = URL(fileURLWithPath: #filePath + "/../../../Resources/build/scripts.py").standardized.path
    process.arguments = ["python3", script, "--lines"]
    process.standardInput = try FileHandle(forReadingFrom: file)
    (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
    try process.run()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    let lines = try #require(JSONSerialization.jsonObject(with: answer) as? [[[Any]]])
    return lines.map { $0.map { ($0.first as? String ?? "", $0.last as? Int ?? -1) } }
}

private let canAsk = hasFriBidi && (try? asTheScriptSays(["x"])) != nil

@Test(
    "Hostile text, made safe, stands as wcwidth and FriBidi say", .needs("hostile/terminal_strings.json"),
    .enabled(if: canAsk, "python3 with wcwidth, or the program fribidi, is not installed"))
func hostileScripts() throws {
    struct Hostile: Decodable { let name: String, text: String }
    let all = try JSONDecoder().decode([Hostile].self, from: sharedData("hostile/terminal_strings.json"))
    // What a cell cannot hold is left out, so texts of clusters without end are not compared.
    let texts = all.map { Glyphs($0.text).map(\.text).joined() }.filter { !$0.isEmpty && $0.utf8.count < 300 }
    #expect(texts.count > 150)
    let expected = try #require(try asTheScriptSays(texts))
    for (text, expected) in zip(texts, expected) {
        let found = shown(text)
        #expect(found.map(\.cluster) == expected.map(\.cluster), "\(text)")
        #expect(found.map(\.columns) == expected.map(\.columns), "\(text)")
    }
}

@Test("Marks go with the letters that they were put on", .enabled(if: hasFriBidi, "FriBidi is not installed"))
func markedLetters() {
    var grid = CellGrid(size: Size(rows: 1, columns: 20))
    let used = grid.write("a שלום b", row: 0, column: 2)
    grid.restyle(row: 0, column: 4, columns: 1) { $0.attributes = .bold }
    let arranged = grid.arrange(row: 0, columns: 2..<2 + used)
    #expect(grid.text == "  a םולש b")
    #expect(grid[0, 7].text == "ש" && grid[0, 7].style.attributes == .bold)
    #expect(arranged?.order.shown(2) == 5 && arranged?.order.read(5) == 2)
    #expect((0..<8).map { arranged?.order.read(arranged?.order.shown($0) ?? -1) } == Array(0..<8))
}

@Test(
    "A row of a paragraph from the right ends at the right edge, whatever the row begins with",
    .enabled(if: hasFriBidi, "FriBidi is not installed"))
func rowsOfAParagraph() {
    var grid = CellGrid(size: Size(rows: 2, columns: 16))
    grid.write("העיתון כתב", row: 0, column: 1)
    grid.arrange(row: 0, columns: 1..<11, in: 1..<15, after: " AP 12", direction: .rightToLeft)
    grid.write("AP 12", row: 1, column: 1)
    grid.arrange(row: 1, columns: 1..<6, in: 1..<15, before: "העיתון כתב ", direction: .rightToLeft)
    #expect(grid.rows == ["     בתכ ןותיעה ", "          AP 12 "])
    #expect(LineOrder(of: "AP (12)", direction: nil) == nil)
    #expect(readingDirection(of: "12 (אב) x") == .rightToLeft && readingDirection(of: "12") == nil)
}

@Test(
    "Arabic letters are joined where the screen's order is made here, a column each",
    .enabled(if: hasFriBidi, "FriBidi is not installed"),
    arguments: [
        // As the program fribidi prints them, without ligatures.
        ("مرحبا", [], "\u{FE8E}\u{FE92}\u{FEA3}\u{FEAE}\u{FEE3}"),
        // Lam and alef keep a column each.
        ("لا", [], "\u{FE8E}\u{FEDF}"),
        // Persian: the letters on both sides of a non-joiner stay apart.
        ("میگوید", [1], "\u{FEAA}\u{FBFE}\u{FEEE}\u{FB94}\u{FBFD}\u{FEE3}"),
        ("אב", [], "\u{5D1}\u{5D0}"),
    ] as [(String, Set<Int>, String)])
func joinedLetters(_ text: String, _ unjoined: Set<Int>, _ expected: String) {
    var grid = CellGrid(size: Size(rows: 1, columns: 40))
    let used = grid.write(text, row: 0, column: 0)
    grid.arrange(row: 0, columns: 0..<used, unjoined: unjoined)
    #expect((0..<used).compactMap { grid[0, $0].scalar(0) } == Array(expected.unicodeScalars))
    #expect(used == text.unicodeScalars.count)
}

@Test("A link goes with its glyphs to where they stand", .enabled(if: hasFriBidi, "FriBidi is not installed"))
func linksInOrder() {
    var grid = CellGrid(size: Size(rows: 1, columns: 20))
    let used = grid.write("ראה http://a.example", row: 0, column: 0)
    grid.link(row: 0, columns: 4..<used, to: "http://a.example")
    grid.arrange(row: 0, columns: 0..<used, direction: .rightToLeft)
    #expect(grid.text == "http://a.example האר")
    #expect(grid.links.map(\.columns) == [0..<16])
}
