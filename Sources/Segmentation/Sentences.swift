/// Splits text into sentences.
///
/// A boundary falls after `.`, `!` or `?` and the quotes and brackets that close there, unless the next word starts in
/// lower case; at every empty line; and at a single line break, unless the text's lines are broken within sentences.
/// The full stop of an abbreviation ends a sentence only if the abbreviation can ('U.S.', 'Inc.', not 'Mr.') and the
/// next word is one that usually begins a sentence ('The').
///
/// - Parameter tokens: the text's tokens, in order.
/// - Returns: ranges of token *indices*, half-open, ascending, covering every token, none longer than 512; empty for
///   no tokens.
/// - Complexity: O(*n*) in the number of tokens.
/// - Source: after Unicode UAX #29, section 5, with lists of abbreviations in place of its rules SB6 to SB8.
package func sentences(of tokens: [Token], in text: String) -> [Range<Int>] {
    sentences(of: tokens, in: text.utf8.span)
}

/// Splits UTF-8 bytes into sentences, as ``sentences(of:in:)-(_,String)``.
package func sentences(of tokens: [Token], in bytes: Span<UInt8>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    result.reserveCapacity(tokens.count / 16 + 1)
    let breaks = Breaks(linesAreWrapped: linesAreWrapped(tokens))
    var start = 0
    for index in tokens.indices.dropFirst()
    where index - start >= longestSentence || breaks.isBoundary(before: index, from: start, tokens, bytes) {
        result.append(start..<index)
        start = index
    }
    if !tokens.isEmpty { result.append(start..<tokens.count) }
    return result
}

/// Longer sentences are cut, so that work done sentence by sentence stays within bounds.
private let longestSentence = 512

/// Whether single line breaks fall within sentences, as in text broken at a fixed width.
private func linesAreWrapped(_ tokens: [Token]) -> Bool {
    var lineEnds = 0
    var beforeLowercase = 0
    for token in tokens where token.traits.contains(.afterLineEnd) && !token.traits.contains(.afterBlankLine) {
        lineEnds += 1
        if token.isWord, !token.startsUppercase { beforeLowercase += 1 }
    }
    return beforeLowercase >= 2 && beforeLowercase * 4 >= lineEnds
}

private struct Breaks {
    let linesAreWrapped: Bool

    func isBoundary(before index: Int, from start: Int, _ tokens: [Token], _ bytes: Span<UInt8>) -> Bool {
        let next = tokens[index]
        if next.traits.contains(.afterBlankLine) { return true }
        let startsLowercase =
            next.isWord && !next.startsUppercase && next.traits.contains(.hasLowercase) && !isCaseless(next, bytes)
        if next.traits.contains(.afterLineEnd), !linesAreWrapped, !startsLowercase { return true }
        if startsLowercase || closes(next, bytes) && !opens(index, tokens, bytes) { return false }
        // Go back over closing marks to the mark that may end the sentence.
        var last = index - 1
        while last > start, closes(tokens[last], bytes) { last -= 1 }
        let end = tokens[last]
        if end.traits.contains(.abbreviation) {
            return next.isAfterSpace && abbreviationEnds(end, before: next, bytes)
        }
        guard isTerminal(end, bytes) else { return false }
        if !next.isAfterSpace, !isWide(end, bytes) { return isMissingSpace(after: last, before: next, tokens, bytes) }
        let isListNumber = last == start + 1 && tokens[start].isNumber && last == index - 1
        return !isListNumber
    }

    private func isTerminal(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        guard token.isPunctuation, let first = scalar(at: token.range.lowerBound, of: bytes) else { return false }
        switch first.value {
        case 0x2E, 0x21, 0x3F, 0x2026, 0x203C, 0x203D, 0x2047...0x2049, 0x3002, 0xFF01, 0xFF1F, 0x61F, 0x6D4, 0x964:
            return true
        default: return false
        }
    }

    /// Whether a mark closes a quotation or a bracket. A mark that could open one as well closes if no space comes before
    /// it.
    private func closes(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        guard token.isPunctuation, let first = scalar(at: token.range.lowerBound, of: bytes) else { return false }
        switch first.value {
        case 0x29, 0x5D, 0x7D, 0x201D, 0xBB, 0x300B, 0x300D, 0x300F, 0xFF09: return true  // ) ] } ” » 》 」 』 ）
        case 0x22, 0x27, 0x2019, 0x201C, 0xAB: return !token.isAfterSpace  // " ' ’ “ «
        default: return false
        }
    }

    /// Whether '»' opens a quotation, as in Danish and in German books: with a space before it and none behind it.
    private func opens(_ index: Int, _ tokens: [Token], _ bytes: Span<UInt8>) -> Bool {
        guard tokens[index].isAfterSpace, index + 1 < tokens.count, !tokens[index + 1].isAfterSpace else {
            return false
        }
        return scalar(at: tokens[index].range.lowerBound, of: bytes)?.value == 0xBB
    }

    /// Whether a word is of a script that has no capitals.
    private func isCaseless(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        scalar(at: token.range.lowerBound, of: bytes)?.kind == .otherLetter
    }

    /// A full stop of scripts that set no space behind it.
    private func isWide(_ token: Token, _ bytes: Span<UInt8>) -> Bool {
        switch scalar(at: token.range.lowerBound, of: bytes)?.value {
        case 0x3002, 0xFF01, 0xFF1F: true
        default: false
        }
    }

    private func abbreviationEnds(_ token: Token, before next: Token, _ bytes: Span<UInt8>) -> Bool {
        let name = token.range.lowerBound..<(token.range.upperBound - 1)
        if Abbreviations.leading.contains(bytes, name) || name.count == 1 { return false }
        guard next.isWord else { return next.isPunctuation && !Abbreviations.months.contains(bytes, name) }
        return Abbreviations.starters.contains(bytes, next.range)
    }

    /// Whether a paragraph's line break was lost: 'the end.The next'.
    private func isMissingSpace(after last: Int, before next: Token, _ tokens: [Token], _ bytes: Span<UInt8>) -> Bool {
        guard last > 0, next.isWord, next.startsUppercase, next.traits.contains(.hasLowercase) else { return false }
        let word = tokens[last - 1]
        return word.isWord && !word.startsUppercase && word.range.count > 1 && tokens[last].range.count == 1
    }
}
