import News

// Feeds date their items as RFC 822 says, as ISO 8601 says, as neither does, and in the language of the house:
// "Thur, 4 Sept 2003 10:14 EDT", "20031231T101455Z", "Fri, 2006/09/15 08:19:53 EDT", "2004년 05월 28일 오후 01:31:15",
// "2004-július-13T9:15-05:00". Instead of one grammar for each we take the text apart into numbers, words and times,
// and let these say what they can only be: four digits are a year, a word is a month or nothing, what follows a time
// is its zone.

/// The date that a text gives, in any form that feeds are known to use.
///
/// - Returns: nil for what is no date, and for a date that does not exist; a day without a time where no time is
///   given; the first day of a month or year where that is all. A time without a zone is UTC, in Korean text Seoul's.
package func writtenMoment(_ text: String) -> Moment? {
    guard let pieces = DatePieces(text) else { return nil }
    if let epoch = pieces.epoch { return epoch }
    // Programs write the first day of the year 1 if they know of none.
    guard let (year, month, day) = pieces.day, year > 1 else { return nil }
    guard let time = pieces.time else { return Moment(year: year, month: month, day: day) }
    guard let hour = pieces.hour(of: time) else { return nil }
    let zone = pieces.region.flatMap { region in
        Moment(year: year, month: month, day: day).map { region.offset(on: $0.day) }
    }
    // 24:00 is the end of the day.
    let isMidnight = hour == 24 && time.minute == 0 && time.second == 0
    guard
        let moment = Moment(
            year: year, month: month, day: day, hour: isMidnight ? 0 : hour, minute: time.minute, second: time.second,
            offset: zone ?? pieces.offset ?? (pieces.isKorean ? 9 * 3600 : 0))
    else { return nil }
    // A leap second may end the last year there is.
    if moment.day.parts.year > 9999 { return Moment(seconds: moment.seconds - 1) }
    return isMidnight ? Moment(seconds: moment.seconds + 86_400) : moment
}

/// What a written date is made of.
struct DatePieces {
    struct Number {
        let value: Int
        let digits: Int
        /// The sign before it, where it stands directly after another number.
        let separator: Unicode.Scalar?
    }

    struct Time {
        let hour: Int
        let minute: Int
        let second: Int
    }

    var numbers: [Number] = []
    var month: Int?
    /// How many numbers stood before the month's name.
    var numbersBeforeMonth = 0
    var time: Time?
    var isAfternoon: Bool?
    /// Seconds east of UTC.
    var offset: Int?
    /// The zone, where its offset follows from the day.
    var region: ZoneRegion?
    var week: Int?
    var isKorean = false

    /// - Returns: nil for what can be no date.
    init?(_ text: String) {
        let scalars = Array(text.unicodeScalars.prefix(101))
        guard scalars.count <= 100 else { return nil }
        var scanner = DateScanner(scalars)
        while let token = scanner.next() {
            guard take(token, from: &scanner) else { return nil }
        }
    }

    /// The hour from 0 to 24 with morning and afternoon reckoned in; nil where it is none.
    func hour(of time: Time) -> Int? {
        guard let isAfternoon else { return time.hour }
        guard (0...12).contains(time.hour) else { return time.hour }
        return time.hour % 12 + (isAfternoon ? 12 : 0)
    }

    /// Seconds since 1970, where that is all there is.
    var epoch: Moment? {
        guard numbers.count == 1, month == nil, time == nil, let only = numbers.first else { return nil }
        switch only.digits {
        case 9...10: return Moment(seconds: Int64(only.value))
        case 12...13: return Moment(seconds: Int64(only.value / 1000))
        default: return nil
        }
    }
}

// MARK: - Taking it apart

extension DatePieces {
    /// - Returns: false for what no date holds.
    private mutating func take(_ token: DateScanner.Token, from scanner: inout DateScanner) -> Bool {
        switch token {
        case .number(let number):
            // `T101455` and `T10`: a time without colons.
            if scanner.isAfterTimeMark, time == nil, !numbers.isEmpty, let compact = compactTime(number) {
                time = compact
            } else if scanner.isAfterWeekMark {
                week = number.value
            } else {
                guard numbers.count < 4 else { return false }
                numbers.append(number)
            }
        case .time(let found): if time == nil { time = found }
        case .offset(let seconds):
            guard time != nil else { return false }
            // `GMT+2`: the name is none but a measure's.
            if offset == nil || offset == 0 { offset = seconds }
        case .word(let word): take(word: word)
        case .signBeforeAll: return false
        }
        return true
    }

    private mutating func take(word: String) {
        if let half = ["am": false, "pm": true, "오전": false, "오후": true][word] {
            isAfternoon = half
            isKorean = isKorean || word.unicodeScalars.count == 2 && word != "am" && word != "pm"
        } else if ["년", "월", "일"].contains(word) {
            isKorean = true
        } else if time != nil, let found = ZoneRegion(named: word) {
            region = found
        } else if time != nil, let zone = zoneOffsets[word] {
            if offset == nil { offset = zone }
        } else if let found = monthNumber(word) {
            // The last one counts: "Mar, 5 juin" opens with a Tuesday.
            month = found
            numbersBeforeMonth = numbers.count
        }
    }

    private func compactTime(_ number: Number) -> Time? {
        switch number.digits {
        case 1...2: Time(hour: number.value, minute: 0, second: 0)
        case 4: Time(hour: number.value / 100, minute: number.value % 100, second: 0)
        case 6: Time(hour: number.value / 10_000, minute: number.value / 100 % 100, second: number.value % 100)
        default: nil
        }
    }
}

// MARK: - Putting it together

extension DatePieces {
    /// The date; nil where the numbers make none.
    var day: (year: Int, month: Int, day: Int)? {
        if let month { return dayWithMonthName(month) }
        if let week { return weekDay(week) }
        switch numbers.count {
        case 1: return packed(numbers[0])
        case 2: return twoNumbers(numbers[0], numbers[1])
        case 3: return threeNumbers()
        default: return nil
        }
    }

    private func dayWithMonthName(_ month: Int) -> (year: Int, month: Int, day: Int)? {
        guard let yearIndex = numbers.firstIndex(where: { $0.digits == 4 }) ?? lastShortYear else { return nil }
        let days = numbers.indices.filter { $0 != yearIndex && numbers[$0].digits <= 2 }
        return (fullYear(numbers[yearIndex]), month, days.first.map { numbers[$0].value } ?? 1)
    }

    /// `1 Jan 04`: of two short numbers the second is the year.
    private var lastShortYear: Int? { numbers.count == 2 && numbers[1].digits == 2 ? 1 : nil }

    private func packed(_ number: Number) -> (year: Int, month: Int, day: Int)? {
        switch number.digits {
        case 4: (number.value, 1, 1)
        case 6: (number.value / 100, number.value % 100, 1)
        case 7: dayOfYear(number.value % 1000, year: number.value / 1000)
        case 8: (number.value / 10_000, number.value / 100 % 100, number.value % 100)
        default: nil
        }
    }

    private func twoNumbers(_ first: Number, _ second: Number) -> (year: Int, month: Int, day: Int)? {
        guard first.digits == 4 else { return nil }
        if second.digits == 3 { return dayOfYear(second.value, year: first.value) }
        return second.digits <= 2 ? (first.value, second.value, 1) : nil
    }

    private func threeNumbers() -> (year: Int, month: Int, day: Int)? {
        let (first, second, third) = (numbers[0], numbers[1], numbers[2])
        if first.digits == 4 { return (first.value, second.value, third.value) }
        guard first.digits <= 2, second.digits <= 2, third.digits == 4 || third.digits <= 2 else { return nil }
        if third.digits <= 2, second.separator == "-" || first.value > 31 {
            return (fullYear(first), second.value, third.value)
        }
        // 3/4/2005: the sign tells America from Europe, unless the numbers do.
        let isMonthFirst = second.separator == "/" ? first.value <= 12 : second.value > 12
        let (day, month) = isMonthFirst ? (second.value, first.value) : (first.value, second.value)
        return (fullYear(third), month, day)
    }

    private func dayOfYear(_ number: Int, year: Int) -> (year: Int, month: Int, day: Int)? {
        let length = CivilDay.length(ofMonth: 2, year: year) == 29 ? 366 : 365
        guard (1...9999).contains(year), (1...length).contains(number) else { return nil }
        return CivilDay(number: CivilDay(year: year, month: 1, day: 1).number + number - 1).parts
    }

    /// ISO 8601's weeks: the first holds January 4, and they begin on Monday.
    private func weekDay(_ week: Int) -> (year: Int, month: Int, day: Int)? {
        guard let year = numbers.first, year.digits == 4, (1...9999).contains(year.value) else { return nil }
        // `W503` is day 3 of week 50.
        let packed = week > 99
        let weekday = packed ? week % 10 : numbers.count > 1 ? numbers[1].value : 1
        let number = packed ? week / 10 : week
        guard (1...53).contains(number), (1...7).contains(weekday) else { return nil }
        let fourth = CivilDay(year: year.value, month: 1, day: 4)
        return CivilDay(number: fourth.number - fourth.weekday + (number - 1) * 7 + weekday - 1).parts
    }

    /// Two digits are of the century since 1970.
    private func fullYear(_ number: Number) -> Int {
        number.digits > 2 ? number.value : number.value + (number.value < 70 ? 2000 : 1900)
    }
}
