import News

// Dates as people and pages print them. The line's words decide: a month's name with a day and a year beside it, in
// either order, or digits in one of the numeric forms; then a time of day anywhere near, and a zone after it.

/// A date found in a text.
package struct DateStamp {
    package let moment: Moment
    /// UTF-8 byte offsets into the text, from the first to the last part of the date.
    package let range: Range<Int>
    /// The day it means if it is written the American way, where both ways are possible.
    package let swapped: Moment?
}

/// The date that a text of any form gives; nil where it gives none or an impossible one.
package func moment(from text: String) -> Moment? { dateStamps(in: Array(text.utf8)).first?.moment }

/// The dates in a short text, in order.
package func dateStamps(in text: [UInt8]) -> [DateStamp] {
    let parts = dateParts(of: text)
    var stamps: [DateStamp] = []
    var index = 0
    while index < parts.count {
        guard let day = dayFound(in: parts, at: index) else {
            index += 1
            continue
        }
        // A time before the date counts unless an earlier date took it.
        let floor = stamps.last?.range.upperBound ?? 0
        var (start, end) = (parts[index].range.lowerBound, index + day.length)
        var time: Time?
        if let found = timeFound(in: parts, from: end) {
            (time, end) = (found.time, found.end)
        } else if let found = timeBefore(parts, index), parts[found.start].range.lowerBound >= floor {
            (time, start) = (found.time, parts[found.start].range.lowerBound)
        }
        let decided = day.decided(by: weekdayName(parts, before: index))
        if let moment = moment(decided, time) {
            let range = start..<parts[end - 1].range.upperBound
            stamps.append(DateStamp(moment: moment, range: range, swapped: decided.swapped))
        }
        index = end
    }
    return decided(stamps)
}

/// The day of the week that stands right before a date, in English: 0 for Monday.
private func weekdayName(_ parts: [Part], before index: Int) -> Int? {
    let near = parts[max(0, index - 2)..<index].last { $0.sign == 0 }
    guard let letters = near?.letters, letters.count >= 3 else { return nil }
    return weekdays.firstIndex(of: String(letters.prefix(3)))
}

/// Decides `05/03/2024` by a date on the same line that names the month.
private func decided(_ stamps: [DateStamp]) -> [DateStamp] {
    guard stamps.count > 1 else { return stamps }
    let sure = stamps.filter { $0.swapped == nil }.map(\.moment.day)
    return stamps.map { stamp in
        guard let swapped = stamp.swapped, sure.contains(swapped.day), !sure.contains(stamp.moment.day) else {
            return stamp
        }
        return DateStamp(moment: swapped, range: stamp.range, swapped: nil)
    }
}

/// A word, a number or a sign.
private struct Part {
    let range: Range<Int>
    let number: Int?
    /// In lower case.
    let letters: String
    /// Whether its letters are capitals.
    var isCapitals = false
    let sign: UInt8
    /// Whether it follows the part before without a space.
    let isJoined: Bool
}

private struct Day {
    let year: Int
    let month: Int
    let day: Int
    /// Parts.
    let length: Int
    /// Whether month and day may stand for one another.
    var isEitherWay = false

    var swapped: Moment? { isEitherWay ? Moment(year: year, month: day, day: month) : nil }

    /// Decides which of two numbers is the month by the day of the week, 0 for Monday.
    func decided(by weekday: Int?) -> Day {
        guard isEitherWay, let weekday, CivilDay(year: year, month: month, day: day).weekday != weekday,
            CivilDay(year: year, month: day, day: month).weekday == weekday
        else { return self }
        return Day(year: year, month: day, day: month, length: length)
    }
}

private struct Time {
    var hour: Int
    var minute = 0
    var second = 0
    /// Seconds east of UTC.
    var offset = 0
    /// The zone, where its offset follows from the day: 'ET', 'America/New_York'.
    var region: ZoneRegion?
}

private func dateParts(of text: [UInt8]) -> [Part] {
    var parts: [Part] = []
    var index = 0
    var joined = false
    while index < text.count {
        let start = index
        let byte = text[index]
        if byte <= 0x20 || byte == 0xC2 {
            index += byte == 0xC2 ? 2 : 1
            joined = false
            continue
        }
        func run(_ isPart: (UInt8) -> Bool) { while index < text.count, isPart(text[index]) { index += 1 } }
        if isDigit(byte) {
            run(isDigit)
            // 'March 5, 20244:12 PM': a page's year and time, pasted without what parted them.
            if (5...6).contains(index - start), byte == 0x31 || byte == 0x32, index < text.count, text[index] == 0x3A {
                index = start + 4
            }
            let digits = text[start..<index]
            let number = digits.count <= 9 ? digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
            parts.append(Part(range: start..<index, number: number, letters: "", sign: 0, isJoined: joined))
        } else if isLetter(byte) {
            run(isLetter)
            let word = text[start..<index]
            parts.append(
                Part(
                    range: start..<index, number: nil, letters: String(decoding: word, as: UTF8.self).lowercased(),
                    isCapitals: isInCapitals(word), sign: 0, isJoined: joined))
        } else {
            index += 1
            // The bytes of a dash or bullet stand as one sign that means nothing here.
            while index < text.count, byte >= 0x80, text[index] & 0xC0 == 0x80 { index += 1 }
            parts.append(Part(range: start..<index, number: nil, letters: "", sign: byte, isJoined: joined))
        }
        joined = true
    }
    return parts
}

private func isInCapitals(_ word: ArraySlice<UInt8>) -> Bool {
    if word.allSatisfy({ (0x41...0x5A).contains($0) }) { return true }
    return word.contains { $0 >= 0x80 }
        && String(decoding: word, as: UTF8.self).unicodeScalars.allSatisfy { $0.properties.isUppercase }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
private func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0xC3...0xDF).contains(byte)
        || (0x80...0xBF).contains(byte)
}

private func dayFound(in parts: [Part], at index: Int) -> Day? {
    if parts[index].number != nil {
        return numericDay(parts, index) ?? markedDay(parts, index) ?? dayThenMonth(parts, index)
            ?? yearThenMonth(parts, index)
    }
    return monthThenDay(parts, index)
}

private func part(_ parts: [Part], _ index: Int) -> Part? { parts.indices.contains(index) ? parts[index] : nil }

/// `2024-03-05`, `2024/3/5`, `05.03.2024`, `3/25/2024`; day first where both orders are possible.
private func numericDay(_ parts: [Part], _ index: Int) -> Day? {
    guard let first = parts[index].number, let sign = part(parts, index + 1)?.sign,
        [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(sign), parts[index + 1].isJoined,
        let second = part(parts, index + 2)?.number, parts[index + 2].isJoined, part(parts, index + 3)?.sign == sign,
        let third = part(parts, index + 4)?.number, parts[index + 4].isJoined
    else { return nil }
    if first >= 1000 { return Day(year: first, month: second, day: third, length: 5) }
    guard third >= 1900, third <= 2200 else { return nil }
    return second > 12 || (sign == UInt8(ascii: "/") && isAmericanTime(parts, index + 5) && first <= 12)
        ? Day(year: third, month: first, day: second, length: 5)
        : Day(year: third, month: second, day: first, length: 5, isEitherWay: first <= 12 && first != second)
}

private func isAmericanTime(_ parts: [Part], _ index: Int) -> Bool {
    parts[min(index, parts.count)...].prefix(6).contains {
        ["am", "pm", "est", "edt", "et", "pst", "pdt"].contains($0.letters)
    }
}

/// `2024年3月5日`, `2024년 3월 5일`: year, month and day, each before its sign, of which the first byte is known.
private func markedDay(_ parts: [Part], _ index: Int) -> Day? {
    guard let year = parts[index].number, year >= 1000, let month = part(parts, index + 2)?.number,
        let day = part(parts, index + 4)?.number, let last = part(parts, index + 5)
    else { return nil }
    let signs = [parts[index + 1].sign, parts[index + 3].sign, last.sign]
    guard signs == [0xE5, 0xE6, 0xE6] || signs == [0xEB, 0xEC, 0xEC] else { return nil }
    return Day(year: year, month: month, day: day, length: 6)
}

/// `5 March 2024`, `5th of March, 2024`, `5. März 2024`.
private func dayThenMonth(_ parts: [Part], _ index: Int) -> Day? {
    guard let day = parts[index].number, (1...31).contains(day) else { return nil }
    var next = index + 1
    if let suffix = part(parts, next), ["st", "nd", "rd", "th", "º", "er"].contains(suffix.letters) { next += 1 }
    while let between = part(parts, next),
        [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ",")].contains(between.sign)
            || ["of", "de"].contains(between.letters)
    { next += 1 }
    guard let name = part(parts, next), let month = monthNamed(name.letters) else { return nil }
    return withYear(parts, month: month, day: day, from: next + 1, start: index)
}

/// `2024. március 5.`, `2024 March 5`, `2024-Mar-05`, and no other year behind it.
private func yearThenMonth(_ parts: [Part], _ index: Int) -> Day? {
    func isJoint(_ index: Int) -> Bool {
        part(parts, index).map { [UInt8(ascii: "."), UInt8(ascii: "-")].contains($0.sign) } ?? false
    }
    guard let year = parts[index].number, (1900...2200).contains(year) else { return nil }
    let name = isJoint(index + 1) ? index + 2 : index + 1
    guard let month = part(parts, name).flatMap({ monthNamed($0.letters) }) else { return nil }
    let last = isJoint(name + 1) ? name + 2 : name + 1
    guard let day = part(parts, last)?.number, (1...31).contains(day) else { return nil }
    let others = parts[(last + 1)...].prefix(2).compactMap(\.number)
    return others.contains { $0 >= 1900 } ? nil : Day(year: year, month: month, day: day, length: last + 1 - index)
}

/// `March 5, 2024`, `Mar. 5th 2024`.
private func monthThenDay(_ parts: [Part], _ index: Int) -> Day? {
    guard let month = monthNamed(parts[index].letters) else { return nil }
    var next = index + 1
    if part(parts, next)?.sign == UInt8(ascii: ".") { next += 1 }
    guard let day = part(parts, next)?.number, (1...31).contains(day) else { return nil }
    next += 1
    if let suffix = part(parts, next), ["st", "nd", "rd", "th"].contains(suffix.letters) { next += 1 }
    return withYear(parts, month: month, day: day, from: next, start: index)
}

private func withYear(_ parts: [Part], month: Int, day: Int, from: Int, start: Int) -> Day? {
    var next = from
    while let between = part(parts, next),
        [0x2C, 0x2E, 0x2D].contains(between.sign) || ["de", "del"].contains(between.letters)
    { next += 1 }
    guard next <= from + 2, let year = part(parts, next)?.number, (1000...2999).contains(year) else { return nil }
    return Day(year: year, month: month, day: day, length: next + 1 - start)
}

/// A time that begins within four parts of an index, and the index after it.
private func timeFound(in parts: [Part], from index: Int) -> (time: Time, end: Int)? {
    for start in index..<min(index + 4, max(index, parts.count)) {
        if let found = time(parts, start) { return found }
        let isGap =
            parts[start].sign != 0
            || ["t", "at", "um", "à", "a", "las", "alle", "ore", "kl", "às"].contains(parts[start].letters)
        if !isGap { return nil }
    }
    return nil
}

private func timeBefore(_ parts: [Part], _ index: Int) -> (time: Time, start: Int)? {
    for start in stride(from: index - 1, through: max(0, index - 12), by: -1) {
        guard parts[start].number != nil, !(parts[start].isJoined && start > 0), let found = time(parts, start)
        else { continue }
        let between = parts[found.end..<max(found.end, index)]
        guard found.end <= index,
            between.allSatisfy({ $0.sign != 0 || $0.letters == "on" || weekdays.contains(String($0.letters.prefix(3))) }
            )
        else { return nil }
        return (found.time, start)
    }
    return nil
}

private func time(_ parts: [Part], _ start: Int) -> (time: Time, end: Int)? {
    guard let hour = parts[start].number, (0...23).contains(hour) else { return nil }
    var time = Time(hour: hour)
    var next = start + 1
    var hasMinutes = false
    if let sign = part(parts, next), sign.isJoined, sign.sign == 0x3A || sign.sign == 0x2E || sign.letters == "h",
        let minute = part(parts, next + 1), minute.isJoined, let value = minute.number, value <= 59,
        minute.range.count == 2
    {
        (time.minute, hasMinutes) = (value, true)
        next += 2
        if part(parts, next)?.sign == 0x3A, let second = part(parts, next + 1)?.number, second <= 60 {
            time.second = second
            next += 2
            if part(parts, next)?.sign == 0x2E, part(parts, next + 1)?.number != nil, parts[next].isJoined { next += 2 }
        }
    }
    guard let half = halfOfDay(parts, next) else {
        guard hasMinutes else { return nil }
        // '09.30 Uhr MEZ', '9.30 h'.
        if let unit = part(parts, next)?.letters, ["uhr", "h", "hrs", "heures"].contains(unit) { next += 1 }
        readZone(parts, &next, &time)
        return (time, next)
    }
    guard (1...12).contains(hour) else { return nil }
    time.hour = hour % 12 + (half.isAfternoon ? 12 : 0)
    next = half.end
    readZone(parts, &next, &time)
    return (time, next)
}

/// `am`, `PM`, `a.m.`
private func halfOfDay(_ parts: [Part], _ index: Int) -> (isAfternoon: Bool, end: Int)? {
    guard let word = part(parts, index)?.letters else { return nil }
    if word == "am" || word == "pm" { return (word == "pm", index + 1) }
    guard word == "a" || word == "p", part(parts, index + 1)?.sign == 0x2E, part(parts, index + 2)?.letters == "m"
    else { return nil }
    return (word == "p", index + (part(parts, index + 3)?.sign == 0x2E ? 4 : 3))
}

private func readZone(_ parts: [Part], _ next: inout Int, _ time: inout Time) {
    var index = next
    if part(parts, index)?.sign == UInt8(ascii: "(") { index += 1 }
    if let region = regionFound(in: parts, from: index) {
        (time.region, next) = region
        return
    }
    if let name = part(parts, index)?.letters, isZoneWritten(parts[index]), let offset = zoneOffsets[name] {
        time.offset = offset
        index += 1
        next = index
        guard name == "gmt" || name == "utc" else { return }
    }
    guard let sign = part(parts, index)?.sign, sign == 0x2B || sign == 0x2D, let digits = part(parts, index + 1),
        digits.isJoined, let value = digits.number, value <= 1400, parts[index].isJoined || digits.range.count == 4
    else { return }
    var minutes = digits.range.count > 2 ? value / 100 * 60 + value % 100 : value * 60
    next = index + 2
    if digits.range.count <= 2, part(parts, next)?.sign == 0x3A, let rest = part(parts, next + 1)?.number {
        minutes += rest
        next += 2
    }
    time.offset = minutes * (sign == 0x2D ? -60 : 60)
}

/// Zones are written in capitals, the commonest without them too: 'met', 'west' and 'et' are words of running text.
private func isZoneWritten(_ part: Part) -> Bool { part.isCapitals || ["gmt", "utc", "z"].contains(part.letters) }

/// A region's zone, in one word or in several that are joined: 'ET', 'America/Los_Angeles'.
private func regionFound(in parts: [Part], from start: Int) -> (region: ZoneRegion, end: Int)? {
    guard let first = part(parts, start), !first.letters.isEmpty else { return nil }
    var (end, name) = (start + 1, first.letters)
    while let next = part(parts, end), next.isJoined, end < start + 12 {
        guard !next.letters.isEmpty || [0x2F, 0x5F, 0x2D].contains(next.sign) else { break }
        name += next.letters.isEmpty ? " " : next.letters
        end += 1
    }
    if end == start + 1, !first.isCapitals { return nil }
    return ZoneRegion(named: name).map { ($0, end) }
}

private func moment(_ day: Day, _ time: Time?) -> Moment? {
    guard let time else { return Moment(year: day.year, month: day.month, day: day.day) }
    guard let midnight = Moment(year: day.year, month: day.month, day: day.day) else { return nil }
    return Moment(
        year: day.year, month: day.month, day: day.day, hour: time.hour, minute: time.minute, second: time.second,
        offset: time.region?.offset(on: midnight.day) ?? time.offset) ?? midnight
}

private let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
