import Libraries
import News
import Testing
import ThrowawayServer

@testable import Postgres

/// A library of a test's own on the shared server.
func newLibrary() throws -> PostgresLibrary {
    let server = try #require(ThrowawayServer.shared)
    return try PostgresLibrary.create(at: server.makeDatabase())
}

extension PostgresLibrary {
    /// Files articles that came from nowhere.
    @discardableResult
    func file(_ articles: [Article], filed: Int64 = 1_700_000_000) throws -> [Filing] {
        let submissions = articles.map { Submission(article: $0, origin: nil) }
        return try fileArticles(try prepare(submissions), filed: Moment(seconds: filed))
    }

    /// Has everything that awaits it extracted as somebody says.
    func extract(_ found: (UnextractedText) -> Extraction) throws {
        while true {
            let texts = try textsAwaitingExtraction(after: 0, limit: 100)
            if texts.isEmpty { return }
            try extract(texts, found)
        }
    }

    /// Has some texts extracted as somebody says.
    func extract(_ texts: [UnextractedText], _ found: (UnextractedText) -> Extraction) throws {
        _ = try fileExtractions(
            texts.map { ExtractedText(found($0), of: $0, language: "en", sketch: nil) },
            linking: { names, candidates in
                .chosen(
                    names.indices.map { index in
                        candidates[index].first { $0.name.folded == names[index].name.folded }?.id
                    })
            }, stories: nil)
    }
}

/// An article of a day of November 2023.
func article(_ headline: String, _ body: String, day: Int = 1, url: String? = nil, source: String? = nil) -> Article {
    Article(
        headline: headline, source: source, published: Moment(year: 2023, month: 11, day: day), url: url, body: body)
}

/// An extraction in which each of some words is a person.
func naming(_ names: [String], in text: String) -> Extraction {
    var extraction = Extraction()
    for name in names {
        guard let range = text.range(of: name) else { continue }
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        extraction.mentions.append(
            Mention(range: start..<start + name.utf8.count, kind: .person, entity: extraction.entities.count))
        extraction.entities.append(NamedEntity(name: name, kind: .person))
    }
    extraction.mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
    return extraction
}

@Suite("A library on a server", .enabled(if: ThrowawayServer.shared != nil, Comment(rawValue: ThrowawayServer.absence)))
struct ServerLibraryTests {
    @Test func anArticleThatWasFiledIsListedReadAndFound() throws {
        let library = try newLibrary()
        let filed = try library.file([
            article("Rates rise", "The bank raised rates.\n\nMarkets fell.", day: 2, source: "Reuters"),
            article("Rain due", "Rain is due on Monday.", day: 3),
        ])
        #expect(filed.map(\.id) == [1, 2])
        #expect(filed.allSatisfy { $0.outcome == .new })
        #expect(try library.articles(limit: 10).map(\.headline) == ["Rain due", "Rates rise"])
        let read = try #require(try library.article(1))
        #expect(read.article.body == "The bank raised rates.\n\nMarkets fell.")
        #expect(read.article.source == "Reuters")
        #expect(read.awaitsExtraction)
        #expect(try library.count().total == 2)
        #expect(try library.search(Query(parsing: "rates"), limit: 10).map(\.line.id) == [1])
        #expect(try library.search(Query(parsing: "\"raised rates\""), limit: 10).map(\.line.id) == [1])
        #expect(try library.search(Query(parsing: "\"rates raised\""), limit: 10).isEmpty)
        #expect(try library.search(Query(parsing: "ra*"), limit: 10).map(\.line.id) == [2, 1])
        #expect(try library.search(Query(parsing: "title:rain"), limit: 10).map(\.line.id) == [2])
        #expect(try library.search(Query(parsing: "rates -markets"), limit: 10).isEmpty)
        #expect(try library.search(Query(parsing: "source:reuters OR monday"), limit: 10).map(\.line.id) == [2, 1])
        #expect(try library.search(Query(parsing: "rates OR rain"), sort: .rank, limit: 10).count == 2)
    }

    @Test func theSameArticleIsFiledOnce() throws {
        let library = try newLibrary()
        let one = article("Rates rise", "The bank raised rates.", url: "https://example.org/a")
        try library.file([one, one])
        #expect(try library.file([one]).map(\.outcome) == [.unchanged])
        #expect(try library.count().total == 1)
    }

    @Test func aNewLibraryIsAskedForFormsByTheirIndex() throws {
        let library = try newLibrary()
        try library.file((1...400).map { article("Day \($0)", "Text of the day number \($0).", day: 1 + $0 % 28) })
        let plan = try library.read { session in
            try session.rows("EXPLAIN " + ServerForms.request("content_hash", Array(1...400))).compactMap { $0.text(0) }
        }.joined(separator: "\n")
        #expect(plan.contains("article_by_content"), "\(plan)")
    }

    @Test func textsThatAnotherProgramPackedAreRead() throws {
        let server = try #require(ThrowawayServer.shared)
        let address = server.makeDatabase()
        let library = try PostgresLibrary.create(at: address)
        // Opened before there is a dictionary.
        let other = try PostgresLibrary(address: address)
        #expect(try other.articles(limit: 1).isEmpty)
        let bodies = (1...1200).map { "On day \($0) the minister of trade told the paper that prices would fall soon." }
        try library.file(bodies.enumerated().map { article("Number \($0)", $1, day: 1 + $0 % 28) })
        let text = "Prices rose on the day after, said the minister of trade."
        try library.file([article("The last", text)])
        let last = try #require(try other.search(Query(parsing: "rose"), limit: 9).first)
        #expect(try other.article(last.line.id)?.article.body == text)
        let made = try library.read { try $0.number("SELECT count(*) FROM dictionary") }
        #expect(made == 1)
        try library.extract { naming(["minister"], in: $0.body) }
        #expect(try other.dossier(of: other.lookup("minister", limit: 1)[0].id)?.passages.isEmpty == false)
    }

    @Test func marksAreCounted() throws {
        let library = try newLibrary()
        try library.file((1...5).map { article("Number \($0)", "Text of number \($0).", day: $0) })
        try library.markRead(true, [1, 2])
        try library.markRead(true, [2, 99])
        try library.star(true, [3])
        #expect(try library.count() == ArticleCount(total: 5, unread: 3))
        #expect(try library.articles(matching: Query(parsing: "is:starred"), limit: 9).map(\.id) == [3])
        #expect(try library.articles(matching: Query(parsing: "is:unread"), limit: 9).map(\.id) == [5, 4, 3])
        #expect(try library.markRead(false, matching: .everything) == [1, 2])
        #expect(try library.count().unread == 5)
        #expect(try library.removeArticle(3))
        #expect(try library.count() == ArticleCount(total: 4, unread: 4))
    }

    @Test func namesAreLinkedLookedUpAndCorrected() throws {
        let library = try newLibrary()
        let bodies = ["Ana Silva spoke.", "Ana Silva left.", "Bo Lund came with Ana Silva."]
        try library.file(bodies.enumerated().map { article("Number \($0)", $1, day: $0 + 1) })
        try library.extract { naming(["Ana Silva", "Bo Lund"], in: $0.body) }
        let ana = try #require(try library.lookup("ana s", limit: 5).first)
        #expect(ana.name == "Ana Silva")
        #expect(ana.articles == 3)
        #expect(try library.lookup("bl", limit: 5).map(\.name) == ["Bo Lund"])
        #expect(try library.articles(matching: Query(parsing: "person:silva"), limit: 9).map(\.id) == [3, 2, 1])
        let dossier = try #require(try library.dossier(of: ana.id))
        #expect(dossier.seenWith.map(\.entity.name) == ["Bo Lund"])
        #expect(dossier.passages.count == 3)
        #expect(dossier.timeline.map(\.mentions) == [1, 1, 1])
        #expect(try library.rank(of: 2, naming: ana.id)?.number == 2)
        let bo = try #require(try library.lookup("bo lund", limit: 1).first)
        let merge = try library.correct(.merge(bo.id, into: ana.id))
        #expect(try library.entity(bo.id)?.id == ana.id)
        #expect(try library.lookup("bo lund", limit: 1).first?.id == ana.id)
        _ = try library.undoCorrection(merge.id)
        #expect(try library.lookup("bo lund", limit: 1).first?.id == bo.id)
        #expect(try library.entity(ana.id)?.articles == 3)
    }

    @Test func aQueryOfManyConditionsIsAnswered() throws {
        let library = try newLibrary()
        try library.file([article("Trade", "Trade grows.", source: "Harbour Wire")])
        for condition in ["-source:outlet", "-author:writer", "-word"] {
            let typed = "trade " + (0..<300).map { "\(condition)\($0)" }.joined(separator: " ")
            #expect(try library.search(Query(parsing: typed), limit: 9).count == 1, "\(condition)")
        }
    }

    @Test func aWordThatWasForgottenIsFoundWhenItComesAgain() throws {
        let server = try #require(ThrowawayServer.shared)
        let address = server.makeDatabase()
        let (one, other) = (try PostgresLibrary.create(at: address), try PostgresLibrary(address: address))
        let filed = try one.file([article("First", "The zanzibar word.")])
        #expect(try other.removeArticle(filed[0].id))
        #expect(try one.search(Query(parsing: "zanzibar"), limit: 9).isEmpty)
        let again = try one.file([article("Second", "A zanzibar again.")])
        for library in [one, other] {
            #expect(try library.search(Query(parsing: "zanzibar"), limit: 9).map(\.line.id) == [again[0].id])
        }
    }

    @Test func aTextPreparedBeforeItsWordsWereForgottenIsFound() throws {
        let library = try newLibrary()
        let filed = try library.file([article("First", "The zanzibar word.")])
        let prepared = try library.prepare([Submission(article: article("Second", "A zanzibar again."), origin: nil)])
        #expect(try library.removeArticle(filed[0].id))
        let again = try library.fileArticles(prepared, filed: nil)
        #expect(try library.search(Query(parsing: "zanzibar"), limit: 9).map(\.line.id) == again.map(\.id))
    }

    @Test func allWordsWithABeginningAreFound() throws {
        let library = try newLibrary()
        try library.file((0..<400).map { article("Title\($0)", "Beginning\($0) of \($0).") })
        for typed in ["beginning*", "title:title*", "\"of beginning\"* OR beginning*"] {
            #expect(try library.search(Query(parsing: typed), limit: 1000).count == 400, "\(typed)")
        }
    }

    /// Single words are decided by the vocabulary, phrases of common words are looked for in ever more texts.
    @Test func termsInSeveralArticlesAreToldHoweverCommonTheirWordsAre() throws {
        let library = try newLibrary()
        let apart = (0..<60).map { article("Apart \($0)", "The missile \($0) came after the cruise.") }
        let filed = try library.file(
            apart + [article("One", "A cruise missile, a secure line."), article("Two", "The secure line.")])
        let terms = ["cruise missile", "secure line", "missile", "hovercraft", "came"].map {
            Keyword(text: $0, weight: 1, mentions: [])
        }
        #expect(try library.keywordsInSeveral(terms) == ["secure line", "missile", "came"])
        try library.write(telling: nil) { try $0.change("UPDATE vocabulary SET weight = 1000") }
        #expect(try library.keywordsInSeveral(terms) == ["secure line", "missile", "came"])
        try library.file([article("Three", "Two cruise missiles.")])
        #expect(try library.keywordsInSeveral([terms[0]]) == ["cruise missile"])
        _ = try library.hide(true, [filed[60].id])
        #expect(try library.keywordsInSeveral([terms[0], terms[1]]).isEmpty)
    }
}
