import Catalogue
import Libraries
import News

// What the program calls: `NameListing` and `KeywordKeeping`.

extension PostgresLibrary {
    package func lookup(_ typed: String, kinds: Set<EntityKind>?, limit: Int) throws(LibraryError) -> [Entity] {
        try read { try EntityFinding(session: $0).lookup(typed, kinds: kinds, limit: limit) }
    }

    package func kinds(ofNames names: Set<String>) throws(LibraryError) -> [String: EntityKind] {
        try read { session in
            let rows = try session.rows(
                """
                SELECT n.text, e.kind, e.articles FROM name n JOIN entity e ON e.id = n.entity
                WHERE n.number = ANY (\(names.map { NameKey(folded: $0).short }))
                    AND e.articles > 0 AND NOT e.is_hidden AND e.merged_into IS NULL AND e.part_of IS NULL
                ORDER BY e.mentions, e.id
                """)
            return rows.reduce(into: [:]) { kinds, row in
                let name = folded(row.text(0) ?? "")
                guard names.contains(name), let kind = EntityKind(code: row.count(1)),
                    name.utf8.contains(0x20) || row.count(2) > 1
                else { return }
                kinds[name] = kind
            }
        }
    }

    package func entity(_ id: Entity.ID) throws(LibraryError) -> Entity? {
        try read { try EntityReading(session: $0).entity(id) }
    }

    package func entities(
        kind: EntityKind?, after last: Entity?, limit: Int
    ) throws(LibraryError) -> [Entity] {
        try read { session in
            let limit = max(0, limit)
            // Each kind by itself, since the index is by kind.
            let found = try session.all(
                (kind.map { [$0] } ?? EntityKind.allCases).map { kind in
                    let position: SQL =
                        last.map {
                            "AND e.rank <= \(TypedKeys.rank($0.mentions)) AND (e.mentions, e.id) < (\($0.mentions), \($0.id)) "
                        } ?? ""
                    return "SELECT " + EntityReading.columns
                        + " FROM entity e WHERE e.articles > 0 AND e.kind = \(kind.code) AND NOT e.is_hidden AND e.merged_into IS NULL "
                        + position + "ORDER BY " + EntityReading.order + " LIMIT \(limit)"
                })
            let ordered = found.joined().map { Entity($0) }.sorted {
                ($1.mentions, $1.id) < ($0.mentions, $0.id)
            }
            return Array(ordered.prefix(limit))
        }
    }

    package func entities(of article: Article.ID, kind: EntityKind?) throws(LibraryError) -> [Entity] {
        try read { session in
            let found = try filedArticles([article], session).first?.entities.map(\.entity) ?? []
            return found.filter { kind == nil || $0.kind == kind }
        }
    }

    package func dossier(of entity: Entity.ID, limits: DossierLimits) throws(LibraryError) -> Dossier? {
        try read { session in
            guard let entity = try EntityReading(session: session).entity(entity) else { return nil }
            return try DossierReading(session: session, reader: reader, entity: entity, limits: limits).dossier()
        }
    }

    package func passages(
        naming entity: Entity.ID, olderThan position: ListPosition?, limit: Int
    ) throws(LibraryError) -> [Dossier.Passage] {
        try read { session in
            guard let entity = try EntityReading(session: session).entity(entity) else { return [] }
            let limits = DossierLimits(articles: limit)
            return try DossierReading(session: session, reader: reader, entity: entity, limits: limits)
                .passages(olderThan: position)
        }
    }

    package func places(
        matching query: Query, articles: Int, limit: Int
    ) throws(LibraryError) -> [Dossier.Companion] {
        try read { session in
            let condition: SQL = "e.kind = \(EntityKind.place.code) AND e.latitude IS NOT NULL AND NOT e.is_hidden "
            if query.isEverything {
                let rows = try session.rows(
                    "SELECT " + EntityReading.columns + " FROM entity e WHERE e.articles > 0 AND " + condition
                        + "AND e.merged_into IS NULL ORDER BY " + EntityReading.order + " LIMIT \(max(0, limit))")
                return rows.map { Entity($0) }.map { Dossier.Companion(entity: $0, articles: $0.articles) }
            }
            let lines = try list(query, session).lines(beyond: nil, isOlder: true, limit: articles)
            let counts = try EntityReading(session: session).counts(in: lines.map(\.id))
            let rows = try session.rows(
                "SELECT " + EntityReading.columns
                    + " FROM entity e WHERE e.id = ANY (\(Array(counts.keys))) AND e.latitude IS NOT NULL AND NOT e.is_hidden"
            )
            return rows.map { Entity($0) }.map { Dossier.Companion(entity: $0, articles: counts[$0.id] ?? 0) }
                .sorted { ($1.articles, $0.entity.id) < ($0.articles, $1.entity.id) }.prefix(max(0, limit)).map { $0 }
        }
    }
}

extension PostgresLibrary {
    package func keywordChoices() throws(LibraryError) -> [KeywordChoice] {
        try read { try KeywordChoosing(session: $0, reader: reader).all() }
    }

    @discardableResult
    package func choose(_ choice: KeywordChoice) throws(LibraryError) -> [KeywordChoice] {
        try choose([choice], insteadOf: choice.keys)
    }

    @discardableResult
    package func choose(
        _ choices: [KeywordChoice], insteadOf keys: [String]
    ) throws(LibraryError) -> [KeywordChoice] {
        try write(telling: .reader(reader)) {
            try KeywordChoosing(session: $0, reader: reader).put(choices, insteadOf: keys)
        }
    }

    package func dossier(ofKeyword text: String, articles: Int) throws(LibraryError) -> Dossier? {
        try read { try KeywordReading(session: $0, reader: reader, text: text).dossier(articles: articles) }
    }

    package func passages(
        ofKeyword text: String, olderThan position: ListPosition?, limit: Int
    ) throws(LibraryError) -> [Dossier.Passage] {
        try read {
            try KeywordReading(session: $0, reader: reader, text: text).passages(olderThan: position, articles: limit)
        }
    }

    package func keywordsInSeveral(_ keywords: [Keyword]) throws(LibraryError) -> Set<String> {
        try read { session in
            let choices =
                try keywords.contains(where: \.isOwn)
                ? KeywordChoosing(session: session, reader: reader).all() : []
            let patterns = keywords.compactMap { keyword in
                Query(terms: [.keyword(keyword.text)]).spelledOut(by: keyword.isOwn ? choices : []).terms.first
                    .flatMap { TextPattern($0) }.map { (key: keyword.key, pattern: $0) }
            }
            return try KeywordHolders(session: session).inSeveral(patterns)
        }
    }

    package func lookup(keyword typed: String, limit: Int) throws(LibraryError) -> [Entity] {
        try read { session in
            let wanted = folded(typed)
            if wanted.isEmpty { return [] }
            let own = try KeywordChoosing(session: session, reader: reader).all().filter { choice in
                choice.sort == .own
                    && choice.spellings.contains { (" " + folded($0)).contains(" " + wanted) }
            }
            var names = own.map(\.name)
            if !own.contains(where: { $0.keys.contains(termKey(typed)) }) { names.append(typed) }
            let found = try names.compactMap {
                try KeywordReading(session: session, reader: reader, text: $0).entity()
            }
            return Array(found.prefix(max(0, limit)))
        }
    }
}
