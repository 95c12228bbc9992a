import Foundation
import Libraries
import News
import Storage
import Testing

@testable import Newsroom

@Suite("What is new to the person in a story")
final class FactFinderTests {
    private let folder = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
    private let desk: Desk
    private let ids: [Article.ID]

    init() throws {
        desk = try Desk(libraryPath: folder + "/library.db")
        let bodies = [
            "A fire on the ferry Sirena in the harbour of Varna injured nine sailors on Tuesday. Captain Ivo Petrov said a "
                + "cable in the galley had melted.",
            "Fire broke out on the ferry Sirena in Varna harbour on Tuesday, injuring nine sailors. Captain Ivo Petrov said "
                + "that a galley cable had melted. The owner, Rumen Stoev, had ignored two warnings from the shipyard.",
        ]
        let published = Moment(year: 2024, month: 3, day: 5, hour: 12)
        let batch = try desk.library.prepare(
            bodies.enumerated().map {
                Submission(
                    article: Article(
                        headline: "Ferry Sirena burns in Varna harbour", source: "Wire \($0)", published: published,
                        body: $1), origin: nil)
            })
        ids = try desk.library.fileArticles(batch, filed: Moment(seconds: 1_709_700_000)).map(\.id)
        try desk.extractAll()
    }

    deinit {
        try? desk.library.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    @Test("Nothing is told before another telling was read; then what it did not have, the same each time")
    func facts() throws {
        let finder = FactFinder(library: desk.library)
        let story = try #require(try desk.library.story(of: ids[0]))
        #expect(story.tellings.count == 2)
        #expect(try finder.facts(of: ids).isEmpty)
        try desk.library.markRead(true, ids[0])
        for _ in 0..<2 {
            let facts = try finder.facts(of: ids)
            #expect(facts.keys.sorted() == [ids[1]])
            let body = try #require(try desk.library.article(ids[1])).article.body
            #expect(
                facts[ids[1]]?.sentences.map { body.text(atBytes: $0) }
                    == ["The owner, Rumen Stoev, had ignored two warnings from the shipyard."])
            #expect(facts[ids[1]]?.total == 3)
        }
    }
}
