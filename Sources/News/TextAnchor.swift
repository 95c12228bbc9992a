/// Words of a text, found again when the text around them has changed.
///
/// They are known by how they are written, by which of the places with those words they are, and by hashes of the words
/// around them: so what a text said is not kept beside it.
package struct TextAnchor: Hashable, Sendable, Codable {
    package let words: String
    /// How many times the same words stand before them.
    package let occurrence: Int
    /// Hashes of up to 24 bytes before the words and behind them.
    package let before, after: Int64

    package init(words: String, occurrence: Int, before: Int64, after: Int64) {
        self.words = words
        self.occurrence = occurrence
        self.before = before
        self.after = after
    }

    /// Notes the words in a range of a text.
    ///
    /// - Parameter range: UTF-8 byte offsets; nil is returned if it is empty or does not fit.
    package init?(_ text: String, _ range: Range<Int>) {
        let bytes = Array(text.utf8)
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= bytes.count else { return nil }
        let words = Array(bytes[range])
        let earlier = occurrences(of: words, in: bytes).prefix { $0 < range.lowerBound }.count
        let (before, after) = surroundings(of: range, in: bytes)
        self.init(
            words: String(decoding: words, as: UTF8.self), occurrence: earlier, before: before, after: after)
    }

    /// Where the words stand in a text: of several places the one with the same words around it, and of those the one
    /// nearest in order. Words that stand elsewhere now, between other words, are not theirs.
    ///
    /// - Returns: UTF-8 byte offsets; nil if the text has them no longer.
    package func range(in text: String) -> Range<Int>? {
        let (bytes, sought) = (Array(text.utf8), Array(words.utf8))
        guard !sought.isEmpty else { return nil }
        let places = occurrences(of: sought, in: bytes).enumerated().compactMap { number, start in
            let range = start..<start + sought.count
            let (before, after) = surroundings(of: range, in: bytes)
            let likeness = (before == self.before ? 1 : 0) + (after == self.after ? 1 : 0)
            return likeness == 0 ? nil : (likeness: likeness, distance: abs(number - occurrence), range: range)
        }
        return places.min { ($1.likeness, $0.distance) < ($0.likeness, $1.distance) }?.range
    }
}

/// Where some bytes begin in others, ascending.
private func occurrences(of sought: [UInt8], in bytes: [UInt8]) -> [Int] {
    guard let first = sought.first, sought.count <= bytes.count else { return [] }
    return (0...bytes.count - sought.count).filter {
        bytes[$0] == first && bytes[$0..<$0 + sought.count].elementsEqual(sought)
    }
}

private func surroundings(of range: Range<Int>, in bytes: [UInt8]) -> (before: Int64, after: Int64) {
    func hash(_ bytes: ArraySlice<UInt8>) -> Int64 { stableHash(String(decoding: bytes, as: UTF8.self)) }
    return (
        hash(bytes[max(0, range.lowerBound - 24)..<range.lowerBound]),
        hash(bytes[range.upperBound..<min(bytes.count, range.upperBound + 24)])
    )
}
