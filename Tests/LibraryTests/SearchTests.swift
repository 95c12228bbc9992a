import Foundation
import Libraries
import LibrarySamples
import News
import Testing

@Suite(.onEachEngine) struct SearchTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }

    init() throws {
        temporary = try TemporaryLibrary()
        let texts = [
            ("Officer's hotel line", "He dialled in from Singapore. The line was not secured, AT&T said."),
            ("München stimmt ab", "Die Stadt Straße für Straße. Ana Núñez zählte."),
            ("Attacks on ports", "The port was attacked twice; attacking ships left. They don't stop."),
            ("东京 votes", "新聞 in 東京 reported 😀 today."),
            ("Rates", "line line line. Nothing on hotels but an officer of the line."),
        ]
        for (day, text) in texts.enumerated() { try library.file(Article.sample(text.0, text.1, day: day + 1)) }
    }

    private func found(_ text: String) throws -> Set<Int> {
        Set(try library.search(Query(parsing: text), limit: 10).map { Int($0.line.id) })
    }

    @Test("Articles are found by the language that their text was found to be in, and keep it when names are corrected")
    func languages() throws {
        func file(_ headline: String, own: String?, found language: String?) throws -> Article.ID {
            var article = Article.sample(headline, "Ana Silva war in \(headline).")
            article.language = own
            let id = try library.fileText(article).id
            let text = try #require(try library.textAwaitingExtraction(id))
            #expect(text.language == own)
            let names = Extraction.sample(article.body, [("Ana Silva", .person)])
            _ = try library.fileExtractions(
                [ExtractedText(names, of: text, language: language, sketch: nil)], linking: byName)
            return id
        }
        let swiss = try file("Bern", own: "de", found: "de-CH")
        let german = try file("Berlin", own: "en", found: "de")
        let untold = try file("Faro", own: "pt", found: nil)
        func found(_ typed: String) throws -> Set<Article.ID> {
            Set(try library.search(Query(parsing: typed), limit: 10).map(\.line.id))
        }
        #expect(try found("lang:de") == [swiss, german])
        #expect(try found("lang:DE-ch") == [swiss])
        #expect(try found("-lang:de silva") == [untold])
        #expect(try found("lang:de OR faro") == [swiss, german, untold])
        #expect(try found("lang:d").isEmpty && found("lang:fr").isEmpty)
        #expect(try library.count(matching: Query(parsing: "lang:de")).total == 2)
        #expect(try library.article(german)?.article.language == "de")
        #expect(try library.article(untold)?.article.language == "pt")

        let ana = try #require(try library.article(german)?.entities.first?.entity.id)
        try library.correct(.rename(ana, to: "Anna Silva"))
        #expect(try found("lang:de person:anna") == [swiss, german])
        _ = try library.removeArticle(swiss)
        #expect(try found("lang:de") == [german])
        try expectWhole(library)
    }

    @Test(
        "Finds words, phrases, beginnings and inflected forms, and excludes them",
        arguments: [
            ("line", [1, 5]), ("LINE officer", [1, 5]), ("\"the line\"", [1, 5]), ("\"line the\"", []), ("sing*", [1]),
            ("line -singapore", [5]), ("-line", [2, 3, 4]), ("munchen", [2]), ("MÜNCHEN", [2]), ("strasse", [2]),
            ("nunez", [2]), ("Nu\u{301}ñez", [2]), ("at&t", [1]), ("don't", [3]), ("dont", []), ("attack", []),
            ("~attack", [3]), ("~attacks", [3]), ("東京", [4]), ("京", [4]), ("😀", [4]), ("officer's", [1]),
            ("singapore OR munchen", [1, 2]), ("singapore line OR munchen", [1, 2]), ("line %", [1, 5]),
            ("line \"", [1, 5]), ("line )", [1, 5]), ("\"the line", [1, 5]), ("hotel line\"", [1]),
        ] as [(String, Set<Int>)])
    func finds(_ query: String, _ expected: Set<Int>) throws { #expect(try found(query) == expected) }

    @Test(
        "Words of scripts without spaces, with endings set behind them and with marks are found by themselves",
        arguments: [
            ("กรุงเทพ", [6]), ("กรงเทพ", []), ("서울", [7]), ("서울에서", [7]), ("에서", []), ("احمد", [8]), ("أَحْمَد", [8]),
            ("العراق", [8]), ("ירושלים", [9]), ("nato", [10]), ("都内", [10]), ("内都", []),
        ] as [(String, Set<Int>)])
    func otherScripts(_ query: String, _ expected: Set<Int>) throws {
        let texts = [
            "ฝนตกหนักในกรุงเทพมหานคร", "대통령이 서울에서 회의를 했다", "وصل أحمد إلى العـــراق", "הפגנה בִּירוּשָׁלַיִם וב ירושלים",
            "ＮＡＴＯは東京都内で会合した",
        ]
        for (number, text) in texts.enumerated() { try library.file(Article.sample("", text, day: 6 + number)) }
        #expect(try found(query) == expected)
    }

    @Test(
        "Searches headlines and bylines alone",
        arguments: [
            ("title:line", [1]), ("title:\"hotel line\"", [1]), ("title:\"line hotel\"", []), ("title:rat*", [5]),
            ("title:rat", []), ("-title:line line", [5]), ("title:line OR title:votes", [1, 4]), ("author:costa", [6]),
            ("author:\"ana costa\"", [6]), ("author:cos", [6]), ("author:osta", []), ("-author:costa line", [1, 5]),
        ] as [(String, Set<Int>)])
    func fields(_ query: String, _ expected: Set<Int>) throws {
        var article = Article.sample("Elsewhere", "Nothing.", day: 6)
        article.byline = "Ana Costa and Rui Silva"
        try library.file(article)
        #expect(try found(query) == expected)
    }

    @Test("An outlet is found by the beginning of a word only where none has the whole word")
    func outlets() throws {
        for (number, source) in ["Foo", "Football Daily", "Kyiv Courier"].enumerated() {
            try library.file(Article.sample("Match \(number)", "Text \(number).", day: 7, source: source))
        }
        #expect(try found("source:foo") == [6])
        #expect(try found("source:footb") == [7])
        #expect(try found("source:\"kyiv cour\"") == [8])
    }

    @Test("A beginning that many words have is counted by all of them, and up to the cap")
    func beginnings() throws {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        for letter in letters { try library.file(Article.sample("Item", "The quant\(letter)ty of it.", day: 7)) }
        let query = Query(parsing: "quant*")
        func counted(_ cap: Int) throws -> ArticleCount {
            try library.count(matching: query, cap: cap, withUnread: false)
        }
        #expect(try counted(100) == ArticleCount(total: 26, unread: nil))
        #expect(try counted(20) == ArticleCount(total: 20, unread: nil, isCapped: true))
        #expect(try counted(5) == ArticleCount(total: 5, unread: nil, isCapped: true))
    }

    @Test("The hits are marked in a piece of the text, and the offset of the first is right")
    func marks() throws {
        let hit = try #require(try library.search(Query(parsing: "attacked ships"), limit: 1).first)
        #expect(hit.snippet == "The port was attacked twice; attacking ships left. They don't stop.")
        #expect(hit.marks.map { hit.snippet.text(atBytes: $0) } == ["attacked", "ships"])
        #expect(hit.bodyOffset == 13)
        let accented = try #require(try library.search(Query(parsing: "strasse zahlte"), limit: 1).first)
        #expect(accented.marks.map { accented.snippet.text(atBytes: $0) } == ["Straße", "Straße", "zählte"])
        let headline = try #require(try library.search(Query(parsing: "ports"), limit: 1).first)
        #expect(headline.snippet.isEmpty && headline.bodyOffset == nil)
    }

    @Test("A snippet of a long text begins shortly before the first hit, on one line")
    func longSnippet() throws {
        let filler = (0..<200).map { "w\($0)" }.joined(separator: " ")
        try library.file(Article.sample("Long", filler + "\n\nThe needle is here.\n\n" + filler, day: 9))
        let hit = try #require(try library.search(Query(parsing: "needle"), limit: 1).first)
        #expect(hit.snippet.hasPrefix("w193 w194 w195 w196 w197 w198 w199 The needle is here. w0"))
        #expect(hit.marks.map { hit.snippet.text(atBytes: $0) } == ["needle"])
        #expect(hit.bodyOffset == filler.utf8.count + 6)
    }

    @Test("By rank, a headline counts more than a word in the text")
    func rank() throws {
        let lines = try library.search(Query(parsing: "officer"), sort: .rank, limit: 10).map(\.line.id)
        #expect(lines == [1, 5])
        #expect(try library.search(Query(parsing: "officer"), limit: 10).map(\.line.id) == [5, 1])
    }

    @Test("Hostile queries find what a plain scan of the words finds, and never throw", .needsHostileQueries)
    func hostile() throws {
        let queries = try JSONDecoder().decode([String].self, from: #require(hostileQueries))
        for text in queries { try library.file(Article.sample("Q", text.isEmpty ? "empty" : text, day: 20)) }
        let held = try library.articles(filedAfter: 0, limit: 1000).map { filed in
            (filed.line.id, Set(IndexWords(filed.article.headline + " " + filed.article.body).list))
        }
        for text in queries {
            let query = Query(parsing: text)
            _ = try library.search(query, sort: .rank, limit: 5)
            _ = try library.lookup(text, limit: 5)
            let hits = try library.search(query, limit: 1000)
            guard let words = plainWords(query) else { continue }
            let expected = held.filter { words.isSubset(of: $0.1) }.map(\.0)
            #expect(Set(hits.map(\.line.id)) == Set(expected), "\(text.prefix(40))")
        }
    }

    /// The words of a query that has single words only.
    private func plainWords(_ query: Query) -> Set<String>? {
        var words: Set<String> = []
        for term in query.terms {
            guard case .word(let text) = term else { return nil }
            let parts = IndexWords(text).list
            if parts.count > 1 { return nil }
            words.formUnion(parts)
        }
        return words
    }
}

/// Queries made to break a search, from the folder of test data beside the repository; nil if it is not there.
let hostileQueries: Data? = {
    let named = ProcessInfo.processInfo.environment["DATELINE_SHARED"].map { URL(fileURLWithPath: $0) }
    let beside = URL(fileURLWithPath: #filePath + "/../../../../shared").standardizedFileURL
    return try? Data(contentsOf: (named ?? beside).appendingPathComponent("hostile/search_queries.json"))
}()

extension Trait where Self == ConditionTrait {
    /// Skips a test, and says so, if those are not there.
    static var needsHostileQueries: Self {
        .enabled(if: hostileQueries != nil, "the folder of test data has no hostile/search_queries.json")
    }
}
