import News
import Terminal
import Testing

@testable import Reader

@Suite("Why: what something on the screen comes from")
struct ReasonsTests {
    private static let sentence = Dossier.Passage(
        article: Sample.library.articles[0].line, text: "Defence Minister Boris Pistorius said it.", range: 0..<41,
        marks: [17..<32])

    /// The library of the samples, which explains some things.
    private func library(_ explained: Explained...) -> FakeLibrary {
        var library = Sample.library
        for explained in explained {
            library.reasons[explained] = Reasons(
                subject: "Boris Pistorius",
                parts: [
                    Reasons.Part(title: "person", reasons: [.words("model (98 %): person"), .sentence(Self.sentence)]),
                    Reasons.Part(title: "empty", reasons: []),
                ])
        }
        return library
    }

    @Test("x explains the chosen name of the open article; Enter opens the sentence, q comes back")
    func chosenName() {
        let library = library(.name(1, in: 1))
        var model = Model.started(on: library)
        model.press(.enter, on: library)
        model.panes.choose(Sample.pistorius)
        model.press("x", on: library)
        #expect(model.shown.contains("Boris Pistorius · why"))
        #expect(model.shown.contains("PERSON") && model.shown.contains("model (98 %): person"))
        #expect(!model.shown.contains("EMPTY"))
        model.press(.enter, on: library)
        #expect(model.reading?.id == 1)
        model.press("q", on: library)
        #expect(model.shown.contains("model (98 %)"))
    }

    @Test(
        "In a dossier each line says what it comes from: role, count, companion, quote, sentence",
        arguments: [
            ("also written", Explained.spellings(1)), ("mentioned", .count(1)), ("seen with", .link(1, 2)),
        ])
    func dossierLine(_ label: String, _ explained: Explained) throws {
        let library = library(explained)
        var model = Model.started(on: library)
        model.answer([.ask(.dossier(1))], from: library)
        model.openDossier(of: Sample.pistorius)
        model.answer(model.update(.dossier(1, library.dossier(1))), from: library)
        let lines = try #require(model.dossier?.lines)
        let row = try #require(lines.lines.firstIndex { $0.pieces.first?.text.hasPrefix(label) == true })
        model.press("g", on: library)
        for _ in 0..<row where model.dossier?.lines.selected ?? row < row { model.press("j", on: library) }
        #expect(model.dossier?.lines.selected == row)
        model.press("x", on: library)
        #expect(model.shown.contains("model (98 %)"))
    }

    @Test("Where there is nothing to explain, x says so")
    func nothing() {
        let library = Sample.library
        var model = Model.started(on: library)
        model.answer(model.update(.history(1, nil)), from: library)
        model.open(ReasonsScreen(Reasons(subject: "Taurus", parts: [])))
        model.press("x", on: library)
        #expect(model.shown.contains("there is nothing to explain here"))
    }
}
