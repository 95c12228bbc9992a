import News
import Resources
import Segmentation

/// A text prepared for finding terms: its tokens, and what is known of each word.
///
/// Names are given, not found here: no term reaches into one.
///
/// A class, because every step holds it and none changes it.
final class TermText {
    /// One distinct word of the text.
    struct Word {
        let known: KnownWord
        /// An index into the families of the text.
        let family: Int
        /// How often it is written in small letters, and how often in capitals throughout.
        var lowercase: Int32 = 0
        var allCapitals: Int32 = 0
    }

    let bytes: [UInt8]
    let tokens: [Token]
    /// Ranges of token indices.
    let sentences: [Range<Int>]
    /// For each token, the index of its word; -1 for what is no word.
    let wordOf: [Int32]
    let words: [Word]
    /// For each family of words, how rare it is, in bits.
    let rarity: [Float]
    /// For each token, whether it stands in a name.
    let isName: [Bool]

    /// - Parameter names: UTF-8 byte offsets into the text, ascending.
    init(_ text: String, names: [Range<Int>], memory: inout TermMemory) {
        let bytes = Array(text.utf8)
        let tokens = Segmentation.tokens(in: bytes.span)
        (self.bytes, self.tokens) = (bytes, tokens)
        sentences = Segmentation.sentences(of: tokens, in: bytes.span)
        var words = TextWords()
        memory.forget(beyond: TermMemory.limit)
        wordOf = tokens.map { $0.isWord ? words.number(of: $0, in: bytes, &memory) : -1 }
        (self.words, rarity) = (words.words, words.rarity)
        isName = Self.names(names, tokens, wordOf)
    }

    /// The word at a token; nil for what is no word.
    func word(_ token: Int) -> Word? { wordOf[token] < 0 ? nil : words[Int(wordOf[token])] }

    /// Where a range of tokens stands: UTF-8 byte offsets.
    func byteRange(_ range: Range<Int>) -> Range<Int> {
        tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
    }

    /// Whether a token is a hyphen or dash that joins the words on both sides.
    func isJoint(_ token: Int) -> Bool {
        guard token > 0, token + 1 < tokens.count, tokens[token].isPunctuation, !tokens[token].isAfterSpace,
            !tokens[token + 1].isAfterSpace
        else { return false }
        let mark = bytes[tokens[token].range]
        return mark.elementsEqual([0x2D])
            || mark.count == 3 && mark.starts(with: [0xE2, 0x80]) && mark.last.map { 0x90...0x93 ~= $0 } ?? false
    }

    /// For each token, whether it stands in a name.
    private static func names(
        _ names: [Range<Int>], _ tokens: [Token], _ wordOf: [Int32]
    ) -> [Bool] {
        var next = 0
        var isName = tokens.map { token in
            let range = token.range
            while next < names.count, names[next].upperBound <= range.lowerBound { next += 1 }
            return next < names.count && names[next].lowerBound < range.upperBound
        }
        // Words with a capital are taken for names where the text has them in names elsewhere.
        let named = Set(zip(wordOf, isName).lazy.filter(\.1).map(\.0))
        for token in tokens.indices where tokens[token].startsUppercase && named.contains(wordOf[token]) {
            isName[token] = wordOf[token] >= 0
        }
        return isName
    }
}

/// The distinct words of a text and their families, numbered in order of appearance.
private struct TextWords {
    private(set) var words: [TermText.Word] = []
    private(set) var rarity: [Float] = []

    /// The index of a token's word.
    mutating func number(of token: Token, in bytes: [UInt8], _ memory: inout TermMemory) -> Int32 {
        let word = memory.number(of: bytes[token.range])
        if memory.wordsHere[word] < 0 {
            memory.wordsHere[word] = Int32(words.count)
            memory.note(word)
            let known = memory.words[word]
            if memory.familiesHere[known.family] < 0 {
                memory.familiesHere[known.family] = Int32(rarity.count)
                rarity.append(known.rarity)
            }
            words.append(TermText.Word(known: known, family: Int(memory.familiesHere[known.family])))
        }
        let number = memory.wordsHere[word]
        if token.isAllCapitals {
            words[Int(number)].allCapitals += 1
        } else if !token.startsUppercase {
            words[Int(number)].lowercase += 1
        }
        return number
    }
}
