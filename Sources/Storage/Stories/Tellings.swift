import GRDB
import News

/// An article as it is compared with others.
struct Telling {
    let slot: Int64
    /// The number of its story; nil if it is alone.
    let story: Int64?
    let profile: StoryProfile
}

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
