import GRDB
import News

/// Keys of articles in the indexes: see Schema.swift.
///
/// The first region has 2^10 slots for each day, so that keys are close together, which makes an index a fifth smaller. On
/// a busier day, such as one on which a whole archive without dates was filed, the rest of the articles have slots in the
/// second region, with room for 2^20 a day. Each region is in the order of days.
enum Slot {
    /// A range of slots, in which days follow one another.
    enum Region: CaseIterable {
        case regular, busy

        fileprivate var shift: Int64 { self == .regular ? 10 : 20 }
        fileprivate var base: Int64 { self == .regular ? 0 : 1 << 40 }
    }

    /// Days before the year 0 or after 9999, which come from nonsensical dates, share the first and the last.
    private static let days: ClosedRange<Int64> = -719_528...2_932_896

    private static func day(ofSecond seconds: Int64) -> Int64 {
        let quotient = seconds / 86_400
        let day = seconds % 86_400 < 0 ? quotient - 1 : quotient
        return min(max(day, days.lowerBound), days.upperBound) - days.lowerBound
    }

    private static func region(of slot: Int64) -> Region { slot < Region.busy.base ? .regular : .busy }

    /// The number of the day that a slot belongs to: later days have greater numbers.
    static func day(of slot: Int64) -> Int64 {
        let region = region(of: slot)
        return (slot - region.base) >> region.shift
    }

    /// The day that a slot belongs to, as a date.
    static func civilDay(of slot: Int64) -> CivilDay { CivilDay(number: Int(day(of: slot) + days.lowerBound)) }

    /// The first slot of the day that holds a second since 1970.
    static func first(ofSecond seconds: Int64, _ region: Region) -> Int64 {
        region.base + day(ofSecond: seconds) << region.shift
    }

    /// The last slot of the day that holds a second since 1970.
    static func last(ofSecond seconds: Int64, _ region: Region) -> Int64 {
        region.base + (day(ofSecond: seconds) + 1) << region.shift - 1
    }

    /// All slots of a region.
    static func all(_ region: Region) -> ClosedRange<Int64> {
        region == .regular ? 0...(Region.busy.base - 1) : Region.busy.base...Int64.max
    }

    /// Whether two seconds share a day.
    static func isSameDay(_ left: Int64, _ right: Int64) -> Bool { day(ofSecond: left) == day(ofSecond: right) }

    /// The regions with articles.
    static func regions(_ db: Database) throws -> [Region] {
        let find = try db.cachedStatement(sql: "SELECT max(slot) FROM article")
        return try Int64.fetchOne(find) ?? 0 < Region.busy.base ? [.regular] : Region.allCases
    }

    /// A free slot for an article of a second since 1970.
    static func next(_ db: Database, ofSecond seconds: Int64) throws -> Int64 {
        let statement = try db.cachedStatement(sql: "SELECT max(slot) FROM article WHERE slot BETWEEN ? AND ?")
        for region in Region.allCases {
            let (first, last) = (first(ofSecond: seconds, region), last(ofSecond: seconds, region))
            guard let taken = try Int64.fetchOne(statement, arguments: [first, last]) else { return first }
            if taken < last { return taken + 1 }
        }
        // More than a million articles on one day: the days after it have room, although not in order.
        var later = last(ofSecond: seconds, .busy) + 1
        while true {
            let end = later + 1 << Region.busy.shift - 1
            guard let taken = try Int64.fetchOne(statement, arguments: [later, end]) else { return later }
            if taken < end { return taken + 1 }
            later = end + 1
        }
    }
}
