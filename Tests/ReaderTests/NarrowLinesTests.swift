import News
import Terminal
import Testing

@testable import Reader

@Suite("Lines that are too long for their place")
struct NarrowLinesTests {
    private func origin(_ columns: Int) -> String {
        var line = OriginLine(
            parts: [
                .init(sort: .source, text: "Rhine Standard", tail: " +2"),
                .init(sort: .date, text: "5 Mar 2024", shorter: ["5 Mar"]), .init(sort: .minutes, text: "3 min"),
                .init(
                    sort: .news, text: "21 new facts of 40", shorter: ["21 new of 40", "21 new"]),
            ], glyphs: .unicode)
        line.fit(columns: columns)
        return line.text
    }

    @Test(
        "In a narrow list the length, the year and the day go before the source is a stump",
        arguments: [
            (90, "Rhine Standard +2 · 5 Mar 2024 · 3 min · 21 new facts of 40"),
            (56, "Rhine Standard +2 · 5 Mar 2024 · 21 new facts of 40"),
            (45, "Rhine Standard +2 · 5 Mar 2024 · 21 new of 40"),
            (40, "Rhine Standard +2 · 5 Mar 2024 · 21 new"), (34, "Rhine Standard +2 · 5 Mar · 21 new"),
            (33, "Rhine Standa… +2 · 5 Mar · 21 new"), (26, "Rhine Standard +2 · 21 new"),
            (17, "Rhine Standard +2"), (12, "Rhine St… +2"),
        ])
    func origins(_ columns: Int, _ expected: String) {
        let shown = origin(columns)
        #expect(shownWidth(shown) <= columns)
        #expect(shown == expected)
    }

    @Test(
        "In a narrow list the year goes before a tag that is whole without it, and no other",
        arguments: [
            (36, "Signals Weekly · 6 Mar 2024 · #later"), (35, "Signals Weekly · 6 Mar · #later"),
            (31, "Signals Weekly · 6 Mar · #later"), (30, "Signals Weekly · 6 Mar 2024"),
        ])
    func tags(_ columns: Int, _ expected: String) {
        var line = OriginLine(
            parts: [
                .init(sort: .source, text: "Signals Weekly"),
                .init(sort: .date, text: "6 Mar 2024", shorter: ["6 Mar"]), .init(sort: .tags, text: "#later"),
            ], glyphs: .unicode)
        line.fit(columns: columns)
        #expect(line.text == expected)
    }

    @Test(
        "Beside the keys only whole parts of the words stand, never a part without its end",
        arguments: [
            (30, "1 of 3,000 · Ana Costa"), (20, "1 of 3,000"), (10, "1 of 3,000"), (9, ""),
        ])
    func parts(_ room: Int, _ expected: String) {
        #expect(wholeParts(of: "1 of 3,000 · Ana Costa", room: room) == expected)
    }

    @Test("At every width the bottom line of the map, the dossier and the panes names the key for the help")
    func helpKey() {
        for keys in [[], ["m"], [.tab, .tab, .enter]] as [[Key]] {
            let options = ReaderOptions(world: Sample.world)
            var model = Model.started(on: Sample.library, rows: 20, columns: 60, options: options)
            for key in keys { model.press(key, on: Sample.library) }
            #expect(model.shown.contains("? keys"))
        }
    }

    @Test("A line of pieces that does not fit ends with the sign of a cut, wherever a piece ends", arguments: 4...40)
    func pieces(_ columns: Int) {
        let line = ScreenLine(
            pieces: [
                .init("new: ", .quiet), .init("Ana Costa", .person), .init(" · ", .quiet), .init("Oslo", .place),
            ], indent: 1)
        var canvas = Canvas(theme: .standard, glyphs: .unicode)
        canvas.grid = CellGrid(size: Size(rows: 1, columns: columns))
        canvas.draw(line, row: 0, column: 0, columns: columns)
        let shown = canvas.grid.text.split(separator: "\n").first.map { $0.drop { $0 == " " } } ?? ""
        let written = String(shown.reversed().drop { $0 == " " }.reversed())
        #expect(written == "new: Ana Costa · Oslo" ? columns >= 23 : written.hasSuffix("…"))
    }

    @Test("In a narrow dossier a role is told to its end")
    func roles() {
        let text = "chief of the air force and head of the commission that looks into the matter"
        let role = Dossier.DatedRole(text: text, article: Sample.library.articles[0].line, range: 0..<4)
        let dossier = Dossier(entity: Sample.gerhartz, roles: [role])
        for width in [40, 60, 80, 160] {
            let lines = DossierLines(dossier: dossier, width: width, glyphs: .unicode, dates: DateStyle()).lines
            let told = lines.flatMap(\.pieces).filter { $0.ink == .heading }.map(\.text).joined(separator: " ")
            #expect(told == text, "\(width)")
            #expect(lines.count { $0.target != nil && $0.why != nil && $0.pieces.contains { $0.ink == .heading } } == 1)
        }
    }

    @Test("A command that failed and printed nothing says why in full, in a narrow pane too")
    func failedCommand() throws {
        let library = Sample.library
        var model = Model.started(on: library, columns: 80)
        model.press("|", .paste("nosuch"), on: library)
        let effects = model.press(.tab, on: library)
        guard case .commands(.run(let run))? = effects.first else {
            Issue.record("no command was run")
            return
        }
        let complaint = "/bin/sh: 1: nosuch: not found, and there is nothing of a like name in any folder of the path"
        _ = model.update(.ended(run.number, CommandEnding(.status(127), complaint: complaint)))
        let pane = model.shown.split(separator: "\n").dropLast(2).compactMap { $0.split(separator: "│").last }
        let words = pane.joined(separator: " ").split(separator: " ").joined(separator: " ")
        #expect(words.contains("failed with status 127: " + complaint))
    }
}
