/// A paragraph, a heading or a line of page furniture: what a text consists of after wrapped lines are joined.
package struct Passage {
    /// On one line, with white space as it stood; verses keep their line breaks.
    package var text: [UInt8]
    /// Whether an empty line comes before it.
    package let followsBlank: Bool
    /// The line of its text where it begins, from 1; 0 for one that stands alone.
    package let line: Int
    /// Its words, if it is short enough to be something other than running text; otherwise empty.
    package let words: [Word]
    /// The number of words; in scripts without spaces, every two letters count as one.
    package let wordCount: Int
    /// Whether it ends with a full stop or the like.
    package let endsSentence: Bool
    /// Whether it begins with a list's mark.
    package let isListItem: Bool
    /// Whether it has several lines on purpose, as verses do.
    package let isVerse: Bool
    /// A hash of the text, by which repeats are found.
    package let fingerprint: UInt64
    /// Whether it says only what pages say around every story.
    let isPagePhrase: Bool
    /// Whether it is a heading over links to other stories.
    let announcesLinks: Bool
    /// Whether it asks to be paid for the rest of the story.
    let isWall: Bool

    /// - Parameters:
    ///   - text: on one line, unless it is verse.
    ///   - isRead: whether its words are looked at, for what they say of it; else it is running text, whatever it says.
    package init(text: [UInt8], followsBlank: Bool, line: Int = 0, isVerse: Bool = false, isRead: Bool = true) {
        self.text = text
        self.followsBlank = followsBlank
        self.line = line
        self.isVerse = isVerse
        words = isRead && text.count <= longestLine ? Passages.words(of: text, in: 0..<text.count) : []
        let wide = text.count { $0 >= 0xE3 && $0 <= 0xED }
        wordCount = (words.isEmpty ? text.count { $0 == 0x20 } + 1 : words.count) + wide / 2
        endsSentence = Passages.endsSentence(text)
        fingerprint = Passages.fingerprint(of: text)
        isListItem = listMarkLength(text) > 0
        let phrase = isRead && text.count <= 90 ? PagePhrase(String(decoding: text, as: UTF8.self)) : nil
        isPagePhrase = phrase != nil
        announcesLinks = phrase == .linkHeading
        isWall = phrase == .wall
    }

    /// The text.
    package var string: String { String(decoding: text, as: UTF8.self) }

    /// Whether it reads as running text: a sentence, or long.
    package var isProse: Bool { (endsSentence && wordCount >= 8) || wordCount >= 26 || isVerse }

    /// How many of its words have one of the traits.
    package func count(_ traits: WordTraits) -> Int { words.count { !$0.traits.isDisjoint(with: traits) } }
    /// The first of its words.
    package var first: Word? { words.first }
    /// Whether it holds a quotation mark.
    package var hasQuote: Bool { text.contains(0x22) || holds([0xE2, 0x80, 0x9C]) || holds([0xC2, 0xAB]) }

    func holds(_ part: [UInt8]) -> Bool {
        guard let first = part.first else { return false }
        // Most texts have no such byte: that is found out fastest.
        var rest = text[...]
        while let start = rest.firstIndex(of: first) {
            if text[start...].starts(with: part) { return true }
            rest = text[(start + 1)...]
        }
        return false
    }
    /// Whether it holds each of the words.
    func holdsAll(of hashes: Set<UInt64>) -> Bool {
        hashes.allSatisfy { hash in words.contains { $0.hash == hash } }
    }
}

/// A passage with more bytes than this is running text, whatever its words.
let longestLine = 420

/// The bytes of a list's mark and the space after it: `- `, `* `, `• `; 0 if there is none.
package func listMarkLength(_ text: [UInt8]) -> Int {
    guard let first = text.first, text.count > 2 else { return 0 }
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "*"), text[1] == 0x20 { return 2 }
    guard text.count > 4, first == 0xE2 else { return 0 }
    // Bullet and black circle; with a space after them also en dash, small square, triangular and white bullet.
    let isBullet = text[1] == 0x80 && text[2] == 0xA2 || text[1] == 0x97 && text[2] == 0x8F
    let isMark =
        text[1] == 0x80 && [0x93, 0xA3].contains(text[2]) || text[1] == 0x96 && text[2] == 0xAA
        || text[1] == 0x97 && text[2] == 0xA6
    let isSpaced = text[3] == 0x20 || text[3] == 0x09
    return isBullet ? (isSpaced ? 4 : 3) : isMark && isSpaced ? 4 : 0
}

/// Whether a text ends with a full stop, question mark, exclamation mark or ellipsis, apart from quotes and brackets, and
/// from what stands in brackets after the sentence: 'The quay is shut. (dpa)'.
package func endsSentence(_ text: [UInt8]) -> Bool {
    if endsWithStop(text[...]) { return true }
    guard let last = text.last, last == 0x29 || last == 0x5D,
        let open = text.suffix(40).lastIndex(where: { $0 == 0x28 || $0 == 0x5B }), open > 1, text[open - 1] == 0x20
    else { return false }
    return endsWithStop(text[..<(open - 1)])
}

private func endsWithStop(_ text: ArraySlice<UInt8>) -> Bool {
    var end = text.count
    while end > 0 {
        let byte = text[end - 1]
        if [0x22, 0x27, 0x29, 0x5D].contains(byte) { end -= 1; continue }
        if end >= 3, text[end - 3] == 0xE2, text[end - 2] == 0x80, (0x98...0x9E).contains(byte) { end -= 3; continue }
        if end >= 2, text[end - 2] == 0xC2, byte == 0xBB { end -= 2; continue }
        break
    }
    guard end > 0 else { return false }
    let last = text[end - 1]
    if last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?") { return true }
    guard end >= 3 else { return false }
    let tail = Array(text[(end - 3)..<end])
    return [[0xE3, 0x80, 0x82], [0xEF, 0xBC, 0x81], [0xEF, 0xBC, 0x9F], [0xE2, 0x80, 0xA6], [0xE0, 0xA5, 0xA4]]
        .contains(tail)
}
