import News
import Resources

// Which words of a text may tell what it is about. No list of small words is needed: those that many articles use, in
// open news that is shipped as frequencies, tell nothing, and neither does a word of one letter.

/// How many articles of open news use a word in any of its forms.
package struct CommonWords: Sendable {
    private let counts: [WordStem: Int]
    /// How many articles were counted.
    package let articles: Int

    /// - Complexity: O(*n*) in the words that are shipped: some 12,000.
    package init(_ frequencies: WordFrequencies) {
        var counts = [WordStem: Int](minimumCapacity: frequencies.words.count)
        for (word, articles) in frequencies.words { counts[WordStem(word), default: 0] += articles }
        self.counts = counts
        articles = frequencies.articles
    }

    /// How many of those articles use a word. The forms of a word are added up, but never to more than there are.
    func articles(with stem: WordStem) -> Int { min(counts[stem] ?? 0, articles) }

    /// Whether so many articles use a word that it says nothing: an eighth of them.
    func tellsNothing(_ stem: WordStem) -> Bool { articles(with: stem) * 8 > articles }
}

extension StoryDraft {
    /// How many words of a text count, those that say nothing left out, and how many are its beginning and its earlier
    /// part. News says at its beginning what it is about.
    private static let wordLimit = 120
    private static let leadLimit = 40
    private static let earlierLimit = 60
    /// How much of a text is looked at to find them, in UTF-8 bytes.
    private static let byteLimit = 4000

    /// The words of an article.
    ///
    /// - Complexity: O(1): only the beginning of a text counts.
    package init(headline: String, body: String, common: CommonWords) {
        var gathering = Gathering()
        for word in Self.words(of: headline, limit: Self.leadLimit, common) {
            gathering.add(word, lead: 1, halves: 2)
        }
        for (index, word) in Self.words(of: body, limit: Self.wordLimit, common).enumerated() {
            gathering.add(word, lead: index < Self.leadLimit ? 1 : 0, halves: index < Self.earlierLimit ? 2 : 1)
        }
        self.init(words: gathering.words)
    }

    private struct Gathering {
        var words: [Word] = []
        private var indices: [UInt16: Int] = [:]

        mutating func add(_ found: FoundWord, lead: Int, halves: Int) {
            let key = found.stem.key
            guard let index = indices[key] else {
                indices[key] = words.count
                words.append(
                    Word(key: key, text: String(found.text), lead: lead, halves: halves, common: found.common))
                return
            }
            let word = words[index]
            words[index] = Word(
                key: key, text: word.text, lead: word.lead + lead, halves: word.halves + halves, common: word.common)
        }
    }

    private struct FoundWord {
        let stem: WordStem
        let text: Substring
        let common: Int
    }

    private static func words(of text: String, limit: Int, _ common: CommonWords) -> [FoundWord] {
        var found: [FoundWord] = []
        let beginning = Substring(decoding: text.utf8.prefix(byteLimit), as: UTF8.self)
        // Paragraph by paragraph: most are plain ASCII, which is folded much faster.
        for line in beginning.utf8.split(separator: UInt8(ascii: "\n")) {
            for bytes in folded(Substring(line)).utf8.split(separator: UInt8(ascii: " ")) where bytes.count > 1 {
                let word = Substring(bytes)
                let stem = WordStem(word)
                if common.tellsNothing(stem) { continue }
                found.append(FoundWord(stem: stem, text: word, common: common.articles(with: stem)))
                if found.count == limit { return found }
            }
        }
        return found
    }
}

/// A word without its ending, as a hash of 64 bits.
struct WordStem: Hashable, Sendable {
    private let hash: UInt64

    /// - Parameter word: folded.
    init(_ word: some StringProtocol) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var (stem, end) = stemmed(Array(word.utf8))
        if let end { stem.append(end) }
        for byte in stem { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        // FNV alone leaves the upper bits of short words much alike.
        self.hash = (hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15
    }

    /// What profiles and counts know it by.
    var key: UInt16 { UInt16(truncatingIfNeeded: hash >> 48) }

    func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}

private let ies = Array("ies".utf8)

/// - Parameter ending: not longer than the word.
private func hasEnding(_ word: [UInt8], _ ending: [UInt8]) -> Bool {
    let start = word.count - ending.count
    return ending.indices.allSatisfy { word[start + $0] == ending[$0] }
}

/// A word without the endings of English plurals and verbs, and what stands in their stead. What is left has four letters
/// or more; a word that begins with a digit keeps its end.
///
/// A stem is only compared with stems, so it need not be a word.
private func stemmed(_ word: [UInt8]) -> (stem: ArraySlice<UInt8>, end: UInt8?) {
    if let first = word.first, (0x30...0x39).contains(first) { return (word[...], nil) }
    if word.count > 4, hasEnding(word, ies) { return (word.dropLast(3), UInt8(ascii: "y")) }
    for ending in endings where word.count >= ending.count + 4 && hasEnding(word, ending) {
        return (word.dropLast(ending.count), nil)
    }
    return (word[...], nil)
}

private let endings = ["ings", "ing", "ed", "es", "s", "e"].map { Array($0.utf8) }
