import Libraries
import LibrarySamples
import News
import Testing

@Suite("Rules", .onEachEngine)
struct RuleTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }
    private let names: [(String, EntityKind)] = [("Ivo Petrov", .person)]

    init() throws { temporary = try TemporaryLibrary() }

    private func prepared(_ rules: [Rule]) -> [PreparedRule] {
        rules.map { PreparedRule($0, query: Query(parsing: $0.match)) }
    }

    private func file(_ headline: String, _ body: String = "Ivo Petrov sails.") throws -> Article.ID {
        try library.file(.sample(headline, body, url: headline), naming: names).id
    }

    private func line(_ id: Article.ID) throws -> ArticleLine { try #require(try library.article(id)?.line) }

    @Test("Rules act once, on what comes after them")
    func once() throws {
        let before = try file("Football before")
        let rules = [
            Rule(name: "sport", match: "title:football", tags: ["sport"], stars: true),
            Rule(name: "noise", match: "tag:sport title:scores", marksRead: true, hides: true),
        ]
        try library.use(rules)
        let (one, scores, other) = (try file("Football today"), try file("Football scores"), try file("Harbour"))
        try library.applyRules(prepared(rules))
        #expect(try line(one).tags == ["sport"] && line(one).isStarred && !line(one).isRead)
        #expect(try line(scores).isHidden && line(scores).isRead)
        #expect(try line(other).tags.isEmpty && line(before).tags.isEmpty)
        // What the person changes afterwards stays.
        try library.tag([one], TagChange(removing: ["sport"]))
        try library.hide(false, [scores])
        try library.use(rules)
        try library.applyRules(prepared(rules))
        #expect(try line(one).tags.isEmpty && !line(scores).isHidden)
    }

    @Test("A rule that asks for names acts when they are found")
    func namesFirst() throws {
        let rules = [Rule(name: "captain", match: "person:petrov", tags: ["captain"])]
        try library.use(rules)
        let id = try library.fileText(.sample("Late", "Ivo Petrov sails.", url: "late")).id
        try library.applyRules(prepared(rules))
        #expect(try line(id).tags.isEmpty)
        let text = try #require(try library.textAwaitingExtraction(id))
        _ = try library.fileExtractions(
            [ExtractedText(.sample(text.body, names), of: text, sketch: nil)], linking: byName)
        try library.applyRules(prepared(rules))
        #expect(try line(id).tags == ["captain"])
    }

    @Test("Rules that are changed act on what comes from then on")
    func changed() throws {
        try library.use([Rule(name: "a", match: "x", hides: true)])
        let id = try file("Football")
        let rules = [Rule(name: "a", match: "title:football", hides: true)]
        try library.use(rules)
        try library.applyRules(prepared(rules))
        #expect(try !line(id).isHidden)
        let counts = try library.applyToAll(prepared(rules)[0])
        #expect(counts.matched == 1 && counts.hidden == 1)
        #expect(try line(id).isHidden)
        try expectWhole(library)
    }
}
