import Catalogue
import Compression
import Libraries
import News

/// Links and files what was found in some texts, within one transaction.
///
/// Nobody waits for the linking but others who link: entities are locked for writing only. If a correction was made while
/// the texts were linked, they are linked again, and then nobody makes one meanwhile.
struct ExtractionsFiling {
    let session: Session

    /// - Parameter remembered: what is known of the library's entities, if that is still right.
    /// - Returns: how many were filed, and what is known of the entities then; nil if that is not right any more.
    func file(
        _ texts: [PreparedExtraction], remembered: EntityMemory?, linking: @escaping Linking, stories: StoryRules?
    ) throws -> (filed: Int, memory: EntityMemory?) {
        try EntityLock.takeLinking(session)
        var memory = try self.memory(remembered)
        var linked = try link(texts, memory, linking)
        try EntityLock.take(session)
        var state = try state()
        if let decided = memory.state, !state.allows(decisionsOf: decided) {
            memory = try self.memory(nil)
            linked = try link(texts, memory, linking)
            state = try self.state()
        }
        let isRight = memory.state == state
        let decided = Set(linked.flatMap(\.made).map(\.id))
        let positions = try positionsAwaitingExtraction(texts.map(\.text), isLocking: true)
        linked = linked.filter { positions[$0.slot] != nil }
        if !isRight { linked = try onlyWithKnownEntities(linked) }
        let (made, renamed) = try file(linked, positions, memory, stories)
        try giveBack(Set(texts.map(\.text.id)).subtracting(linked.map(\.slot)))
        let after = try self.state()
        memory.state = after
        // An entity of a text that was changed meanwhile was not made, but is remembered as if it were.
        guard isRight, made == decided else { return (linked.count, nil) }
        if !linked.isEmpty { try LinkingLog(session: session).note(linked.map(\.noted), renamed, after: after) }
        return (linked.count, memory)
    }

    /// Decides which of the library's entities those of the texts are that await extraction.
    private func link(
        _ texts: [PreparedExtraction], _ memory: EntityMemory, _ linking: @escaping Linking
    ) throws -> [LinkedExtraction] {
        let positions = try positionsAwaitingExtraction(texts.map(\.text), isLocking: false)
        let due = texts.filter { positions[$0.text.id] != nil }
        if due.isEmpty { return [] }
        let reading = ServerCandidates(session: session, memory: memory)
        try reading.readCandidates(for: due)
        let linker = BatchLinker(memory: memory, linking: linking)
        try reading.readCompanions(of: linker.neededCompanions(of: due))
        return try due.map { text in
            try linker.link(text, slot: text.text.id) { try reading.readCompanions(of: $0) }
        }
    }

    /// Writes what was linked; returns the entities that it made, and those that go by another name now.
    private func file(
        _ linked: [LinkedExtraction], _ positions: [Article.ID: ListPosition], _ memory: EntityMemory,
        _ stories: StoryRules?
    ) throws -> (made: Set<Entity.ID>, renamed: [Entity.ID]) {
        if linked.isEmpty { return ([], []) }
        let made = try makeEntities(linked)
        try write(linked, positions)
        var counting = EntityCounting()
        for text in linked {
            counting.count(
                text.locals, text.links, in: positions[text.slot] ?? ListPosition(seconds: 0, id: 0), sign: 1)
        }
        let renamed = try counting.write(session)
        for entity in renamed { memory.known[entity] = nil }
        try Copies(session: session).file(linked.compactMap { text in text.prepared.sketch.map { (text.slot, $0) } })
        if let stories {
            try StoryFiling(session: session).file(linked.compactMap(StoryArrival.init), rules: stories)
        }
        try session.change("DELETE FROM awaiting_extraction WHERE article = ANY (\(linked.map(\.slot)))")
        try EntityLock.noteChange(session)
        return (made, renamed)
    }

    /// Lets anybody extract some texts, as far as they still await it.
    private func giveBack(_ ids: Set<Article.ID>) throws {
        if ids.isEmpty { return }
        try session.change("UPDATE awaiting_extraction SET until = 0 WHERE article = ANY (\(Array(ids)))")
    }

    /// The memory if it is right for the library as it is, or else a new one.
    private func memory(_ remembered: EntityMemory?) throws -> EntityMemory {
        let state = try state()
        if let remembered, try LinkingLog(session: session).bring(remembered, to: state) { return remembered }
        let memory = EntityMemory()
        memory.state = state
        memory.nextID = state.lastEntity + 1
        memory.corrections = try CorrectionReading(session: session).standing()
        return memory
    }

    func state() throws -> EntityState {
        let row = try session.first(
            """
            SELECT entity_changes, last_entity, last_correction, (SELECT count(*) FROM correction),
                (SELECT coalesce(sum(id), 0)::bigint FROM correction) FROM tally
            """)
        return EntityState(
            changes: row?.id(0) ?? 0, lastEntity: row?.id(1) ?? 0, lastCorrection: row?.id(2) ?? 0,
            corrections: row?.id(3) ?? 0, correctionSum: row?.id(4) ?? 0)
    }

    /// Where in the list those of some texts are that await extraction in this form.
    private func positionsAwaitingExtraction(
        _ texts: [UnextractedText], isLocking: Bool
    ) throws -> [Article.ID: ListPosition] {
        let hashes = Dictionary(texts.map { ($0.id, $0.contentHash) }, uniquingKeysWith: { first, _ in first })
        let awaiting = try session.numbers(
            "SELECT article FROM awaiting_extraction WHERE article = ANY (\(Array(hashes.keys)))"
                + (isLocking ? " FOR UPDATE" : ""))
        let rows = try session.rows("SELECT id, sorted, content_hash FROM article WHERE id = ANY (\(awaiting))")
        return Dictionary(
            rows.filter { hashes[$0.id(0)] == $0.number(2) }
                .map { ($0.id(0), ListPosition(seconds: $0.id(1), id: $0.id(0))) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Those of some extractions whose entities still exist, after articles were changed or removed.
    private func onlyWithKnownEntities(_ linked: [LinkedExtraction]) throws -> [LinkedExtraction] {
        let made = Set(linked.flatMap(\.made).map(\.id))
        let wanted = Set(linked.flatMap { $0.found.entities + $0.linked.entities }).subtracting(made)
        let there = Set(try session.numbers("SELECT id FROM entity WHERE id = ANY (\(Array(wanted)))")).union(made)
        return linked.filter { ($0.found.entities + $0.linked.entities).allSatisfy(there.contains) }
    }

    private func makeEntities(_ linked: [LinkedExtraction]) throws -> Set<Entity.ID> {
        // An entity that was decided to be made is made only if something of what was found is it.
        var unmade = Dictionary(
            linked.flatMap(\.made).map { ($0.id, $0.named) }, uniquingKeysWith: { first, _ in first })
        var made: [(id: Entity.ID, named: NamedEntity)] = []
        for entity in linked.flatMap(\.found.entities) {
            if let named = unmade.removeValue(forKey: entity) { made.append((entity, named)) }
        }
        guard let last = linked.flatMap(\.made).map(\.id).max() else { return [] }
        try session.all([
            """
            INSERT INTO entity (id, name, kind, latitude, longitude, country, population)
            SELECT * FROM unnest(\(made.map(\.id)), \(made.map(\.named.name)), \(made.map(\.named.kind.code)),
                \(made.map(\.named.place?.latitude)), \(made.map(\.named.place?.longitude)),
                \(made.map(\.named.place?.country)), \(made.map(\.named.place?.population)))
            """,
            "UPDATE tally SET last_entity = \(last)",
        ])
        return Set(made.map(\.id))
    }

    private func write(_ linked: [LinkedExtraction], _ positions: [Article.ID: ListPosition]) throws {
        func sorted(_ id: Article.ID) -> Int64 { positions[id]?.seconds ?? 0 }
        let corrected = linked.map { text in
            CorrectedText(
                article: text.slot, body: text.prepared.text.body,
                found: (text.prepared.packed, text.found), linked: text.linked, corrections: text.corrections)
        }
        try session.copy(
            into: "extraction (article, sorted, language, content, links)",
            corrected.map { text in
                [
                    text.article.sqlValue, sorted(text.article).sqlValue, text.linked.language.sqlValue,
                    Bytes(text.content(session.packer)).sqlValue, Bytes(text.linked.links.encoded).sqlValue,
                ]
            })
        try session.copyAtOnce(
            into: "naming (\(NamingKey.columns))",
            linked.map { text in
                NamingKey.values(
                    ListPosition(seconds: sorted(text.slot), id: text.slot), text.links, text.locals)
            })
        for text in corrected where !text.corrections.isEmpty { try text.writeUncorrected(session) }
        try Languages.note(corrected.compactMap(\.linked.language), session)
    }
}

/// The languages that articles are in.
enum Languages {
    static func note(_ tags: [String], _ session: Session) throws {
        let tags = Set(tags)
        if tags.isEmpty { return }
        try session.change(
            "INSERT INTO language (tag) SELECT * FROM unnest(\(tags.sorted())) ON CONFLICT DO NOTHING")
    }
}

/// What an article names by all corrections, and what was found in it.
struct CorrectedText {
    let article: Article.ID
    let body: String
    /// As it is kept, and as it is.
    let found: (content: [UInt8], linked: Linked)
    /// By all corrections.
    let linked: Linked
    /// The corrections that changed it.
    let corrections: [Int64]

    private var isSameContent: Bool { linked.extraction == found.linked.extraction }

    /// What is kept of it by all corrections.
    func content(_ packer: TextPacker) -> [UInt8] {
        isSameContent ? found.content : packer.packed(linked.extraction.encoded(body: body), as: .extraction)
    }

    /// Writes what was found, if it is something else, and which corrections made the difference.
    func writeUncorrected(_ session: Session) throws {
        var statements: [SQL] = [
            "DELETE FROM uncorrected WHERE article = \(article)",
            "DELETE FROM corrected_article WHERE article = \(article)",
        ]
        if linked != found.linked {
            statements.append(
                """
                INSERT INTO uncorrected (article, content, links) VALUES (\(article),
                    \(isSameContent ? nil : Bytes(found.content)), \(Bytes(found.linked.links.encoded)))
                """)
        }
        statements.append(
            """
            INSERT INTO corrected_article (correction, article) SELECT correction, \(article)
            FROM unnest(\(corrections)) AS correction
            """)
        try session.all(statements)
    }
}
