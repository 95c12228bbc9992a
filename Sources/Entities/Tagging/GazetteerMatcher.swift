import News
import Resources
import Segmentation

/// Looks the words of a text up in the gazetteer, alone and in phrases, without making strings of them.
struct GazetteerMatcher {
    let gazetteer: Gazetteer
    let tokens: [Token]
    let bytes: UnsafeBufferPointer<UInt8>

    /// The entry of one token alone.
    func entry(of token: Int) -> Gazetteer.Entry? {
        var hash = PhraseHash()
        return append(token, to: &hash) ? gazetteer.entry(for: hash) : nil
    }

    /// The longest phrase of two words or more that starts at a token.
    ///
    /// - Parameters:
    ///   - limit: a token index that the phrase must end before: the end of the sentence.
    ///   - longest: how many words the phrase may have, from the first word's own entry.
    /// - Returns: the token index after the phrase, and what it is.
    func longestMatch(at start: Int, limit: Int, longest: Int) -> (end: Int, entry: Gazetteer.Entry)? {
        guard longest > 1 else { return nil }
        var hash = PhraseHash()
        guard append(start, to: &hash) else { return nil }
        var best: (end: Int, entry: Gazetteer.Entry)?
        var words = 1
        var index = start + 1
        while index < limit, words < longest {
            let token = tokens[index]
            if isJoiner(token) {
                index += 1
                continue
            }
            guard token.kind == .word || token.kind == .number || isAmpersand(token) else { break }
            let isTail = token.traits.contains(.clitic) && !token.isAfterSpace
            if !isTail { hash.append(0x20) }
            guard append(index, to: &hash) else { break }
            if !isTail { words += 1 }
            index += 1
            if let entry = gazetteer.entry(for: hash), !entry.classes.isEmpty { best = (index, entry) }
        }
        return best
    }

    /// A hyphen or slash between two words, without spaces: the phrase has a space there.
    private func isJoiner(_ token: Token) -> Bool {
        guard token.isPunctuation, !token.isAfterSpace, token.range.count == 1 else { return false }
        let byte = bytes[token.range.lowerBound]
        return byte == 0x2D || byte == 0x2F
    }

    private func isAmpersand(_ token: Token) -> Bool {
        token.range.count == 1 && bytes[token.range.lowerBound] == 0x26
    }

    /// Adds a token's folded form to a hash, as `folded` (News) gives it. Returns whether there was anything to add.
    private func append(_ index: Int, to hash: inout PhraseHash) -> Bool {
        var added = false
        for position in tokens[index].range {
            switch bytes[position] {
            case let letter where letter >= 0x61 && letter <= 0x7A: hash.append(letter)
            case let letter where letter >= 0x41 && letter <= 0x5A: hash.append(letter | 0x20)
            case let sign where sign >= 0x30 && sign <= 0x39 || sign == 0x26 || sign == 0x2B || sign == 0x23:
                hash.append(sign)
            case 0x2D, 0x5F, 0x2F: hash.append(0x20)
            case let other where other >= 0x80: return appendSlowly(tokens[index].range, to: &hash, from: position)
            default: continue
            }
            added = true
        }
        return added
    }

    /// The rest of a token that holds letters outside ASCII.
    private func appendSlowly(_ range: Range<Int>, to hash: inout PhraseHash, from position: Int) -> Bool {
        let rest = String(decoding: bytes[position..<range.upperBound], as: UTF8.self)
        let plain = folded(rest)
        for byte in plain.utf8 { hash.append(byte) }
        return position > range.lowerBound || !plain.isEmpty
    }
}
