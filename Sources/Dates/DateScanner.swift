/// Takes a written date apart.
struct DateScanner {
    enum Token {
        case number(DatePieces.Number)
        case time(DatePieces.Time)
        /// Seconds east of UTC.
        case offset(Int)
        /// Letters, in lower case and without accents.
        case word(String)
        /// A sign before the first number: a year before the common era, or beyond four digits.
        case signBeforeAll
    }

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var hasTime = false
    private var hasNumber = false
    private var lastWord = ""
    /// Whether the last piece was the `T` between a date and a time.
    private(set) var isAfterTimeMark = false
    /// Whether the last piece was the `W` of a week's number.
    private(set) var isAfterWeekMark = false

    init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

    /// - Returns: nil at the end. The marks tell what stood before the token returned.
    mutating func next() -> Token? {
        while index < scalars.count {
            let scalar = scalars[index]
            if isDigit(scalar) { return number() }
            if let sign = sign(scalar) { return sign }
            if scalar.properties.isAlphabetic { return word() }
            index += 1
        }
        return nil
    }

    private func scalar(_ place: Int) -> Unicode.Scalar? { scalars.indices.contains(place) ? scalars[place] : nil }

    private func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }

    private mutating func digits() -> (value: Int, count: Int) {
        var (value, count) = (0, 0)
        while let scalar = scalar(index), isDigit(scalar) {
            if count < 18 { value = value * 10 + Int(scalar.value - 48) }
            count += 1
            index += 1
        }
        return (value, count)
    }

    private mutating func number() -> Token {
        let before = scalar(index - 1)
        let first = digits()
        isAfterTimeMark = lastWord == "t" && before == "T" || before == "t"
        isAfterWeekMark = before == "W" || before == "w"
        if scalar(index) == ":", isDigit(scalar(index + 1)), first.count <= 2 { return time(hour: first.value) }
        hasTime = hasTime || isAfterTimeMark
        hasNumber = true
        return .number(.init(value: first.value, digits: first.count, separator: before))
    }

    /// At the first colon.
    private mutating func time(hour: Int) -> Token {
        index += 1
        let minute = digits().value
        var second = 0
        if scalar(index) == ":", isDigit(scalar(index + 1)) {
            index += 1
            second = digits().value
        }
        if scalar(index) == "." || scalar(index) == ",", isDigit(scalar(index + 1)) {
            index += 1
            _ = digits()
        }
        hasTime = true
        return .time(.init(hour: hour, minute: minute, second: second))
    }

    /// `+02:00`, `-0500`, `+2` after a time.
    private mutating func sign(_ scalar: Unicode.Scalar) -> Token? {
        let isMinus = scalar == "-" || scalar == "\u{2212}"
        guard isMinus || scalar == "+", isDigit(self.scalar(index + 1)) else { return nil }
        if !hasNumber, !hasTime { return .signBeforeAll }
        guard hasTime else { return nil }
        index += 1
        let first = digits()
        var (hours, minutes) = first.count > 2 ? (first.value / 100, first.value % 100) : (first.value, 0)
        if first.count <= 2, self.scalar(index) == ":", isDigit(self.scalar(index + 1)) {
            index += 1
            minutes = digits().value
        }
        hours = min(hours, 1000)
        let seconds = hours * 3600 + min(minutes, 1000) * 60
        return .offset(isMinus ? -seconds : seconds)
    }

    private mutating func word() -> Token {
        let start = index
        while let scalar = scalar(index), scalar.properties.isAlphabetic || isMark(scalar) || isInRegion(start) {
            index += 1
        }
        let text = plainLetters(scalars[start..<index])
        lastWord = text
        return .word(text)
    }

    /// Whether a stroke or an underscore stands between the words of a zone's name: 'America/Los_Angeles'.
    private func isInRegion(_ start: Int) -> Bool {
        guard hasTime, index > start, let sign = scalar(index), ["/", "_", "-"].contains(sign) else { return false }
        let isWithin = sign == "/" || scalars[start..<index].contains("/")
        return isWithin && scalar(index + 1)?.properties.isAlphabetic == true
    }

    private func isMark(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .nonspacingMark }
}
