import News

/// Turns what a date says into a day or a month of the calendar, seen from the day of publication.
struct DateResolver {
    /// The day of publication; nil if unknown.
    let published: CivilDay?
    /// The year of the text's dates that have one, if it is the same for all; used if `published` is unknown.
    let yearInText: Int?

    init(published: Moment?, dates: [DateSpan]) {
        self.published = published?.day
        let years = Set(
            dates.compactMap { span in
                switch span.value {
                case .day(_, _, let year), .month(_, let year): year
                case .weekday: nil
                }
            })
        yearInText = years.count == 1 ? years.first : nil
    }

    /// `2024-03-05` for a day, `2024-03` for a month; nil if the text leaves it open.
    func iso8601(_ value: DateValue) -> String? {
        switch value {
        case .day(let month, let day, let year):
            return (year ?? nearestYear(month: month, day: day)).flatMap { isoDay(year: $0, month: month, day: day) }
        case .month(let month, let year):
            return (year ?? nearestYear(month: month, day: 15)).flatMap {
                isoDay(year: $0, month: month, day: 1).map { String($0.dropLast(3)) }
            }
        case .weekday(let weekday, let direction):
            return published.map { day(of: weekday, direction, from: $0).iso8601 }
        }
    }

    private func isoDay(year: Int, month: Int, day: Int) -> String? {
        Moment(year: year, month: month, day: day)?.day.iso8601
    }

    /// The year that brings the date nearest to the day of publication.
    private func nearestYear(month: Int, day: Int) -> Int? {
        guard let published else { return yearInText }
        let year = published.parts.year
        return [year, year - 1, year + 1].min {
            distance(year: $0, month: month, day: day) < distance(year: $1, month: month, day: day)
        }
    }

    private func distance(year: Int, month: Int, day: Int) -> Int {
        guard let published, let moment = Moment(year: year, month: month, day: day) else { return .max }
        return abs(moment.day.number - published.number)
    }

    /// The last such weekday up to and including the day, or the first after it.
    private func day(of weekday: Int, _ direction: DateDirection, from day: CivilDay) -> CivilDay {
        switch direction {
        case .past: CivilDay(number: day.number - (day.weekday - weekday + 7) % 7)
        case .coming: CivilDay(number: day.number + (weekday - day.weekday + 6) % 7 + 1)
        }
    }
}
