import Resources
import Segmentation

/// The runs of words in a text of which terms are made: nouns, with the adjectives, participles and nouns before them.
struct NounChunks {
    let text: TermText
    let sorts: [WordSort]
    /// For each token, whether it may be part of a term.
    private let isFit: [Bool]

    init(text: TermText, sorts: [WordSort]) {
        self.text = text
        self.sorts = sorts
        isFit = Fitness(text: text).fit.enumerated().map { $1 && sorts[$0].buildsTerms }
    }

    /// Ranges of token indices, ascending, not overlapping. Each ends with a noun and holds only words that build terms,
    /// and the hyphens between them.
    func chunks() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var token = 0
        while token < isFit.count {
            guard isFit[token] else {
                token += 1
                continue
            }
            var end = token + 1
            while end < isFit.count,
                isFit[end] && !startsLine(end) && !isVerb(end)
                    || text.isJoint(end) && end + 1 < isFit.count && isFit[end + 1]
            {
                end += 1
            }
            if let chunk = trimmed(token..<end) { found.append(chunk) }
            token = end
        }
        return joined(found)
    }

    /// Whether a participle follows a noun, so that it is a verb: 'the campaign cancelled events'. With a hyphen between them
    /// it is none: 'state-run'.
    private func isVerb(_ token: Int) -> Bool { sorts[token] == .participle && sorts[token - 1] == .noun }

    /// Whether a capital that no term has follows in the same breath.
    private func mayGoOn(at token: Int) -> Bool {
        text.wordOf[token] >= 0 && text.tokens[token].startsUppercase && !text.isName[token] && !isFit[token]
            && !startsLine(token) && sorts[token] == .noun
    }

    private func startsLine(_ token: Int) -> Bool { text.tokens[token].traits.contains(.afterLineEnd) }

    /// Without the words at both ends that belong to something else; nil if nothing is left.
    private func trimmed(_ run: Range<Int>) -> Range<Int>? {
        var (start, end) = (run.lowerBound, run.upperBound)
        // 'Kremlin-controlled channel': a word joined to a name is no word by itself.
        if start > 0, text.isJoint(start - 1) { start += 1 }
        if end < isFit.count, text.isJoint(end) { end -= 1 }
        // A word that may be of a name goes on: what comes before it is a stump.
        if end < isFit.count, end == run.upperBound, mayGoOn(at: end) { return nil }
        while end > start, sorts[end - 1] != .noun { end -= 1 }
        while start < end, text.wordOf[start] < 0 || isVerbal(start) { start += 1 }
        return start < end ? start..<end : nil
    }

    /// Whether a gerund or participle at the start of a run is a verb: 'discussing missiles', 'he suspended talks'.
    private func isVerbal(_ token: Int) -> Bool {
        switch sorts[token] {
        case .gerund:
            guard let costs = text.word(token)?.known.costs else { return true }
            return min(costs[.noun], costs[.adjective]) > 3
        case .participle:
            guard token > 0, !startsLine(token) else { return false }
            return text.isName[token - 1] || sorts[token - 1] == .noun || isPronoun(token - 1)
        case .noun, .name, .adjective, .verb, .base, .function, .determiner, .adverb, .number, .other: return false
        }
    }

    private func isPronoun(_ token: Int) -> Bool {
        text.word(token)?.known.isPronoun ?? false
    }

    /// The chunks, with a noun that the tagger took for a verb put back where the same two words are a term elsewhere:
    /// 'Officer's Conference Call Leaked'.
    private func joined(_ chunks: [Range<Int>]) -> [Range<Int>] {
        var pairs = Set<UInt64>()
        for chunk in chunks {
            for token in chunk.dropLast() where sorts[token + 1] == .noun {
                if let pair = pair(token) { pairs.insert(pair) }
            }
        }
        var result: [Range<Int>] = []
        for chunk in chunks {
            let start = max(chunk.lowerBound, result.last?.upperBound ?? 0)
            guard start < chunk.upperBound else { continue }
            var end = chunk.upperBound
            while end < isFit.count, !isFit[end], !text.isName[end], !startsLine(end),
                let pair = pair(end - 1), pairs.contains(pair)
            {
                end += 1
            }
            result.append(start..<end)
        }
        return result
    }

    /// A number for a token and the next as a term; nil if one of them is no word.
    private func pair(_ token: Int) -> UInt64? {
        guard let first = text.word(token), let second = text.word(token + 1) else { return nil }
        return TermNumber.appended(second.known.singular, to: TermNumber.appended(first.known.singular, to: 0))
    }
}

/// Numbers for terms, by which they are compared.
enum TermNumber {
    /// The number of a term, of whose words the singulars are known by their hashes.
    static func of(_ singulars: [UInt64]) -> UInt64 { singulars.reversed().reduce(0) { appended($1, to: $0) } }

    /// The number of a term with one more word before the others.
    static func appended(_ singular: UInt64, to term: UInt64) -> UInt64 {
        (term ^ singular) &* 0x9E37_79B9_7F4A_7C15 ^ (term >> 29)
    }
}

extension WordSort {
    fileprivate var buildsTerms: Bool {
        switch self {
        case .noun, .adjective, .gerund, .participle: true
        case .name, .verb, .base, .function, .determiner, .adverb, .number, .other: false
        }
    }
}

/// Tells the words that may be part of a term from those that are, or may be, pieces of names.
private struct Fitness {
    let text: TermText
    /// For each token.
    private(set) var fit: [Bool]

    init(text: TermText) {
        self.text = text
        fit = Array(repeating: false, count: text.tokens.count)
        for sentence in text.sentences { judge(sentence) }
    }

    private mutating func judge(_ sentence: Range<Int>) {
        let isTitle = isInTitleCase(sentence)
        var isOpening = true
        for token in sentence {
            guard let word = text.word(token) else {
                // After a quotation mark or a colon a capital means nothing.
                isOpening = isOpening || text.opensSpeech(token)
                continue
            }
            if !text.isName[token], word.known.length > 1, text.tokens[token].isPlainWord {
                fit[token] = isNoName(token, word, isFree: isTitle || isOpening, isTitle: isTitle)
            }
            isOpening = false
        }
    }

    /// - Parameter isFree: whether the word would have a capital in any case.
    private func isNoName(_ token: Int, _ word: TermText.Word, isFree: Bool, isTitle: Bool) -> Bool {
        let traits = text.tokens[token].traits
        if traits.contains(.hasInnerCapital) { return false }
        guard traits.contains(.startsUppercase) else { return true }
        guard word.known.isListed, let costs = word.known.costs else { return isFree && word.lowercase > 0 }
        if traits.contains(.allCapitals) {
            return isTitle ? word.lowercase > 0 : word.allCapitals > 1 && costs[.noun] <= 2
        }
        // A word of which more than a third are names needs the text's own word for it.
        return isFree && (word.lowercase > 0 || costs[.name] > 3)
    }

    /// Whether most long words have capitals, as in headlines.
    private func isInTitleCase(_ sentence: Range<Int>) -> Bool {
        var (capitals, all) = (0, 0)
        for token in sentence where text.wordOf[token] >= 0 && !text.isName[token] {
            guard text.tokens[token].range.count > 3 else { continue }
            all += 1
            if text.tokens[token].startsUppercase { capitals += 1 }
        }
        return capitals * 5 > all * 3
    }
}

extension TermText {
    fileprivate func opensSpeech(_ token: Int) -> Bool {
        guard tokens[token].isPunctuation else { return false }
        switch bytes[tokens[token].range].last ?? 0 {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return tokens[token].isAfterSpace
        case UInt8(ascii: ":"), 0x9C, 0x98: return true  // : “ ‘
        default: return false
        }
    }
}

extension Token {
    /// Letters alone, of a word that is whole.
    fileprivate var isPlainWord: Bool { traits.isDisjoint(with: [.hasDigit, .clitic, .abbreviation]) }
}
