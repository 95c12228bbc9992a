import News
import Terminal
import Testing

@testable import Reader

private let hasFriBidi = LineOrder(of: "\u{5D0}") != nil

@Suite("Text that runs right to left", .enabled(if: hasFriBidi, "FriBidi is not installed"))
struct RightToLeftTests {
    private static let minister = Entity(id: 1, name: "דנה לוי", kind: .person, mentions: 2, articles: 1)
    private static let port = Entity(id: 2, name: "חיפה", kind: .place, mentions: 1, articles: 1)
    private let library = FakeLibrary([
        .sample(
            1, "הנמל נסגר (שוב)", day: 9,
            body:
                "דנה לוי אמרה ב-2024 כי נמל חיפה נסגר בשל הסערה, וכי Lloyds דיווחה על נזק של 12 מיליון.\n\nThe port said so.",
            names: [(minister, ["דנה לוי"]), (port, ["חיפה"])])
    ])

    private func reading(_ change: (inout Configuration) -> Void = { _ in }) -> Model {
        var configuration = Configuration()
        change(&configuration)
        var model = Model.started(on: library, options: ReaderOptions(configuration: configuration))
        model.press(.enter, on: library)
        return model
    }

    @Test("It stands in the order of the screen, at the right edge of the text, with brackets turned")
    func order() {
        let shown = reading().shown
        #expect(shown.contains("(בוש) רגסנ למנה"))
        #expect(shown.contains("יול הנד"))
        #expect(shown.contains("2024-ב"))
        #expect(shown.contains("Lloyds") && shown.contains("The port said so."))
        #expect(!shown.contains("דנה לוי"))
    }

    @Test("Arabic letters are joined, but not across a sign that keeps them apart")
    func joined() {
        let library = FakeLibrary([.sample(1, "می\u{200C}گوید مرحبا", day: 9, body: "متن")])
        let shown = Model.started(on: library, options: ReaderOptions(configuration: Configuration())).shown
        #expect(shown.contains("\u{FE8E}\u{FE92}\u{FEA3}\u{FEAE}\u{FEE3}"))
        #expect(shown.contains("\u{FEEE}\u{FB94}\u{FBFD}\u{FEE3}"))
    }

    @Test("Rows of one paragraph follow each other as they are read")
    func rows() throws {
        let model = reading()
        let text = try #require(model.areas.text)
        let grid = model.view().grid
        let rows = grid.rows.map { String($0.dropFirst(text.column).prefix(text.columns)) }
        let first = try #require(rows.firstIndex { $0.contains("יול הנד") })
        // The paragraph begins at the right edge and goes on below.
        #expect(grid[first, text.column + text.columns - 1].text == "ד")
        #expect(rows[first + 1].contains { $0 != " " })
    }

    @Test("Marks and clicks land on the name, not beside it")
    func marks() throws {
        var model = reading()
        let grid = model.view().grid
        let text = try #require(model.areas.text)
        let places = text.column..<text.column + text.columns
        let row = try #require(
            grid.rows.indices.last { row in places.map { grid[row, $0].text }.joined().contains("הפיח") })
        let columns = places.filter { "חיפה".contains(grid[row, $0].text) }
        let marked = columns.filter { grid[row, $0].style.foreground == model.look.theme[.place].foreground }
        #expect(marked.count == 4 && marked.last.map { $0 - 3 } == marked.first)
        model.press(
            .mouse(.init(action: .press, row: row, column: try #require(marked.first))), on: library)
        #expect(model.chosen?.id == 2)
    }

    @Test("It is left as it is read where the terminal does the rest")
    func leftToTheTerminal() {
        #expect(reading { $0.ordersLines = false }.shown.contains("דנה לוי אמרה"))
        #expect(Configuration.read("right-to-left = false").configuration.ordersLines == false)
        #expect(Configuration.read("right-to-left = \"automatic\"").configuration.ordersLines == nil)
        #expect(!Configuration.read("right-to-left = \"yes\"").faults.isEmpty)
    }

    @Test("The cursor stands behind what was typed, and on the letter that it was moved to")
    func cursor() throws {
        var model = reading()
        model.press("/", "נ", "מ", "ל", on: library)
        var frame = model.view()
        let row = try #require(frame.cursor?.row)
        #expect(frame.grid.rows[row].contains("למנ"))
        model.press(.left, on: library)
        frame = model.view()
        let cursor = try #require(frame.cursor)
        #expect(frame.grid[cursor.row, cursor.column].text == "ל")
    }
}
