import News
import Resources
import Segmentation

/// What the gazetteer knows in one text: for each token that may begin a name, the longest phrase from there.
struct Phrases {
    /// A phrase of the gazetteer where it stands.
    struct Match {
        let tokens: Range<Int>
        let classes: PhraseClasses
    }

    /// One a token; nil where no phrase begins.
    private var longest: [Match?]
    /// One a token: what the gazetteer says of it alone.
    private var single: [PhraseClasses]

    /// - Complexity: O(*n*) look-ups, at most seven from each token that may begin a name.
    init(_ reading: Reading, gazetteer: Gazetteer) {
        longest = Array(repeating: nil, count: reading.tokens.count)
        single = Array(repeating: [], count: reading.tokens.count)
        for token in reading.tokens.indices where reading.mayBeginName(token) {
            match(at: token, reading, gazetteer)
        }
    }

    func longest(at token: Int) -> Match? { longest[token] }
    func single(_ token: Int) -> PhraseClasses { single[token] }
    func isOf(_ token: Int, _ classes: PhraseClasses) -> Bool { !single[token].isDisjoint(with: classes) }

    private mutating func match(at token: Int, _ reading: Reading, _ gazetteer: Gazetteer) {
        var phrase = FoldedPhrase()
        phrase.append(reading, token)
        let first = gazetteer.entry(for: phrase.hash)
        single[token] = first?.classes.intersection(.nameable) ?? []
        if !single[token].isEmpty { longest[token] = Match(tokens: token..<(token + 1), classes: single[token]) }
        // A word with a hyphen inside has its first word, and so the length of phrases, further in.
        guard let limit = phrase.words > 1 ? 7 : first?.longestPhrase else { return }
        let end = reading.sentence(of: token).upperBound
        var next = token + 1
        while next < end, phrase.words < limit,
            reading.tokens[next].isWord || reading.tokens[next].isNumber || reading.isJoint(next)
        {
            phrase.append(reading, next)
            next += 1
            guard reading.isCapital(next - 1) || reading.tokens[next - 1].traits.contains(.hasDigit),
                let found = gazetteer.entry(for: phrase.hash)?.classes.intersection(.nameable), !found.isEmpty
            else { continue }
            longest[token] = Match(tokens: token..<next, classes: found)
        }
    }
}

extension PhraseClasses {
    /// The classes that are of names; the others are of words within names.
    fileprivate static let nameable: PhraseClasses = [
        .anyPlace, .anyGroup, .anyName, .anyOrganization, .weapon, .product, .event, .work, .facility,
    ]
}

/// The hash of tokens as `folded` would write them, without making that text.
private struct FoldedPhrase {
    private(set) var hash = PhraseHash()
    private(set) var words = 0
    private var spaceOwed = true

    mutating func append(_ reading: Reading, _ token: Int) {
        let range = reading.tokens[token].range
        if reading.tokens[token].isAfterSpace { spaceOwed = true }
        guard reading.bytes[range].allSatisfy({ $0 < 0x80 }) else {
            append(folded(reading.text(token..<(token + 1))).utf8)
            return
        }
        for byte in reading.bytes[range] {
            switch byte {
            case 0x41...0x5A: append(byte | 0x20)
            case 0x61...0x7A, 0x30...0x39, 0x26, 0x2B, 0x23: append(byte)
            case 0x2D, 0x2F, 0x5F: spaceOwed = true
            default: break
            }
        }
    }

    private mutating func append(_ bytes: some Sequence<UInt8>) {
        for byte in bytes where byte == 0x20 || byte != 0 {
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
        let range = tokens[token].range
        guard range.count > 2 else { return false }
        return bytes[range.dropFirst()].contains { $0 &- 0x41 < 26 } && bytes[range.lowerBound] &- 0x61 < 26
    }
}
