import News

/// When a feed is asked again.
///
/// It is asked after half of the time that usually lies between two of its items, so that news waits a quarter of that time
/// on average; but at most every quarter of an hour, and at least twice a day. A feed that fails is asked ever more rarely.
/// All times are in seconds.
enum FeedSchedule {
    static let shortest: Int64 = 900
    static let longest: Int64 = 43_200
    /// How long nobody else asks a feed that is being asked.
    static let claim: Int64 = 300
    /// For a feed whose rhythm is not known yet.
    static let usual: Int64 = 3600

    /// How long to wait after a success.
    static func pause(rhythm: Int64?) -> Int64 { rhythm.map { min(longest, max(shortest, $0 / 2)) } ?? usual }

    /// How long to wait after so many failures in a row.
    static func pause(failures: Int) -> Int64 { min(longest, shortest << Int64(min(max(0, failures - 1), 6))) }

    /// The time that a server asked for, but at most a week.
    static func pause(retryAfter: Int) -> Int64 { min(7 * 86_400, max(0, Int64(retryAfter))) }

    /// The median time between the newest twenty items.
    ///
    /// - Returns: nil for fewer than three different times.
    static func rhythm(of articles: [Article]) -> Int64? {
        let times = Set(articles.compactMap { $0.published?.seconds }).sorted(by: >).prefix(20)
        guard times.count >= 3 else { return nil }
        let gaps = zip(times, times.dropFirst()).map { $0.subtractingReportingOverflow($1).partialValue }.sorted()
        return gaps[gaps.count / 2]
    }
}
