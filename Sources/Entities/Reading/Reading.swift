import Segmentation

/// A text prepared for the rules: its tokens, sentences and words, and what the text itself tells of each word.
///
/// Made once for a text; every later step works on token indices. A word is a number here: the index of its
/// lower-cased form in `facts`, so that no step compares letters.
struct Reading {
    let bytes: [UInt8]
    let tokens: [Token]
    /// Token index ranges, ascending, covering every token.
    let sentences: [Range<Int>]
    /// One a token: an index into `facts`.
    let words: [Int32]
    /// One a distinct word of the text.
    private(set) var facts: [WordUse]
    /// One a sentence.
    private(set) var casing: [Casing]
    /// One a token: the index of its sentence.
    private(set) var sentenceOf: [Int32]

    init(_ text: String, lexicon: Lexicon) {
        let bytes = Array(text.utf8)
        let tokens = Segmentation.tokens(in: bytes.span)
        let sentences = Segmentation.sentences(of: tokens, in: bytes.span)
        var sentenceOf = [Int32](repeating: 0, count: tokens.count)
        for (index, sentence) in sentences.enumerated() {
            for token in sentence { sentenceOf[token] = Int32(index) }
        }
        (self.bytes, self.tokens, self.sentences, self.sentenceOf) = (bytes, tokens, sentences, sentenceOf)
        (words, facts) = Reading.words(of: tokens, in: bytes, lexicon)
        casing = []
        casing = sentences.map { casing(of: $0) }
        countUses()
    }

    /// The classes of a token's word.
    func classes(_ token: Int) -> WordClass { facts[Int(words[token])].classes }

    func has(_ token: Int, _ word: WordClass) -> Bool { !classes(token).isDisjoint(with: word) }

    /// What is known of a token's word from the whole text.
    func fact(_ token: Int) -> WordUse { facts[Int(words[token])] }

    /// The bytes of a token range as text.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[byteRange(range)], as: UTF8.self) }

    /// Where a token range stands: UTF-8 byte offsets.
    func byteRange(_ range: Range<Int>) -> Range<Int> {
        guard let first = range.first, let last = range.last else { return 0..<0 }
        return tokens[first].range.lowerBound..<tokens[last].range.upperBound
    }

    /// The sentence that a token is in, as token indices.
    func sentence(of token: Int) -> Range<Int> { sentences[Int(sentenceOf[token])] }

    func casing(at token: Int) -> Casing { casing[Int(sentenceOf[token])] }

    /// Whether the token is a capitalised word with nothing that only the sentence's start would explain.
    func isCapital(_ token: Int) -> Bool { tokens[token].isWord && tokens[token].startsUppercase }

    func isLowercase(_ token: Int) -> Bool { tokens[token].isWord && !tokens[token].startsUppercase }

    /// Whether the token is this mark, one ASCII character.
    func isMark(_ token: Int, _ mark: Unicode.Scalar) -> Bool {
        let range = tokens[token].range
        return range.count == 1 && UInt32(bytes[range.lowerBound]) == mark.value
    }

    /// Whether the token is the possessive 's, or the mark alone after an s.
    func isPossessive(_ token: Int) -> Bool {
        let range = tokens[token].range
        guard let last = bytes[range].last, !tokens[token].isAfterSpace else { return false }
        if tokens[token].traits.contains(.clitic) {
            return last | 0x20 == 0x73 && (range.count == 2 || range.count == 4)
        }
        let isApostrophe = range.count == 1 && last == 0x27 || range.count == 3 && bytes[range] == [0xE2, 0x80, 0x99]
        return isApostrophe && range.lowerBound > 0 && bytes[range.lowerBound - 1] | 0x20 == 0x73
    }

    /// Whether a token is a hyphen or slash with words on both sides and no space: the joint of 'Berlin-based'.
    func isJoint(_ token: Int) -> Bool {
        guard token > 0, token + 1 < tokens.count, !tokens[token].isAfterSpace, !tokens[token + 1].isAfterSpace else {
            return false
        }
        return isMark(token, "-") || isMark(token, "/") || bytes[tokens[token].range] == [0xE2, 0x80, 0x91]
            || bytes[tokens[token].range] == [0xE2, 0x80, 0x90] || bytes[tokens[token].range] == [0xE2, 0x80, 0x93]
    }

    /// Whether the token is the first word of its sentence, or the first of one that stands in quotes or after a colon.
    func startsSentence(_ token: Int) -> Bool {
        let sentence = sentence(of: token)
        guard token > sentence.lowerBound else { return true }
        var index = token - 1
        while index >= sentence.lowerBound {
            if tokens[index].isWord || tokens[index].isNumber { return false }
            if opensSpeech(index) { return true }
            if index == sentence.lowerBound { return true }
            index -= 1
        }
        return true
    }

    /// A mark after which a capital letter means nothing: an opening quotation mark, a colon, a bullet.
    private func opensSpeech(_ token: Int) -> Bool {
        switch bytes[tokens[token].range].last {
        case 0x22, 0x27: tokens[token].isAfterSpace
        case 0x3A, 0x9C, 0x98: !tokens[token].traits.contains(.hasLetter)  // : “ ‘
        default: false
        }
    }
}

/// What one text tells of one word.
struct WordUse {
    let hash: WordHash
    let classes: WordClass
    /// How often it stands in small letters; capitalised where only a name would be.
    var lowercase: Int32 = 0
    var capitalInside: Int32 = 0
    /// How often it follows a title; stands beside a verb of saying.
    var afterTitle: Int32 = 0
    var besideReporting: Int32 = 0
}

/// How a sentence or line uses capitals.
enum Casing {
    /// Names and first words only.
    case running
    /// Nearly Every Word, as headlines do: a capital says nothing.
    case title
    case capitals
}

extension Reading {
    private static func words(
        of tokens: [Token], in bytes: [UInt8], _ lexicon: Lexicon
    ) -> ([Int32], [WordUse]) {
        var facts: [WordUse] = []
        var numbers: [WordHash: Int32] = [:]
        var words: [Int32] = []
        words.reserveCapacity(tokens.count)
        for token in tokens {
            let hash = WordHash(bytes, token.range)
            if let known = numbers[hash] {
                words.append(known)
                continue
            }
            numbers[hash] = Int32(facts.count)
            words.append(Int32(facts.count))
            facts.append(WordUse(hash: hash, classes: lexicon.classes(of: hash)))
        }
        return (words, facts)
    }

    /// A line of which three words in four, not counting the small ones, are capitalised.
    private func casing(of sentence: Range<Int>) -> Casing {
        var capitals = 0
        var all = 0
        var others = 0
        for token in sentence where tokens[token].isWord && !tokens[token].traits.contains(.clitic) {
            if tokens[token].isAllCapitals, tokens[token].range.count > 1 { all += 1 }
            if tokens[token].startsUppercase {
                capitals += 1
            } else if !has(token, .function) || tokens[token].range.count > 4 {
                others += 1
            }
        }
        let content = capitals + others
        if all >= 3, all * 10 >= content * 8 { return .capitals }
        // A sentence that ends in a full stop may well be full of names: it must have no other small word at all.
        guard endsOpen(sentence) else { return content >= 7 && others == 0 ? .title : .running }
        if content >= 4, capitals * 4 >= content * 3 { return .title }
        if content >= 2, others == 0, isWholeLine(sentence) { return .title }
        return .running
    }

    /// Whether a sentence ends without a full stop.
    private func endsOpen(_ sentence: Range<Int>) -> Bool {
        guard let last = sentence.last else { return true }
        return tokens[last].isWord || tokens[last].isNumber || isMark(last, "?") || isMark(last, "!")
            || isMark(last, ")")
    }

    private func isWholeLine(_ sentence: Range<Int>) -> Bool {
        let isFirst = sentence.lowerBound == 0 || tokens[sentence.lowerBound].traits.contains(.afterLineEnd)
        let isLast = sentence.upperBound == tokens.count || tokens[sentence.upperBound].traits.contains(.afterLineEnd)
        return isFirst && isLast
    }

    /// Counts how the text uses each word, sentences in running case alone.
    private mutating func countUses() {
        for (index, sentence) in sentences.enumerated() where casing[index] == .running {
            for token in sentence where tokens[token].isWord {
                let word = Int(words[token])
                guard tokens[token].startsUppercase else {
                    facts[word].lowercase += 1
                    continue
                }
                if !startsSentence(token) { facts[word].capitalInside += 1 }
                countNeighbours(of: token, in: sentence)
            }
        }
    }

    private mutating func countNeighbours(of token: Int, in sentence: Range<Int>) {
        let word = Int(words[token])
        if token > sentence.lowerBound, tokens[token].isAfterSpace {
            let before = classes(token - 1)
            if before.contains(.title), isCapital(token - 1) || before.contains(.courtesy) {
                facts[word].afterTitle += 1
            }
            if before.contains(.courtesy) { facts[word].afterTitle += 1 }
            if before.contains(.reporting), isLowercase(token - 1) { facts[word].besideReporting += 1 }
        }
        if token + 1 < sentence.upperBound, has(token + 1, .reporting), isLowercase(token + 1) {
            facts[word].besideReporting += 1
        }
    }
}
