import Segmentation

/// A stretch of text between quotation marks, as token indices without the marks.
struct QuotedRange: Equatable {
    let tokens: Range<Int>
    /// Whether it goes on in the next paragraph, whose first mark opens and answers no closing one.
    var continues = false
    /// Whether it carries on the quote of the paragraph before.
    var isContinuation = false
}

/// Finds what stands in quotation marks: straight and curly, double and single, and those of French, German and Danish.
///
/// A quote ends within its paragraph, or else the next paragraph opens with the same mark again, as print does with
/// speech of several paragraphs. A single straight or curly mark is as often an apostrophe: it opens only before a
/// word and after a space, and closes only after a word or mark and before a space or mark.
struct QuoteMarks {
    let reading: Reading

    /// Outermost quotes in order.
    func quotes() -> [QuotedRange] {
        var result: [QuotedRange] = []
        var owed: Family?
        for paragraph in paragraphs() {
            var token = paragraph.lowerBound
            var isContinuation = false
            if let family = owed {
                isContinuation = opening(token) == family
                owed = nil
            }
            while token < paragraph.upperBound {
                guard let open = opening(token) else {
                    token += 1
                    continue
                }
                if let close = closing(open, from: token + 1, in: paragraph) {
                    append(token + 1..<close, isContinuation, &result)
                    token = close + 1
                } else if open == .double, reopens(open, after: paragraph) {
                    append(token + 1..<paragraph.upperBound, isContinuation, &result)
                    if !result.isEmpty { result[result.count - 1].continues = true }
                    owed = open
                    token = paragraph.upperBound
                } else {
                    token += 1
                }
                isContinuation = false
            }
        }
        return result
    }

    /// In tokens. Without a limit, a text of opening marks alone would be read once for each of them.
    private static let longestQuote = 800

    enum Family { case double, single, guillemet, inward }

    private func append(_ tokens: Range<Int>, _ isContinuation: Bool, _ result: inout [QuotedRange]) {
        guard !tokens.isEmpty else { return }
        result.append(QuotedRange(tokens: tokens, isContinuation: isContinuation))
    }

    /// Token ranges between line ends.
    private func paragraphs() -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        for token in reading.tokens.indices.dropFirst() where reading.tokens[token].traits.contains(.afterLineEnd) {
            result.append(start..<token)
            start = token
        }
        if start < reading.tokens.count { result.append(start..<reading.tokens.count) }
        return result
    }

    private func reopens(_ family: Family, after paragraph: Range<Int>) -> Bool {
        paragraph.upperBound < reading.tokens.count && opening(paragraph.upperBound) == family
    }

    // MARK: Marks

    /// The family of a mark that opens here.
    private func opening(_ token: Int) -> Family? {
        guard token + 1 < reading.tokens.count, let mark = mark(token) else { return nil }
        let next = reading.tokens[token + 1]
        let isFree = reading.tokens[token].isAfterSpace || token == 0 || opensBracket(token - 1)
        let leansRight = !next.isAfterSpace
        switch mark {
        case "“", "„": return .double
        case "\"": return isFree && leansRight ? .double : nil
        case "‘": return leansRight ? .single : nil
        case "'": return isFree && leansRight && next.isWord && !next.traits.contains(.hasDigit) ? .single : nil
        case "«": return .guillemet
        case "»": return isFree && leansRight ? .inward : nil
        default: return nil
        }
    }

    /// The mark that closes a quote; nil where the paragraph has none.
    private func closing(_ family: Family, from start: Int, in paragraph: Range<Int>) -> Int? {
        var fallback: Int?
        for token in start..<max(start, min(paragraph.upperBound, start + QuoteMarks.longestQuote)) {
            guard let mark = mark(token) else { continue }
            switch (family, mark) {
            case (.double, "”"), (.guillemet, "»"), (.inward, "«"): return token
            case (.double, "\""), (.double, "“"):
                if !reading.tokens[token].isAfterSpace || !leansRight(token) { return token }
            case (.single, "’"), (.single, "'"):
                guard !reading.tokens[token].isAfterSpace, !leansRight(token) else { continue }
                // After an s it may be a possessive: taken only where nothing better follows.
                if isAfterS(token) { fallback = fallback ?? token } else { return token }
            case (.single, "‘"): return fallback
            default: continue
            }
        }
        return fallback
    }

    private func leansRight(_ token: Int) -> Bool {
        token + 1 < reading.tokens.count && !reading.tokens[token + 1].isAfterSpace && reading.tokens[token + 1].isWord
    }

    private func isAfterS(_ token: Int) -> Bool {
        let start = reading.tokens[token].range.lowerBound
        return start > 0 && reading.bytes[start - 1] == 0x73
    }

    private func opensBracket(_ token: Int) -> Bool {
        reading.isMark(token, "(") || reading.isMark(token, "[")
            || reading.bytes[reading.tokens[token].range] == [0xE2, 0x80, 0x94]
    }

    /// The quotation mark that a token is.
    private func mark(_ token: Int) -> Unicode.Scalar? {
        guard reading.tokens[token].isPunctuation else { return nil }
        let bytes = reading.bytes[reading.tokens[token].range]
        guard let first = bytes.first else { return nil }
        if bytes.count == 1 { return first == 0x22 || first == 0x27 ? Unicode.Scalar(first) : nil }
        switch Array(bytes) {
        case [0xE2, 0x80, 0x9C]: return "“"
        case [0xE2, 0x80, 0x9D]: return "”"
        case [0xE2, 0x80, 0x9E]: return "„"
        case [0xE2, 0x80, 0x98]: return "‘"
        case [0xE2, 0x80, 0x99]: return "’"
        case [0xC2, 0xAB]: return "«"
        case [0xC2, 0xBB]: return "»"
        default: return nil
        }
    }
}
