import Libraries
import LibrarySamples
import News
import Testing

@Suite(.onEachEngine) struct ListingTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }

    /// Thirty articles, filed in a mixed order, three a day at different hours.
    init() throws {
        temporary = try TemporaryLibrary()
        for number in 0..<30 {
            let mixed = number * 7 % 30
            let published = Moment(year: 2024, month: 3, day: 1 + mixed / 3, hour: 8 + mixed % 3)
            let source = mixed % 2 == 0 ? "Harbour Wire" : "Kyiv Courier"
            let body = "Story \(mixed) of the rate\(mixed % 5 == 0 ? " and Ana Silva" : "")."
            let article = Article(headline: "N\(mixed)", source: source, published: published, body: body)
            try library.file(article, naming: [("Ana Silva", .person)])
        }
    }

    private func headlines(_ lines: [ArticleLine]) -> [String] { lines.map(\.headline) }

    @Test("Pages read one after another are the whole list, newest first, whichever condition leads")
    func paging() throws {
        let queries: [(String, [Int])] = [
            ("", Array(0..<30)), ("rate", Array(0..<30)), ("person:silva", [0, 5, 10, 15, 20, 25]),
            ("person:sil*", [0, 5, 10, 15, 20, 25]), ("person:sil", []), ("person:\"ana s*\"", [0, 5, 10, 15, 20, 25]),
            ("source:kyiv", Array(stride(from: 1, to: 30, by: 2))), ("is:unread", Array(0..<30)),
            ("rate from:2024-03-03 to:2024-03-04", Array(6..<12)), ("on:2024-03-02", [3, 4, 5]),
            ("rate -source:kyiv -person:silva", [2, 4, 6, 8, 12, 14, 16, 18, 22, 24, 26, 28]),
            ("-ana", Array(0..<30).filter { $0 % 5 != 0 }),
            ("source:harbour OR ana", Array(0..<30).filter { $0 % 2 == 0 || $0 % 5 == 0 }),
            ("ana OR nothing", [0, 5, 10, 15, 20, 25]), ("source:nobody", []), ("person:nobody rate", []),
        ]
        for (text, expected) in queries {
            let query = Query(parsing: text)
            var found: [String] = []
            var position: ListPosition?
            while true {
                let page = try library.articles(matching: query, olderThan: position, limit: 4)
                if page.isEmpty { break }
                found += headlines(page)
                position = page.last?.position
            }
            #expect(found == expected.reversed().map { "N\($0)" }, "\(text)")
            #expect(try library.count(matching: query).total == expected.count, "\(text)")
        }
    }

    @Test("A name that several bear is found together with a word that many articles have")
    func severalBearers() throws {
        let bearers = ["Maria Silva", "Maria Roy", "Maria Costa"]
        for number in 0..<24 {
            let body = "The rate \(number) of \(number % 2 == 0 ? bearers[number % 3] : "nobody")."
            let article = Article.sample("M\(number)", body, day: 1 + number)
            try library.file(article, naming: bearers.map { ($0, .person) })
        }
        let all = stride(from: 22, through: 0, by: -2).map { "M\($0)" }
        for typed in ["person:maria rate", "rate person:maria is:unread", "person:maria rate -source:kyiv"] {
            let found = try library.articles(matching: Query(parsing: typed), limit: 30)
            #expect(headlines(found) == all, "\(typed)")
            #expect(try library.count(matching: Query(parsing: typed)).total == all.count)
        }
        let roys = try library.articles(matching: Query(parsing: "person:maria person:roy rate"), limit: 30)
        #expect(headlines(roys) == ["M22", "M16", "M10", "M4"])
        let ranked = try library.search(Query(parsing: "rate person:maria"), sort: .rank, limit: 30)
        #expect(Set(ranked.map(\.line.headline)) == Set(all))
    }

    @Test("Paging up gives the same order")
    func pagingUp() throws {
        let all = try library.articles(limit: 100)
        for text in ["", "rate"] {
            let page = try library.articles(matching: Query(parsing: text), newerThan: all[10].position, limit: 4)
            #expect(page == Array(all[6..<10]))
        }
        #expect(try library.articles(around: all[10].id, limit: 2) == Array(all[8...12]))
    }

    @Test("Marks change the counts and the list of the unread")
    func marks() throws {
        let all = try library.articles(limit: 100)
        try library.markRead(true, all[0..<3].map(\.id))
        try library.star(true, all[5].id)
        #expect(try library.count() == ArticleCount(total: 30, unread: 27))
        #expect(try library.nextUnread(after: nil)?.id == all[3].id)
        #expect(try headlines(library.articles(matching: Query(parsing: "is:starred"), limit: 9)) == ["N24"])
        let marked = try library.markRead(true, matching: Query(parsing: "source:harbour"))
        #expect(!marked.isEmpty)
        #expect(try library.markRead(true, matching: Query(parsing: "source:harbour")).isEmpty)
        #expect(try library.count().unread == 13)
        #expect(try library.count(matching: Query(parsing: "source:harbour is:unread")).total == 0)
        try expectWhole(library)
    }

    @Test("From one article that names someone to the next, and back")
    func jumping() throws {
        let silva = try #require(try library.lookup("silva", limit: 1).first)
        #expect(silva.articles == 6)
        let all = try library.articles(matching: Query(terms: [.names(silva.id)]), limit: 10)
        #expect(try library.nextArticle(naming: silva.id, after: all[1].position) == all[2])
        #expect(try library.previousArticle(naming: silva.id, before: all[1].position) == all[0])
        #expect(try library.nextArticle(naming: silva.id, after: all[5].position) == nil)
        let rank = try #require(try library.rank(of: all[1].id, naming: silva.id))
        #expect(rank == (2, 6))
    }

    @Test("A count stops at its cap and says so")
    func cap() throws {
        #expect(
            try library.count(matching: Query(parsing: "rate"), cap: 7)
                == ArticleCount(total: 7, unread: 7, isCapped: true))
        #expect(
            try library.count(matching: Query(parsing: "rate"), cap: 7, withUnread: false)
                == ArticleCount(total: 7, unread: nil, isCapped: true))
    }

    @Test("An article without a date is listed by when it was filed")
    func undated() throws {
        try library.file(Article(headline: "Undated", body: "No date."))
        let line = try #require(try library.articles(matching: Query(parsing: "undated"), limit: 1).first)
        #expect(line.position.seconds == 1_700_000_000)
        #expect(line.published == nil)
    }

    @Test("An article without a date is of no day", arguments: ["on:2023-11-14", "from:2000-01-01", "to:2100-01-01"])
    func undatedIsOfNoDay(query: String) throws {
        try library.file(Article(headline: "Undated", body: "Ana Silva spoke."), naming: [("Ana Silva", .person)])
        #expect(try library.articles(matching: Query(parsing: "undated"), limit: 9).count == 1)
        #expect(try library.articles(matching: Query(parsing: "undated \(query)"), limit: 9).isEmpty)
        #expect(try library.articles(matching: Query(parsing: "undated -\(query)"), limit: 9).count == 1)
    }

    @Test("The timeline counts no article without a date")
    func undatedInTimeline() throws {
        try library.file(Article(headline: "Undated", body: "Otto Gruber spoke."), naming: [("Otto Gruber", .person)])
        try library.file(.sample("Dated", "Otto Gruber spoke to Otto Gruber."), naming: [("Otto Gruber", .person)])
        let gruber = try #require(try library.lookup("gruber", limit: 1).first)
        let dossier = try #require(try library.dossier(of: gruber.id))
        #expect(dossier.timeline.map(\.mentions) == [2])
        #expect(dossier.timeline.map(\.day.iso8601) == ["2024-03-05"])
        #expect(dossier.passages.count == 2)
    }
}
