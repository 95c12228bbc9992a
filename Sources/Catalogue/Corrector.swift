import Libraries
import News

/// Makes and undoes corrections, within one transaction that nobody else changes entities in.
package struct Corrector<Tables: CorrectionTables> {
    private let tables: Tables

    package init(_ tables: Tables) { self.tables = tables }

    /// Makes a correction and keeps it.
    ///
    /// - Returns: its number.
    /// - Throws: `.notFound` if an entity or article is not there, `.senseless` if the correction changes nothing.
    package func record(_ scoped: ScopedCorrection, made: Int64) throws -> FiledCorrection.ID {
        let correction = try resolved(try named(scoped))
        let entity = try existing(correction.entity)
        if let senseless = correction.senselessness(of: entity) { throw failure(senseless) }
        let part = try part(correction, scoped.scope, entity)
        let other: Entity.ID? = if case .merge(_, let target) = correction { target } else { part?.id }
        let row = CorrectionRow(
            correction, of: entity, other: other, made: made, isBound: scoped.scope != .everywhere)
        var kept = KeptCorrection(row: row, scope: try scope(scoped.scope), rules: [], part: part)
        kept.rules = try rules(for: correction, kept.scope, entity)
        try make(&kept)
        if kept.step != nil, kept.scope != nil, try tables.texts.articles(changedBy: kept.id).isEmpty {
            throw failure("\(entity.name) is not named there")
        }
        return kept.id
    }

    /// Makes a correction again, under its number.
    ///
    /// - Throws: `.senseless` if what it was about is gone or was corrected since.
    package func redo(_ undone: KeptCorrection) throws {
        var kept = undone
        for entity in [undone.row.entity, undone.row.other].compactMap({ $0 }) where entity != undone.part?.id {
            guard try tables.part(entity) != nil else {
                throw failure("what the correction was about is no longer in the library")
            }
        }
        if undone.row.sort == .merge, undone.scope == nil { try refuseIfCorrectedSince(undone.row) }
        try make(&kept)
    }

    /// Undoes a correction.
    ///
    /// - Throws: `.notFound`; `.correctionInTheWay` if a later one is about the entity that this one made.
    package func undo(_ id: FiledCorrection.ID) throws -> KeptCorrection {
        guard var undone = try tables.correction(id) else {
            throw LibraryError.notFound(path: tables.library, what: "correction \(id)")
        }
        let row = undone.row
        if let part = undone.part, let later = try tables.lastCorrection(of: part.id, after: id) {
            throw LibraryError.correctionInTheWay(path: tables.library, of: id, later: later)
        }
        undone.articles = try tables.texts.articles(changedBy: id)
        try tables.deleteCorrection(id)
        if let step = undone.step {
            if row.sort == .merge, step.article == nil { try tables.attributes.setMerged(row.entity, into: nil) }
            try tables.attributes.release(try tables.texts.correct(undone.articles, replacing: [:]))
        } else if row.other == nil {
            try tables.attributes.takeBack(row)
        }
        if let part = undone.part {
            // Articles that came since may name it by themselves.
            try tables.texts.correct(try tables.texts.articles(naming: part.id), replacing: [part.id: row.entity])
            try tables.remove(part.id)
        }
        try tables.attributes.release(Set([row.entity, row.other].compactMap { $0 }))
        try tables.noteChange()
        return undone
    }

    /// Writes a correction and what follows from it.
    private func make(_ kept: inout KeptCorrection) throws {
        if let part = kept.part { try tables.insert(part) }
        try tables.insert(&kept)
        let row = kept.row
        try tables.attributes.keep([row.entity, row.other].compactMap { $0 })
        if let part = kept.part { try tables.attributes.list(part.id) }
        if let step = kept.step {
            let named = try step.article.map { [$0] } ?? tables.texts.articles(naming: step.source)
            if row.sort == .merge, step.article == nil { try tables.attributes.setMerged(row.entity, into: row.other) }
            let former = try tables.texts.correct(Set(named + kept.articles).sorted(), replacing: [:])
            try tables.attributes.release(former)
        } else if row.other == nil {
            try tables.attributes.apply(row)
        }
        try tables.noteChange()
    }

    /// Refuses to merge an entity again that was merged into another since, or that mentions were given to since: while it
    /// is merged, nothing may name it.
    private func refuseIfCorrectedSince(_ row: CorrectionRow) throws {
        let isRing = try row.other.map { try tables.entity($0)?.id == row.entity } ?? true
        if try isRing || tables.isCorrectedSince(row) { throw failure("\(row.before) was corrected since") }
    }
}

// What a correction comes to, and whether it makes sense.
extension Corrector {
    /// The correction with the entity that is named at the mention, if it is of one.
    private func named(_ scoped: ScopedCorrection) throws -> EntityCorrection {
        guard case .mention(let article, let range) = scoped.scope, try tables.body(article) != nil else {
            return scoped.correction
        }
        let found = try tables.found(in: article)
        let mention = found?.extraction.mentions.first { $0.range.overlaps(range) }
        guard let found, let mention, found.entities.indices.contains(mention.entity) else {
            throw failure("article \(article) has no such mention")
        }
        return scoped.correction.about(found.entities[mention.entity])
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
    ) throws -> PartEntity? {
        let isBound = scope != .everywhere
        switch correction {
        case .merge: return nil
        case .rename, .changeKind, .hide, .locate: if !isBound { return nil }
        case .split(let alias, _):
            guard alias != nil || isBound else { throw failure("a split everywhere needs a spelling") }
        }
        var part = PartEntity(try tables.newEntity(), of: entity, isBound: isBound)
        switch correction {
        case .merge: break
        case .split(let alias, _): part.name = try alias ?? words(of: scope) ?? entity.name
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
        return try tables.body(article).map { $0.text(atBytes: range).onOneLine }
    }

    private func scope(_ scope: CorrectionScope) throws -> ScopeRow? {
        guard let article = scope.article else { return nil }
        guard let body = try tables.body(article) else {
            throw LibraryError.notFound(path: tables.library, what: "article \(article)")
        }
        guard case .mention(_, let range) = scope else { return try tables.scope(article, nil) }
        guard let anchor = TextAnchor(body, range) else { throw failure("article \(article) has no such mention") }
        return try tables.scope(article, anchor)
    }

    /// Which names mean the entity from now on: everywhere, or in the article that the correction is about, where it may
    /// have other names than in the library. To an entity that was made for one article or mention no others lead.
    private func rules(
        for correction: EntityCorrection, _ scope: ScopeRow?, _ entity: Entity
    ) throws -> [RuleRow] {
        guard let scope else {
            return try tables.part(entity.id)?.source == nil ? correction.rules(for: entity) : []
        }
        // A mention is what a person says it is, whatever the names around it mean.
        guard scope.anchor == nil, let found = try tables.found(in: scope.article) else { return [] }
        return zip(found.entities, found.extraction.entities).filter { $0.0 == entity.id }
            .map { RuleRow($0.1.name, $0.1.kind, entity.id) }.uniqued
    }

    private func failure(_ cause: String) -> LibraryError { .senseless(path: tables.library, cause: cause) }

    private func existing(_ id: Entity.ID) throws -> Entity {
        guard let entity = try tables.entity(id) else {
            throw LibraryError.notFound(path: tables.library, what: "entity \(id)")
        }
        return entity
    }
}
