import Dates
import News
import Segmentation

/// A date of the calendar where it stands in a text.
struct DateSpan: Equatable {
    /// Token indices, half-open.
    let tokens: Range<Int>
    let value: DateValue
}

/// What a date says, before the day on which it was written is known.
enum DateValue: Equatable {
    /// 'March 5', 'March 5, 2024'.
    case day(month: Int, day: Int, year: Int?)
    /// 'in March', 'March 2024'.
    case month(Int, year: Int?)
    /// 'Tuesday', Monday being 0.
    case weekday(Int, DateDirection)
}

/// Whether a weekday lies before or after the day on which the text was written.
enum DateDirection: Equatable { case past, coming }

/// Finds dates with calendar names: days, months with a day or a year, weekdays.
///
/// 'last week', 'two years ago' and bare years are not dates of the calendar and are left out.
struct DateFinder {
    let reading: Reading
    let phrases: Phrases

    /// In order, not overlapping.
    func dates() -> [DateSpan] {
        var result: [DateSpan] = []
        var token = 0
        while token < reading.tokens.count {
            guard let found = date(at: token) else {
                token += 1
                continue
            }
            result.append(found)
            token = found.tokens.upperBound
        }
        return result
    }

    private func date(at token: Int) -> DateSpan? {
        if reading.tokens[token].isNumber { return numeric(at: token) }
        if let month = number(of: token, .month, in: months) {
            return monthFirst(month, at: token) ?? monthAlone(month, at: token)
        }
        if let weekday = number(of: token, .weekday, in: weekdays) { return self.weekday(weekday, at: token) }
        if dayNumber(token) != nil { return dayFirst(at: token) }
        return nil
    }

    // MARK: Forms

    /// 'March 5', 'March 5th, 2024'.
    private func monthFirst(_ month: Int, at token: Int) -> DateSpan? {
        guard let day = dayNumber(token + 1), day <= CivilDay.length(ofMonth: month, year: 2024) else { return nil }
        var end = token + 2
        var year: Int?
        if isMark(end, ","), let found = yearNumber(end + 1) {
            (year, end) = (found, end + 2)
        } else if let found = yearNumber(end) {
            (year, end) = (found, end + 1)
        }
        return DateSpan(tokens: token..<end, value: .day(month: month, day: day, year: year))
    }

    /// '5 March 2024', '5th of March'.
    private func dayFirst(at token: Int) -> DateSpan? {
        guard let day = dayNumber(token) else { return nil }
        let isOrdinal = !reading.tokens[token].isNumber
        var name = token + 1
        if isOrdinal, name < reading.tokens.count, reading.text(name..<(name + 1)) == "of" { name += 1 }
        guard let month = number(of: name, .month, in: months),
            day <= CivilDay.length(ofMonth: month, year: 2024),
            isSameSentence(token, name)
        else { return nil }
        if let year = yearNumber(name + 1) {
            return DateSpan(tokens: token..<(name + 2), value: .day(month: month, day: day, year: year))
        }
        if isOrdinal, isMark(name + 1, ","), let year = yearNumber(name + 2) {
            return DateSpan(tokens: token..<(name + 3), value: .day(month: month, day: day, year: year))
        }
        return DateSpan(tokens: token..<(name + 1), value: .day(month: month, day: day, year: nil))
    }

    /// '2024-03-05', or a day before its month; and '9/11', which is always that of 2001.
    private func numeric(at token: Int) -> DateSpan? {
        if reading.text(token..<(token + 1)) == "9/11" {
            return DateSpan(tokens: token..<(token + 1), value: .day(month: 9, day: 11, year: 2001))
        }
        let parts = reading.bytes[reading.tokens[token].range].split(separator: 0x2D, omittingEmptySubsequences: false)
            .map { digits($0) }
        if parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2], year > 999,
            (1...12).contains(month), day >= 1, day <= CivilDay.length(ofMonth: month, year: year)
        {
            return DateSpan(tokens: token..<(token + 1), value: .day(month: month, day: day, year: year))
        }
        return dayFirst(at: token)
    }

    /// 'in March', 'March 2024'; not 'April Jones' or a march.
    private func monthAlone(_ month: Int, at token: Int) -> DateSpan? {
        if let year = yearNumber(token + 1) {
            return DateSpan(tokens: token..<(token + 2), value: .month(month, year: year))
        }
        guard isOpened(token) ? !followsSurname(after: token) : opensSentence(token) else { return nil }
        return DateSpan(tokens: token..<(token + 1), value: .month(month, year: nil))
    }

    /// 'in March', 'since May'.
    private func isOpened(_ token: Int) -> Bool {
        token > 0 && isSameSentence(token - 1, token) && DateFinder.monthOpeners.contains(word(token - 1))
    }

    /// Whether a capital follows that may make a name of the month: 'April Jones'. 'In May Theresa May' is May.
    private func followsSurname(after token: Int) -> Bool {
        guard followsCapital(after: token) else { return false }
        return !phrases.isOf(token + 1, .givenName) || !followsCapital(after: token + 1)
    }

    /// 'November was mild': a month that nobody is called by, and no name goes on.
    private func opensSentence(_ token: Int) -> Bool {
        reading.startsSentence(token) && token + 1 < reading.tokens.count && isSameSentence(token, token + 1)
            && reading.isLowercase(token + 1) && DateFinder.plainMonths.contains(word(token))
    }

    private func weekday(_ day: Int, at token: Int) -> DateSpan? {
        let precededByName =
            token > 0 && isSameSentence(token - 1, token) && reading.isCapital(token - 1)
            && reading.tokens[token].isAfterSpace && !reading.startsSentence(token - 1)
        guard !precededByName, !followsHead(after: token), !opensName(token) else { return nil }
        return DateSpan(tokens: token..<(token + 1), value: .weekday(day, direction(before: token)))
    }

    /// 'Wednesday Okoro, their cook,', 'Saturday Night Live': a name that begins with the day, and the sentence with it.
    private func opensName(_ token: Int) -> Bool {
        guard reading.startsSentence(token), followsCapital(after: token), !reading.has(token + 1, [.function, .title])
        else { return false }
        let next = token + 2
        return next < reading.tokens.count && isSameSentence(token, next)
            && (reading.isMark(next, ",") || reading.isCapital(next))
    }

    /// Weekdays in 'next Friday' and 'will meet on Friday' lie ahead; all others count as past, since news tells the
    /// past.
    private func direction(before token: Int) -> DateDirection {
        let start = max(reading.sentence(of: token).lowerBound, token - 12)
        for index in (start..<token).reversed() {
            let word = word(index)
            if word == DateFinder.last { return .past }
            if word == DateFinder.next || word == DateFinder.coming { return .coming }
            if word == DateFinder.will { return .coming }
            if reading.has(index, .reporting) { return .past }
        }
        return .past
    }

    // MARK: Words

    private func word(_ token: Int) -> WordHash { reading.fact(token).hash }

    private func isMark(_ token: Int, _ mark: Unicode.Scalar) -> Bool {
        token < reading.tokens.count && reading.isMark(token, mark)
    }

    private func isSameSentence(_ left: Int, _ right: Int) -> Bool {
        reading.sentenceOf[left] == reading.sentenceOf[right]
    }

    private func followsCapital(after token: Int) -> Bool {
        token + 1 < reading.tokens.count && isSameSentence(token, token + 1) && reading.isCapital(token + 1)
    }

    private func followsHead(after token: Int) -> Bool {
        followsCapital(after: token) && reading.has(token + 1, .anyHead)
    }

    private func number(of token: Int, _ word: WordClass, in names: [WordHash: Int]) -> Int? {
        guard token < reading.tokens.count, reading.isCapital(token), reading.has(token, word) else { return nil }
        return names[reading.fact(token).hash]
    }

    /// 1 to 31, '5' or '5th'.
    private func dayNumber(_ token: Int) -> Int? {
        guard token < reading.tokens.count, reading.tokens[token].traits.contains(.hasDigit) else { return nil }
        var letters = reading.bytes[reading.tokens[token].range]
        if reading.tokens[token].isWord {
            guard letters.count > 2, DateFinder.ordinals.contains(String(decoding: letters.suffix(2), as: UTF8.self))
            else { return nil }
            letters = letters.dropLast(2)
        }
        guard letters.count <= 2, let number = digits(letters), (1...31).contains(number) else { return nil }
        return number
    }

    private func yearNumber(_ token: Int) -> Int? {
        guard token < reading.tokens.count, reading.tokens[token].isNumber,
            reading.tokens[token].range.count == 4, let year = digits(reading.bytes[reading.tokens[token].range]),
            (1000...2999).contains(year), isSameSentence(token - 1, token)
        else { return nil }
        return year
    }

    private func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 4, bytes.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static let plainMonths = SpeechWords.set("january february july september october november december")
    private static let ordinals: Set<String> = ["st", "nd", "rd", "th"]
    private static let last = WordHash(lowercasing: "last")
    private static let next = WordHash(lowercasing: "next")
    private static let coming = WordHash(lowercasing: "coming")
    private static let will = WordHash(lowercasing: "will")
    private static let monthOpeners = Set(
        "in since last next this until till by from through early late mid of during before after to and between for"
            .split(separator: " ").map { WordHash(lowercasing: String($0)) })
}

private let months = numbers(englishMonths.map { $0.map { "\($0) \($0)." }.joined(separator: " ") })

private let weekdays = numbers([
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
]).mapValues { $0 - 1 }

/// Maps each word in a row to the number of its row, from 1.
private func numbers(_ rows: [String]) -> [WordHash: Int] {
    var result: [WordHash: Int] = [:]
    for (index, row) in rows.enumerated() {
        for word in row.split(separator: " ") { result[WordHash(lowercasing: String(word))] = index + 1 }
    }
    return result
}
