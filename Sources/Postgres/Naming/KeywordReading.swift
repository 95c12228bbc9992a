import Catalogue
import Libraries
import News

/// Reads what the articles of a library say of one term, found by the index of words.
struct KeywordReading {
    private let session: Session
    private let reader: Int64
    private let text: String
    private let list: ListReading
    private let forms: KeywordForms

    /// Articles that are counted, and from which days are taken.
    private static let mostArticles = 5000
    /// Articles in which the names beside it are counted, and how many of these are given.
    private static let companionArticles = 200
    private static let mostCompanions = 16

    init(session: Session, reader: Int64, text: String) throws {
        self.session = session
        self.reader = reader
        self.text = text
        let choices = try KeywordChoosing(session: session, reader: reader).all()
        let query = Query(terms: [.keyword(text)]).spelledOut(by: choices)
        list = ListReading(
            session: session, reader: reader,
            plans: try ServerPlanner(session: session, reader: reader).plans(for: query))
        forms = KeywordForms(query)
    }

    /// The term in the form of an entity; nil if no article has it.
    func entity() throws -> Entity? {
        let articles = forms.isEmpty ? 0 : try list.total(cap: Self.mostArticles).total
        return articles > 0 ? Entity(keyword: text, mentions: articles, articles: articles) : nil
    }

    func dossier(articles: Int) throws -> Dossier? {
        guard let entity = try entity() else { return nil }
        let lines = try list.lines(beyond: nil, isOlder: true, limit: Self.mostArticles)
        let moments = lines.compactMap(\.published)
        let entities = EntityReading(session: session)
        let counts = try entities.counts(in: lines.prefix(Self.companionArticles).map(\.id))
        return Dossier(
            entity: entity, first: moments.min(), last: moments.max(),
            seenWith: try entities.companions(counts, limit: Self.mostCompanions),
            passages: try passages(of: Array(lines.prefix(articles))),
            timeline: Dictionary(grouping: moments, by: \.day).sorted { $0.key < $1.key }
                .map { Dossier.DayCount(day: $0.key, mentions: $0.value.count) })
    }

    func passages(olderThan position: ListPosition?, articles: Int) throws -> [Dossier.Passage] {
        forms.isEmpty ? [] : try passages(of: try list.lines(beyond: position, isOlder: true, limit: articles))
    }

    /// The sentences of articles that have the term, in order; none if only the headline has it.
    private func passages(of lines: [ArticleLine]) throws -> [Dossier.Passage] {
        let bodies = try TextReading(session: session).bodies(lines.map(\.id))
        return lines.flatMap { line in bodies[line.id].map { forms.passages(of: line, body: $0) } ?? [] }
    }
}
