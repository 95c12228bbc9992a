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

    @Test("A star behind the last word in quotation marks opens it")
    func openPhrases() {
        #expect(Query(parsing: "\"air fo*\"").terms == [.prefix("air fo")])
        #expect(Query(parsing: "title:\"hotel li*\"").terms == [.title(["hotel", "li"], isPrefix: true)])
        #expect(Query(parsing: "\"air force\"").terms == [.phrase(["air", "force"])])
        #expect(Query(parsing: "\"*\"").terms == [.word("*")])
    }

    @Test(
        "While a text is typed, its last word may be the beginning of one, if it can be",
        arguments: [
            ("gerh", "gerh*"), ("hotel li", "hotel li*"), ("a OR b", "a OR b*"), ("\"hotel li", "\"hotel li*"),
            ("title:tau", "title:tau*"), ("source:x tau", "source:x tau*"), ("berlin OR", "berlin "),
            ("berlin NOT", "berlin "),
            ("gerh ", "gerh "), ("gerh*", "gerh*"), ("\"gerh\"", "\"gerh\""), ("~att", "~att"), ("-nav", "-nav"),
            ("a NOT nav", "a NOT nav"), ("person:gerh", "person:gerh*"), ("person:\"ingo g", "person:\"ingo g*"),
            ("person:\"ingo\"", "person:\"ingo\""), ("persn:x", "persn:x"), ("is:un", ""), ("a is:un", "a "),
            ("a is:unread", "a is:unread"), ("a from:", "a "), ("a person:", "a "),
            ("a -from:2024-1", "a "), ("a from:2024-1", "a "), ("a from:last wee", "a "),
            ("a from:last week", "a from:last week"),
            ("a from:3 days a", "a "), ("from:2024 b", "from:2024 b*"), ("from:foo b", "from:foo b*"),
            ("lang:de x:", "lang:de x:"),
            ("from:yest", ""), ("...", "..."), ("", ""), ("\"", "\""),
        ])
    func opens(typed: String, searched: String) {
        #expect(Query.opened(typed, today: CivilDay(year: 2024, month: 3, day: 6)) == searched)
    }

    @Test("Reads fields")
    func fields() {
        #expect(Query(parsing: "source:reuters").terms == [.source("reuters")])
        #expect(Query(parsing: "lang:de-AT").terms == [.language("de-AT")])
        #expect(Query(parsing: "-lang:ru").terms == [.not(.language("ru"))])
        #expect(
            Query(parsing: "lang:").terms == [.word("lang:")] && Query(parsing: "lang:7").terms == [.word("lang:7")])
        #expect(Query(parsing: "Source:\"harbour wire\"").terms == [.source("harbour wire")])
        #expect(Query(parsing: "person:pistorius").terms == [.entity("pistorius", kind: .person)])
        #expect(Query(parsing: "organisation:nato").terms == [.entity("nato", kind: .organization)])
        #expect(Query(parsing: "entity:taurus").terms == [.entity("taurus", kind: nil)])
        #expect(Query(parsing: "is:unread -is:starred").terms == [.isUnread, .not(.isStarred)])
        #expect(Query(parsing: "is:read").terms == [.not(.isUnread)])
    }

    @Test("Reads what is asked of headline, byline and tags, and NOT")
    func moreFields() {
        #expect(Query(parsing: "title:taurus").terms == [.title(["taurus"], isPrefix: false)])
        #expect(Query(parsing: "title:\"hotel line\"").terms == [.title(["hotel", "line"], isPrefix: false)])
        #expect(Query(parsing: "-title:taur*").terms == [.not(.title(["taur"], isPrefix: true))])
        #expect(Query(parsing: "author:\"ana costa\"").terms == [.author("ana costa")])
        #expect(Query(parsing: "tag:later").terms == [.tag("later")])
        #expect(Query(parsing: "a NOT b").terms == [.word("a"), .not(.word("b"))])
        #expect(Query(parsing: "NOT  source:x").terms == [.not(.source("x"))])
        #expect(Query(parsing: "NOT -a").terms == [.not(.word("a"))])
        #expect(Query(parsing: "a NOT").terms == [.word("a"), .word("NOT")])
        #expect(Query(parsing: "NOTE a").terms == [.word("NOTE"), .word("a")])
        #expect(Query(parsing: "not a").terms == [.word("not"), .word("a")])
    }

    @Test(
        "Reads days in words, counted from today",
        arguments: [
            ("on:today", (2024, 3, 6), (2024, 3, 6)), ("on:yesterday", (2024, 3, 5), (2024, 3, 5)),
            ("on:Wednesday", (2024, 3, 6), (2024, 3, 6)), ("on:thursday", (2024, 2, 29), (2024, 2, 29)),
            ("on:last week", (2024, 2, 26), (2024, 3, 3)), ("on:\"this week\"", (2024, 3, 4), (2024, 3, 10)),
            ("on:last-month", (2024, 2, 1), (2024, 2, 29)), ("on:this year", (2024, 1, 1), (2024, 12, 31)),
            ("on:3 days ago", (2024, 3, 3), (2024, 3, 3)), ("on:7d", (2024, 2, 28), (2024, 2, 28)),
            ("on:2 weeks ago", (2024, 2, 21), (2024, 2, 21)),
        ] as [(String, (Int, Int, Int), (Int, Int, Int))])
    func daysInWords(_ typed: String, _ first: (Int, Int, Int), _ last: (Int, Int, Int)) {
        let query = Query(parsing: typed, today: day(2024, 3, 6))
        #expect(query.terms == [.from(day(first.0, first.1, first.2)), .to(day(last.0, last.1, last.2))])
    }

    @Test("Words after a day in words are words, and the month before January is December")
    func afterDays() {
        let today = day(2024, 1, 10)
        #expect(Query(parsing: "from:yesterday night", today: today).terms == [.from(day(2024, 1, 9)), .word("night")])
        #expect(
            Query(parsing: "from:last month x", today: today).terms == [.from(day(2023, 12, 1)), .word("x")])
        #expect(Query(parsing: "from:last straw", today: today).terms == [.word("from:last"), .word("straw")])
    }

    @Test(
        "What looks like a condition and is none is told",
        arguments: [
            ("persn:x", [QueryRemark.unknownField("persn")]), ("is:foo", [.unknownStatus("foo")]),
            ("from:2024-13 a", [.unknownDay(field: "from", "2024-13")]),
            ("-Colour:red colour:blue", [.unknownField("colour")]),
            ("person:x is:unread from:yesterday \"a:b\"", []), ("http://x/y 12:30 c:\\x :a a: word", []),
        ])
    func remarks(_ typed: String, _ expected: [QueryRemark]) {
        #expect(Query.remarks(on: typed, today: day(2024, 3, 6)) == expected)
    }

    @Test("Every field that is named is one", arguments: Query.fields)
    func fieldsAreRead(_ field: QueryField) {
        let value =
            switch field.values {
            case .days: "2024"
            case .words(let words): words[0]
            case .entities, .sources, .feeds, .tags, .text: "x"
            }
        let typed = "\(field.name):\(value)"
        #expect(Query(parsing: typed).terms != [.word(typed)])
    }

    @Test("The condition that is being typed is the last one, quotation marks and all")
    func lastPiece() {
        #expect(Query.lastPiece(of: "taurus person:pi") == "person:pi")
        #expect(Query.lastPiece(of: "x person:\"Boris Pi") == "person:\"Boris Pi")
        #expect(Query.lastPiece(of: "x ").isEmpty)
    }

    @Test("Reads days, months and years")
    func dates() {
        #expect(Query(parsing: "from:2024-03-01").terms == [.from(day(2024, 3, 1))])
        #expect(Query(parsing: "to:2024-02").terms == [.to(day(2024, 2, 29))])
        #expect(Query(parsing: "on:2024").terms == [.from(day(2024, 1, 1)), .to(day(2024, 12, 31))])
        let notOn = Query.Term.any([[.not(.from(day(2024, 3, 5)))], [.not(.to(day(2024, 3, 5)))]])
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
        let terms = Query(parsing: example.typed, today: day(2024, 3, 6)).terms
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
            case .title: conditions.insert("title")
            case .author: conditions.insert("author")
            case .tag: conditions.insert("tag")
            case .keyword: conditions.insert("keyword")
            case .source: conditions.insert("source")
            case .feed: conditions.insert("feed")
            case .entity(_, let kind): conditions.insert(kind == nil ? "entity" : "kind")
            case .language: conditions.insert("lang")
            case .from: conditions.insert("from")
            case .to: conditions.insert("to")
            case .was: conditions.insert("was")
            case .isUnread: conditions.insert("is")
            case .not: conditions.insert("not")
            case .any: conditions.insert("or")
            // Not typed, but chosen.
            case .note, .has: conditions.insert("note")
            case .feeds, .names, .filedAfter, .isStarred, .isHidden: break
            }
        }
        #expect(
            conditions == [
                "word", "prefix", "stem", "phrase", "keyword", "source", "feed", "entity", "kind", "lang", "from", "to",
                "was",
                "is",
                "not", "or",
                "title", "author", "tag", "note",
            ])
    }
}
