import Catalogue
import Libraries
import News

// What the program calls: `ArticleListing` and `ArticleSearching`.

extension PostgresLibrary {
    package func articles(
        matching query: Query, olderThan position: ListPosition?, limit: Int
    ) throws(LibraryError) -> [ArticleLine] {
        try read { try list(query, $0).lines(beyond: position, isOlder: true, limit: limit) }
    }

    package func articles(
        matching query: Query, newerThan position: ListPosition, limit: Int
    ) throws(LibraryError) -> [ArticleLine] {
        try read { try list(query, $0).lines(beyond: position, isOlder: false, limit: limit).reversed() }
    }

    package func articles(
        matching query: Query, around id: Article.ID, limit: Int
    ) throws(LibraryError) -> [ArticleLine] {
        try read { session in
            guard let line = try session.line(id, reader: reader) else { return [] }
            let list = try list(query, session)
            let newer = try list.lines(beyond: line.position, isOlder: false, limit: limit)
            let older = try list.lines(beyond: line.position, isOlder: true, limit: limit)
            return newer.reversed() + [line] + older
        }
    }

    package func count(
        matching query: Query, cap: Int, withUnread: Bool
    ) throws(LibraryError) -> ArticleCount {
        try read { session in
            if query.isEverything || query.terms == [.isUnread] {
                let (all, unread, hidden) = try totals(session)
                if !query.isEverything { return ArticleCount(total: unread, unread: unread) }
                return ArticleCount(total: all, unread: unread, hidden: all == 0 ? hidden : 0)
            }
            let list = try list(query, session)
            return withUnread ? try list.count(cap: cap) : try list.total(cap: cap)
        }
    }

    /// How many articles there are and how many of them are unread, without hidden ones, and how many are hidden.
    private func totals(_ session: Session) throws -> (all: Int, unread: Int, hidden: Int) {
        let row = try session.first(
            """
            SELECT t.articles, coalesce((SELECT r.read FROM reader_tally r WHERE r.reader = \(reader)), 0), t.hidden
            FROM tally t
            """)
        let (all, read, hidden) = (row?.count(0) ?? 0, row?.count(1) ?? 0, row?.count(2) ?? 0)
        if hidden == 0 { return (all, all - read, 0) }
        let readAndHidden = try session.number(
            """
            SELECT count(*) FROM article a JOIN mark m ON m.article = a.id AND m.reader = \(reader) AND m.is_read
            WHERE a.is_hidden
            """)
        return (all, all - read + Int(readAndHidden ?? 0), hidden)
    }

    package func count(of ids: [Article.ID]) throws(LibraryError) -> ArticleCount {
        try read { session in
            let lines = try session.lines(ids, reader: reader)
            let found = ids.compactMap { lines[$0] }.filter { !$0.isHidden }
            return ArticleCount(total: found.count, unread: found.count { !$0.isRead })
        }
    }

    package func newestArticle() throws(LibraryError) -> Article.ID {
        try read { try $0.number("SELECT max(id) FROM article") ?? 0 }
    }

    package func count(filedAfter id: Article.ID) throws(LibraryError) -> Int {
        Int(try read { try $0.number("SELECT count(*) FROM article WHERE id > \(id) AND NOT is_hidden") ?? 0 })
    }

    package func articles(numbered ids: [Article.ID]) throws(LibraryError) -> [FiledArticle] {
        try read { try filedArticles(ids, $0) }
    }

    package func articles(filedAfter id: Article.ID, limit: Int) throws(LibraryError) -> [FiledArticle] {
        try read { session in
            let ids = try session.numbers("SELECT id FROM article WHERE id > \(id) ORDER BY id LIMIT \(max(0, limit))")
            return try filedArticles(ids, session)
        }
    }

    /// Articles with the entities they name and the copies of their texts, in the order of their numbers here.
    func filedArticles(_ ids: [Article.ID], _ session: Session) throws -> [FiledArticle] {
        if ids.isEmpty { return [] }
        let (kept, awaiting) = try FiledReading(session: session, reader: reader).articles(ids)
        let copied = try Copies(session: session).withCopies(kept.map(\.line))
        let entities = try EntityReading(session: session).entities(Set(kept.flatMap(\.links.list)))
        let found = Dictionary(
            zip(kept, copied).map { kept, line in
                (
                    line.id,
                    FiledArticle(
                        line: line, article: kept.article, found: kept.found, links: kept.links, entities: entities,
                        readingOffset: kept.readingOffset, awaitsExtraction: awaiting.contains(line.id),
                        changes: kept.changes, note: kept.note)
                )
            }, uniquingKeysWith: { first, _ in first })
        return ids.compactMap { found[$0] }
    }

    package func sharesLink(_ id: Article.ID) throws(LibraryError) -> Bool {
        try read { try StoredMatcher(ServerForms($0)).sharesLink(id) }
    }

    package func rank(
        of article: Article.ID, naming entity: Entity.ID
    ) throws(LibraryError) -> (number: Int, total: Int)? {
        try read { session in
            guard let found = try EntityReading(session: session).entity(entity) else { return nil }
            let key = NamingKey.of(found.id)
            guard
                let sorted = try session.number(
                    "SELECT sorted FROM naming WHERE article = \(article) AND \(key) = ANY (keys)"),
                let newer = try session.number(
                    """
                    SELECT count(*) FROM naming WHERE keys @> \([key]) AND (sorted, article) > (\(sorted), \(article))
                    """)
            else { return nil }
            return (Int(newer) + 1, found.articles)
        }
    }

    package func copies(of article: Article.ID) throws(LibraryError) -> [ArticleLine] {
        try read { session in
            let ids = try Copies(session: session).copies(of: article)
            let lines = try session.lines(ids, reader: reader)
            return ids.compactMap { lines[$0] }
        }
    }

    package func withCopies(_ lines: [ArticleLine]) throws(LibraryError) -> [ArticleLine] {
        try read { try Copies(session: $0).withCopies(lines) }
    }

    package func versions(of id: Article.ID) throws(LibraryError) -> [TextVersion] {
        try read { try Versions(session: $0).versions(of: [id])[id] ?? [] }
    }

    package func take(_ versions: [(article: Article.ID, versions: [TextVersion])]) throws(LibraryError) {
        try write(telling: .everyone) { [mostVersions] session in
            for (id, versions) in versions where !versions.isEmpty {
                try Versions(session: session).take(versions, of: id, most: mostVersions)
            }
        }
    }
}

extension PostgresLibrary {
    package func search(
        _ query: Query, sort: ListOrder, olderThan position: ListPosition?, limit: Int, cancellation: Cancellation
    ) throws(LibraryError) -> [SearchHit] {
        try cancellation.check()
        return try read(isCancelled: { cancellation.isCancelled }) { session in
            let choices = try KeywordChoosing(session: session, reader: reader).choices(for: query)
            let terms = query.spelledOut(by: choices).terms
            let patterns = terms.compactMap { TextPattern($0) }
            let list = try list(query, session)
            let asksForWords = !patterns.isEmpty && TextPattern.all(patterns).asksForWords
            let lines =
                sort == .rank && asksForWords
                ? try RankReading(list: list, patterns: patterns).lines(limit: limit)
                : try self.lines(list, of: query, in: sort, beyond: position, limit: limit, session)
            try cancellation.check()
            let bodies = try TextReading(session: session).bodies(lines.map(\.id))
            let marker = HitMarker(terms.compactMap { TextPattern($0, isForMarks: true) })
            return lines.map { marker.hit($0, body: bodies[$0.id] ?? "") }
        }
    }

    package func articles(
        matching query: Query, in order: ListOrder, beyond position: ListPosition?, limit: Int
    ) throws(LibraryError) -> [ArticleLine] {
        try read { session in
            try lines(
                try list(query, session), of: query, in: order, beyond: position, limit: limit, session)
        }
    }

    package func sorted(_ lines: [ArticleLine], in order: ListOrder) throws(LibraryError) -> [ArticleLine] {
        guard order == .names else { return order.sorted(lines) }
        return try read { session in
            let counts = try nameCounts(of: lines, session)
            return order.sorted(lines) { counts[$0] ?? 0 }
        }
    }

    /// The lines of a list in some order: see `ListOrder` for how many are sorted.
    private func lines(
        _ list: ListReading, of query: Query, in order: ListOrder, beyond position: ListPosition?, limit: Int,
        _ session: Session
    ) throws -> [ArticleLine] {
        switch order {
        case .newest, .rank: return try list.lines(beyond: position, isOlder: true, limit: limit)
        case .oldest: return try list.lines(beyond: position, isOlder: false, limit: limit)
        case .source, .headline, .unread, .names: break
        }
        var lines: [ArticleLine] = []
        if order == .unread {
            // The newest unread ones are taken before those that are read: no more than there are, or all articles would be
            // gone through for another one.
            let unread = query.terms.contains(.isHidden) ? ListOrder.mostSorted : try totals(session).unread
            lines = try self.list(Query(terms: query.terms + [.isUnread]), session)
                .lines(beyond: nil, isOlder: true, limit: min(ListOrder.mostSorted, unread))
        }
        if lines.count < ListOrder.mostSorted {
            let known = Set(lines.map(\.id))
            let newest = try list.lines(beyond: nil, isOlder: true, limit: ListOrder.mostSorted)
            lines += newest.filter { !known.contains($0.id) }
        }
        let counts = order == .names ? try nameCounts(of: lines, session) : [:]
        return Array(order.sorted(lines) { counts[$0] ?? 0 }.prefix(limit))
    }

    /// How many entities each of some articles names, those that are hidden left out.
    private func nameCounts(of lines: [ArticleLine], _ session: Session) throws -> [Article.ID: Int] {
        let hidden = try session.numbers("SELECT id FROM entity WHERE is_hidden").map { NamingKey.of($0) }
        let rows = try session.rows(
            """
            SELECT article, length(mentions) - CASE WHEN keys && \(hidden)
                THEN (SELECT count(*) FROM unnest(keys) AS key WHERE key = ANY (\(hidden))) ELSE 0 END
            FROM naming WHERE article = ANY (\(lines.map(\.id)))
            """)
        return Dictionary(rows.map { ($0.id(0), $0.count(1)) }, uniquingKeysWith: { first, _ in first })
    }

    package func entityCounts() throws(LibraryError) -> [EntityKind: Int] {
        try read { session in
            let state = try session.number("SELECT entity_changes FROM tally") ?? 0
            if let known = knownEntityCounts.withLock({ $0 }), known.state == state { return known.counts }
            let rows = try session.rows(
                """
                SELECT kind, count(*) FROM entity WHERE articles > 0 AND NOT is_hidden AND merged_into IS NULL
                GROUP BY kind
                """)
            let counts: [EntityKind: Int] = rows.reduce(into: [:]) { counts, row in
                if let kind = EntityKind(code: row.count(0)) { counts[kind] = row.count(1) }
            }
            knownEntityCounts.withLock { $0 = (state, counts) }
            return counts
        }
    }

    package func sources(
        beginning text: String, limit: Int
    ) throws(LibraryError) -> [(name: String, articles: Int)] {
        try read { session in
            let words = IndexWords(text).list
            let rows = try session.rows(
                """
                SELECT s.name, s.folded, count(*) FROM article a JOIN source s ON s.id = a.source
                GROUP BY s.id, s.name, s.folded ORDER BY count(*) DESC, s.id
                """)
            return rows.filter { row in
                let name = " " + (row.text(1) ?? "")
                return words.allSatisfy { name.contains(" " + $0) }
            }.prefix(max(0, limit)).map { ($0.text(0) ?? "", $0.count(2)) }
        }
    }

    package func sourceCount() throws(LibraryError) -> Int {
        Int(try read { try $0.number("SELECT count(*) FROM source") ?? 0 })
    }
}
