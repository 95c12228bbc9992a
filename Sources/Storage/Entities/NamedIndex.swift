import Catalogue
import GRDB
import News

/// The index of articles by the entities they name: see Schema.swift.
struct NamedIndex {
    /// What an article may have of an entity. The index holds the number of the entity, and once more behind the letter of
    /// each of these that the article has.
    enum Part: String {
        case role = "r"
        case quoted = "q"
        case said = "s"
        /// No mention of it in the text.
        case unsaid = "u"
    }

    /// Further letters stand for the bits of the number of other mentions, the lowest first. More are not counted.
    private static let bits = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"]

    let db: Database

    /// The expression for articles that name one of some entities.
    static func expression(_ entities: [Entity.ID]) -> String {
        entities.isEmpty ? "\"\"" : entities.map { "\"\($0)\"" }.joined(separator: " OR ")
    }

    /// The slots of the articles that name an entity, the greatest first.
    ///
    /// - Parameter part: only articles that have this of it.
    func slots(of entity: Entity.ID, having part: Part? = nil, limit: Int) throws -> [Int64] {
        let find = try db.cachedStatement(
            sql: "SELECT rowid FROM named WHERE named MATCH ? ORDER BY rowid DESC LIMIT ?")
        let word = "\"\(part?.rawValue ?? "")\(entity)\""
        return try Int64.fetchAll(find, arguments: [word, limit])
    }

    /// The greatest slot of a region whose article has something of an entity.
    func newestSlot(of entity: Entity.ID, having part: Part, in region: Slot.Region) throws -> Int64? {
        let find = try db.cachedStatement(
            sql: "SELECT rowid FROM named WHERE named MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT 1")
        let slots = Slot.all(region)
        return try Int64.fetchOne(
            find, arguments: ["\"\(part.rawValue)\(entity)\"", slots.lowerBound, slots.upperBound])
    }

    /// The slots within a range of the articles that name an entity, the greatest first.
    func slots(of entity: Entity.ID, in slots: ClosedRange<Int64>, limit: Int) throws -> [Int64] {
        let find = try db.cachedStatement(
            sql: "SELECT rowid FROM named WHERE named MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?")
        return try Int64.fetchAll(find, arguments: ["\"\(entity)\"", slots.lowerBound, slots.upperBound, limit])
    }

    /// All slots of an entity, ascending.
    func allSlots(of entity: Entity.ID) throws -> [Int64] {
        let find = try db.cachedStatement(sql: "SELECT rowid FROM named WHERE named MATCH ? ORDER BY rowid")
        return try Int64.fetchAll(find, arguments: ["\"\(entity)\""])
    }

    /// Whether the article in a slot names an entity.
    func holds(_ entity: Entity.ID, slot: Int64) throws -> Bool {
        let find = try db.cachedStatement(sql: "SELECT 1 FROM named WHERE named MATCH ? AND rowid = ?")
        return try Int.fetchOne(find, arguments: ["\"\(entity)\"", slot]) != nil
    }

    /// How many articles within some slots name an entity.
    func count(of entity: Entity.ID, in slots: ClosedRange<Int64>) throws -> Int {
        let find = try db.cachedStatement(
            sql: "SELECT count(*) FROM named WHERE named MATCH ? AND rowid BETWEEN ? AND ?")
        return try Int.fetchOne(find, arguments: ["\"\(entity)\"", slots.lowerBound, slots.upperBound]) ?? 0
    }

    /// How often each article in the greatest slots mentions an entity.
    func mentions(of entity: Entity.ID, limit: Int) throws -> [(slot: Int64, mentions: Int)] {
        let slots = try slots(of: entity, limit: limit)
        guard let lowest = slots.last else { return [] }
        var counts = Dictionary(slots.map { ($0, 1) }, uniquingKeysWith: max)
        let find = try db.cachedStatement(sql: "SELECT rowid FROM named WHERE named MATCH ? AND rowid >= ?")
        for (bit, letter) in Self.bits.enumerated() {
            for slot in try Int64.fetchAll(find, arguments: ["\"\(letter)\(entity)\"", lowest]) {
                counts[slot, default: 1] += 1 << bit
            }
        }
        for slot in try Int64.fetchAll(find, arguments: ["\"\(Part.unsaid.rawValue)\(entity)\"", lowest]) {
            counts[slot] = nil
        }
        return slots.compactMap { slot in counts[slot].map { (slot, $0) } }
    }

    /// The expression for articles in a language: `de` finds `de-AT` too.
    static func expression(language tag: String) -> String { "\"\(languageWord(tag))\"" }

    /// What the index holds of an article's language: its tag, and each beginning of it, behind a letter that no number
    /// follows.
    static func words(_ tag: String) -> String {
        let parts = tag.split { $0 == "-" || $0 == "_" }
        return parts.indices.map { languageWord(parts[...$0].joined(separator: "-")) + " " }.joined()
    }

    private static func languageWord(_ tag: String) -> String {
        "l" + String(decoding: tag.lowercased().utf8.filter { (0x61...0x7A).contains($0) }, as: UTF8.self)
    }

    /// What the index holds of an article.
    static func words(_ entities: [(entity: Entity.ID, mentions: Int, parts: [Part])]) -> String {
        var words = ""
        for (entity, mentions, parts) in entities {
            words += "\(entity) "
            let further = min(max(0, mentions - 1), 1 << bits.count - 1)
            for (bit, letter) in bits.enumerated() where further >> bit & 1 == 1 { words += "\(letter)\(entity) " }
            for part in parts { words += "\(part.rawValue)\(entity) " }
        }
        return words
    }

    func insert(_ words: String, slot: Int64) throws {
        try db.cachedStatement(sql: "INSERT INTO named (rowid, words) VALUES (?, ?)").execute(arguments: [slot, words])
    }

    /// Removes an article. An index without contents has to be told what it holds.
    func delete(_ words: String, slot: Int64) throws {
        try db.cachedStatement(sql: "INSERT INTO named (named, rowid, words) VALUES ('delete', ?, ?)")
            .execute(arguments: [slot, words])
    }
}
