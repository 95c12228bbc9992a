import News
import Segmentation

// Two tellings side by side. Their sentences are paired by the words they share, each word weighed by how rare it is in
// open news. What differs is looked for in all pairs of sentences that are alike enough, since one article may say in two
// sentences what the other says in one; a sentence shows one difference.

/// From which likeness on two sentences stand beside each other, and from which on they say the same of something.
private let (besideLikeness, sameLikeness) = (0.15, 0.2)
/// How many sentences of a text are compared.
private let mostSentences = 200

/// Compares two articles sentence by sentence.
///
/// - Complexity: O(*n* × *m*) in their sentences, of which the first 200 count.
package func comparison(
    of one: FiledArticle, with other: FiledArticle, common: CommonWords
) -> TellingComparison {
    let texts = (sentences(of: one, common), sentences(of: other, common))
    let alignment = SentenceAlignment(texts.0, texts.1)
    return TellingComparison(
        one: one.line, other: other.line,
        differences: DifferenceFinder(alignment, of: (one, other)).differences, rows: alignment.rows(),
        quotations: quotations(in: [one, other]))
}

/// The headline and the sentences of an article, with the entities that each names.
private func sentences(of filed: FiledArticle, _ common: CommonWords) -> [ComparedSentence] {
    let kinds = Dictionary(
        filed.entities.map { ($0.entity.id, $0.entity.kind) }, uniquingKeysWith: { first, _ in first })
    let named = filed.mentions.filter { kinds[$0.entity].map { $0 != .date } ?? false }
    return comparedSentences(
        headline: filed.article.headline, body: filed.article.body, naming: named, common)
}

/// The headline and the sentences of a text.
///
/// - Parameter mentions: in the order of the text.
func comparedSentences(
    headline: String, body: String, naming mentions: [FiledArticle.Mention] = [], _ common: CommonWords
) -> [ComparedSentence] {
    let tokens = tokens(in: body)
    var rest = mentions[...]
    var found: [ComparedSentence] = []
    if !headline.isEmpty { found.append(ComparedSentence(headline, range: nil, names: [], common)) }
    for sentence in sentences(of: tokens, in: body).prefix(mostSentences) {
        let range = tokens[sentence.lowerBound].range.lowerBound..<tokens[sentence.upperBound - 1].range.upperBound
        rest = rest.drop { $0.range.lowerBound < range.lowerBound }
        let names = Set(rest.prefix { $0.range.lowerBound < range.upperBound }.map(\.entity))
        let text = Excerpt(body, range, marks: []).text
        found.append(ComparedSentence(text, range: range, names: names, common))
    }
    return found
}

/// Which sentences of two texts say the same.
struct SentenceAlignment {
    struct Pair {
        let one: Int
        let other: Int
        let likeness: Double
    }

    let ones: [ComparedSentence]
    let others: [ComparedSentence]
    /// All pairs that are alike enough to say the same of something, the most alike first.
    let alike: [Pair]
    /// The other's sentence beside each of one's.
    private let beside: [Int: Int]

    init(_ ones: [ComparedSentence], _ others: [ComparedSentence]) {
        self.ones = ones
        self.others = others
        var pairs: [Pair] = []
        for one in ones.indices {
            for other in others.indices {
                let likeness = ones[one].likeness(to: others[other])
                if likeness >= besideLikeness { pairs.append(Pair(one: one, other: other, likeness: likeness)) }
            }
        }
        pairs.sort { ($1.likeness, $0.one, $0.other) < ($0.likeness, $1.one, $1.other) }
        alike = pairs.filter { $0.likeness >= sameLikeness }
        var beside: [Int: Int] = [:]
        var taken: Set<Int> = []
        for pair in pairs where beside[pair.one] == nil && !taken.contains(pair.other) {
            beside[pair.one] = pair.other
            taken.insert(pair.other)
        }
        self.beside = beside
    }

    /// All sentences in the order of the first text; each of the second alone behind the one that it follows there.
    func rows(lightsSmallWords: Bool = false) -> [TellingComparison.Row] {
        var order: [(one: Int?, other: Int?)] = ones.indices.map { ($0, beside[$0]) }
        let taken = Set(beside.values)
        for other in others.indices where !taken.contains(other) {
            let before = order.firstIndex { $0.other == other - 1 && other > 0 }
            order.insert((nil, other), at: before.map { $0 + 1 } ?? 0)
        }
        return order.map { pair in
            let (one, other) = (pair.one.map { ones[$0] }, pair.other.map { others[$0] })
            return TellingComparison.Row(
                one: one?.shown(against: other, lightsSmallWords: lightsSmallWords),
                other: other?.shown(against: one, lightsSmallWords: lightsSmallWords))
        }
    }
}
