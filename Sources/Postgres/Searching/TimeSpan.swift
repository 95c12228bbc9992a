/// Spans of days by which the index of words is asked for the newest articles first: see ServerSchema.swift.
///
/// Each article has a number for its day and for the spans of 8, 64, 512 and 4096 days that the day lies in. A range of days
/// is a few of those.
struct TimeSpan {
    let level: Int64
    /// The first day, in lengths of a span of this level.
    let number: Int64

    /// The coarsest level.
    static let coarsest: Int64 = 4

    /// The day of a second since 1970. Days before the year 0 or after 9999, which come from nonsensical dates, count as
    /// the first and the last.
    static func day(ofSecond seconds: Int64) -> Int64 {
        let quotient = seconds / 86_400
        let day = seconds % 86_400 < 0 ? quotient - 1 : quotient
        return min(max(day, -719_528), 2_932_896) + 719_528
    }

    /// The seconds of some days, which must be within those that ``day(ofSecond:)`` gives.
    static func seconds(of days: ClosedRange<Int64>) -> ClosedRange<Int64> {
        (days.lowerBound - 719_528) * 86_400...(days.upperBound - 719_527) * 86_400 - 1
    }

    /// The spans that an article lies in that is listed by a second.
    static func all(ofSecond seconds: Int64) -> [TimeSpan] {
        let day = day(ofSecond: seconds)
        return (0...coarsest).map { TimeSpan(level: $0, number: day >> (3 * $0)) }
    }

    /// What stands for an article that is listed by a second, among the numbers of its words.
    static func keys(ofSecond seconds: Int64) -> [Int32] { all(ofSecond: seconds).map(\.key) }

    /// What stands for a range of days; together for exactly these.
    static func keys(of days: ClosedRange<Int64>) -> [Int32] { spans(of: days).map(\.key) }

    /// The spans that a range of days is made of.
    static func spans(of days: ClosedRange<Int64>) -> [TimeSpan] {
        var spans: [TimeSpan] = []
        var first = days.lowerBound
        while first <= days.upperBound {
            // The coarsest span that begins here and does not reach beyond the end.
            var level: Int64 = 0
            while level < coarsest {
                let length = Int64(1) << (3 * (level + 1))
                guard first % length == 0, first + length - 1 <= days.upperBound else { break }
                level += 1
            }
            spans.append(TimeSpan(level: level, number: first >> (3 * level)))
            first += Int64(1) << (3 * level)
        }
        return spans
    }

    /// Words have numbers above zero.
    private var key: Int32 { Int32(-(number * 8 + level + 1)) }
}

/// Goes through days from one end, in steps that grow as long as little is found in them.
struct TimeDescent {
    /// The days that are left.
    private var first: Int64
    private var last: Int64
    private let isOlder: Bool
    /// How far the first step goes; nil once it was made.
    private var reach: Int64?
    private var level: Int64 = 0

    /// - Parameters:
    ///   - isOlder: whether it goes from the last day to the first.
    ///   - near: the day up to which there are so few articles that one step is enough; nil if that is so of all days.
    init(_ days: ClosedRange<Int64>, isOlder: Bool, near: Int64?) {
        first = days.lowerBound
        last = days.upperBound
        self.isOlder = isOlder
        let end = isOlder ? first : last
        reach = near.map { min(max($0, first), last) } ?? end
    }

    /// The next days; nil at the end.
    mutating func next() -> ClosedRange<Int64>? {
        guard first <= last else { return nil }
        var day = isOlder ? last : first
        if let reach {
            // The steps after it are as long.
            while level < TimeSpan.coarsest, length * 8 <= abs(reach - day) { level += 1 }
            day = reach
            self.reach = nil
        }
        // Up to the border of a span, so that few words stand for the days.
        if isOlder {
            let start = max(first, day / length * length)
            defer { last = start - 1 }
            return start...last
        }
        let end = min(last, day / length * length + length - 1)
        defer { first = end + 1 }
        return first...end
    }

    private var length: Int64 { Int64(1) << (3 * level) }

    /// Notes how much the last days gave of what is wanted.
    mutating func note(found: Int, of wanted: Int) {
        if found * 4 < wanted { level = min(level + 1, TimeSpan.coarsest + 2) }
    }
}
