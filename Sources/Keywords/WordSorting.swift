import Resources
import Segmentation

/// Says of which class each word of a text is, where it stands.
///
/// The classes that a word may have come from the table, which has counted them in news; of all ways to choose one for
/// each word, the likeliest is taken, given which class follows which. A line's first word follows nothing.
///
/// - Source: a hidden Markov model of the first order, decoded by the algorithm of Viterbi (1967); as in T. Brants, "TnT, a
///   statistical part-of-speech tagger" (2000), which guesses unknown words by their endings too.
struct WordSorting {
    private let transitions: [Int32]

    init(table: WordTable) { transitions = table.transitions.map { Int32($0) } }

    /// The class of each token.
    ///
    /// - Complexity: O(*n*) in the number of tokens.
    func sorts(in text: TermText) -> [WordSort] {
        let tokens = text.tokens
        // For each token, for each class, a nibble: the class before it on the best way there.
        var before = [UInt64](repeating: 0, count: tokens.count)
        var ways = Ways()
        for token in tokens.indices {
            if token > 0, tokens[token].traits.contains(.afterLineEnd) {
                // The highest nibble notes the class in which the line before ended, plus 1.
                before[token - 1] |= UInt64(ways.restart() + 1) << 60
            }
            before[token] = ways.advance(to: text.costs(token), isPlural: text.isPlural(token), transitions)
        }
        return path(back: before, from: ways.best)
    }

    private func path(back before: [UInt64], from last: Int) -> [WordSort] {
        var sorts = [WordSort](repeating: .other, count: before.count)
        var sort = last
        for token in before.indices.reversed() {
            let ended = Int(before[token] >> 60)
            let own = ended > 0 ? ended - 1 : sort
            sorts[token] = WordSort(rawValue: UInt8(own)) ?? .other
            sort = Int(before[token] >> UInt64(own * 4) & 15)
        }
        return sorts
    }
}

/// The best ways to each class that the last token may have.
private struct Ways {
    /// The row of transitions after plural nouns.
    private static let plural = WordSort.count
    /// Whether the last token is plural, if it is a noun.
    private var isPlural = false
    /// The classes in which a way ends, the score of the best way to each, and how many they are.
    private var ends = InlineArray<12, UInt8>(repeating: 0)
    private var scores = InlineArray<12, Int32>(repeating: 0)
    private var count = 0

    init() { end(only: WordSort.other.rawValue, score: 0) }

    /// The class in which the best way ends.
    var best: Int {
        var best = 0
        for index in 1..<max(1, count) where scores[index] > scores[best] { best = index }
        return Int(ends[best])
    }

    /// Goes on as at the start of a text; returns the class in which the best way so far ended.
    mutating func restart() -> Int {
        defer { end(only: WordSort.other.rawValue, score: 0) }
        return best
    }

    private mutating func end(only sort: UInt8, score: Int32) { (scores[0], ends[0], count) = (score, sort, 1) }

    /// Takes one more token; returns, for each of its classes, a nibble with the class before it on the best way.
    mutating func advance(to costs: WordCosts, isPlural: Bool, _ transitions: [Int32]) -> UInt64 {
        let before = self
        count = 0
        self.isPlural = isPlural
        var cameFrom: UInt64 = 0
        var rest = costs.bits
        for sort in 0..<WordSort.count {
            let cost = Int32(truncatingIfNeeded: rest & 15)
            rest >>= 4
            if cost == 15 { continue }
            var (from, score) = (0, Int32.min)
            for index in 0..<before.count {
                let end = Int(before.ends[index])
                let row = before.isPlural && end == 0 ? Self.plural : end
                let own = before.scores[index] + transitions[row * WordSort.count + sort]
                if own > score { (from, score) = (end, own) }
            }
            // Costs are in halves of a bit, transitions in eighths.
            (scores[count], ends[count]) = (score - cost * 4, UInt8(sort))
            count += 1
            cameFrom |= UInt64(from) << UInt64(sort * 4)
        }
        return cameFrom
    }
}

extension WordSort {
    fileprivate static let count = allCases.count
}

extension TermText {
    /// How likely a token is of each class.
    func costs(_ token: Int) -> WordCosts {
        if isName[token] { return WordCosts(only: .name) }
        let traits = tokens[token].traits
        switch tokens[token].kind {
        case .number: return WordCosts(only: .number)
        case .punctuation, .symbol, .address: return WordCosts(only: .other)
        case .word: break
        }
        if traits.contains(.clitic) {
            switch bytes[tokens[token].range].last ?? 0 {
            case UInt8(ascii: "s"), UInt8(ascii: "S"): return WordCosts(only: .determiner)
            case UInt8(ascii: "t"), UInt8(ascii: "T"): return WordCosts(only: .adverb)
            default: return WordCosts(only: .verb)
            }
        }
        return word(token)?.known.costs?.without(.name) ?? Self.unknown
    }

    /// Whether a token, as a noun, is in the plural.
    fileprivate func isPlural(_ token: Int) -> Bool { word(token)?.known.isPlural ?? false }

    /// A word of which nothing is known: mostly a noun, one in five an adjective, one in ten a verb.
    private static let unknown = {
        let others = WordSort.allCases.reduce(UInt64(0)) { $0 | 15 << (UInt64($1.rawValue) * 4) }
        func nibble(_ sort: WordSort, _ cost: UInt64) -> UInt64 { (15 ^ cost) << (UInt64(sort.rawValue) * 4) }
        return WordCosts(bits: others ^ nibble(.noun, 1) ^ nibble(.adjective, 5) ^ nibble(.verb, 7))
    }()
}
