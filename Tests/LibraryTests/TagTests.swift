import Libraries
import LibrarySamples
import News
import Testing

@Suite("Tags on articles", .onEachEngine)
struct TagTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }
    private let ids: [Article.ID]

    init() throws {
        let temporary = try TemporaryLibrary()
        self.temporary = temporary
        ids = try (1...4).map { number in
            try temporary.library.file(
                .sample("Story \(number)", "Text \(number) of Varna.", day: number, url: "u\(number)")
            ).id
        }
    }

    @Test("Articles are found by a tag however it is written, and lose it again")
    func adding() throws {
        try library.tag([ids[0], ids[2]], TagChange(adding: ["To Read"]))
        #expect(try library.found("tag:to-read") == [ids[2], ids[0]])
        #expect(try library.found("tag:\"to read\" varna") == [ids[2], ids[0]])
        #expect(try library.found("-has:tag") == [ids[3], ids[1]])
        #expect(try library.article(ids[0])?.line.tags == ["To Read"])
        let edits = try library.tag(ids, TagChange(adding: ["ships"], removing: ["TO READ"]))
        #expect(edits.removed.count == 2 && edits.added.count == 4)
        #expect(try library.found("tag:to-read").isEmpty)
        #expect(try library.tags() == [CountedTag(name: "ships", articles: 4, unread: 4)])
        try expectWhole(library)
    }

    @Test("What a change of tags changed is taken back, and nothing else")
    func undoing() throws {
        try library.tag([ids[0]], TagChange(adding: ["ships"]))
        let edits = try library.tag(matching: Query(parsing: "varna"), TagChange(adding: ["ships", "ports"]))
        try library.make(edits.inverse)
        #expect(try library.tags() == [CountedTag(name: "ships", articles: 1, unread: 1)])
        try library.make(edits)
        #expect(try library.found("tag:ships tag:ports").count == 4)
    }

    @Test("A tag of a feed and one of an article are found by one word")
    func ofFeeds() throws {
        let feed = try #require(
            library.subscribe(to: [NewFeed(address: "https://example.org/feed", tags: ["ports"])]).first)
        try library.keep([(FeedItemKeys(.sample("Story 2", "Text 2 of Varna.")), ids[1])], in: feed.id)
        #expect(try library.found("tag:ports") == [ids[1]])
        try library.tag([ids[1], ids[3]], TagChange(adding: ["ports"]))
        #expect(try library.found("tag:ports") == [ids[3], ids[1]])
        #expect(try library.count(matching: Query(parsing: "tag:ports")).total == 2)
    }

    @Test("An article keeps its tags when its outlet changes it, and they go with it")
    func updating() throws {
        try library.tag([ids[0]], TagChange(adding: ["ships"]))
        let changed = try library.file(.sample("Story 1", "Text 1 of Varna, as it is now.", day: 9, url: "u1"))
        #expect(changed == Filing(id: ids[0], outcome: .updated))
        #expect(try library.found("tag:ships") == [ids[0]])
        try library.removeArticle(ids[0])
        #expect(try library.found("tag:ships").isEmpty)
        try expectWhole(library)
    }

    @Test(
        "A name is on one line and not too long",
        arguments: [
            ("  to \t read ", "to read"), ("a\nb", "a b"), ("🔥", "🔥"), (" \u{1B} ", nil),
            (String(repeating: "x", count: 101), nil),
        ] as [(String, String?)])
    func names(_ typed: String, _ name: String?) { #expect(tagName(typed) == name) }

    @Test("A typed line adds tags, and takes those with a minus away")
    func typed() {
        #expect(TagChange(typed: "later, -read soon,, Later") == TagChange(adding: ["later"], removing: ["read soon"]))
    }
}

@Suite("Notes", .onEachEngine)
struct NoteTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }
    private let id: Article.ID

    init() throws {
        temporary = try TemporaryLibrary()
        id = try temporary.library.file(
            .sample("Visit", "Ivo Petrov sails from Varna."), naming: [("Ivo Petrov", .person), ("Varna", .place)]
        ).id
    }

    @Test("A note is kept, found by its words, and removed")
    func onArticle() throws {
        #expect(try library.write(note: " Call the harbour\r\noffice\u{7}. \n\n", on: .article(id)) == nil)
        #expect(try library.note(on: .article(id)) == "Call the harbour\noffice.")
        for (typed, count) in [("note:harb", 1), ("has:note", 1), ("note:\"office call\"", 1), ("note:ship", 0)] {
            #expect(try library.count(matching: Query(parsing: typed)).total == count, "\(typed)")
        }
        #expect(try library.write(note: nil, on: .article(id)) == "Call the harbour\noffice.")
        #expect(try library.count(matching: Query(parsing: "has:note")).total == 0)
        #expect(throws: LibraryError.self) { try library.write(note: "x", on: .article(99)) }
    }

    @Test("A note on a name goes with it into a merger, and is found again when the name comes again")
    func onEntity() throws {
        let entities = try library.entities(limit: 9)
        let petrov = try #require(entities.first { $0.kind == .person })
        let varna = try #require(entities.first { $0.kind == .place })
        try library.write(note: "A captain.", on: .entity(petrov.id))
        try library.correct(.merge(petrov.id, into: varna.id))
        #expect(try library.note(on: .entity(varna.id)) == "A captain.")
        _ = try library.undoCorrection(#require(library.corrections().last).id)
        #expect(try library.note(on: .entity(varna.id)) == nil)
        try library.removeArticle(id)
        try library.file(.sample("Again", "Ivo Petrov is back.", day: 7), naming: [("Ivo Petrov", .person)])
        let back = try #require(try library.entities(limit: 9).first)
        #expect(try library.note(on: .entity(back.id)) == "A captain.")
    }
}
