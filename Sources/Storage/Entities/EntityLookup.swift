import Catalogue
import GRDB
import Libraries
import News

extension Library {
    /// The entities that a person may mean by what is typed: a name or alias in full, its beginning, the beginning of any
    /// word in it, or its initials ('bp' for Boris Pistorius). Accents, case and hyphens do not matter. Full names come
    /// first, then the most mentioned.
    ///
    /// - Parameter kinds: the kinds wanted; nil for all.
    package func lookup(
        _ typed: String, kinds: Set<EntityKind>?, limit: Int
    ) throws(LibraryError) -> [Entity] {
        try read { db in try EntityFinder(db: db).lookup(typed, kinds: kinds, limit: limit) }
    }

    /// Looks up folded names: gives, for each that the library knows, the kind of the most mentioned entity so named. A
    /// name of one word counts only if at least two articles have it.
    package func kinds(ofNames names: Set<String>) throws(LibraryError) -> [String: EntityKind] {
        try read { db in
            let find = try db.cachedStatement(
                sql: """
                    SELECT name.text, entity.kind, entity.articles FROM json_each(?)
                    CROSS JOIN name ON name.number = value JOIN entity ON entity.id = name.entity
                    WHERE articles > 0 AND is_hidden = 0 AND merged_into IS NULL AND part_of IS NULL
                    ORDER BY entity.mentions, entity.id
                    """)
            let numbers = names.map { NameKey(folded: $0).short }
            var kinds: [String: EntityKind] = [:]
            let rows = try Row.fetchCursor(find, arguments: [jsonList(numbers)])
            while let row = try rows.next() {
                let name = folded(row.text(0) ?? "")
                guard names.contains(name), let kind = row.number(1).flatMap({ EntityKind(code: Int($0)) }),
                    name.utf8.contains(0x20) || (row.number(2) ?? 0) > 1
                else { continue }
                kinds[name] = kind
            }
            return kinds
        }
    }

    /// The entity under a number, or the one that it was merged into; nil if there is none.
    package func entity(_ id: Entity.ID) throws(LibraryError) -> Entity? {
        try read { db in try EntityRows.entity(db, id) }
    }

    /// The library's entities, most mentioned first, without hidden ones.
    ///
    /// - Parameters:
    ///   - kind: the kind wanted; nil for all.
    ///   - last: the last entity of the page before; nil for the first page.
    package func entities(
        kind: EntityKind?, after last: Entity?, limit: Int
    ) throws(LibraryError) -> [Entity] {
        try read { db in
            // Each kind by itself, since the index is by kind: another index would take as much room again.
            let found = try (kind.map { [$0] } ?? EntityKind.allCases).flatMap { kind in
                var checks: [SQL] = [
                    "articles > 0", "kind = \(kind.code)", "is_hidden = 0", "merged_into IS NULL",
                ]
                if let last { checks.append("(mentions, id) < (\(last.mentions), \(last.id))") }
                let request: SQLRequest<Row> = """
                    SELECT \(sql: EntityRows.columns) FROM entity WHERE \(checks.joined(separator: " AND "))
                    ORDER BY mentions DESC, id DESC LIMIT \(max(0, limit))
                    """
                return try request.fetchAll(db).map { Entity($0) }
            }
            let ordered = found.sorted { ($1.mentions, $1.id) < ($0.mentions, $0.id) }
            return Array(ordered.prefix(max(0, limit)))
        }
    }

    /// The entities of one article, most mentioned there first.
    package func entities(of article: Article.ID, kind: EntityKind?) throws(LibraryError) -> [Entity] {
        try read { db in
            let found = try FiledArticleReader(db: db).article(article)?.entities.map(\.entity) ?? []
            return found.filter { kind == nil || $0.kind == kind }
        }
    }
}
