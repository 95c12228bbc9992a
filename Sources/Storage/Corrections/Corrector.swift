import Catalogue
import GRDB
import Libraries
import News

/// Makes and undoes corrections, within one transaction.
struct Corrector {
    let db: Database
    private let path: String
    private let filer: EntityFiler
    private let articles: ArticleCorrecting
    private let attributes: EntityAttributes

    init(_ db: Database, path: String, packer: TextPacker) {
        self.db = db
        self.path = path
        filer = EntityFiler(db)
        articles = ArticleCorrecting(filer: filer, packer: packer)
        attributes = EntityAttributes(names: filer.names)
    }

    /// Makes a correction and keeps it.
    ///
    /// - Returns: its number.
    func record(_ scoped: ScopedCorrection, made: Int64) throws -> Int64 {
        let correction = try resolved(try named(scoped))
        let entity = try existing(correction.entity)
        if let senseless = correction.senselessness(of: entity) { throw failure(senseless) }
        let part = try part(correction, scoped.scope, entity)
        let other: Entity.ID? = if case .merge(_, let target) = correction { target } else { part?.id }
        let row = CorrectionRow(
            correction, of: entity, other: other, made: made, isBound: scoped.scope != .everywhere)
        var filed = UndoneCorrection(row: row, scope: try scope(scoped.scope, entity), rules: [], part: part)
        filed.rules = try rules(for: correction, filed.scope, entity)
        try make(&filed)
        if filed.step != nil, filed.scope != nil, try articles.articles(changedBy: filed.id).isEmpty {
            throw failure("\(entity.name) is not named there")
        }
        return filed.id
    }

    /// Makes a correction again.
    func redo(_ undone: UndoneCorrection) throws {
        var filed = undone
        for entity in [undone.row.entity, undone.row.other].compactMap({ $0 }) where entity != undone.part?.id {
            guard try Int.fetchOne(db, sql: "SELECT 1 FROM entity WHERE id = ?", arguments: [entity]) != nil else {
                throw failure("what the correction was about is no longer in the library")
            }
        }
        if undone.row.sort == .merge, undone.scope == nil { try refuseIfCorrectedSince(undone.row) }
        try make(&filed)
    }

    /// Writes a correction and what follows from it.
    private func make(_ filed: inout UndoneCorrection) throws {
        if let part = filed.part { try part.insert(db) }
        try filed.insert(db)
        let row = filed.row
        try attributes.keep([row.entity, row.other])
        if let part = filed.part { try attributes.list(part.id) }
        if let step = filed.step {
            let named = try step.article.map { [$0] } ?? articles.articles(naming: step.source)
            if row.sort == .merge, step.article == nil { try attributes.setMerged(row.entity, into: row.other) }
            try release(try articles.correct(Set(named + filed.articles).sorted()))
        } else if row.other == nil {
            try attributes.apply(row)
        }
        try EntityFiler.noteChange(db)
    }

    /// Undoes a correction.
    func undo(_ id: Int64) throws -> UndoneCorrection {
        guard let row = try CorrectionRow.find(id, db) else {
            throw LibraryError.notFound(path: path, what: "correction \(id)")
        }
        var undone = try UndoneCorrection(row, db)
        try refuseIfInTheWay(undone)
        undone.articles = try articles.articles(changedBy: id)
        try db.execute(sql: "DELETE FROM correction WHERE id = ?", arguments: [id])
        if let step = undone.step {
            if row.sort == .merge, step.article == nil { try attributes.setMerged(row.entity, into: nil) }
            try release(try articles.correct(undone.articles))
        } else if row.other == nil {
            try attributes.takeBack(row)
        }
        if let part = undone.part { try remove(part, from: row.entity) }
        try release(Set([row.entity, row.other].compactMap { $0 }))
        try EntityFiler.noteChange(db)
        return undone
    }

    /// Lets entities be removed with their last mention again, if no correction is about them any more.
    private func release(_ entities: Set<Entity.ID>) throws { try attributes.release(entities.sorted(), filer) }

    /// Refuses to merge an entity again that was merged into another since, or that mentions were given to since: while it
    /// is merged, nothing may name it.
    private func refuseIfCorrectedSince(_ row: CorrectionRow) throws {
        let since = try Int.fetchOne(
            db,
            sql: """
                SELECT 1 FROM correction WHERE other = ?1 AND id > ?2
                    OR entity = ?1 AND sort = ?3 AND is_bound = 0
                """, arguments: [row.entity, row.id, CorrectionRow.Sort.merge.rawValue])
        let isRing = try row.other.map { try EntityRows.root(db, of: $0) == row.entity } ?? true
        if since != nil || isRing { throw failure("\(row.before) was corrected since") }
    }

    private func refuseIfInTheWay(_ undone: UndoneCorrection) throws {
        guard let part = undone.part else { return }
        let later = try Int64.fetchOne(
            db, sql: "SELECT max(id) FROM correction WHERE id > ?1 AND (entity = ?2 OR other = ?2)",
            arguments: [undone.id, part.id])
        if let later { throw LibraryError.correctionInTheWay(path: path, of: undone.id, later: later) }
    }

    /// Removes an entity that a correction made. Articles that came since may name it by themselves.
    private func remove(_ part: PartRow, from entity: Entity.ID) throws {
        let found = try articles.articles(naming: part.id)
        try articles.correct(found, replacing: [part.id: entity])
        try filer.names.removeAll(of: part.id)
        try db.execute(sql: "DELETE FROM entity WHERE id = ?", arguments: [part.id])
    }
}

// What a correction comes to, and whether it makes sense.
extension Corrector {
    /// The correction with the entity that is named at the mention, if it is of one.
    private func named(_ scoped: ScopedCorrection) throws -> EntityCorrection {
        guard case .mention(let article, let range) = scoped.scope, let text = try StoredText(db, article) else {
            return scoped.correction
        }
        let links = try EntityLinks.read(db, article).list
        let mention = text.extraction.fitting(text.body).mentions.first { $0.range.overlaps(range) }
        guard let mention, links.indices.contains(mention.entity) else {
            throw failure("article \(article) has no such mention")
        }
        return scoped.correction.about(links[mention.entity])
    }

    /// The correction with the entities that its own were merged into.
    private func resolved(_ correction: EntityCorrection) throws -> EntityCorrection {
        let entity = try existing(correction.entity).id
        return switch correction.about(entity) {
        case .merge(_, let other): .merge(entity, into: try existing(other).id)
        case .rename(_, let name): .rename(entity, to: name.onOneLine)
        case .split, .changeKind, .hide, .locate: correction.about(entity)
        }
    }

    /// The entity that is made of the mentions that a correction is about; nil if it makes none.
    private func part(
        _ correction: EntityCorrection, _ scope: CorrectionScope, _ entity: Entity
    ) throws -> PartRow? {
        if case .merge = correction { return nil }
        guard var part = try PartRow(of: entity.id, isBound: scope != .everywhere, db) else { return nil }
        switch correction {
        case .merge: break
        case .split(let alias, _):
            guard alias != nil || scope != .everywhere else { throw failure("a split everywhere needs a spelling") }
            part.name = try alias ?? words(of: scope) ?? entity.name
        case _ where scope == .everywhere: return nil
        case .rename(_, let name): part.name = name
        case .changeKind(_, let kind): part.kind = kind
        case .hide: part.isHidden = true
        case .locate(_, let place): (part.place, part.isLocated) = (place, true)
        }
        return part
    }

    /// The words of a mention; nil unless the scope is one.
    private func words(of scope: CorrectionScope) throws -> String? {
        guard case .mention(let article, let range) = scope else { return nil }
        return try StoredText.body(db, article).map { $0.text(atBytes: range).onOneLine }
    }

    private func scope(_ scope: CorrectionScope, _ entity: Entity) throws -> ScopeRow? {
        guard let article = scope.article else { return nil }
        guard let body = try StoredText.body(db, article) else {
            throw LibraryError.notFound(path: path, what: "article \(article)")
        }
        guard case .mention(_, let range) = scope else { return try ScopeRow(article, nil, db) }
        guard let anchor = TextAnchor(body, range) else { throw failure("article \(article) has no such mention") }
        return try ScopeRow(article, anchor, db)
    }

    /// Which names mean the entity from now on: everywhere, or in the article that the correction is about, where it may
    /// have other names than in the library. To an entity that was made for one article or mention no others lead.
    private func rules(
        for correction: EntityCorrection, _ scope: ScopeRow?, _ entity: Entity
    ) throws -> [RuleRow] {
        if let scope {
            // A mention is what a person says it is, whatever the names around it mean.
            if scope.anchor != nil { return [] }
            guard let text = try StoredText(db, scope.article) else { return [] }
            let links = try EntityLinks.read(db, scope.article).list
            return zip(links, text.extraction.entities).filter { $0.0 == entity.id }
                .map { RuleRow($0.1.name, $0.1.kind, entity.id) }.uniqued
        }
        let isBound = "SELECT 1 FROM entity WHERE id = ? AND part_of IS NOT NULL"
        if try Int.fetchOne(db, sql: isBound, arguments: [entity.id]) != nil { return [] }
        return correction.rules(for: entity)
    }

    private func failure(_ cause: String) -> LibraryError { .senseless(path: path, cause: cause) }

    private func existing(_ id: Entity.ID) throws -> Entity {
        guard let entity = try EntityRows.entity(db, id) else {
            throw LibraryError.notFound(path: path, what: "entity \(id)")
        }
        return entity
    }
}
