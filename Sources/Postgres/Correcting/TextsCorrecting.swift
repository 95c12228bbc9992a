import Catalogue
import Libraries
import News

/// Brings articles into agreement with the corrections in force, with all that is counted from them, some hundred at a
/// time.
struct TextsCorrecting: CorrectedTexts {
    let session: Session

    private static let page = 300

    func articles(naming entity: Entity.ID) throws -> [Article.ID] {
        try session.numbers(
            "SELECT article FROM naming WHERE keys @> \([NamingKey.of(entity)]) ORDER BY sorted, article")
    }

    func articles(changedBy correction: Int64) throws -> [Article.ID] {
        try session.numbers("SELECT article FROM corrected_article WHERE correction = \(correction) ORDER BY article")
    }

    @discardableResult
    func correct(
        _ articles: [Article.ID], replacing replaced: [Entity.ID: Entity.ID] = [:]
    ) throws -> Set<Entity.ID> {
        if articles.isEmpty { return [] }
        let standing = try CorrectionReading(session: session).standing()
        var former: Set<Entity.ID> = []
        for start in stride(from: 0, to: articles.count, by: Self.page) {
            let some = Array(articles[start..<min(start + Self.page, articles.count)])
            for applied in try correct(page: some, standing, replaced) where applied.moved != applied.step.source {
                try setEntity(applied.moved, of: applied.step.id)
                former.insert(applied.step.source)
            }
        }
        return former
    }

    /// Has a correction of a mention be about the entity that is named there without it, which is kept for that.
    private func setEntity(_ entity: Entity.ID, of correction: Int64) throws {
        try session.all([
            "UPDATE correction SET entity = \(entity) WHERE id = \(correction)",
            // What it made of a part is a part of that one now.
            """
            UPDATE entity SET part_of = \(entity) WHERE part_of IS NOT NULL
                AND id = (SELECT other FROM correction WHERE id = \(correction) AND sort <> \(CorrectionRow.Sort.merge.rawValue))
            """,
            "UPDATE entity SET is_kept = true WHERE id = \(entity)",
        ])
    }

    /// What was found in an article, and what it names now.
    private struct Kept {
        let position: ListPosition
        let body: String
        /// Before any correction, as it is kept.
        let content: [UInt8]
        let found: Linked
        let old: Linked
    }

    private func kept(_ ids: [Article.ID]) throws -> [Kept] {
        let rows = try session.rows(
            """
            SELECT x.article, x.sorted, t.body, coalesce(u.content, x.content), coalesce(u.links, x.links), x.content, x.links
            FROM extraction x JOIN text t ON t.article = x.article LEFT JOIN uncorrected u ON u.article = x.article
            WHERE x.article = ANY (\(ids)) ORDER BY x.article
            """)
        return try rows.compactMap { row in
            let body = try session.body(row, 2) ?? ""
            guard let content = row.bytes(3), let found = Self.linked(try session.unpacked(row, 3), row.bytes(4), body),
                let old = Self.linked(try session.unpacked(row, 5), row.bytes(6), body)
            else { return nil }
            return Kept(
                position: ListPosition(seconds: row.id(1), id: row.id(0)), body: body, content: content, found: found,
                old: old)
        }
    }

    private static func linked(_ content: [UInt8]?, _ links: [UInt8]?, _ body: String) -> Linked? {
        guard let content, let links = links.flatMap({ EntityLinks(decoding: $0) }),
            let found = Extraction(decoding: content, body: body), found.entities.count == links.list.count
        else { return nil }
        return Linked(extraction: found.fitting(body), entities: links.list, language: links.language)
    }

    private func correct(
        page ids: [Article.ID], _ standing: StandingCorrections, _ replaced: [Entity.ID: Entity.ID]
    ) throws -> [AppliedStep] {
        var counting = EntityCounting()
        var steps: [AppliedStep] = []
        var texts: [CorrectedText] = []
        var recounted: [(kept: Kept, new: Linked)] = []
        for kept in try kept(ids) {
            var found = kept.found
            if !replaced.isEmpty { found.entities = found.entities.map { replaced[$0] ?? $0 } }
            let (new, applied) = standing.applied(to: found, in: kept.position.id, body: kept.body)
            if new != kept.old {
                recounted.append((kept, new))
                let changed = kept.old.entitiesChanged(in: new)
                for (linked, sign) in [(kept.old, -1), (new, 1)] {
                    counting.count(
                        LocalEntity.all(of: linked.extraction, body: kept.body), linked.links, in: kept.position,
                        sign: sign, only: changed)
                }
            }
            texts.append(
                CorrectedText(
                    article: kept.position.id, body: kept.body, found: (kept.content, found), linked: new,
                    corrections: applied.map(\.step.id)))
            steps += applied
        }
        try write(texts)
        try renewNaming(recounted)
        // A place is filled in where an article names it, and would stay when the correction is undone.
        _ = try counting.write(session, fillsPlaces: false)
        return steps
    }

    private func write(_ texts: [CorrectedText]) throws {
        if texts.isEmpty { return }
        try session.change(
            """
            UPDATE extraction x SET content = n.content, links = n.links
            FROM unnest(\(texts.map(\.article)), \(texts.map { Bytes($0.content(session.packer)) }), \(texts.map { Bytes($0.linked.links.encoded) }))
                AS n (article, content, links)
            WHERE x.article = n.article
            """)
        for text in texts { try text.writeUncorrected(session) }
    }

    /// Writes the index of names anew where it has changed.
    private func renewNaming(_ recounted: [(kept: Kept, new: Linked)]) throws {
        if recounted.isEmpty { return }
        try session.change("DELETE FROM naming WHERE article = ANY (\(recounted.map(\.kept.position.id)))")
        try session.copy(
            into: "naming (\(NamingKey.columns))",
            recounted.map { kept, new in
                NamingKey.values(kept.position, new.links, LocalEntity.all(of: new.extraction, body: kept.body))
            })
    }
}
