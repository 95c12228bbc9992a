import Libraries
import LibrarySamples
import News
import Testing

@Suite(.onEachEngine) struct VersionTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }

    init() throws { temporary = try TemporaryLibrary() }

    /// Files a form of one article, which is known by its address.
    @discardableResult
    private func file(_ body: String, headline: String = "Harbour fire", at seconds: Int64 = 10) throws -> Article.ID {
        let article = Article.sample(headline, body, url: "https://example.org/fire")
        return try library.fileText(article, filed: Moment(seconds: seconds)).id
    }

    @Test("A changed text keeps the one before, with the time of the change; the same text again keeps nothing")
    func kept() throws {
        let id = try file("Captain Ivo Petrov was warned.")
        #expect(try library.versions(of: id).isEmpty)
        try file("Captain Ivo Petrov was warned.", at: 20)
        #expect(try library.versions(of: id).isEmpty)
        try file("The captain was warned.", at: 30)
        try file("The captain was warned.", headline: "Fire in harbour", at: 40)
        let versions = try library.versions(of: id)
        #expect(versions.map(\.body) == ["Captain Ivo Petrov was warned.", "The captain was warned."])
        #expect(versions.map(\.replaced.seconds) == [30, 40])
        #expect(try library.article(id)?.changes == 2)
        #expect(try library.article(id)?.article.headline == "Fire in harbour")
        try expectWhole(library)
    }

    @Test("Of more changes than are to be kept the last ones are")
    func bounded() throws {
        library.mostVersions = 3
        let id = try file("Form 0.")
        for number in 1...7 { try file("Form \(number).") }
        #expect(try library.versions(of: id).map(\.body) == ["Form 4.", "Form 5.", "Form 6."])
        #expect(try library.found("was:0").isEmpty)
        library.mostVersions = 0
        try file("Form 8.")
        #expect(try library.versions(of: id).isEmpty)
        try expectWhole(library)
    }

    @Test("was: finds words that a text once had, not those it has now; it combines with other conditions")
    func searched() throws {
        let id = try file("Captain Ivo Petrov was warned in the harbour.")
        let other = try library.file(.sample("Other", "Ivo Petrov sails.", day: 6)).id
        try file("The captain was warned in the harbour.")
        #expect(try library.found("petrov") == [other])
        #expect(try library.found("was:petrov") == [id])
        #expect(try library.found("was:\"ivo petrov\" captain") == [id])
        #expect(try library.found("was:\"petrov ivo\"").isEmpty)
        #expect(try library.found("was:petrov captain -harbour").isEmpty)
        #expect(try library.found("-was:petrov") == [other])
        #expect(try Set(library.found("was:petrov OR sails")) == [id, other])
        #expect(try library.count(matching: Query(parsing: "was:petrov")).total == 1)
    }
}
