import News
import Terminal
import Testing

@testable import Reader

@Suite("Copying a sentence with its source")
struct CopyingTests {
    private static let passage = Dossier.Passage(
        article: ArticleLine(
            id: 1, headline: "Ferry\nburns", source: "Harbour Wire", published: Moment(year: 2024, month: 3, day: 5),
            position: ListPosition(seconds: 0, id: 1)),
        text: "We were\nlucky.", range: 0..<14, marks: [])

    @Test("It is on one line, with who said it, who published it, and when")
    func words() {
        let dates = DateStyle()
        #expect(
            CopiedPassage(passage: Self.passage, isQuote: false).text(dates: dates)
                == "We were lucky. (Harbour Wire, 5 March 2024: Ferry burns)")
        #expect(
            CopiedPassage(passage: Self.passage, isQuote: true, speaker: "Ana Ruiz").text(dates: dates)
                == "Ana Ruiz: \"We were lucky.\" (Harbour Wire, 5 March 2024: Ferry burns)")
        let begun = Dossier.Passage(article: Self.passage.article, text: "We were,", range: 0..<8, marks: [])
        #expect(CopiedPassage(passage: begun, isQuote: true).text(dates: dates).hasPrefix("\"We were\" ("))
    }

    @Test("y in a dossier copies the selected quote or sentence whole; on a line of neither it copies nothing")
    func dossier() throws {
        let library = Sample.library
        var model = Model.started(on: library, rows: 40, columns: 60)
        model.press(.tab, .tab, .enter, on: library)
        let lines = try #require(model.dossier?.lines.lines)
        func copied(at row: Int) -> [Effect] {
            model.press("g", on: library)
            for _ in 0..<row where model.dossier?.lines.selected ?? row < row { model.press("j", on: library) }
            return model.press("y", on: library)
        }
        let quote = try #require(lines.firstIndex { $0.copied?.isQuote == true })
        let words = try #require(lines[quote].copied)
        #expect(words.speaker == model.dossier?.dossier.entity.name)
        #expect(copied(at: quote) == [.terminal(.copy(words.text(dates: model.look.dates)))])
        let sentence = try #require(lines.lastIndex { $0.copied?.isQuote == false })
        #expect(copied(at: sentence).count == 1)
        #expect(model.shown.contains("copied with its source"))
        let other = try #require(lines.firstIndex { $0.target != nil && $0.copied == nil })
        #expect(copied(at: other) == [])
    }
}
