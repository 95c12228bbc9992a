// Values without quotes: true and false, numbers, dates and times.

extension TOMLScanner {
    /// Takes a value without quotes.
    mutating func takePlainValue() throws(TOMLFault) -> TOMLValue {
        let start = position
        var word = takeWord()
        // A date and a time may have a blank between them.
        if isDate(word), peek == " ", index + 2 < scalars.count, isDigit(scalars[index + 1]),
            isDigit(scalars[index + 2])
        {
            index += 1
            word += " " + takeWord()
        }
        switch word {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "inf", "+inf": return .number(.infinity)
        case "-inf": return .number(-.infinity)
        case "nan", "+nan", "-nan": return .number(.nan)
        case "": throw TOMLFault(at: start, expected: "a value after '='")
        default: break
        }
        if let value = integer(word) ?? number(word) ?? time(word) { return value }
        throw TOMLFault(at: start, expected: "a value: a text needs quotes, as in \"\(word.prefix(40))\"")
    }

    private mutating func takeWord() -> String {
        let start = index
        while let scalar = peek, !" \t\r\n,]}#=[{\"'".unicodeScalars.contains(scalar) { index += 1 }
        return text(from: start)
    }
}

private func integer(_ word: String) -> TOMLValue? {
    for (prefix, base) in [("0x", 16), ("0o", 8), ("0b", 2)] where word.hasPrefix(prefix) {
        guard let digits = digits(word.dropFirst(2), base: base) else { return nil }
        return Int(digits, radix: base).map { .integer($0) }
    }
    let body = word.drop { $0 == "+" || $0 == "-" }
    guard word.count - body.count <= 1, let digits = digits(body), digits == "0" || digits.first != "0" else {
        return nil
    }
    return Int((word.first == "-" ? "-" : "") + digits).map { .integer($0) }
}

/// Digits without the underscores between them; nil if there is anything else, or an underscore that is not between two
/// digits.
private func digits(_ word: Substring, base: Int = 10) -> String? {
    let groups = word.split(separator: "_", omittingEmptySubsequences: false)
    guard groups.allSatisfy({ !$0.isEmpty && $0.unicodeScalars.allSatisfy { isDigit($0, base: base) } }) else {
        return nil
    }
    return groups.joined()
}

private func number(_ word: String) -> TOMLValue? {
    let sign = word.first == "-" ? "-" : ""
    let unsigned = word.first == "-" || word.first == "+" ? word.dropFirst() : word[...]
    let parts = unsigned.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    let mantissa = parts[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 || mantissa.count == 2, let whole = digits(mantissa[0]), whole == "0" || whole.first != "0"
    else { return nil }
    var text = sign + whole
    if mantissa.count == 2 {
        guard let fraction = digits(mantissa[1]) else { return nil }
        text += "." + fraction
    }
    if parts.count == 2 {
        let exponent = parts[1]
        let hasSign = exponent.first == "-" || exponent.first == "+"
        guard let power = digits(hasSign ? exponent.dropFirst() : exponent) else { return nil }
        text += "e" + (exponent.first == "-" ? "-" : "") + power
    }
    return Double(text).map { .number($0) }
}

private func isDate(_ word: String) -> Bool { matches(word, "dddd-dd-dd") }

private func time(_ word: String) -> TOMLValue? {
    let parts = word.split(maxSplits: 1) { "Tt ".contains($0) }
    guard let first = parts.first.map(String.init), let last = parts.last.map(String.init) else { return nil }
    guard parts.count == 2 ? isDate(first) && isTime(last) : isDate(first) || isTime(first) else { return nil }
    return .time(word)
}

/// `07:32:00`, with or without a fraction and an offset.
private func isTime(_ word: String) -> Bool {
    guard matches(String(word.prefix(8)), "dd:dd:dd") else { return false }
    var rest = word.dropFirst(8)
    if rest.first == "." {
        let fraction = rest.dropFirst().prefix { $0.isNumber && $0.isASCII }
        guard !fraction.isEmpty else { return false }
        rest = rest.dropFirst(1 + fraction.count)
    }
    return rest.isEmpty || rest == "Z" || rest == "z"
        || matches(String(rest.dropFirst()), "dd:dd") && "+-".contains(rest.first ?? " ")
}

/// Whether a word has the shape of a pattern, in which `d` stands for a digit.
private func matches(_ word: String, _ pattern: String) -> Bool {
    word.unicodeScalars.count == pattern.unicodeScalars.count
        && zip(word.unicodeScalars, pattern.unicodeScalars).allSatisfy { $1 == "d" ? isDigit($0) : $0 == $1 }
}
