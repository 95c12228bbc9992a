import Glibc
import News

/// How dates and times are written, as patterns like those of `strftime`.
///
/// They may contain `%Y %y %m %d %e %j` for numbers, `%B %b %A %a` for names in English, `%H %I %M %S %p` for the time,
/// and `%%`; a hyphen after the percent sign, as in `%-d`, removes a leading zero.
package struct DateStyle: Hashable, Sendable {
    /// A date in full: '5 March 2024'.
    package var long = "%-d %B %Y"
    /// A date in a list: '5 Mar 2024'.
    package var short = "%-d %b %Y"
    /// A date in a list if it is in the current year: '5 Mar'.
    package var thisYear = "%-d %b"
    package var time = "%H:%M"
    /// The year whose dates are written as `thisYear` says; nil if it is not known.
    var year: Int?
    /// The clock that times are shown by.
    package var zone = Zone.utc

    package enum Zone: Hashable, Sendable {
        case utc
        /// The person's own time zone, from `TZ` or the system.
        case local
    }

    package init() {}

    /// As in '5 March 2024, 14:31', or '5 March 2024' if no time is known.
    func long(_ moment: Moment) -> String {
        let moment = shown(moment)
        let date = written(long, moment)
        return moment.hasTime ? date + ", " + written(time, moment) : date
    }

    /// '14:31'.
    func time(_ moment: Moment) -> String { written(time, shown(moment)) }

    /// The day of a moment, in the zone.
    func day(of moment: Moment) -> CivilDay { shown(moment).day }

    /// A moment in the zone. A date without a time is the same everywhere.
    private func shown(_ moment: Moment) -> Moment {
        guard zone == .local, moment.hasTime else { return moment }
        var (seconds, parts) = (time_t(moment.seconds), tm())
        guard localtime_r(&seconds, &parts) != nil else { return moment }
        let (sum, overflow) = moment.seconds.addingReportingOverflow(Int64(parts.tm_gmtoff))
        return overflow ? moment : Moment(seconds: sum)
    }

    /// As in '5 Mar', or '5 Mar 2024' for another year.
    func short(_ moment: Moment) -> String { short(day(of: moment)) }

    /// As in '5 Mar', of any year, where there is no room for more.
    func withoutYear(_ moment: Moment) -> String { written(thisYear, shown(moment)) }

    /// As in '5 Mar', or '5 Mar 2024' for another year.
    func short(_ day: CivilDay) -> String {
        let seconds = Int64(clamping: day.number.multipliedReportingOverflow(by: 86_400).partialValue)
        return written(day.parts.year == year ? thisYear : short, Moment(seconds: seconds, hasTime: false))
    }
}

extension DateStyle {
    /// When something was, as it goes after 'since': '14:31', 'yesterday', 'Tuesday', '5 Mar'.
    func recent(_ moment: Moment, until now: Moment) -> String {
        switch day(of: now).number - day(of: moment).number {
        case ...0: time(moment)
        case 1: "yesterday"
        case 2...6: weekdays[day(of: moment).weekday]
        default: short(moment)
        }
    }
}

/// The first conversion of a date pattern that means nothing.
///
/// - Returns: nil if all of them mean something.
func unknownConversion(in pattern: String) -> String? {
    var rest = pattern.unicodeScalars[...]
    while let percent = rest.firstIndex(of: "%") {
        rest = rest[rest.index(after: percent)...]
        if rest.first == "-" { rest = rest.dropFirst() }
        guard let letter = rest.popFirst() else { return "%" }
        if conversion(letter, Moment(seconds: 0)) == nil { return "%\(letter)" }
    }
    return nil
}

private func written(_ pattern: String, _ moment: Moment) -> String {
    var result = ""
    var rest = pattern.unicodeScalars.makeIterator()
    while let scalar = rest.next() {
        guard scalar == "%" else {
            result.unicodeScalars.append(scalar)
            continue
        }
        var letter = rest.next()
        let isBare = letter == "-"
        if isBare { letter = rest.next() }
        guard let letter, let text = conversion(letter, moment) else { continue }
        result += isBare ? bare(text) : text
    }
    return result
}

/// A number without leading zeros or blanks.
private func bare(_ text: String) -> String {
    let shorter = text.drop { $0 == "0" || $0 == " " }
    return shorter.isEmpty ? String(text.suffix(1)) : String(shorter)
}

private func conversion(_ letter: Unicode.Scalar, _ moment: Moment) -> String? {
    let (year, month, day) = moment.day.parts
    return switch letter {
    case "Y": String(year)
    case "y": twoDigits(((year % 100) + 100) % 100)
    case "m": twoDigits(month)
    case "d": twoDigits(day)
    case "e": day < 10 ? " \(day)" : String(day)
    case "j": threeDigits(moment.day.number - CivilDay(year: year, month: 1, day: 1).number + 1)
    case "B": months[safe: month - 1] ?? "?"
    case "b": String((months[safe: month - 1] ?? "?").prefix(3))
    case "A": weekdays[moment.day.weekday]
    case "a": String(weekdays[moment.day.weekday].prefix(3))
    case "H": twoDigits(moment.hour)
    case "I": twoDigits((moment.hour + 11) % 12 + 1)
    case "M": twoDigits(moment.minute)
    case "S": twoDigits(moment.second)
    case "p": moment.hour < 12 ? "AM" : "PM"
    case "%": "%"
    default: nil
    }
}

private let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

private let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]

/// 'March 2024'.
package func monthName(_ day: CivilDay) -> String { "\(months[day.parts.month - 1]) \(day.parts.year)" }

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

private func threeDigits(_ number: Int) -> String { number < 100 ? "0" + twoDigits(number) : String(number) }
