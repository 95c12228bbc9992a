import GRDB
import News

/// Finds articles that may tell the event of another: those of the same days that share its rarest words and names, looked
/// up in the indexes that are there anyway. What is looked at is bounded, so it costs the same in a library of any size.
struct StoryCandidates {
    let db: Database

    /// Within how many days, earlier and later.
    private static let days: Int64 = 5
    /// How many articles are looked at for one word or name. One that more articles share tells little.
    private static let perTerm = 60
    /// How many articles are compared.
    private static let most = 32
    /// So many of the articles without a date that came last are compared with each article that has one.
    private static let undated = 24

    /// The slots of articles that may tell the same event as the one in a slot, without its own.
    ///
    /// - Parameter seconds: when it was published; nil if that is not known, and articles of all times are looked at.
    func slots(for weighed: WeighedStory, slot: Int64, published seconds: Int64?) throws -> [Int64] {
        var found: [Int64: Float] = [:]
        for range in try ranges(around: seconds) {
            for name in weighed.names {
                try add(name.weight, to: &found, "named", "\"\(name.term)\"", range)
            }
            for word in weighed.words { try add(word.weight, to: &found, "words", "\"\(word.term)\"", range) }
        }
        found[slot] = nil
        // Of those that share as much, the nearest.
        let nearest = found.sorted { left, right in
            (right.value, abs(left.key - slot), left.key) < (left.value, abs(right.key - slot), right.key)
        }.prefix(Self.most).map(\.key)
        guard seconds != nil else { return nearest }
        let undated = try Int64.fetchAll(
            db.cachedStatement(
                sql: "SELECT slot FROM telling WHERE is_dated = 0 ORDER BY slot DESC LIMIT \(Self.undated)"))
        return nearest + undated.filter { $0 != slot && !nearest.contains($0) }
    }

    private func add(
        _ weight: Float, to found: inout [Int64: Float], _ index: String, _ expression: String,
        _ range: ClosedRange<Int64>
    ) throws {
        let find = try db.cachedStatement(
            sql: """
                SELECT rowid FROM \(index) WHERE \(index) MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC
                LIMIT \(Self.perTerm)
                """)
        let slots = try Int64.fetchAll(find, arguments: [expression, range.lowerBound, range.upperBound])
        for slot in slots { found[slot, default: 0] += weight }
    }

    /// The slots of the days around a second.
    private func ranges(around seconds: Int64?) throws -> [ClosedRange<Int64>] {
        try Slot.regions(db).map { region in
            guard let seconds else { return Slot.all(region) }
            let span = Self.days * 86_400
            let first = Slot.first(ofSecond: max(seconds, .min + span) - span, region)
            return first...Slot.last(ofSecond: min(seconds, .max - span) + span, region)
        }
    }
}
