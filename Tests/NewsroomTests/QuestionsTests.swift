import Foundation
import Libraries
import News
@testable import Reader
import Storage
import Testing

@testable import Newsroom

@Suite("Questions of the interface")
struct QuestionsTests {
    /// A library with one article, asked a question.
    private func answer(_ question: Question) throws -> Message {
        let folder = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let library = try Library(at: folder + "/library.db")
        defer { try? library.close() }
        let body = "Ana Silva met Ana Silva in Bonn on 5 March."
        let extraction = Extraction(
            mentions: [
                Mention(range: 0..<9, kind: .person, entity: 0), Mention(range: 14..<23, kind: .person, entity: 0),
                Mention(range: 27..<31, kind: .place, entity: 1), Mention(range: 35..<42, kind: .date, entity: 2),
            ],
            entities: [
                NamedEntity(name: "Ana Silva", kind: .person),
                NamedEntity(
                    name: "Bonn", kind: .place,
                    place: Place(latitude: 50.7, longitude: 7.1, country: "Germany", population: 300_000)),
                NamedEntity(name: "2024-03-05", kind: .date),
            ])
        let article = Article(headline: "A meeting", body: body)
        let batch = try library.prepare([Submission(article: article, origin: nil)])
        let filing = try #require(try library.fileArticles(batch, filed: Moment(seconds: 1_700_000_000)).first)
        let text = try #require(try library.textAwaitingExtraction(filing.id))
        _ = try library.fileExtractions([ExtractedText(extraction, of: text, sketch: nil)]) { entities, _ in
            .chosen(entities.map { _ in nil })
        }
        return try Questions(library: library).answer(to: question)
    }

    @Test("Before anything is typed, a look-up gives the most mentioned, and no dates")
    func emptyLookup() throws {
        let request = LookupRequest(typed: "", limit: 9)
        guard case .lookedUp(request, let entities, nil) = try answer(.lookup(request)) else {
            Issue.record("no answer to the look-up")
            return
        }
        #expect(entities.map(\.name) == ["Ana Silva", "Bonn"])
    }

    @Test("The places of the list are those that its articles name")
    func places() throws {
        guard case .places(.everything, let places) = try answer(.places(.everything)) else {
            Issue.record("no answer to the question for places")
            return
        }
        #expect(places.map(\.entity.name) == ["Bonn"] && places.first?.articles == 1)
    }

    @Test("Articles that came with the program are not counted, nor subtracted while they are hidden")
    func countsBesideBundled() throws {
        let folder = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let library = try Library(at: folder + "/library.db")
        defer { try? library.close() }
        let batch = try library.prepare(
            (1...3).map { Submission(article: Article(headline: "Story \($0)", body: "Day \($0)."), origin: nil) })
        let ids = try library.fileArticles(batch, filed: Moment(seconds: 1_700_000_000)).map(\.id)
        try library.noteBundled(Array(ids.prefix(2)))
        #expect(try library.countOwn() == ArticleCount(total: 1, unread: 1, bundled: 2))
        try library.hide(true, [ids[0]])
        #expect(try library.countOwn() == ArticleCount(total: 1, unread: 1, bundled: 1))
        try library.hide(true, [ids[2]])
        #expect(try library.countOwn() == ArticleCount(total: 1, unread: 1))
    }
}
