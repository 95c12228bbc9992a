import Catalogue
import Libraries
import News

/// Makes and undoes corrections, within one transaction that has the lock of entities.
struct ServerCorrector {
    let session: Session
    /// What people call the library.
    let name: String
    private var texts: TextsCorrecting { TextsCorrecting(session: session) }
    private var attributes: AttributeWriting { AttributeWriting(session: session) }
    private var entities: EntityReading { EntityReading(session: session) }

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
        var filed = ServerCorrection(row: row, scope: try scope(scoped.scope), rules: [], part: part)
        filed.rules = try rules(for: correction, filed.scope, entity)
        try make(&filed)
        if filed.step != nil, filed.scope != nil, try texts.articles(changedBy: filed.id).isEmpty {
            throw failure("\(entity.name) is not named there")
        }
        return filed.id
    }

    /// Makes a correction again.
    func redo(_ undone: ServerCorrection) throws {
        var filed = undone
        for entity in [undone.row.entity, undone.row.other].compactMap({ $0 }) where entity != undone.part?.id {
            guard try session.first("SELECT 1 FROM entity WHERE id = \(entity)") != nil else {
                throw failure("what the correction was about is no longer in the library")
            }
        }
        if undone.row.sort == .merge, undone.scope == nil { try refuseIfCorrectedSince(undone.row) }
        try make(&filed)
    }

    /// Undoes a correction.
    func undo(_ id: Int64) throws -> ServerCorrection {
        guard let row = try CorrectionReading(session: session).correction(id) else {
            throw LibraryError.notFound(path: name, what: "correction \(id)")
        }
        var undone = try ServerCorrection.read(row, session)
        try refuseIfInTheWay(undone)
        undone.articles = try texts.articles(changedBy: id)
        try ServerCorrection.delete(id, session)
        try session.change("DELETE FROM corrected_article WHERE correction = \(id)")
        if let step = undone.step {
            if row.sort == .merge, step.article == nil { try attributes.setMerged(row.entity, into: nil) }
            try attributes.release(try texts.correct(undone.articles))
        } else if row.other == nil {
            try attributes.takeBack(row)
        }
        if let part = undone.part { try remove(part, from: row.entity) }
        try attributes.release([row.entity, row.other].compactMap { $0 })
        try EntityLock.noteChange(session)
        return undone
    }

    /// Writes a correction and what follows from it.
    private func make(_ filed: inout ServerCorrection) throws {
        try filed.part?.insert(session)
        try filed.insert(session)
        let row = filed.row
        try attributes.keep([row.entity, row.other])
        if let part = filed.part { try attributes.list(part.id) }
        if let step = filed.step {
            let named = try step.article.map { [$0] } ?? texts.articles(naming: step.source)
            if row.sort == .merge, step.article == nil { try attributes.setMerged(row.entity, into: row.other) }
            try attributes.release(try texts.correct(Set(named + filed.articles).sorted()))
        } else if row.other == nil {
            try attributes.apply(row)
        }
        try EntityLock.noteChange(session)
    }

    /// Refuses to merge an entity again that was merged into another since, or that mentions were given to since: while it
    /// is merged, nothing may name it.
    private func refuseIfCorrectedSince(_ row: CorrectionRow) throws {
        let since = try session.first(
            """
            SELECT 1 FROM correction WHERE other = \(row.entity) AND id > \(row.id)
                OR entity = \(row.entity) AND sort = \(CorrectionRow.Sort.merge.rawValue) AND NOT is_bound
            """)
        let isRing = try row.other.map { try entities.root(of: $0) == row.entity } ?? true
        if since != nil || isRing { throw failure("\(row.before) was corrected since") }
    }

    private func refuseIfInTheWay(_ undone: ServerCorrection) throws {
        guard let part = undone.part else { return }
        let later = try session.number(
            "SELECT max(id) FROM correction WHERE id > \(undone.id) AND (entity = \(part.id) OR other = \(part.id))")
        if let later { throw LibraryError.correctionInTheWay(path: name, of: undone.id, later: later) }
    }

    /// Removes an entity that a correction made. Articles that came since may name it by themselves.
    private func remove(_ part: PartEntity, from entity: Entity.ID) throws {
        try texts.correct(try texts.articles(naming: part.id), replacing: [part.id: entity])
        try NameWriting(session: session).removeAll(of: [part.id])
        try session.change("DELETE FROM entity WHERE id = \(part.id)")
    }
}

// What a correction comes to.
extension ServerCorrector {
    /// The correction with the entity that is named at the mention, if it is of one.
    private func named(_ scoped: ScopedCorrection) throws -> EntityCorrection {
        guard case .mention(let article, let range) = scoped.scope,
            try session.first("SELECT 1 FROM article WHERE id = \(article)") != nil
        else { return scoped.correction }
        let read = try TextReading(session: session).extraction(article)
        let mention = read?.extraction.mentions.first { $0.range.overlaps(range) }
        guard let read, let mention, read.links.list.indices.contains(mention.entity) else {
            throw failure("article \(article) has no such mention")
        }
        return scoped.correction.about(read.links.list[mention.entity])
    }

    /// The correction with the entities that its own were merged into.
    private func resolved(_ correction: EntityCorrection) throws -> EntityCorrection {
        let entity = try existing(correction.entity).id
        return switch correction.about(entity) {
        case .merge(_, let other): .merge(entity, into: try existing(other).id)
        case .rename(_, let name): .rename(entity, to: name.onOneLine.storable)
        case .split, .changeKind, .hide, .locate: correction.about(entity)
        }
    }

    /// The entity that is made of the mentions that a correction is about; nil if it makes none.
    private func part(
        _ correction: EntityCorrection, _ scope: CorrectionScope, _ entity: Entity
    ) throws -> PartEntity? {
        if case .merge = correction { return nil }
        let isBound = scope != .everywhere
        switch correction {
        case .merge: return nil
        case .split(let alias, _):
            guard alias != nil || isBound else { throw failure("a split everywhere needs a spelling") }
            var part = try PartEntity.make(of: entity.id, isBound: isBound, session)
            part?.name = try alias ?? words(of: scope) ?? entity.name
            return part
        case .rename, .changeKind, .hide, .locate:
            guard isBound, var part = try PartEntity.make(of: entity.id, isBound: true, session) else { return nil }
            switch correction {
            case .merge, .split: break
            case .rename(_, let name): part.name = name
            case .changeKind(_, let kind): part.kind = kind
            case .hide: part.isHidden = true
            case .locate(_, let place): (part.place, part.isLocated) = (place, true)
            }
            return part
        }
    }

    /// The words of a mention; nil unless the scope is one.
    private func words(of scope: CorrectionScope) throws -> String? {
        guard case .mention(let article, let range) = scope else { return nil }
        return try TextReading(session: session).body(article).map { $0.text(atBytes: range).onOneLine }
    }

    private func scope(_ scope: CorrectionScope) throws -> ScopeRow? {
        guard let article = scope.article else { return nil }
        guard let body = try TextReading(session: session).body(article),
            let row = try session.first("SELECT content_hash, url_hash FROM article WHERE id = \(article)")
        else { throw LibraryError.notFound(path: name, what: "article \(article)") }
        var anchor: TextAnchor?
        if case .mention(_, let range) = scope {
            anchor = TextAnchor(body, range)
            if anchor == nil { throw failure("article \(article) has no such mention") }
        }
        return ScopeRow(article: article, contentHash: row.id(0), addressHash: row.number(1), anchor: anchor)
    }

    /// Which names mean the entity from now on: everywhere, or in the article that the correction is about, where it may
    /// have other names than in the library. To an entity that was made for one article or mention no others lead.
    private func rules(
        for correction: EntityCorrection, _ scope: ScopeRow?, _ entity: Entity
    ) throws -> [RuleRow] {
        if let scope {
            // A mention is what a person says it is, whatever the names around it mean.
            guard scope.anchor == nil, let read = try TextReading(session: session).extraction(scope.article) else {
                return []
            }
            return zip(read.links.list, read.extraction.entities).filter { $0.0 == entity.id }
                .map { RuleRow($0.1.name, $0.1.kind, entity.id) }.uniqued
        }
        let isBound = try session.first("SELECT 1 FROM entity WHERE id = \(entity.id) AND part_of IS NOT NULL") != nil
        return isBound ? [] : correction.rules(for: entity)
    }

    private func failure(_ cause: String) -> LibraryError { .senseless(path: name, cause: cause) }

    private func existing(_ id: Entity.ID) throws -> Entity {
        guard let entity = try entities.entity(id) else {
            throw LibraryError.notFound(path: name, what: "entity \(id)")
        }
        return entity
    }
}
