import Foundation
import Resources

/// How much each word of a text counts, and where in the text words count.
///
/// A word counts the more, the more often it stands in the text and the rarer it is elsewhere; most at the top, where
/// news says what it is about, and in the headline. Lines that end without a full stop are mostly headings, links
/// and buttons of the page, and count less.
///
/// - Source: TF-IDF (G. Salton and C. Buckley, "Term-weighting approaches in automatic text retrieval", 1988), weighed by
///   position as in S. El-Beltagy and A. Rafea, "KP-Miner" (2009). The constants were fitted to articles annotated by hand.
struct TermWeights {
    /// For each token, what one occurrence there counts: 1 at the top, falling to a half.
    private(set) var occurrence: [Float]
    /// For each family of words.
    private(set) var family: [Float]
    /// For each family, its occurrences, each by what it counts.
    private(set) var occurrences: [Float]

    private static let least: Float = 0.5
    private static let fall = 250.0
    private static let lineShare: Float = 0.4
    private static let verbShare: Float = 0.3
    private static let frequencyPower: Float = 0.8
    private static let leadGain: Float = 0.5
    private static let leadFall: Float = 100
    private static let headlineGain: Float = 0.5
    /// The longest first line that is taken for a headline, in bytes.
    private static let longestHeadline = 200

    /// - Parameter rarity: for each family, in bits.
    init(text: TermText, sorts: [WordSort], rarity: [Float]) {
        let tokens = text.tokens
        occurrence = Self.occurrences(in: text)
        family = Array(repeating: 0, count: rarity.count)
        occurrences = family
        var frequency = family
        var first = [Int](repeating: -1, count: rarity.count)
        for token in tokens.indices where text.wordOf[token] >= 0 && !text.isName[token] {
            let share = sorts[token].share
            guard share > 0, let word = text.word(token), word.known.length > 2 else { continue }
            let family = word.family
            frequency[family] += occurrence[token] * share
            occurrences[family] += occurrence[token]
            if first[family] < 0 { first[family] = token }
        }
        let headline = Self.headlineEnd(of: text)
        for index in rarity.indices where first[index] >= 0 {
            let lead = Self.leadGain * exp(-Float(first[index]) / Self.leadFall)
            let place = 1 + lead + (first[index] < headline ? Self.headlineGain : 0)
            self.family[index] = pow(frequency[index], Self.frequencyPower) * rarity[index] * place
        }
    }

    private static func occurrences(in text: TermText) -> [Float] {
        var weight = 1.0
        let factor = exp(-1 / fall)
        var occurrences = text.tokens.map { _ -> Float in
            defer { weight *= factor }
            return least + (1 - least) * Float(weight)
        }
        var start = 0
        for token in text.tokens.indices.dropFirst() where text.tokens[token].traits.contains(.afterLineEnd) {
            if start > 0, !text.endsSentence(token - 1) {
                for index in start..<token { occurrences[index] *= lineShare }
            }
            start = token
        }
        if start > 0, !text.endsSentence(text.tokens.count - 1) {
            for index in start..<text.tokens.count { occurrences[index] *= lineShare }
        }
        return occurrences
    }

    /// The tokens of the first line, if that may be a headline.
    private static func headlineEnd(of text: TermText) -> Int {
        let end = text.tokens.indices.dropFirst().first { text.tokens[$0].traits.contains(.afterLineEnd) } ?? 0
        return end > 0 && text.byteRange(0..<end).count < longestHeadline ? end : 0
    }
}

extension WordSort {
    /// What an occurrence counts towards the frequency of its word; 0 for words that no term is about.
    fileprivate var share: Float {
        switch self {
        case .noun: 1
        case .adjective, .gerund, .participle, .verb, .base: 0.3
        case .name, .function, .determiner, .adverb, .number, .other: 0
        }
    }
}

extension TermText {
    /// Whether a token is a mark that ends a sentence, or closes a quotation.
    fileprivate func endsSentence(_ token: Int) -> Bool {
        guard tokens[token].isPunctuation else { return tokens[token].traits.contains(.abbreviation) }
        let mark = bytes[tokens[token].range]
        switch mark.last ?? 0 {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"): return true
        case 0x9D, 0x99, 0xA6: return mark.count == 3  // ” ’ …
        default: return false
        }
    }
}
