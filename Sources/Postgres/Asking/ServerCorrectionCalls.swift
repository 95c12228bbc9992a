import Catalogue
import Libraries
import News

// What the program calls: `NameCorrecting`. Corrections are in common; each says who made it.

extension PostgresLibrary {
    @discardableResult
    package func correct(
        _ correction: EntityCorrection, scope: CorrectionScope, made: Moment?
    ) throws(LibraryError) -> FiledCorrection {
        let seconds = made?.seconds ?? now
        return try correcting { session in
            let id = try Corrector(ServerCorrectionTables(session: session, library: name))
                .record(ScopedCorrection(correction.storable, scope), made: seconds)
            return try filed(id, session)
        }
    }

    @discardableResult
    package func undoCorrection(_ id: FiledCorrection.ID) throws(LibraryError) -> any RedoableCorrection {
        try correcting { try Corrector(ServerCorrectionTables(session: $0, library: name)).undo(id) }
    }

    @discardableResult
    package func redo(_ undone: any RedoableCorrection) throws(LibraryError) -> FiledCorrection {
        guard let undone = undone as? KeptCorrection else { preconditionFailure("a correction of another library") }
        return try correcting { session in
            try Corrector(ServerCorrectionTables(session: session, library: name)).redo(undone)
            return try filed(undone.id, session)
        }
    }

    /// Changes entities, alone.
    private func correcting<Value>(_ body: (Session) throws -> Value) throws(LibraryError) -> Value {
        try write(telling: .everyone) { session in
            try EntityLock.take(session)
            return try body(session)
        }
    }

    private func filed(_ id: Int64, _ session: Session) throws -> FiledCorrection {
        let reading = CorrectionReading(session: session)
        guard let row = try reading.correction(id), let filed = try reading.filed([row]).first else {
            throw LibraryError.failed(path: name, cause: "a correction was not kept")
        }
        return filed
    }

    package func corrections() throws(LibraryError) -> [FiledCorrection] {
        try read { session in
            let reading = CorrectionReading(session: session)
            return try reading.filed(try reading.all())
        }
    }

    package func hiding(of entity: Entity.ID) throws(LibraryError) -> FiledCorrection.ID? {
        try read { session in
            try session.number(
                """
                SELECT id FROM correction WHERE sort = \(CorrectionRow.Sort.hide.rawValue)
                    AND (other = \(entity) OR entity = \(entity) AND NOT is_bound) ORDER BY id DESC LIMIT 1
                """)
        }
    }

    package func obstaclesToUndoing() throws(LibraryError) -> [FiledCorrection.ID: FiledCorrection.ID] {
        try read { session in
            let rows = try session.rows(
                """
                SELECT made.id, max(later.id) FROM correction made
                JOIN correction later ON later.id > made.id AND (later.entity = made.other OR later.other = made.other)
                WHERE made.sort <> \(CorrectionRow.Sort.merge.rawValue) GROUP BY made.id
                """)
            return Dictionary(rows.map { ($0.id(0), $0.id(1)) }, uniquingKeysWith: { first, _ in first })
        }
    }

    package func correctedArticles() throws(LibraryError) -> [FiledCorrection.ID: Int] {
        try read { session in
            let rows = try session.rows("SELECT correction, count(*) FROM corrected_article GROUP BY correction")
            return Dictionary(rows.map { ($0.id(0), $0.count(1)) }, uniquingKeysWith: +)
        }
    }

    package func hiddenEntities(limit: Int) throws(LibraryError) -> [Entity] {
        try read { session in
            try session.rows(
                "SELECT " + EntityReading.columns
                    + " FROM entity e WHERE e.is_hidden AND e.merged_into IS NULL ORDER BY e.mentions DESC, e.id DESC LIMIT \(max(0, limit))"
            ).map { Entity($0) }
        }
    }
}

// Corrections on their way from one library to another: with names instead of numbers.
extension PostgresLibrary: NamedCorrecting {
    package func namedCorrections() throws(LibraryError) -> [NamedCorrection] {
        try read { session in
            let reading = CorrectionReading(session: session)
            let scopes = try reading.scopes()
            return try reading.all().compactMap { row in
                let other = try row.sort == .merge ? row.other.flatMap { try form(of: $0, at: row.id, session) } : nil
                return row.named(scopes[row.id], other: other)
            }
        }
    }

    /// Name and kind of an entity when a correction was made, which later corrections of the entity tell.
    private func form(
        of entity: Entity.ID, at correction: Int64, _ session: Session
    ) throws -> (name: String, kind: EntityKind)? {
        let sorts = [CorrectionRow.Sort.rename.rawValue, CorrectionRow.Sort.changeKind.rawValue]
        let later = try session.first(
            """
            SELECT before, before_kind FROM correction
            WHERE entity = \(entity) AND id > \(correction) AND sort = ANY (\(sorts)) AND other IS NULL ORDER BY id LIMIT 1
            """)
        guard let row = try later ?? session.first("SELECT name, kind FROM entity WHERE id = \(entity)") else {
            return nil
        }
        return (row.text(0) ?? "", EntityKind(code: row.count(1)) ?? .other)
    }

    package func resolved(_ named: NamedCorrection) throws(LibraryError) -> ScopedCorrection? {
        try read { session in
            guard let entity = try entity(named.name, named.kind, session),
                let scope = try scope(named.text, session)
            else { return nil }
            var target: Entity.ID?
            if let other = named.other, let kind = named.otherKind { target = try self.entity(other, kind, session) }
            return named.correction(of: entity, into: target).map { ScopedCorrection($0, scope) }
        }
    }

    /// - Returns: nil if the library does not have the text, or the text not the mention.
    private func scope(_ text: NamedCorrection.Text?, _ session: Session) throws -> CorrectionScope? {
        guard let text else { return .everywhere }
        guard let article = try article(saying: text, session) else { return nil }
        guard let anchor = text.mention else { return .article(article) }
        return try TextReading(session: session).body(article).flatMap(anchor.range).map { .mention(article, $0) }
    }

    /// The article with a text; of several, the first.
    func article(saying text: NamedCorrection.Text, _ session: Session) throws -> Article.ID? {
        try session.number(
            """
            SELECT id FROM article WHERE content_hash = \(text.contentHash) OR url_hash = \(text.addressHash)
            ORDER BY content_hash = \(text.contentHash) DESC, id LIMIT 1
            """)
    }

    /// The entity with a name and a kind; of several, the one that most articles name.
    func entity(_ name: String, _ kind: String, _ session: Session) throws -> Entity.ID? {
        guard let kind = EntityKind(rawValue: kind) else { return nil }
        return try session.number(
            """
            SELECT id FROM entity WHERE id IN (SELECT entity FROM name WHERE number = \(NameKey(folded: folded(name)).short))
                AND name = \(name) AND kind = \(kind.code) AND merged_into IS NULL ORDER BY articles DESC, id LIMIT 1
            """)
    }
}

extension EntityCorrection {
    /// The correction without U+0000, which PostgreSQL cannot keep.
    fileprivate var storable: EntityCorrection {
        switch self {
        case .rename(let entity, let name): .rename(entity, to: name.storable)
        case .split(let alias, let entity): .split(alias: alias?.storable, from: entity)
        case .merge, .changeKind, .hide, .locate: self
        }
    }
}
