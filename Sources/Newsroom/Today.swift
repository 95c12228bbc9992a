import Glibc
import News

extension CivilDay {
    /// The day that it is now where the person is.
    package static var today: CivilDay {
        var (now, parts) = (time(nil), tm())
        guard localtime_r(&now, &parts) != nil else { return Moment(seconds: Int64(now)).day }
        return CivilDay(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    }
}

extension Query {
    /// What a person typed now: see ``Query/init(parsing:today:)``.
    package init(typed: String) { self.init(parsing: typed, today: .today) }
}
