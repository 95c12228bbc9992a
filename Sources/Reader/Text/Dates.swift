import News

private let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]

/// '5 March 2024, 14:31', or '5 March 2024' where no time is known. Times are UTC.
func longDate(_ moment: Moment) -> String {
    let (year, month, day) = moment.day.parts
    let date = "\(day) \(months[safe: month - 1] ?? "?") \(year)"
    return moment.hasTime ? date + ", \(twoDigits(moment.hour)):\(twoDigits(moment.minute))" : date
}

/// '5 Mar' for a date, with the year where that is not the year in which the reader is used or is unknown.
func shortDate(_ moment: Moment, year current: Int? = nil) -> String { shortDay(moment.day, year: current) }

/// '5 Mar 2024', without the year where it is `current`.
func shortDay(_ day: CivilDay, year current: Int? = nil) -> String {
    let (year, month, number) = day.parts
    let date = "\(number) \((months[safe: month - 1] ?? "?").prefix(3))"
    return year == current ? date : "\(date) \(year)"
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
