import GRDB
import Libraries
import LibrarySamples
import News
import Testing

@testable import Storage

struct VersionInFileTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }

    init() throws { temporary = try TemporaryLibrary() }

    /// Files a form of one article, which is known by its address.
    @discardableResult
    private func file(_ body: String, headline: String = "Harbour fire", at seconds: Int64 = 10) throws -> Article.ID {
        let article = Article.sample(headline, body, url: "https://example.org/fire")
        return try library.fileText(article, filed: Moment(seconds: seconds)).id
    }

    @Test("With an article its former texts go, from the index too")
    func deleted() throws {
        let id = try file("Captain Ivo Petrov was warned.")
        try file("The captain was warned.")
        try library.removeArticle(id)
        #expect(try library.versions(of: id).isEmpty)
        #expect(try library.found("was:petrov").isEmpty)
        let rows = try library.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM version") }
        #expect(rows == 0)
        try expectWhole(library)
    }

    @Test("What another library kept is taken over where nothing is kept, and found; a repair keeps it")
    func taken() throws {
        let id = try file("The captain was warned.")
        let kept = [TextVersion(headline: "Fire", body: "Petrov was warned.", replaced: Moment(seconds: 5))]
        try library.take([(id, kept)])
        try library.take([(id, kept + kept)])
        #expect(try library.versions(of: id) == kept)
        try library.repair()
        #expect(try library.versions(of: id) == kept)
        #expect(try library.found("was:petrov") == [id])
        try expectWhole(library)
    }
}
