import GRDB
import News

/// The index of articles by the entities they name: see Schema.swift.
struct NamedIndex {
    /// What an article may have of an entity.
    enum Part: String {
        case role, quoted, said
    }

    let db: Database

    /// What the index is asked for articles that name one of some entities.
    static func expression(_ entities: [Entity.ID]) -> String {
        entities.isEmpty ? "\"\"" : entities.map { "\"\($0)\"" }.joined(separator: " OR ")
    }

    /// The slots of the articles that name an entity, the greatest first.
    ///
    /// - Parameter part: only articles that have this of it.
    func slots(of entity: Entity.ID, having part: Part? = nil, limit: Int) throws -> [Int64] {
        let find = try db.cachedStatement(
            sql: "SELECT rowid FROM named WHERE named MATCH ? ORDER BY rowid DESC LIMIT ?")
        let word = "\"\(entity)\""
        return try Int64.fetchAll(find, arguments: [part.map { "\($0.rawValue) : \(word)" } ?? word, limit])
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

    /// How often each of the articles in the greatest slots mentions an entity.
    func mentions(of entity: Entity.ID, limit: Int) throws -> [(slot: Int64, mentions: Int)] {
        let find = try db.cachedStatement(
            sql: "SELECT rowid, hits(named) FROM named WHERE named MATCH ? ORDER BY rowid DESC LIMIT ?")
        return try Row.fetchAll(find, arguments: ["text : \"\(entity)\"", limit])
            .map { ($0.number(0) ?? 0, $0.count(1)) }
    }

    func insert(_ columns: [String], slot: Int64) throws {
        try db.cachedStatement(
            sql: "INSERT INTO named (rowid, text, unsaid, role, quoted, said) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [slot] + StatementArguments(columns))
    }

    /// Takes an article out. An index without contents has to be told what it holds.
    func delete(_ columns: [String], slot: Int64) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO named (named, rowid, text, unsaid, role, quoted, said)
                VALUES ('delete', ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [slot] + StatementArguments(columns))
    }
}
