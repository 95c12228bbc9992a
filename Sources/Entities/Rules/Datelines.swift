import News
import Resources

/// Reads the datelines of agencies: 'TROY, N.C. (AP) —', 'GAZA CITY, Gaza Strip —', 'BERLIN (Reuters) -'.
///
/// What opens a paragraph in capitals and is parted from its text by a dash is a place, whatever else has the name; before a
/// colon, where a town has just these words as its name: 'PETALING JAYA: '.
struct Datelines {
    let reading: Reading
    let gazetteer: Gazetteer

    /// - Parameter spans: in order, not overlapping; so is the result.
    func settled(_ spans: [TaggedSpan]) -> [TaggedSpan] {
        let towns = paragraphStarts.compactMap { town(at: $0) }
        guard !towns.isEmpty else { return spans }
        var result = spans.filter { span in !towns.contains { $0.overlaps(span.tokens) } }
        result += towns.map { TaggedSpan(tokens: $0, kind: .place, score: 1) }
        return result.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    private var paragraphStarts: [Int] {
        reading.tokens.indices.filter { $0 == 0 || reading.tokens[$0].traits.contains(.afterLineEnd) }
    }

    /// The words in capitals of a dateline that begins at a token; nil if none does.
    private func town(at start: Int) -> Range<Int>? {
        var end = start
        while end < reading.tokens.count, end < start + 4, isLoud(end) { end += 1 }
        guard end > start, end < reading.tokens.count, !reading.has(start, .function),
            reading.tokens[start].range.count > 2
        else { return nil }
        return hasDash(from: end) || isTown(start..<end) && reading.isMark(end, ":") ? start..<end : nil
    }

    /// Words that are a town's together: 'PETALING JAYA:'. One word before a colon may be anything.
    private func isTown(_ words: Range<Int>) -> Bool {
        words.count > 1
            && gazetteer.places(named: folded(reading.text(words))).contains {
                $0.kind != .demonym && $0.kind != .country
            }
    }

    private func isLoud(_ token: Int) -> Bool {
        reading.tokens[token].isAllCapitals && reading.tokens[token].isWord && !reading.has(token, .plainAcronym)
            && (reading.tokens[token].isAfterSpace || token == 0)
    }

    /// Whether a dash follows, past a state, a date and an agency in brackets; text in small letters must go on after it.
    private func hasDash(from start: Int) -> Bool {
        var token = start
        var isBracketed = false
        while token < min(reading.tokens.count - 1, start + 12) {
            if token > start, reading.tokens[token].traits.contains(.afterLineEnd) { return false }
            if reading.isMark(token, "(") { isBracketed = true }
            if reading.isDash(token) { return reading.casing(at: token + 1) != .capitals }
            let isPart =
                isBracketed || reading.isMark(token, ",") || reading.isCapital(token) || reading.tokens[token].isNumber
                || reading.tokens[token].traits.contains(.abbreviation)
            guard isPart else { return false }
            if reading.isMark(token, ")") { isBracketed = false }
            token += 1
        }
        return false
    }
}
