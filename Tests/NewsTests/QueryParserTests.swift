import Foundation
import News
import Testing

struct QueryParserTests {
    private func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDay { CivilDay(year: year, month: month, day: day) }

    @Test("Reads words, phrases, prefixes, forms and exclusions")
    func text() {
        #expect(Query(parsing: "taurus  leak").terms == [.word("taurus"), .word("leak")])
        #expect(Query(parsing: "\"air  force\" x").terms == [.phrase(["air", "force"]), .word("x")])
        #expect(Query(parsing: "\"air").terms == [.word("air")])
        #expect(Query(parsing: "taur*").terms == [.prefix("taur")])
        #expect(Query(parsing: "~attack").terms == [.stem("attack")])
        #expect(Query(parsing: "-webex").terms == [.not(.word("webex"))])
        #expect(Query(parsing: "-\"air force\"").terms == [.not(.phrase(["air", "force"]))])
        #expect(Query(parsing: "").isEverything)
        #expect(Query(parsing: " \"\" ").isEverything)
    }

    @Test("Reads fields")
    func fields() {
        #expect(Query(parsing: "source:reuters").terms == [.source("reuters")])
        #expect(Query(parsing: "Source:\"harbour wire\"").terms == [.source("harbour wire")])
        #expect(Query(parsing: "person:pistorius").terms == [.entity("pistorius", kind: .person)])
        #expect(Query(parsing: "organisation:nato").terms == [.entity("nato", kind: .organization)])
        #expect(Query(parsing: "entity:taurus").terms == [.entity("taurus", kind: nil)])
        #expect(Query(parsing: "is:unread -is:starred").terms == [.isUnread, .not(.isStarred)])
        #expect(Query(parsing: "is:read").terms == [.not(.isUnread)])
    }

    @Test("Reads days, months and years")
    func dates() {
        #expect(Query(parsing: "from:2024-03-01").terms == [.from(day(2024, 3, 1))])
        #expect(Query(parsing: "to:2024-02").terms == [.to(day(2024, 2, 29))])
        #expect(Query(parsing: "on:2024").terms == [.from(day(2024, 1, 1)), .to(day(2024, 12, 31))])
        let notOn = Query.Term.any([[.to(day(2024, 3, 4))], [.from(day(2024, 3, 6))]])
        #expect(Query(parsing: "-on:2024-03-05").terms == [notOn])
    }

    @Test(
        "A condition that is not valid is text",
        arguments: [
            "nosuch:a", "from:yesterday", "from:2024-02-30", "to:", "is:good", "source:", "person:", ":a", "OR",
            "a:b:c",
            "-", "~", "*", "http://x/y", "from:99999999999999999999", "on:2024-13",
        ])
    func isText(_ typed: String) { #expect(Query(parsing: typed).terms == [.word(typed)]) }

    @Test("OR separates alternatives and binds loosest; without two sides it is a word")
    func or() {
        let query = Query(parsing: "a b OR \"c d\" OR -e")
        #expect(query.terms == [.any([[.word("a"), .word("b")], [.phrase(["c", "d"])], [.not(.word("e"))]])])
        #expect(Query(parsing: "a OR").terms == [.word("a"), .word("OR")])
        #expect(Query(parsing: "OR a").terms == [.word("OR"), .word("a")])
        #expect(Query(parsing: "a or b").terms == [.word("a"), .word("or"), .word("b")])
        #expect(Query(parsing: "a \"OR\" b").terms == [.word("a"), .word("OR"), .word("b")])
    }

    @Test("Of a very long query, only the beginning is read")
    func long() {
        #expect(Query(parsing: String(repeating: "a ", count: 50_000)).terms.count == 100)
        #expect(Query(parsing: String(repeating: "-", count: 50_000)).terms.count == 1)
        #expect(Query(parsing: String(repeating: "\"", count: 50_000)).isEverything)
        #expect(Query(parsing: String(repeating: "a OR ", count: 50_000)).terms.count == 1)
    }

    @Test("Every example of the guide asks for what it says, not for its own letters", arguments: Query.guide)
    func guide(_ example: QueryExample) {
        let terms = Query(parsing: example.typed).terms
        #expect(!terms.isEmpty && !terms.contains(.word(example.typed)))
        #expect(!example.meaning.isEmpty && !example.meaning.hasSuffix("."))
    }

    @Test("The guide has an example of every condition that can be typed")
    func guideIsComplete() {
        let all = Query.guide.flatMap { Query(parsing: $0.typed).terms }
        var conditions: Set<String> = []
        for term in all {
            switch term {
            case .word: conditions.insert("word")
            case .prefix: conditions.insert("prefix")
            case .stem: conditions.insert("stem")
            case .phrase: conditions.insert("phrase")
            case .source: conditions.insert("source")
            case .feed: conditions.insert("feed")
            case .entity(_, let kind): conditions.insert(kind == nil ? "entity" : "kind")
            case .from: conditions.insert("from")
            case .to: conditions.insert("to")
            case .was: conditions.insert("was")
            case .isUnread: conditions.insert("is")
            case .not: conditions.insert("not")
            case .any: conditions.insert("or")
            // Not typed, but chosen.
            case .feeds, .names, .isStarred: break
            }
        }
        #expect(
            conditions == [
                "word", "prefix", "stem", "phrase", "source", "feed", "entity", "kind", "from", "to", "was", "is",
                "not", "or",
            ])
    }
}
