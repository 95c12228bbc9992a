import News

/// Finds days with the name of their month in other languages: '5. März 2024', '5 марта 2024 г.', '5 de março'.
///
/// A month alone is none: in many languages its name is written as a common word.
struct WrittenDays {
    let reading: Reading
    /// The names of the months in the language, January first, in small letters; empty if they are not known.
    let months: [String]

    /// In order, not overlapping.
    func dates() -> [DateSpan] {
        guard months.count == 12 else { return [] }
        var result: [DateSpan] = []
        var token = 0
        while token < reading.tokens.count {
            let found = date(at: token)
            if let found { result.append(found) }
            token = found?.tokens.upperBound ?? token + 1
        }
        return result
    }

    private func date(at start: Int) -> DateSpan? {
        guard let day = number(start), (1...31).contains(day) else { return nil }
        var next = start + 1
        if isMark(next, ".") { next += 1 }
        if isSmallWord(next) { next += 1 }
        guard let month = month(next), day <= CivilDay.length(ofMonth: month, year: 2024) else { return nil }
        let end = next + 1
        // A year stands behind the month, or behind 'de'.
        let behind = isSmallWord(end) ? end + 1 : end
        if let year = number(behind), (1000...2999).contains(year) {
            return DateSpan(tokens: start..<(behind + 1), value: .day(month: month, day: day, year: year))
        }
        return DateSpan(tokens: start..<end, value: .day(month: month, day: day, year: nil))
    }

    private func month(_ token: Int) -> Int? {
        guard token < reading.tokens.count, reading.tokens[token].isWord else { return nil }
        let word = reading.text(token..<(token + 1)).lowercased()
        return months.firstIndex(of: word).map { $0 + 1 }
    }

    /// The value of digits, with or without the full stop of an ordinal.
    private func number(_ token: Int) -> Int? {
        guard token < reading.tokens.count, reading.tokens[token].isNumber || reading.tokens[token].isWord else {
            return nil
        }
        let text = reading.text(token..<(token + 1))
        return text.utf8.count <= 5 ? Int(text.hasSuffix(".") ? text.dropLast() : text[...]) : nil
    }

    /// 'de' in Spanish and Portuguese.
    private func isSmallWord(_ token: Int) -> Bool {
        token < reading.tokens.count && reading.text(token..<(token + 1)) == "de"
    }

    private func isMark(_ token: Int, _ mark: Unicode.Scalar) -> Bool {
        token < reading.tokens.count && reading.isMark(token, mark)
    }
}
