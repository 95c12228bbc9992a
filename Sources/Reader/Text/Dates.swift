import News

/// '5 March 2024, 14:31', or '5 March 2024' where no time is known. Times are UTC.
func longDate(_ moment: Moment) -> String { DateStyle().long(moment) }

/// '5 Mar' for a date, with the year where that is not the year in which the reader is used or is unknown.
func shortDate(_ moment: Moment, year current: Int? = nil) -> String { shortDay(moment.day, year: current) }

/// '5 Mar 2024', without the year where it is `current`.
func shortDay(_ day: CivilDay, year current: Int? = nil) -> String {
    var style = DateStyle()
    style.year = current
    return style.short(day)
}
