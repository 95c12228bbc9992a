import Catalogue
import GRDB
import News

/// Reads tellings.
struct Tellings {
    let db: Database

    /// The tellings in some slots, in their order; those that are damaged or not there are left out.
    func read(_ slots: [Int64]) throws -> [Telling] {
        let find = try db.cachedStatement(sql: "SELECT slot, story, profile FROM telling WHERE slot = ?")
        return try slots.compactMap { try Row.fetchOne(find, arguments: [$0]).flatMap(telling) }
    }

    /// The tellings of a story that are nearest to a slot.
    func read(story: Int64, near slot: Int64, limit: Int) throws -> [Telling] {
        let find = try db.cachedStatement(
            sql: "SELECT slot, story, profile FROM telling WHERE story = ? ORDER BY abs(slot - ?) LIMIT ?")
        return try Row.fetchAll(find, arguments: [story, slot, limit]).compactMap(telling)
    }

    private func telling(_ row: Row) -> Telling? {
        guard let slot = row.number(0), let profile = row.bytes(2).flatMap(PackedProfile.profile) else { return nil }
        return Telling(slot: slot, story: row.number(1), profile: profile)
    }
}

/// The stories of a library file.
struct FileStories: StoryShelf {
    let db: Database

    func tellings(of story: Int64, near slot: Int64, limit: Int) throws -> [Telling] {
        try Tellings(db: db).read(story: story, near: slot, limit: limit)
    }

    func ties(among slots: [Int64]) throws -> StoryTies { try StoryDecisions(db: db).ties(among: slots) }

    func put(_ slot: Int64, in story: Int64?) throws {
        try db.cachedStatement(sql: "UPDATE telling SET story = ? WHERE slot = ?").execute(arguments: [story, slot])
    }

    func renumber(_ story: Int64, as other: Int64) throws {
        try db.cachedStatement(sql: "UPDATE telling SET story = ? WHERE story = ?").execute(arguments: [other, story])
    }

    func lastStory() throws -> Int64? {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(story) FROM telling WHERE story IS NOT NULL"))
    }
}
