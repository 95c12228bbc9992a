/// The days that someone means by `2024-03-05`, `2024-03`, `yesterday` or `last week`.
package struct DaySpan: Hashable, Sendable {
    package let first: CivilDay
    package let last: CivilDay

    /// The fields of a search that take days.
    static let fields: Set<String> = ["from", "to", "on"]

    /// Days in words, to be offered.
    package static let examples = [
        "today", "yesterday", "this week", "last week", "this month", "last month", "this year", "last year",
    ]

    package init(_ first: CivilDay, _ last: CivilDay) { (self.first, self.last) = (first, last) }

    /// Reads a day, a month or a year in digits; or, if it is known what day it is, words: `today`, `yesterday`, a
    /// weekday (the last one, today included), `this` or `last` with `week`, `month` or `year`, `3 days ago`, `7d`. A week
    /// begins on Monday, as in ISO 8601. Blanks may be hyphens, and case does not matter.
    ///
    /// - Returns: nil for anything else, and for days that do not exist.
    package init?(typed: String, today: CivilDay?) {
        if let written = DaySpan(digits: typed) {
            self = written
        } else if let today, let meant = DaySpan(words: typed.lowercased(), today: today) {
            self = meant
        } else {
            return nil
        }
    }

    private init?(digits text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isDigits = parts.allSatisfy { part in part.utf8.allSatisfy { (48...57).contains($0) } }
        guard isDigits, (1...3).contains(parts.count), parts[0].utf8.count == 4,
            parts.dropFirst().allSatisfy({ $0.utf8.count == 2 })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count else { return nil }
        let firstMonth = numbers.count > 1 ? numbers[1] : 1
        let lastMonth = numbers.count > 1 ? numbers[1] : 12
        guard (1...12).contains(firstMonth) else { return nil }
        let lastDay = numbers.count > 2 ? numbers[2] : CivilDay.length(ofMonth: lastMonth, year: numbers[0])
        guard let first = Moment(year: numbers[0], month: firstMonth, day: numbers.count > 2 ? numbers[2] : 1),
            let last = Moment(year: numbers[0], month: lastMonth, day: lastDay)
        else { return nil }
        self.init(first.day, last.day)
    }

    private init?(words text: String, today: CivilDay) {
        let words = text.split { $0 == " " || $0 == "-" || $0 == "_" }.map(String.init)
        if words.count == 1, let back = DaySpan.daysBack(to: words[0], from: today) {
            let day = CivilDay(number: today.number - back)
            self.init(day, day)
        } else if words.count == 2, let back = ["this": 0, "last": 1][words[0]] {
            self.init(words[1], back, before: today)
        } else if let day = DaySpan.ago(words, today) {
            self.init(day, day)
        } else {
            return nil
        }
    }

    /// How many days ago a day was that is named by itself.
    private static func daysBack(to word: String, from today: CivilDay) -> Int? {
        if let near = ["today": 0, "yesterday": 1][word] { return near }
        let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        return weekdays.firstIndex(of: word).map { (today.weekday - $0 + 7) % 7 }
    }

    /// The week, month or year so many before this one.
    private init?(_ unit: String, _ back: Int, before today: CivilDay) {
        let (year, month, _) = today.parts
        switch unit {
        case "week":
            let monday = today.number - today.weekday - 7 * back
            self.init(CivilDay(number: monday), CivilDay(number: monday + 6))
        case "month":
            let (year, month) = month > back ? (year, month - back) : (year - 1, month + 12 - back)
            let last = CivilDay.length(ofMonth: month, year: year)
            self.init(CivilDay(year: year, month: month, day: 1), CivilDay(year: year, month: month, day: last))
        case "year":
            self.init(
                CivilDay(year: year - back, month: 1, day: 1), CivilDay(year: year - back, month: 12, day: 31))
        default: return nil
        }
    }

    /// The day that `3 days ago`, `2 weeks ago` or `7d` means. A month is 30 days and a year 365.
    private static func ago(_ words: [String], _ today: CivilDay) -> CivilDay? {
        var words = words
        if words.count == 1, let unit = words[0].last { words = [String(words[0].dropLast()), String(unit), "ago"] }
        guard words.count == 3, words[2] == "ago", let count = Int(words[0]), (0...100_000).contains(count) else {
            return nil
        }
        let units = ["d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7, "month": 30, "months": 30]
        return units[words[1]].map { CivilDay(number: today.number - count * $0) }
    }
}
