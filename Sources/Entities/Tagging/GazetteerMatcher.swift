import News
import Resources
import Segmentation

/// Looks the words of a text up in the gazetteer, alone and in phrases, without making strings of them.
struct GazetteerMatcher {
    let gazetteer: Gazetteer
    let tokens: [Token]
    let bytes: UnsafeBufferPointer<UInt8>

    /// The longest phrase of two words or more that starts at a token.
    ///
    /// - Parameters:
    ///   - limit: a token index that the phrase must end before: the end of the sentence.
    ///   - longest: how many words the phrase may have, from the first word's own entry.
    /// - Returns: the token index after the phrase, and what it is.
    func longestMatch(at start: Int, limit: Int, longest: Int) -> (end: Int, entry: Gazetteer.Entry)? {
        guard longest > 1 else { return nil }
        var hash = PhraseHash()
        guard hash.append(word: tokens[start].range, in: bytes) else { return nil }
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
            guard hash.append(word: token.range, in: bytes) else { break }
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

}

extension PhraseHash {
    /// Adds a word's folded form, as `folded` (News) gives it. Returns whether there was anything to add.
    mutating func append(word range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var added = false
        for position in range {
            switch bytes[position] {
            case let letter where letter >= 0x61 && letter <= 0x7A: append(letter)
            case let letter where letter >= 0x41 && letter <= 0x5A: append(letter | 0x20)
            case let sign where sign >= 0x30 && sign <= 0x39 || sign == 0x26 || sign == 0x2B || sign == 0x23:
                append(sign)
            case 0x2D, 0x5F, 0x2F: append(0x20)
            case let other where other >= 0x80: return appendSlowly(range, in: bytes, from: position)
            default: continue
            }
            added = true
        }
        return added
    }

    /// The rest of a word that holds letters outside ASCII.
    private mutating func appendSlowly(
        _ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, from position: Int
    ) -> Bool {
        let rest = folded(String(decoding: bytes[position..<range.upperBound], as: UTF8.self))
        for byte in rest.utf8 { append(byte) }
        return position > range.lowerBound || !rest.isEmpty
    }
}
