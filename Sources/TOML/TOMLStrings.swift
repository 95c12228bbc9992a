// Texts in quotes: "basic" with escapes, 'literal' without, and both over several lines in three quotes.

extension TOMLScanner {
    /// Takes a text in quotes.
    mutating func takeString(mayHaveLines: Bool) throws(TOMLFault) -> String {
        guard let quote = peek else { throw fault("a text in quotes") }
        let three = String(repeating: String(quote), count: 3)
        let hasLines = startsWith(three)
        if hasLines, !mayHaveLines { throw fault("a text in one line") }
        index += hasLines ? 3 : 1
        // A line break right after the opening quotes is not part of the text.
        if hasLines, startsWith("\r\n") { index += 1 }
        if hasLines, peek == "\n" { advance() }
        var text = ""
        while true {
            guard let scalar = peek, hasLines || scalar != "\n" && !startsWith("\r\n") else {
                throw fault("the quote that ends the text")
            }
            if scalar == quote, !hasLines || startsWith(three) {
                return text + takeClosing(quote, hasLines: hasLines)
            }
            if scalar == "\\", quote == "\"" {
                try takeEscape(into: &text, hasLines: hasLines)
            } else {
                try takeOrdinary(scalar, into: &text)
            }
        }
    }

    /// Takes the closing quotes. One or two more in front of them belong to the text.
    private mutating func takeClosing(_ quote: Unicode.Scalar, hasLines: Bool) -> String {
        var count = 0
        while peek == quote, count < (hasLines ? 5 : 1) {
            index += 1
            count += 1
        }
        return String(repeating: String(quote), count: hasLines ? count - 3 : 0)
    }

    private mutating func takeOrdinary(_ scalar: Unicode.Scalar, into text: inout String) throws(TOMLFault) {
        let isAllowed = scalar.value >= 0x20 && scalar.value != 0x7F || scalar == "\t" || scalar == "\n"
        guard isAllowed || startsWith("\r\n") else { throw fault("a text without control characters") }
        if scalar != "\r" { text.unicodeScalars.append(scalar) }
        advance()
    }

    private mutating func takeEscape(into text: inout String, hasLines: Bool) throws(TOMLFault) {
        let start = position
        index += 1
        guard let letter = peek else { throw fault("the quote that ends the text") }
        let plain: [Unicode.Scalar: Unicode.Scalar] = [
            "b": "\u{8}", "t": "\t", "n": "\n", "f": "\u{C}", "r": "\r", "\"": "\"", "\\": "\\",
        ]
        if let scalar = plain[letter] {
            text.unicodeScalars.append(scalar)
            index += 1
        } else if letter == "u" || letter == "U" {
            index += 1
            text.unicodeScalars.append(try takeCode(digits: letter == "u" ? 4 : 8, start: start))
        } else if hasLines, skipLineBreak() {
            return
        } else {
            throw TOMLFault(
                at: start, expected: "\\\\, \\\", \\n, \\t or another escape of TOML; 'single quotes' need none")
        }
    }

    private mutating func takeCode(digits: Int, start: TOMLPosition) throws(TOMLFault) -> Unicode.Scalar {
        var code: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = peek, isDigit(digit, base: 16), let value = Character(digit).hexDigitValue else {
                throw fault("\(digits) hexadecimal digits")
            }
            code = code << 4 | UInt32(value)
            index += 1
        }
        guard let scalar = Unicode.Scalar(code) else {
            throw TOMLFault(at: start, expected: "the number of a character")
        }
        return scalar
    }

    /// After a backslash at the end of a line: skips all blanks and line breaks up to the next character.
    private mutating func skipLineBreak() -> Bool {
        var ahead = index
        while ahead < scalars.count, scalars[ahead] == " " || scalars[ahead] == "\t" || scalars[ahead] == "\r" {
            ahead += 1
        }
        guard ahead < scalars.count, scalars[ahead] == "\n" else { return false }
        while let scalar = peek, [" ", "\t", "\r", "\n"].contains(scalar) { advance() }
        return true
    }
}
