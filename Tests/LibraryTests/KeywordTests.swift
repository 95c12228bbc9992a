import Libraries
import LibrarySamples
import News
import Testing

@Suite("Keywords in the library", .onEachEngine)
struct KeywordTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }

    init() throws {
        temporary = try TemporaryLibrary()
        let texts = [
            "A cruise missile fell. Nobody was hurt.", "Two Cruise-Missiles fell into the sea. The cruise ended.",
            "The cruise ship has no missiles.", "They spoke over a secure line.", "The secured lines were cut.",
        ]
        for (index, text) in texts.enumerated() {
            try library.file(Article.sample("Story \(index + 1)", text, day: index + 1))
        }
    }

    private func found(_ text: String) throws -> [Article.ID] {
        try library.articles(matching: Query(parsing: text), limit: 10).map(\.id).sorted()
    }

    private func choice(_ typed: String, _ sort: KeywordChoice.Sort = .own) throws -> KeywordChoice {
        try #require(KeywordChoice(sort, typed: typed, made: 5))
    }

    @Test(
        "A search for a keyword finds it in singular and plural, with hyphen and space",
        arguments: [
            ("keyword:\"cruise missile\"", [1, 2]), ("keyword:cruise-missiles", [1, 2]),
            ("keyword:missile", [1, 2, 3]),
            ("-keyword:missile", [4, 5]), ("keyword:\"secure line\"", [4]), ("keyword:nothing", []),
            ("keyword:missile sea", [2]), ("keyword:missiles OR keyword:line", [1, 2, 3, 4, 5]),
        ] as [(String, [Article.ID])])
    func finds(_ query: String, _ expected: [Article.ID]) throws { #expect(try found(query) == expected) }

    @Test("A term of one's own is found in all its spellings, whichever is asked for")
    func ownSpellings() throws {
        try library.choose(try choice("secure line|secured line"))
        #expect(try found("keyword:\"secured line\"") == [4, 5])
        #expect(try found("keyword:\"secure lines\" -cut") == [4])
        #expect(try library.search(Query(parsing: "keyword:\"secure line\""), limit: 5).first?.snippet.isEmpty == false)
    }

    @Test("A decision takes the place of those about the same term, and can be taken back")
    func replacing() throws {
        let first = try choice("secure line")
        #expect(try library.choose(first).isEmpty)
        let second = try choice("secured line|secure line")
        #expect(try library.choose(second) == [first])
        #expect(try library.keywordChoices() == [second])
        let out = try choice("secure line", .takenOut)
        #expect(try library.choose(out) == [second])
        #expect(try library.choose([second], insteadOf: out.keys) == [out])
        #expect(try library.keywordChoices() == [second])
        #expect(try library.choose([], insteadOf: second.keys) == [second])
        #expect(try library.keywordChoices().isEmpty)
        try expectWhole(library)
    }

    @Test("A term's dossier gives the sentences that have it, newest first, with the term marked")
    func dossier() throws {
        let dossier = try #require(try library.dossier(ofKeyword: "cruise missiles"))
        #expect(dossier.entity.isKeyword && dossier.entity.articles == 2)
        #expect(dossier.passages.map(\.text) == ["Two Cruise-Missiles fell into the sea.", "A cruise missile fell."])
        let passage = try #require(dossier.passages.first)
        #expect(
            passage.marks.map { String(decoding: Array(passage.text.utf8)[$0], as: UTF8.self) } == ["Cruise-Missiles"])
        #expect(dossier.timeline.count == 2)
        let older = try library.passages(ofKeyword: "cruise missile", olderThan: passage.article.position, limit: 5)
        #expect(older.map(\.article.id) == [1])
        #expect(try library.dossier(ofKeyword: "hovercraft") == nil)
        #expect(try library.dossier(ofKeyword: "!") == nil)
    }

    @Test("A look-up gives one's own terms by their beginnings, and what was typed if articles have it")
    func lookup() throws {
        try library.choose(try choice("secure line|secured line"))
        #expect(try library.lookup(keyword: "sec", limit: 5).map(\.name) == ["secure line"])
        #expect(try library.lookup(keyword: "lin", limit: 5).map(\.name) == ["secure line"])
        #expect(try library.lookup(keyword: "missile", limit: 5).map(\.articles) == [3])
        #expect(try library.lookup(keyword: "hovercraft", limit: 5).isEmpty)
        #expect(try library.lookup(keyword: " ", limit: 5).isEmpty)
    }

    @Test("It is told which terms other articles have too")
    func inSeveral() throws {
        let terms = ["cruise missile", "secure line", "nothing"].map { Keyword(text: $0, weight: 1, mentions: []) }
        #expect(try library.keywordsInSeveral(terms) == ["cruise missile"])
    }
}
