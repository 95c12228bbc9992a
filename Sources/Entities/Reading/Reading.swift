import Segmentation

/// A text prepared for the rules: its tokens, sentences and words, and what the text itself tells of each word.
///
/// It is made once for a text, and every later step works on token indices. A word is a number here, the index of its
/// lower-cased form in `facts`, so that no step compares letters. It is a class because every step holds it and none
/// changes it.
final class Reading {
    let bytes: [UInt8]
    let tokens: [Token]
    /// Ranges of token indices, ascending, covering every token.
    let sentences: [Range<Int>]
    /// For each token, the number of its word in the memory that the reading was made with.
    let spellings: [Int32]
    /// For each token, an index into `facts`.
    let words: [Int32]
    /// For each distinct word of the text.
    private(set) var facts: [WordUse]
    /// For each sentence.
    private(set) var casing: [Casing]
    /// For each token, the index of its sentence.
    let sentenceOf: [Int32]

    /// - Parameters:
    ///   - elides: whether the language elides the vowels of articles: see ``tokens(in:partsElisions:)``.
    ///   - offsets: where words end that no space ends: see ``parted(_:at:)``.
    init(_ text: String, memory: inout WordMemory, elides: Bool = false, partedAt offsets: [Int] = []) {
        let bytes = Array(text.utf8)
        let whole = Segmentation.tokens(in: bytes.span, partsElisions: elides)
        let tokens = offsets.isEmpty ? whole : parted(whole, at: offsets)
        let sentences = Segmentation.sentences(of: tokens, in: bytes.span)
        (self.bytes, self.tokens, self.sentences) = (bytes, tokens, sentences)
        sentenceOf = sentences.enumerated().flatMap { repeatElement(Int32($0.offset), count: $0.element.count) }
        (spellings, words, facts) = Reading.words(of: tokens, in: bytes, &memory)
        casing = []
        casing = sentences.map { self.casing(of: $0) }
        countUses()
    }

    /// The classes of a token's word.
    func classes(_ token: Int) -> WordClass { facts[Int(words[token])].classes }

    func has(_ token: Int, _ word: WordClass) -> Bool { !classes(token).isDisjoint(with: word) }

    /// What the whole text tells of a token's word.
    func fact(_ token: Int) -> WordUse { facts[Int(words[token])] }

    /// Whether most of the text is in title case or capitals, so that little in running case could confirm a name.
    var isMostlyHeadlines: Bool {
        let running = zip(sentences, casing).reduce(0) { $0 + ($1.1 == .running ? $1.0.count : 0) }
        return running * 2 < tokens.count
    }

    /// The bytes of a token range as text.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[byteRange(range)], as: UTF8.self) }

    /// Where a token range stands: UTF-8 byte offsets.
    func byteRange(_ range: Range<Int>) -> Range<Int> {
        guard let first = range.first, let last = range.last else { return 0..<0 }
        return tokens[first].range.lowerBound..<tokens[last].range.upperBound
    }

    /// For each token, whether it lies in one of some token ranges.
    func covered(by ranges: some Sequence<Range<Int>>) -> [Bool] {
        var isCovered = [Bool](repeating: false, count: tokens.count)
        for range in ranges { for token in range { isCovered[token] = true } }
        return isCovered
    }

    /// The sentence that a token is in, as token indices.
    func sentence(of token: Int) -> Range<Int> { sentences[Int(sentenceOf[token])] }

    func casing(at token: Int) -> Casing { casing[Int(sentenceOf[token])] }

    /// Whether the token is a word that begins with a capital.
    func isCapital(_ token: Int) -> Bool { tokens[token].isWord && tokens[token].startsUppercase }

    func isLowercase(_ token: Int) -> Bool { tokens[token].isWord && !tokens[token].startsUppercase }

    /// Whether the token is one of some words, case ignored.
    func isWord(_ token: Int, in words: Set<WordHash>) -> Bool { words.contains(fact(token).hash) }

    /// Whether the token ends with these small letters: 'ed'.
    func ends(_ token: Int, with letters: String) -> Bool {
        bytes[tokens[token].range].suffix(letters.utf8.count).elementsEqual(letters.utf8)
    }

    /// Whether the token is this mark, one ASCII character.
    func isMark(_ token: Int, _ mark: Unicode.Scalar) -> Bool {
        let range = tokens[token].range
        return range.count == 1 && UInt32(bytes[range.lowerBound]) == mark.value
    }

    /// Whether the token is the possessive 's, or the apostrophe alone after an s.
    func isPossessive(_ token: Int) -> Bool {
        let range = tokens[token].range
        guard let last = bytes[range].last, !tokens[token].isAfterSpace else { return false }
        if tokens[token].traits.contains(.clitic) {
            return last | 0x20 == 0x73 && (range.count == 2 || range.count == 4)
        }
        let isApostrophe = range.count == 1 && last == 0x27 || range.count == 3 && bytes[range] == [0xE2, 0x80, 0x99]
        return isApostrophe && range.lowerBound > 0 && bytes[range.lowerBound - 1] | 0x20 == 0x73
    }

    /// Whether a token is a quotation mark, single or double, straight or curly.
    func isQuotationMark(_ token: Int) -> Bool {
        guard tokens[token].isPunctuation else { return false }
        let mark = bytes[tokens[token].range]
        if mark.count == 1 { return mark.first == 0x22 || mark.first == 0x27 }
        return mark.count == 3 && mark.starts(with: [0xE2, 0x80])
            && mark.last.map { (0x98...0x9E).contains($0) } ?? false
    }

    /// Whether a token is a double quotation mark, straight or curly, which is no apostrophe.
    func isDoubleMark(_ token: Int) -> Bool {
        let mark = bytes[tokens[token].range]
        return mark.elementsEqual([0x22])
            || mark.count == 3 && mark.starts(with: [0xE2, 0x80])
                && mark.last.map { (0x9C...0x9E).contains($0) } ?? false
    }

    /// Whether a token is a hyphen or slash with words on both sides and no space: the joint of 'Berlin-based'.
    func isJoint(_ token: Int) -> Bool {
        guard token > 0, token + 1 < tokens.count, !tokens[token].isAfterSpace, !tokens[token + 1].isAfterSpace else {
            return false
        }
        return isMark(token, "-") || isMark(token, "/") || bytes[tokens[token].range] == [0xE2, 0x80, 0x91]
            || bytes[tokens[token].range] == [0xE2, 0x80, 0x90] || bytes[tokens[token].range] == [0xE2, 0x80, 0x93]
    }

    /// Whether a token is a dash between spaces, short or long, or hyphens in its stead.
    func isDash(_ token: Int) -> Bool {
        guard tokens[token].isPunctuation, tokens[token].isAfterSpace else { return false }
        let mark = bytes[tokens[token].range]
        return mark == [0xE2, 0x80, 0x93] || mark == [0xE2, 0x80, 0x94] || mark.allSatisfy { $0 == 0x2D }
    }

    /// Whether the token is the first word of its sentence, or the first inside quotation marks or after a colon.
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

    /// Whether a capital letter after this mark means nothing: an opening quotation mark or a colon.
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
    /// How often it stands in small letters, and how often it is capitalised where only a name would be.
    var lowercase: Int32 = 0
    var capitalInside: Int32 = 0
    /// How often it follows a title, and how often it stands beside a verb of saying.
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
        of tokens: [Token], in bytes: [UInt8], _ memory: inout WordMemory
    ) -> (spellings: [Int32], words: [Int32], facts: [WordUse]) {
        var facts: [WordUse] = []
        var words: [Int32] = []
        var spellings: [Int32] = []
        words.reserveCapacity(tokens.count)
        spellings.reserveCapacity(tokens.count)
        bytes.withUnsafeBufferPointer { bytes in
            for token in tokens {
                let spelling = memory.word(token, in: bytes)
                spellings.append(Int32(spelling))
                let word = memory.use(of: spelling, next: facts.count)
                words.append(word.number)
                if let new = word.new { facts.append(WordUse(hash: new.hash, classes: new.classes)) }
            }
        }
        return (spellings, words, facts)
    }

    /// Title case: three words in four are capitalised, not counting the small ones, or the small ones are. Capitals: four
    /// words in five are in capitals.
    private func casing(of sentence: Range<Int>) -> Casing {
        var count = CapitalCount()
        for token in sentence where tokens[token].isWord && !tokens[token].traits.contains(.clitic) {
            guard token == sentence.lowerBound || !isJoint(token - 1) else { continue }
            count.take(tokens[token], isSmall: has(token, .function), isFirst: token == sentence.lowerBound)
        }
        let content = count.capitals + count.others
        if count.loud >= 3, count.loud * 10 >= content * 8 { return .capitals }
        if count.smallCapitals >= 2, count.smallCapitals > count.smallOthers { return .title }
        // A sentence that ends in a full stop may well be full of names, so it must not have any other word in small
        // letters.
        guard endsOpen(sentence) else { return content >= 7 && count.others == 0 ? .title : .running }
        if content >= 4, count.capitals * 4 >= content * 3 { return .title }
        if content >= 2, count.others == 0, isWholeLine(sentence) { return .title }
        return .running
    }

    /// How the words of one sentence are written.
    private struct CapitalCount {
        var capitals = 0
        /// In small letters, not counting short function words.
        var others = 0
        /// All in capitals, two letters or more.
        var loud = 0
        /// Function words after the first word: capitalised, and not.
        var smallCapitals = 0
        var smallOthers = 0

        mutating func take(_ token: Token, isSmall: Bool, isFirst: Bool) {
            if token.isAllCapitals, token.range.count > 1 { loud += 1 }
            if token.startsUppercase {
                capitals += 1
                if isSmall, !isFirst, !token.isAllCapitals { smallCapitals += 1 }
            } else {
                if isSmall { smallOthers += 1 }
                if !isSmall || token.range.count > 4 { others += 1 }
            }
        }
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

    /// Counts how the text uses each word, in sentences in running case alone.
    private func countUses() {
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

    private func countNeighbours(of token: Int, in sentence: Range<Int>) {
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
