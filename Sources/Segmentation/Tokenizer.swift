// Tokens for finding names in news, in the spirit of UAX #29 and of the Penn Treebank.
//
// It departs from the word boundaries of UAX #29 on purpose. White space is not a token; 's and n't are split from
// their word; words joined by a hyphen are split at it ('Kremlin-controlled', 'Al-Qaeda'), except 'T-72', 'X-ray' or
// 'Jong-un'; the full stop of an abbreviation belongs to it; an address is one token, and so is a run of one mark
// ('...', '--'); scripts without spaces stay in runs. It makes one pass over the bytes, a scalar at a time, and looks
// no further ahead than a word.

/// Splits text into tokens.
///
/// - Returns: tokens in order, not overlapping. Every byte that is not white space lies in exactly one of them.
/// - Complexity: O(*n*) in the number of bytes.
/// - Source: after Unicode UAX #29, section 4, and the Penn Treebank's tokenization of contractions.
package func tokens(in text: String) -> [Token] {
    tokens(in: text.utf8.span)
}

/// Splits UTF-8 bytes into tokens, as ``tokens(in:)-(String)``. A byte of an invalid sequence counts as a symbol.
///
/// - Parameter partsElisions: whether articles and particles are split from the word behind their apostrophe, as French and
///   Italian texts need it: 'l' and 'Italie'.
package func tokens(in bytes: Span<UInt8>, partsElisions: Bool = false) -> [Token] {
    var tokenizer = Tokenizer(partsElisions: partsElisions)
    tokenizer.result.reserveCapacity(bytes.count / 5 + 8)
    tokenizer.run(over: bytes)
    return tokenizer.result
}

/// Parts tokens at some bytes, for scripts that write no spaces between words.
///
/// - Parameters:
///   - tokens: in order.
///   - offsets: UTF-8 byte offsets, ascending; one that lies within no token changes nothing.
/// - Returns: the tokens, a parted one as several of its kind, of which only the first stands after a space.
package func parted(_ tokens: [Token], at offsets: [Int]) -> [Token] {
    var offsets = offsets[...]
    return tokens.flatMap { token in
        let (range, traits) = (token.range, token.traits)
        offsets = offsets.drop { $0 <= range.lowerBound }
        let within = offsets.prefix { $0 < range.upperBound }
        if within.isEmpty { return [token] }
        return zip([range.lowerBound] + within, within + [range.upperBound]).map { start, end in
            let isFirst = start == range.lowerBound
            return Token(
                start: start, end: end, kind: token.kind,
                traits: isFirst ? traits : traits.intersection(.ofLetters))
        }
    }
}

private struct Tokenizer {
    /// Longer words are cut, so that no token of a hostile text is endless.
    static let longestToken = 4096

    let partsElisions: Bool
    var result: [Token] = []
    private var spaceBefore: Token.Traits = [.afterSpace]
    private var lineEndsBefore = 0

    init(partsElisions: Bool) { self.partsElisions = partsElisions }

    mutating func run(over bytes: Span<UInt8>) {
        var index = 0
        while let next = scalar(at: index, of: bytes) {
            switch next.kind {
            case .space:
                spaceBefore.insert(.afterSpace)
                index += next.length
            case .lineEnd:
                noteLineEnd(next, at: index, of: bytes)
                index += next.length
            case .upper, .lower, .otherLetter, .digit:
                index = word(at: index, of: bytes)
            case .mark, .symbol, .punctuation:
                index = mark(next, at: index, of: bytes)
            }
        }
    }

    private mutating func noteLineEnd(_ next: DecodedScalar, at index: Int, of bytes: Span<UInt8>) {
        spaceBefore.insert(.afterSpace)
        let isSecondOfPair = next.value == 0x0A && index > 0 && bytes[index - 1] == 0x0D
        if !isSecondOfPair { lineEndsBefore += next.value == 0x2029 ? 2 : 1 }
    }

    /// Appends a token, forgets the space before it, and returns where the next one may start.
    private mutating func append(_ range: Range<Int>, _ kind: Token.Kind, _ traits: Token.Traits = []) -> Int {
        var traits = traits.union(spaceBefore)
        if lineEndsBefore > 0 { traits.insert(.afterLineEnd) }
        if lineEndsBefore > 1 { traits.insert(.afterBlankLine) }
        result.append(Token(start: range.lowerBound, end: range.upperBound, kind: kind, traits: traits))
        spaceBefore = []
        lineEndsBefore = 0
        return range.upperBound
    }
}

// MARK: Marks

extension Tokenizer {
    private mutating func mark(_ first: DecodedScalar, at start: Int, of bytes: Span<UInt8>) -> Int {
        if first.isApostrophe, spaceBefore.isEmpty, let end = cliticEnd(at: start, of: bytes) {
            return append(start..<end, .word, [.clitic, .hasLetter, .hasLowercase])
        }
        if first.value == 0x40, let end = addressEnd(at: start + 1, of: bytes) { return append(start..<end, .address) }
        var end = start + first.length
        while end - start < Tokenizer.longestToken, let next = scalar(at: end, of: bytes) {
            guard next.kind == .mark || (next.value == first.value && repeats(first.value)) else { break }
            end += next.length
        }
        return append(start..<end, first.kind == .punctuation ? .punctuation : .symbol)
    }

    /// Whether a run of the mark is one token: . - ! ? * = _ ~ ` ' — and the ellipsis are.
    private func repeats(_ value: UInt32) -> Bool {
        switch value {
        case 0x2E, 0x2D, 0x21, 0x3F, 0x2A, 0x3D, 0x5F, 0x7E, 0x60, 0x27, 0x2026, 0x2014: true
        default: false
        }
    }

    /// The end of 's, 're, 've, 'll, 'd or 'm at an apostrophe; nil if none is there.
    private func cliticEnd(at start: Int, of bytes: Span<UInt8>) -> Int? {
        guard let apostrophe = scalar(at: start, of: bytes), apostrophe.isApostrophe else { return nil }
        let first = start + apostrophe.length
        var end = first
        while end < bytes.count, end - first < 3, isASCIILetter(bytes[end]) { end += 1 }
        if let after = scalar(at: end, of: bytes), after.kind.isWordlike { return nil }
        return Tokenizer.clitics.contains(bytes, first..<end) ? end : nil
    }

    private static let clitics = ShortWords("s re ve ll d m")
}

// MARK: Words

extension Tokenizer {
    /// Scans a word or number from its first scalar, then checks whether it is an address or an abbreviation.
    private mutating func word(at start: Int, of bytes: Span<UInt8>) -> Int {
        var word = WordScan(start: start)
        while word.end - start < Tokenizer.longestToken, let next = scalar(at: word.end, of: bytes) {
            if next.kind.isWordlike {
                word.take(next)
            } else if let joined = word.joins(next, of: bytes) {
                word.take(next, asJoinOf: joined)
            } else {
                break
            }
        }
        if let end = addressEnd(after: word, of: bytes) { return append(start..<end, .address) }
        if let cut = negationStart(of: word, bytes) {
            _ = append(start..<cut, .word, word.traits)
            return append(cut..<word.end, .word, [.clitic, .hasLetter, .hasLowercase])
        }
        if partsElisions, let cut = elisionEnd(of: word, bytes) {
            let isUpper = bytes[start] < 0x61
            return append(
                start..<cut, .word, isUpper ? [.hasLetter, .startsUppercase] : [.hasLetter, .hasLowercase])
        }
        word.takeFullStop(of: bytes)
        return append(start..<word.end, word.isNumber ? .number : .word, word.traits)
    }

    /// Where the word behind an elided one begins: after the apostrophe of 'l’Italie'. Nil if there is none.
    private func elisionEnd(of word: WordScan, _ bytes: Span<UInt8>) -> Int? {
        var end = word.start
        while end < word.end, end - word.start < 8, isASCIILetter(bytes[end]) { end += 1 }
        guard let mark = scalar(at: end, of: bytes), mark.isApostrophe, end + mark.length < word.end,
            Tokenizer.elided.contains(bytes, word.start..<end)
        else { return nil }
        return end + mark.length
    }

    /// Of French, Italian and Catalan.
    private static let elided = ShortWords(
        "l d qu j n s c m t jusqu lorsqu puisqu quoiqu dell nell all dall sull coll un quell quest sant bell")

    /// Where "n't" starts in a word such as "don't"; nil if it does not end in one.
    private func negationStart(of word: WordScan, _ bytes: Span<UInt8>) -> Int? {
        guard word.end - word.start > 3, bytes[word.end - 1] | 0x20 == 0x74 else { return nil }
        for length in [1, 3] {  // ' and ’
            let mark = word.end - 1 - length
            guard mark - 1 > word.start, bytes[mark - 1] | 0x20 == 0x6E else { continue }
            if let apostrophe = scalar(at: mark, of: bytes), apostrophe.isApostrophe, apostrophe.length == length {
                return mark - 1
            }
        }
        return nil
    }

    /// The end of the address that a word begins: 'https://', 'www.', 'name@'; nil if it begins none.
    private func addressEnd(after word: WordScan, of bytes: Span<UInt8>) -> Int? {
        let end = word.end
        if end + 2 < bytes.count, bytes[end] == 0x3A, bytes[end + 1] == 0x2F, bytes[end + 2] == 0x2F {
            return addressEnd(at: end + 3, of: bytes) ?? end + 3
        }
        if end + 1 < bytes.count, bytes[end] == 0x40, isASCIIAlphanumeric(bytes[end + 1]) {
            return addressEnd(at: end + 1, of: bytes)
        }
        let isWeb =
            end - word.start == 3 && end + 1 < bytes.count && bytes[end] == 0x2E
            && (word.start..<end).allSatisfy { bytes[$0] | 0x20 == 0x77 } && isASCIIAlphanumeric(bytes[end + 1])
        return isWeb ? addressEnd(at: end + 1, of: bytes) : nil
    }

    /// The end of an address that was read up to `start`: it goes on to white space or a quotation mark, without the
    /// punctuation that ends a sentence. Nil if nothing of an address follows.
    private func addressEnd(at start: Int, of bytes: Span<UInt8>) -> Int? {
        var end = start
        while end < bytes.count, end - start < Tokenizer.longestToken - 64, isAddressByte(bytes[end]) { end += 1 }
        while end > start, !isASCIIAlphanumeric(bytes[end - 1]), bytes[end - 1] != 0x2F { end -= 1 }
        return end > start ? end : nil
    }

    private func isAddressByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x00...0x20, 0x22, 0x3C, 0x3E, 0x60, 0x7B...0x7D, 0x7F...0xFF: false
        default: true
        }
    }
}

func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
func isASCIIDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
func isASCIIAlphanumeric(_ byte: UInt8) -> Bool { isASCIILetter(byte) || isASCIIDigit(byte) }
