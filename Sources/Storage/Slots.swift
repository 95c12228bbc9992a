import GRDB
import News

/// Keys of articles in the indexes: see Schema.swift.
enum Slot {
    /// Slots of one day: 2^20. A day with more articles than that runs over into the next.
    private static let shift: Int64 = 20
    /// Days before the year 1 or after 9999, as nonsense dates give them, share the first and the last.
    private static let days: ClosedRange<Int64> = -719_528...2_932_896

    private static func day(ofSecond seconds: Int64) -> Int64 {
        let quotient = seconds / 86_400
        let day = seconds % 86_400 < 0 ? quotient - 1 : quotient
        return min(max(day, days.lowerBound), days.upperBound) - days.lowerBound
    }

    /// The day a slot belongs to; days compare as dates do.
    static func day(of slot: Int64) -> Int64 { slot >> shift }

    /// The day a slot belongs to, as a date.
    static func civilDay(of slot: Int64) -> CivilDay { CivilDay(number: Int(day(of: slot) + days.lowerBound)) }

    /// The first slot of the day that holds a second since 1970.
    static func first(ofSecond seconds: Int64) -> Int64 { day(ofSecond: seconds) << shift }

    /// The last slot of the day that holds a second since 1970.
    static func last(ofSecond seconds: Int64) -> Int64 { (day(ofSecond: seconds) + 1) << shift - 1 }

    /// A slot for an article of that second.
    static func next(_ db: Database, ofSecond seconds: Int64) throws -> Int64 {
        let first = first(ofSecond: seconds)
        let last = last(ofSecond: seconds)
        let statement = try db.cachedStatement(sql: "SELECT max(slot) FROM article WHERE slot BETWEEN ? AND ?")
        guard let taken = try Int64.fetchOne(statement, arguments: [first, last]) else { return first }
        if taken < last { return taken + 1 }
        // The day is full: the first gap after it.
        let gap = try db.cachedStatement(
            sql: """
                SELECT slot + 1 FROM article AS a WHERE slot >= ?
                AND NOT EXISTS (SELECT 1 FROM article AS b WHERE b.slot = a.slot + 1) ORDER BY slot LIMIT 1
                """)
        return try Int64.fetchOne(gap, arguments: [taken]) ?? taken + 1
    }
}
