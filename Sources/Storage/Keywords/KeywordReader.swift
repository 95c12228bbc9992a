import Catalogue
import GRDB
import Libraries
import News

/// How much of a keyword's dossier is read.
private struct KeywordLimits {
    /// Articles that are counted, and from which days are taken.
    static let articles = 5000
    /// Articles in which the names beside it are counted, and how many of these are given.
    static let companionArticles = 200
    static let companions = 16
}

extension Library {
    /// What the library knows about a term, in the form of a dossier; nil if no article has it.
    ///
    /// - Parameter articles: how many articles' sentences are given, newest first.
    package func dossier(ofKeyword text: String, articles: Int) throws(LibraryError) -> Dossier? {
        try read { db in try KeywordReader(db: db, text: text).dossier(articles: articles) }
    }

    /// The sentences that have a term in articles older than a position.
    ///
    /// - Parameter limit: how many articles are read.
    package func passages(
        ofKeyword text: String, olderThan position: ListPosition?, limit: Int
    ) throws(LibraryError) -> [Dossier.Passage] {
        try read { db in try KeywordReader(db: db, text: text).passages(olderThan: position, articles: limit) }
    }

    /// The keys of those terms that more than one article has.
    package func keywordsInSeveral(_ keywords: [Keyword]) throws(LibraryError) -> Set<String> {
        try read { db in
            // An article is opened with these: the index is asked at once, without a plan for each.
            let choices = KeywordChoices(db: db)
            let count = try db.cachedStatement(
                sql: "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT 2)")
            return Set(
                try keywords.filter { keyword in
                    let term = Query.Term.keyword(keyword.text)
                    let terms = keyword.isOwn ? try Query(terms: [term]).spelledOut(by: choices).terms : [term]
                    guard let expression = terms.first.flatMap({ TextPattern($0) })?.expression else { return false }
                    return try Int.fetchOne(count, arguments: [expression]) ?? 0 > 1
                }.map(\.key))
        }
    }

    /// The terms that a person may mean by what is typed: of their own those with a spelling, or a word in one, that
    /// begins so, and what was typed itself if articles have it.
    package func lookup(keyword typed: String, limit: Int) throws(LibraryError) -> [Entity] {
        try read { db in
            let wanted = folded(typed)
            if wanted.isEmpty { return [] }
            let own = try KeywordChoices(db: db).all().filter { choice in
                choice.sort == .own
                    && choice.spellings.contains { (" " + folded($0)).contains(" " + wanted) }
            }
            var names = own.map(\.name)
            if !own.contains(where: { $0.keys.contains(termKey(typed)) }) { names.append(typed) }
            let found = try names.compactMap { try KeywordReader(db: db, text: $0).entity() }
            return Array(found.prefix(max(0, limit)))
        }
    }
}

/// Reads what the articles of a library say of one term, found by the index of words.
struct KeywordReader {
    private let db: Database
    private let text: String
    private let reader: ListReader
    private let forms: KeywordForms

    init(db: Database, text: String) throws {
        self.db = db
        self.text = text
        let query = try Query(terms: [.keyword(text)]).spelledOut(by: KeywordChoices(db: db))
        reader = ListReader(db: db, plans: try QueryPlanner(db).plans(for: query))
        forms = KeywordForms(query)
    }

    /// How many articles have it, counted up to a limit.
    func count(upTo limit: Int) throws -> Int { forms.isEmpty ? 0 : try reader.total(cap: limit).total }

    /// The term in the form of an entity; nil if no article has it.
    func entity() throws -> Entity? {
        let articles = try count(upTo: KeywordLimits.articles)
        return articles > 0 ? Entity(keyword: text, mentions: articles, articles: articles) : nil
    }

    func dossier(articles: Int) throws -> Dossier? {
        guard let entity = try entity() else { return nil }
        let lines = try reader.lines(beyond: nil, isOlder: true, limit: KeywordLimits.articles)
        let moments = lines.compactMap(\.published)
        return Dossier(
            entity: entity, first: moments.min(), last: moments.max(),
            seenWith: try companions(in: lines.prefix(KeywordLimits.companionArticles).map(\.id)),
            passages: try lines.prefix(articles).flatMap(passages),
            timeline: Dictionary(grouping: moments, by: \.day).sorted { $0.key < $1.key }
                .map { Dossier.DayCount(day: $0.key, mentions: $0.value.count) })
    }

    func passages(olderThan position: ListPosition?, articles: Int) throws -> [Dossier.Passage] {
        forms.isEmpty
            ? [] : try reader.lines(beyond: position, isOlder: true, limit: articles).flatMap(passages)
    }

    /// The entities that the same articles name, most articles in common first.
    private func companions(in articles: [Article.ID]) throws -> [Dossier.Companion] {
        var counts: [Entity.ID: Int] = [:]
        for article in articles {
            for id in Set(try EntityLinks.read(db, article).list) { counts[id, default: 0] += 1 }
        }
        return try EntityRows.companions(db, counts: counts, limit: KeywordLimits.companions)
    }

    /// The sentences of an article that have the term, in order; none if only the headline has it.
    private func passages(of line: ArticleLine) throws -> [Dossier.Passage] {
        try StoredText.body(db, line.id).map { forms.passages(of: line, body: $0) } ?? []
    }
}
