import News
import Resources
import Segmentation

/// What the gazetteer knows in one text: for each token that may begin a name, the longest phrase that begins there.
struct Phrases {
    /// A phrase of the gazetteer where it stands.
    struct Match {
        let tokens: Range<Int>
        let classes: PhraseClasses
    }

    /// What is known of a word as the first of phrases.
    struct Start {
        fileprivate var phrase = FoldedPhrase()
        private var entry: Gazetteer.Entry?
        /// What the word is by itself.
        fileprivate var classes = PhraseClasses(rawValue: 0)
        /// How many words the longest of these phrases has.
        fileprivate var limit = 0

        init() {}

        init(_ token: Token, in bytes: UnsafeBufferPointer<UInt8>, gazetteer: Gazetteer) {
            phrase.append(bytes[token.range], isAfterSpace: true)
            entry = gazetteer.entry(for: phrase.hash)
            classes = entry.map { $0.classes.intersection(.nameable) } ?? classes
            // Phrases that begin with a hyphenated word are listed under its first part, so their length is not known
            // here.
            limit = phrase.words > 1 ? 7 : entry?.longestPhrase ?? 0
        }

        /// The entry of the word as the tagger asks for it; usually that is the same one.
        func entry(
            ofWord range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, _ gazetteer: Gazetteer
        ) -> Gazetteer.Entry? {
            var hash = PhraseHash()
            guard hash.append(word: range, in: bytes) else { return nil }
            return hash == phrase.hash ? entry : gazetteer.entry(for: hash)
        }
    }

    /// For each token; nil if no phrase begins there.
    private var longest: [Match?]
    /// For each token, what the gazetteer says of it by itself.
    private var single: [PhraseClasses]

    /// - Complexity: O(*n*) look-ups, at most seven from each token that may begin a name.
    init(_ reading: Reading, memory: WordMemory, gazetteer: Gazetteer) {
        longest = Array(repeating: nil, count: reading.tokens.count)
        single = Array(repeating: [], count: reading.tokens.count)
        for token in reading.tokens.indices where reading.mayBeginName(token) {
            match(at: token, memory.phraseStart(of: Int(reading.spellings[token])), reading, gazetteer)
        }
    }

    func longest(at token: Int) -> Match? { longest[token] }
    /// Whether tokens are the middle or the end of a longer name: 'Sunday' in 'Mail on Sunday'.
    func haveWithin(_ tokens: Range<Int>) -> Bool {
        (max(0, tokens.lowerBound - 6)..<tokens.lowerBound).contains {
            longest[$0].map { $0.tokens.upperBound >= tokens.upperBound } ?? false
        }
    }

    func single(_ token: Int) -> PhraseClasses { single[token] }
    func isOf(_ token: Int, _ classes: PhraseClasses) -> Bool { !single[token].isDisjoint(with: classes) }

    private mutating func match(at token: Int, _ start: Start, _ reading: Reading, _ gazetteer: Gazetteer) {
        single[token] = start.classes
        if !start.classes.isEmpty { longest[token] = Match(tokens: token..<(token + 1), classes: start.classes) }
        var phrase = start.phrase
        let end = reading.sentence(of: token).upperBound
        var next = token + 1
        while next < end, phrase.words < start.limit,
            reading.tokens[next].isWord || reading.tokens[next].isNumber || reading.isJoint(next)
        {
            phrase.append(reading.bytes[reading.tokens[next].range], isAfterSpace: reading.tokens[next].isAfterSpace)
            next += 1
            guard reading.isCapital(next - 1) || reading.tokens[next - 1].traits.contains(.hasDigit),
                let found = gazetteer.entry(for: phrase.hash)?.classes.intersection(.nameable), !found.isEmpty
            else { continue }
            longest[token] = Match(tokens: token..<next, classes: found)
        }
    }
}

extension PhraseClasses {
    /// The classes of names; the others are of words within names.
    fileprivate static let nameable: PhraseClasses = [
        .anyPlace, .anyGroup, .anyName, .anyOrganization, .weapon, .product, .event, .work, .facility, .leader,
    ]
}

/// The hash of tokens as `folded` would write them, computed without making that text.
private struct FoldedPhrase {
    private(set) var hash = PhraseHash()
    private(set) var words = 0
    private var spaceOwed = true

    mutating func append(_ letters: some Collection<UInt8>, isAfterSpace: Bool) {
        if isAfterSpace { spaceOwed = true }
        guard letters.allSatisfy({ $0 < 0x80 }) else {
            append(folded(String(decoding: letters, as: UTF8.self)).utf8)
            return
        }
        for byte in letters {
            switch byte {
            case 0x41...0x5A: append(byte | 0x20)
            case 0x61...0x7A, 0x30...0x39, 0x26, 0x2B, 0x23: append(byte)
            case 0x2D, 0x2F, 0x5F: spaceOwed = true
            default: break
            }
        }
    }

    private mutating func append(_ folded: String.UTF8View) {
        for byte in folded {
            if byte == 0x20 { spaceOwed = true } else { append(byte) }
        }
    }

    @inline(__always)
    private mutating func append(_ byte: UInt8) {
        if spaceOwed {
            if words > 0 { hash.append(0x20) }
            words += 1
            spaceOwed = false
        }
        hash.append(byte)
    }
}

extension Reading {
    /// A capitalised word, or one in small letters that names begin with: 'al-Qaeda', 'iPhone'.
    func mayBeginName(_ token: Int) -> Bool {
        guard tokens[token].isWord else { return false }
        if isCapital(token) { return true }
        if has(token, .particle), token + 2 < tokens.count { return isJoint(token + 1) && isCapital(token + 2) }
        return hasInnerCapital(token)
    }

    /// 'iPhone', 'eBay'.
    func hasInnerCapital(_ token: Int) -> Bool {
        tokens[token].traits.contains(.hasInnerCapital) && tokens[token].range.count > 2
            && bytes[tokens[token].range.lowerBound] &- 0x61 < 26
    }
}
