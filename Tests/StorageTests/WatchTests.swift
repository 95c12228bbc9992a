import News
import Testing

@testable import Storage

struct WatchTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }
    private let names: [(String, EntityKind)] = [("Ivo Petrov", .person), ("Varna", .place)]

    init() throws { temporary = try TemporaryLibrary() }

    private func file(_ body: String, day: Int = 5) throws -> Article.ID {
        try library.file(.sample("Report of day \(day)", body, day: day), naming: names).id
    }

    private func news() throws -> [[Article.ID]] {
        try library.watches().map { watch in try library.news(of: watch, limit: 9).map(\.id) }
    }

    @Test("What came before a watch is not told, what came after is told once")
    func once() throws {
        _ = try file("Ivo Petrov sails from Varna.")
        let captain = try #require(library.entities(limit: 9).first { $0.name == "Ivo Petrov" })
        let watch = try library.watch(.entity(captain.id))
        #expect(try library.watch(.entity(captain.id)) == watch)
        #expect(try news() == [[]])
        // An older article that comes later is new all the same.
        let late = try file("Ivo Petrov was in Varna.", day: 1)
        _ = try file("Nobody is in Varna.", day: 7)
        #expect(try news() == [[late]])
        #expect(try library.watches().map(\.new) == [1])
        try library.markTold([watch])
        #expect(try news() == [[]])
    }

    @Test("An article that awaits extraction is told after it, and so are those behind it")
    func awaiting() throws {
        try library.watch(.query("varna"))
        let batch = try library.prepare([Submission(article: .sample("One", "Varna is quiet."), origin: nil)])
        let waiting = try #require(library.fileArticles(batch).first).id
        let second = try file("Varna is loud.", day: 6)
        #expect(try news() == [[]])
        try library.markTold(library.watches().map(\.id))
        let text = try #require(try library.textAwaitingExtraction(waiting))
        _ = try library.fileExtractions([ExtractedText(Extraction(), of: text, sketch: nil)], linking: byName)
        #expect(try Set(news()[0]) == [waiting, second])
    }

    @Test("A name whose last article went is found again under its name, in whatever article comes")
    func gone() throws {
        let first = try file("Ivo Petrov sails.")
        let captain = try #require(library.entities(limit: 9).first { $0.name == "Ivo Petrov" })
        try library.watch(.entity(captain.id))
        try library.removeArticle(first)
        let second = try file("Ivo Petrov is back.", day: 8)
        #expect(try news() == [[second]])
    }

    @Test("A name that the library does not know yet is told when it comes, as a name or as words")
    func unknown() throws {
        try library.watch(.name("Ivo Petrov"))
        #expect(try news() == [[]])
        let named = try file("Captain Ivo Petrov sails.")
        let written = try library.file(.sample("Other", "The ship Ivo Petrov sank.", day: 7)).id
        #expect(try Set(news()[0]) == [named, written])
    }

    @Test("A watch that is ended tells nothing; what is not there cannot be watched")
    func ended() throws {
        let watch = try library.watch(.query("varna OR sofia"))
        #expect(try library.watches().map(\.name) == ["varna OR sofia"])
        #expect(try library.unwatch(watch))
        #expect(try !library.unwatch(watch))
        #expect(try library.watches().isEmpty)
        #expect(throws: LibraryError.self) { try library.watch(.entity(99)) }
        #expect(throws: LibraryError.self) { try library.watch(.feed(99)) }
    }
}
