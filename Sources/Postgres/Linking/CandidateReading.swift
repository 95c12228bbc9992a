import Catalogue
import Libraries
import News

/// Reads what linking has to know of the library's entities into its memory: for a whole batch at once, in a few
/// statements, however many names there are. A slot is the number of an article here.
struct CandidateReading {
    let session: Session
    let memory: EntityMemory

    /// Reads the entities that the names of some articles may mean.
    func readCandidates(for articles: [PreparedExtraction]) throws {
        memory.trim()
        let keys = Set(articles.flatMap(\.linkNames).flatMap(\.sought))
        try readBearers(keys.filter { memory.bearers[$0] == nil })
        var wanted = Set(keys.flatMap { memory.bearers[$0] ?? [] })
        for article in articles {
            wanted.formUnion(article.linkNames.compactMap { memory.corrections.settled($0, in: article.text.id) })
        }
        wanted.formUnion(memory.corrections.targets)
        try readEntities(wanted.filter { memory.known[$0] == nil })
    }

    /// Reads the companions of some entities, which have to be known.
    func readCompanions(of ids: Set<Entity.ID>) throws {
        let articles = try lastArticles(of: ids)
        try readCompany(Set(articles.values.joined()).filter { memory.company[$0] == nil })
        for id in ids {
            guard let known = memory.known[id] else { continue }
            memory.setCompanions(of: known, from: (articles[id] ?? []).compactMap { memory.company[$0] })
        }
    }

    /// Reads the 16 most mentioned entities with each name; of a name that more than 400 have, only some are compared.
    private func readBearers(_ keys: Set<NameKey>) throws {
        if keys.isEmpty { return }
        let numbers = Dictionary(grouping: keys, by: \.short)
        let rows = try session.rows(
            """
            SELECT wanted, array(
                SELECT bearer FROM (
                    SELECT DISTINCT entity AS bearer FROM (SELECT entity FROM name WHERE number = wanted LIMIT 400) AS few
                ) AS bearers JOIN entity e ON e.id = bearer
                WHERE e.merged_into IS NULL AND e.part_of IS NULL ORDER BY e.mentions DESC, e.id LIMIT 16
            ) FROM unnest(\(Array(numbers.keys))) AS wanted
            """)
        for row in rows {
            let bearers = row.numbers(1)
            for key in numbers[row.id(0)] ?? [] { memory.bearers[key] = bearers }
        }
    }

    private func readEntities(_ ids: Set<Entity.ID>) throws {
        if ids.isEmpty { return }
        let list = Array(ids)
        let aliases = try aliases(of: list)
        for (id, entity) in try EntityReading(session: session).entities(list) {
            let candidate = LinkCandidate(
                entity: entity, aliases: aliases[id] ?? [], roles: entity.role.map { [$0] } ?? [], companions: nil)
            memory.known[id] = EntityMemory.Known(candidate, articlesRead: max(1, entity.articles))
        }
    }

    /// The 32 most frequent ways of writing each of some entities.
    private func aliases(of ids: [Entity.ID]) throws -> [Entity.ID: [String]] {
        let rows = try session.rows(
            """
            SELECT wanted, array(
                SELECT text FROM name WHERE entity = wanted ORDER BY mentions DESC, text COLLATE "C" LIMIT 32
            ) FROM unnest(\(ids)) AS wanted
            """)
        return Dictionary(rows.map { ($0.id(0), $0.texts(1)) }, uniquingKeysWith: { first, _ in first })
    }

    /// The newest articles that name each of some entities: those filed last, if they are remembered.
    private func lastArticles(of ids: Set<Entity.ID>) throws -> [Entity.ID: [Article.ID]] {
        var articles: [Entity.ID: [Article.ID]] = [:]
        for id in ids {
            let remembered = memory.lastSlots[id]?.list ?? []
            if remembered.count >= min(memory.known[id]?.candidate.articles ?? 0, LastSlots.most) {
                articles[id] = remembered
            }
        }
        let rows = try session.rows(
            """
            SELECT wanted, array(
                SELECT article FROM naming WHERE entity = wanted ORDER BY sorted DESC, article DESC LIMIT \(LastSlots.most)
            ) FROM unnest(\(ids.filter { articles[$0] == nil })) AS wanted
            """)
        for row in rows { articles[row.id(0)] = row.numbers(1) }
        return articles
    }

    /// Reads the entities of some articles.
    private func readCompany(_ articles: Set<Article.ID>) throws {
        if articles.isEmpty { return }
        let rows = try session.rows("SELECT article, links FROM extraction WHERE article = ANY (\(Array(articles)))")
        var named: [Article.ID: [Entity.ID]] = [:]
        for row in rows { named[row.id(0)] = row.bytes(1).flatMap { EntityLinks(decoding: $0) }?.list }
        let names = try names(of: Set(named.values.joined()))
        for (article, entities) in named {
            memory.company[article] = entities.compactMap { id in names[id].map { (id, $0) } }
        }
    }

    private func names(of ids: Set<Entity.ID>) throws -> [Entity.ID: NameKey] {
        var names: [Entity.ID: NameKey] = [:]
        for id in ids { names[id] = memory.known[id]?.candidate.name.key }
        let unknown = ids.filter { names[$0] == nil }
        if unknown.isEmpty { return names }
        for row in try session.rows("SELECT id, name FROM entity WHERE id = ANY (\(Array(unknown)))") {
            names[row.id(0)] = NameKey(row.text(1) ?? "")
        }
        return names
    }
}
