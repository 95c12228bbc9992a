import Catalogue
import Compression
import Foundation
import GRDB
import Libraries
import News
import Pipeline

extension Library {
    /// Files what was found in some texts, in one transaction: the entities, all indexes, the copies and the story of each.
    /// Texts that have changed since they were read, or do not await extraction any more, are passed over.
    ///
    /// The candidates of all texts are read first; `linking` is asked while no transaction is open; what it decides is
    /// filed then. If a correction was made meanwhile, all of that is done again.
    ///
    /// - Parameter stories: how stories are found; nil to find none.
    /// - Returns: how many were filed.
    package func fileExtractions(
        _ texts: [ExtractedText], linking: @escaping Linking, stories: StoryRules?
    ) throws(LibraryError) -> Int {
        try findDictionary(for: .extraction)
        let prepared = parallelMap(texts) { [packer] in
            PreparedExtraction($0) { Array(packer.packedExtraction($0, body: $1)) }
        }
        while true {
            let memory = entityMemory.withLock { $0.take() } ?? EntityMemory()
            let (linked, known) = try link(prepared, memory, linking)
            guard let (filed, isRight) = try file(linked, known, stories) else { continue }
            if isRight { entityMemory.withLock { $0 = known } }
            return filed
        }
    }

    /// Links those of some texts that await extraction.
    ///
    /// - Returns: the memory that was used, which is another if that one was not right any more.
    private func link(
        _ texts: [PreparedExtraction], _ remembered: EntityMemory, _ linking: @escaping Linking
    ) throws(LibraryError) -> ([LinkedExtraction], EntityMemory) {
        var (memory, slots) = try read { db in
            let memory = try EntityMemory.right(remembered, db)
            let slots = try slotsAwaitingExtraction(db, texts.map(\.text))
            let due = texts.filter { slots[$0.text.id] != nil }
            try CandidateReader(db: db, memory: memory).readCandidates(for: due)
            return (memory, slots)
        }
        let linker = BatchLinker(memory: memory, linking: linking)
        let readCompanions = { (ids: Set<Entity.ID>) throws(LibraryError) in
            try self.read { db in try CandidateReader(db: db, memory: memory).readCompanions(of: ids) }
        }
        do {
            try readCompanions(linker.neededCompanions(of: texts.filter { slots[$0.text.id] != nil }))
            let linked = try texts.compactMap { text in
                try slots.removeValue(forKey: text.text.id).map {
                    try linker.link(text, slot: $0, readCompanions: readCompanions)
                }
            }
            return (linked, memory)
        } catch {
            throw LibraryError(error, path: path)
        }
    }

    /// Files what was decided.
    ///
    /// - Returns: how many were filed, and whether the memory is right afterwards; nil if the decisions may not be filed
    ///   any more.
    private func file(
        _ linked: [LinkedExtraction], _ memory: EntityMemory, _ stories: StoryRules?
    ) throws(LibraryError) -> (filed: Int, isRight: Bool)? {
        try writeBatch { db in
            let (before, decided) = (try EntityState(db), memory.state)
            guard let decided, before.allows(decisionsOf: decided) else { return nil }
            var due = linked
            if before.changes != decided.changes { due = try stillDue(linked, db) }
            let filer = ExtractionFiler(db, made: linked.flatMap(\.made), packer: packer)
            for extraction in due { try filer.file(extraction) }
            for renamed in try filer.finish() { memory.known[renamed] = nil }
            if let stories { try StoryFiler(db: db, rules: stories).file(due.compactMap(StoryArrival.init)) }
            try ExtractionLease(db).renew()
            memory.state = try EntityState(db)
            return (due.count, before.changes == decided.changes)
        }
    }

    /// The slots of those of some texts that await extraction in this form.
    private func slotsAwaitingExtraction(
        _ db: Database, _ texts: [UnextractedText]
    ) throws -> [Article.ID: Int64] {
        let hashes = Dictionary(texts.map { ($0.id, $0.contentHash) }, uniquingKeysWith: { first, _ in first })
        let find = try db.cachedStatement(
            sql: """
                SELECT article.id, slot, content_hash FROM json_each(?) CROSS JOIN awaiting_extraction AS awaiting ON awaiting.article = value
                JOIN article ON article.id = value
                """)
        var slots: [Article.ID: Int64] = [:]
        let rows = try Row.fetchCursor(find, arguments: [jsonList(hashes.keys)])
        while let row = try rows.next() {
            guard let id = row.number(0), row.number(2) == hashes[id] else { continue }
            slots[id] = row.number(1)
        }
        return slots
    }

    /// Those of some extractions that may still be filed after others have changed the library: their texts are the same,
    /// and their entities still exist.
    private func stillDue(_ linked: [LinkedExtraction], _ db: Database) throws -> [LinkedExtraction] {
        let slots = try slotsAwaitingExtraction(db, linked.map(\.prepared.text))
        let made = Set(linked.flatMap(\.made).map(\.id))
        let wanted = Set(linked.flatMap { $0.found.entities + $0.linked.entities }).subtracting(made)
        let find = try db.cachedStatement(
            sql: "SELECT entity.id FROM json_each(?) CROSS JOIN entity ON entity.id = value")
        let there = Set(try Int64.fetchAll(find, arguments: [jsonList(wanted)])).union(made)
        return linked.filter { extraction in
            slots[extraction.prepared.text.id] == extraction.slot
                && (extraction.found.entities + extraction.linked.entities).allSatisfy(there.contains)
        }
    }
}

extension EntityMemory {
    /// The memory if it is right for the library as it is, or else a new one.
    static func right(_ memory: EntityMemory, _ db: Database) throws -> EntityMemory {
        let state = try EntityState(db)
        if memory.state == state { return memory }
        let memory = EntityMemory()
        memory.state = state
        memory.nextID = state.lastEntity + 1
        memory.corrections = try StandingCorrections(db)
        return memory
    }
}

/// Files linked extractions within one transaction.
private final class ExtractionFiler {
    private let db: Database
    private let packer: TextPacker
    private let entities: EntityFiler
    /// The entities that are still to be made.
    private var unmade: [Entity.ID: NamedEntity]
    /// What goes into the index of named entities at the end, in the order of its keys.
    private var unindexed: [Int64: String] = [:]

    /// - Parameter made: the entities that were decided to be made.
    init(_ db: Database, made: [(id: Entity.ID, named: NamedEntity)], packer: TextPacker) {
        self.db = db
        self.packer = packer
        entities = EntityFiler(db)
        unmade = Dictionary(made.map { ($0.id, $0.named) }, uniquingKeysWith: { first, _ in first })
    }

    func file(_ linked: LinkedExtraction) throws {
        let text = linked.prepared.text
        for entity in linked.found.entities {
            if let named = unmade.removeValue(forKey: entity) { try entities.make(entity, named) }
        }
        entities.count(linked.locals, linked.links, slot: linked.slot, sign: 1)
        try CorrectedArticle(
            article: text.id, found: (Data(linked.prepared.packed), linked.found), linked: linked.linked,
            corrections: linked.corrections
        ).write(db, packer: packer, body: text.body, isNew: true)
        unindexed[linked.slot] = linked.links.indexed(linked.locals)
        if let sketch = linked.prepared.sketch { try CopyFiler(db: db).file(sketch, of: text.id) }
        try db.cachedStatement(sql: "DELETE FROM awaiting_extraction WHERE article = ?").execute(arguments: [text.id])
    }

    /// Puts all that was filed into the index, and writes the counts.
    ///
    /// - Returns: the entities that have been given another name.
    func finish() throws -> [Entity.ID] {
        let index = NamedIndex(db: db)
        for (slot, words) in unindexed.sorted(by: { $0.key < $1.key }) { try index.insert(words, slot: slot) }
        try EntityFiler.noteChange(db)
        return try entities.writeCounts()
    }
}
