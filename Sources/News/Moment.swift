/// When something happened or was published: an instant, or a day without a time.
///
/// News often says only the day. A day is kept as its midnight in UTC together with the fact that no time was given,
/// so that it is never shown with a time nobody wrote. A time printed without a zone is taken as UTC.
package struct Moment: Hashable, Sendable, Comparable {
    /// Seconds since 1970-01-01 00:00 UTC, leap seconds not counted.
    package let seconds: Int64
    /// Whether a time of day was given; if not, `seconds` is the day's midnight.
    package let hasTime: Bool

    package init(seconds: Int64, hasTime: Bool = true) {
        self.seconds = seconds
        self.hasTime = hasTime
    }

    /// A day, or a minute or second of it, in UTC.
    ///
    /// - Parameters:
    ///   - month: 1 to 12.
    ///   - day: 1 to the last of the month.
    ///   - hour: 0 to 23, or nil for a day without a time.
    ///   - offset: seconds east of UTC that the printed time is in.
    /// - Returns: nil for a date or a time that does not exist, or a year outside 1...9999. Second 60, a leap
    ///   second, is the first second of the next minute.
    package init?(
        year: Int, month: Int, day: Int, hour: Int? = nil, minute: Int = 0, second: Int = 0, offset: Int = 0
    ) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= CivilDay.length(ofMonth: month, year: year),
            (0...23).contains(hour ?? 0), (0...59).contains(minute), (0...60).contains(second),
            abs(offset) <= 86_400
        else { return nil }
        let midnight = CivilDay(year: year, month: month, day: day).number * 86_400
        let time = (hour ?? 0) * 3600 + minute * 60 + second - (hour == nil ? 0 : offset)
        self.init(seconds: Int64(midnight + time), hasTime: hour != nil)
    }

    /// The day in UTC.
    package var day: CivilDay { CivilDay(number: Int(seconds.flooredQuotient(by: 86_400))) }
    /// The hour in UTC, 0 to 23.
    package var hour: Int { secondOfDay / 3600 }
    /// The minute of the hour, 0 to 59.
    package var minute: Int { secondOfDay / 60 % 60 }
    /// The second of the minute, 0 to 59.
    package var second: Int { secondOfDay % 60 }

    // The first second of the earliest day is no number of 64 bits; the difference is exact all the same.
    private var secondOfDay: Int { Int(seconds &- seconds.flooredQuotient(by: 86_400) &* 86_400) }

    /// ISO 8601: `2024-03-05T14:31:00Z`, or `2024-03-05` where no time was given.
    package var iso8601: String {
        hasTime ? "\(day.iso8601)T\(twoDigits(hour)):\(twoDigits(minute)):\(twoDigits(second))Z" : day.iso8601
    }

    package static func < (left: Moment, right: Moment) -> Bool {
        (left.seconds, left.hasTime ? 1 : 0) < (right.seconds, right.hasTime ? 1 : 0)
    }
}

/// A day of the proleptic Gregorian calendar.
///
/// - Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil` and `civil_from_days`.
package struct CivilDay: Hashable, Sendable, Comparable {
    /// Days since 1970-01-01.
    package let number: Int

    package init(number: Int) { self.number = number }

    /// The day of a date that exists; see ``length(ofMonth:year:)``.
    package init(year: Int, month: Int, day: Int) {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// The year, month (1 to 12) and day of the month (1 to 31).
    package var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    }

    /// Monday is 0, Sunday is 6.
    package var weekday: Int { ((number + 3) % 7 + 7) % 7 }

    /// `2024-03-05`.
    package var iso8601: String {
        let (year, month, day) = parts
        let digits = String(year)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            + "-\(twoDigits(month))-\(twoDigits(day))"
    }

    /// The number of days in a month: 28 to 31.
    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    package static func < (left: CivilDay, right: CivilDay) -> Bool { left.number < right.number }
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

extension Int64 {
    fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
