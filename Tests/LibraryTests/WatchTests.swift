import Libraries
import LibrarySamples
import News
import Testing

@Suite(.onEachEngine) struct WatchTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }
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
        let captain = try #require(try library.entities(limit: 9).first { $0.name == "Ivo Petrov" })
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
        let waiting = try library.fileText(.sample("One", "Varna is quiet.")).id
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
        let captain = try #require(try library.entities(limit: 9).first { $0.name == "Ivo Petrov" })
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

    @Test("A term that is no name is watched as a keyword, in any of its forms")
    func keyword() throws {
        let watch = try library.watch(.keyword("drought relief"))
        #expect(try library.watches().map(\.subject) == [.keyword("drought relief")])
        let used = try file("The Drought relief came late.")
        _ = try file("Relief came after the drought.", day: 6)
        #expect(try news() == [[used]])
        #expect(try library.unwatch(watch))
    }

    @Test("A command is called once for what came, for each name at most once a minute, by one program alone")
    func notices() throws {
        try library.watch(.name("Ivo Petrov"))
        try library.watch(.query("varna"))
        let start = Moment(seconds: 1_709_700_000)
        func taken(after seconds: Int64, limit: Int = 9) throws -> [String] {
            let taken = try library.takeWatchNotices(now: Moment(seconds: start.seconds + seconds), limit: limit)
            return taken.notices.map { "\($0.watch.name) \($0.articles) \($0.newest.id)" }
                + (taken.isMore ? ["more"] : [])
        }
        #expect(try taken(after: 0) == [])
        let first = try file("Ivo Petrov sails.")
        #expect(try taken(after: 0) == ["Ivo Petrov 1 \(first)"])
        #expect(try taken(after: 1) == [])
        _ = try file("Ivo Petrov is ill.", day: 6)
        let third = try file("Ivo Petrov is in Varna.", day: 7)
        // The other name was not told of yet; this one waits for its minute.
        #expect(try taken(after: 59) == ["varna 1 \(third)", "more"])
        #expect(try taken(after: 60) == ["Ivo Petrov 2 \(third)"])
        // What a command was called for is still new to a list.
        #expect(try library.watches().map(\.new) == [3, 1])
        let last = try file("Ivo Petrov left Varna.", day: 8)
        #expect(try taken(after: 300, limit: 1) == ["Ivo Petrov 1 \(last)", "more"])
        // A clock that was set back holds nothing back.
        #expect(try taken(after: -9000) == ["varna 1 \(last)"])
    }

    @Test("Watches go to another library with names instead of numbers; none is made twice")
    func named() throws {
        _ = try file("Ivo Petrov sails from Varna.")
        let captain = try #require(try library.entities(limit: 9).first { $0.name == "Ivo Petrov" })
        let address = "https://a.example/feed"
        let feed = try #require(try library.subscribe(to: [NewFeed(address: address)]).first).id
        for subject in [
            WatchSubject.entity(captain.id), .name("Ana Silva"), .query("varna OR sofia"), .keyword("drought"),
            .feed(feed),
        ] { try library.watch(subject) }
        let named = try library.namedWatches()
        #expect(named.map(\.sort) == [.name, .name, .search, .keyword, .feed])
        #expect(named.first?.kind == "person" && named.last?.text == address)
        let other = try TemporaryLibrary()
        for _ in 0..<2 { for watch in named { try other.library.watch(watch) } }
        // The feed is not subscribed to there, and nobody knows the captain yet.
        #expect(
            try other.library.watches().map(\.subject) == [
                .name("Ivo Petrov"), .name("Ana Silva"), .query("varna OR sofia"), .keyword("drought"),
            ])
    }

    @Test("A person is told in another spelling, though the library holds the two apart; others of the name are not")
    func spellings() throws {
        let people: [(String, EntityKind)] = ["Alexei Navalny", "Alexej Nawalny", "Alexei Navarro", "Yulia Navalnaya"]
            .map {
                ($0, .person)
            }
        func file(_ name: String, _ day: Int) throws -> Article.ID {
            try library.file(.sample("Day \(day)", "\(name) spoke.", day: day), naming: people).id
        }
        _ = try file("Alexei Navalny", 1)
        let known = try #require(library.lookup("Alexei Navalny", limit: 1).first)
        try library.watch(.entity(known.id))
        try library.watch(.name("Alexey Navalnyj"))
        let told = try [file("Alexej Nawalny", 2), file("Alexei Navalny", 3)]
        for (index, name) in ["Alexei Navarro", "Yulia Navalnaya"].enumerated() { _ = try file(name, 4 + index) }
        #expect(try news().map(Set.init) == [Set(told), Set(told)])
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
