import Catalogue
import Compression
import Foundation
import GRDB
import News

/// Brings articles into agreement with the corrections in force, with all that is counted from them.
struct ArticleCorrecting: CorrectedTexts {
    let filer: EntityFiler
    let packer: TextPacker
    private var db: Database { filer.db }

    /// An article's text and slot.
    struct Text {
        let id: Article.ID
        let slot: Int64
        let body: String

        init?(_ id: Article.ID, _ db: Database) throws {
            let find = try db.cachedStatement(sql: "SELECT slot FROM article WHERE id = ?")
            guard let slot = try Int64.fetchOne(find, arguments: [id]), let body = try StoredText.body(db, id) else {
                return nil
            }
            (self.id, self.slot, self.body) = (id, slot, body)
        }
    }

    func articles(naming entity: Entity.ID) throws -> [Article.ID] {
        let find = try db.cachedStatement(sql: "SELECT id FROM article WHERE slot = ?")
        return try NamedIndex(db: db).allSlots(of: entity).compactMap { try Int64.fetchOne(find, arguments: [$0]) }
    }

    func articles(changedBy correction: Int64) throws -> [Article.ID] {
        let find = "SELECT article FROM corrected_article WHERE correction = ? ORDER BY article"
        return try Int64.fetchAll(db, sql: find, arguments: [correction])
    }

    @discardableResult
    func correct(
        _ articles: [Article.ID], replacing replaced: [Entity.ID: Entity.ID] = [:]
    ) throws -> Set<Entity.ID> {
        if articles.isEmpty { return [] }
        let standing = try StandingCorrections(db)
        var former: Set<Entity.ID> = []
        for id in articles {
            guard let text = try Text(id, db) else { continue }
            for applied in try correct(text, standing, replaced) where applied.moved != applied.step.source {
                try setEntity(applied.moved, of: applied.step.id)
                former.insert(applied.step.source)
            }
        }
        // A place is filled in where an article names it, and would stay when the correction is undone.
        try filer.writeCounts(fillsPlaces: false)
        return former
    }

    /// Has a correction of a mention be about the entity that is named there without it, which is kept for that.
    private func setEntity(_ entity: Entity.ID, of correction: Int64) throws {
        try db.execute(sql: "UPDATE correction SET entity = ? WHERE id = ?", arguments: [entity, correction])
        // What it made of a part is a part of that one now.
        try db.execute(
            sql: """
                UPDATE entity SET part_of = ?1 WHERE part_of IS NOT NULL
                    AND id = (SELECT other FROM correction WHERE id = ?2 AND sort <> ?3)
                """, arguments: [entity, correction, CorrectionRow.Sort.merge.rawValue])
        try db.execute(sql: "UPDATE entity SET is_kept = 1 WHERE id = ?", arguments: [entity])
    }

    private func correct(
        _ text: Text, _ standing: StandingCorrections, _ replaced: [Entity.ID: Entity.ID]
    ) throws -> [AppliedStep] {
        guard let stored = try StoredText(db, text.id), let row = try FoundRow(db, text.id, body: text.body) else {
            return []
        }
        var found = row.linked
        if !replaced.isEmpty { found.entities = found.entities.map { replaced[$0] ?? $0 } }
        let links = try EntityLinks.read(db, text.id)
        let old = Linked(
            extraction: stored.extraction.fitting(text.body), entities: links.list, language: links.language)
        let (new, steps) = standing.applied(to: found, in: text.id, body: text.body)
        if new != old { try recount(text, old, new) }
        try CorrectedArticle(
            article: text.id, found: (row.content, found), linked: new, corrections: steps.map(\.step.id)
        ).write(db, packer: packer, body: text.body)
        return steps
    }

    /// Counts and indexes what an article names anew.
    private func recount(_ text: Text, _ old: Linked, _ new: Linked) throws {
        let index = NamedIndex(db: db)
        let changed = old.entitiesChanged(in: new)
        for (linked, sign) in [(old, -1), (new, 1)] {
            let locals = LocalEntity.all(of: linked.extraction, body: text.body)
            let links = linked.links
            filer.count(locals, links, slot: text.slot, sign: sign, only: changed)
            let words = links.indexed(locals)
            if sign < 0 { try index.delete(words, slot: text.slot) } else { try index.insert(words, slot: text.slot) }
        }
    }
}
