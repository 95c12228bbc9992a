import Foundation
import Libraries
import News
import Storage
import Testing

@testable import Newsroom

@Suite("Why something is on the screen")
final class ExplainingTests {
    private let folder = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
    private let desk: Desk
    private let first: Article.ID
    private let second: Article.ID

    init() throws {
        desk = try Desk(libraryPath: folder + "/library.db")
        let bodies = [
            """
            Anna Lindqvist, the mayor of Lund, met Viktor Holm in Paris, Texas. "We will not sell the harbour," Lindqvist \
            said on Tuesday.
            """,
            "In Lund, Anna Lindqvist opened a bridge. Viktor Holm was not there.",
        ]
        let batch = try desk.library.prepare(
            bodies.enumerated().map { Submission(article: Article(headline: "News \($0)", body: $1), origin: nil) })
        let filings = try desk.library.fileArticles(batch, filed: Moment(seconds: 1_700_000_000))
        (first, second) = (filings[0].id, filings[1].id)
        try desk.extractAll()
    }

    deinit {
        try? desk.library.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func entity(_ name: String) throws -> Entity {
        try #require(try desk.library.lookup(name, limit: 1).first)
    }

    /// The reasons under a title, sentences as their text.
    private func reasons(_ explained: Explained, _ title: String) throws -> [String] {
        let reasons = try #require(try desk.reasons(for: explained))
        return reasons.parts.filter { $0.title.hasPrefix(title) }.flatMap(\.reasons).map { reason in
            switch reason {
            case .words(let words): words
            case .sentence(let passage): passage.text
            }
        }
    }

    @Test(
        "A name has the steps of its kind, its sentences, its role with the form, its quotes with the speaker's clause")
    func name() throws {
        let asked = Explained.name(try entity("Anna Lindqvist").id, in: first)
        #expect(try reasons(asked, "person").contains { $0.hasPrefix("model (") })
        #expect(try reasons(asked, "named here").count == 2)
        let role = try reasons(asked, "role")
        #expect(role.first?.contains("the mayor of Lund") == true)
        #expect(role.contains("apposition after the name"))
        #expect(try reasons(asked, "says").contains("speaker: clause after the quote"))
    }

    @Test("A place has its candidates, the chosen one first")
    func place() throws {
        let reasons = try reasons(.place(try entity("Paris").id), "place")
        let words = try #require(reasons.first)
        #expect(words.hasPrefix("state or country beside the name: Paris, United States"))
        #expect(words.contains("not Paris, France"))
        #expect(reasons.dropFirst().first?.contains("Paris, Texas") == true)
    }

    @Test("A watched search has its rule and what it found in each new article; a told article is not new")
    func watch() throws {
        let watch = try desk.library.watch(.query("bridge"))
        let batch = try desk.library.prepare([
            Submission(article: Article(headline: "More", body: "It rains. The bridge is shut."), origin: nil)
        ])
        _ = try desk.library.fileArticles(batch, filed: Moment(seconds: 1_700_000_100))
        try desk.extractAll()
        let new = try reasons(.watch(watch), "1 new")
        #expect(new.first?.contains("matches what was typed") == true)
        #expect(new.dropFirst().map { $0.contains("The bridge is shut") } == [true])
        #expect(try reasons(.watch(watch), "there before").map { $0.contains("opened a bridge") } == [true])
        try desk.library.markTold([watch])
        #expect(try reasons(.watch(watch), "there before").count == 2)
    }

    @Test("Two names seen together have the sentences with both, and of other articles one sentence each")
    func link() throws {
        let asked = Explained.link(try entity("Anna Lindqvist").id, try entity("Viktor Holm").id)
        #expect(try reasons(asked, "in one sentence").count == 1)
        #expect(
            try reasons(asked, "in one article")
                == ["In Lund, Anna Lindqvist opened a bridge.", "Viktor Holm was not there."])
    }

    @Test("A count has all mentions, and what is corrected by hand says so")
    func count() throws {
        let lindqvist = try entity("Anna Lindqvist")
        _ = try desk.library.correct(.rename(lindqvist.id, to: "A. Lindqvist"))
        #expect(try reasons(.count(lindqvist.id), "3 mentions in 2 articles").count == 4)
        #expect(
            try reasons(.count(lindqvist.id), "corrected by hand") == ["Anna Lindqvist renamed to A. Lindqvist"])
    }

    @Test("Which tellings name somebody is shown by a sentence of each, and those that do not are named")
    func naming() throws {
        let asked = Explained.naming(try entity("Paris").id, in: [first, second])
        #expect(try reasons(asked, "named by 1").count == 1)
        #expect(try reasons(asked, "not named by 1") == ["article \(second): News 1"])
    }

    @Test(
        "An article of a story has its likeness to the others, and what they share; alone it has nothing to explain")
    func telling() throws {
        let likeness = try reasons(.telling(first), "like other")
        #expect(likeness.count == 2 && likeness[0].hasPrefix("article \(second): News 1: "))
        #expect(try reasons(.telling(first), "names in common").contains { $0.contains("Anna Lindqvist") })
        try desk.library.partStory(of: second, rules: Desk.storyRules())
        #expect(try desk.reasons(for: .telling(first))?.parts.isEmpty == true)
    }

    @Test("What is no longer there has no reasons")
    func gone() throws {
        #expect(try desk.reasons(for: .count(9_999)) == nil)
        #expect(try desk.reasons(for: .quote(in: 9_999, at: 0..<4)) == nil)
        #expect(try desk.reasons(for: .quote(in: first, at: 0..<1_000_000)) == nil)
    }
}
