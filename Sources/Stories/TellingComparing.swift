import Glibc
import News
import Segmentation

// Two tellings side by side. Their sentences are paired by the words they share, each word weighed by how rare it is in
// open news. What differs is looked for in all pairs of sentences that are alike enough, since one article may say in two
// sentences what the other says in one; a sentence shows one difference.

/// From which likeness on two sentences stand beside each other, and from which on they say the same of something.
private let (besideLikeness, sameLikeness) = (0.15, 0.2)
/// From which likeness on two names stand for each other.
private let nameLikeness = 0.3
/// How many sentences of a text are compared, and how many differences are shown.
private let (mostSentences, mostDifferences) = (200, 24)

/// Compares two articles sentence by sentence.
///
/// - Complexity: O(*n* × *m*) in their sentences, of which the first 200 count.
package func comparison(
    of one: FiledArticle, with other: FiledArticle, common: CommonWords
) -> TellingComparison {
    let texts = (sentences(of: one, common), sentences(of: other, common))
    let alignment = SentenceAlignment(texts.0, texts.1)
    let finder = DifferenceFinder(alignment: alignment, articles: (one, other))
    return TellingComparison(
        one: one.line, other: other.line, differences: finder.differences, rows: alignment.rows(),
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

/// Finds where two articles differ.
private struct DifferenceFinder {
    let alignment: SentenceAlignment
    /// In how many sentences of each text a word is.
    private let frequencies: (one: [WordStem: Int], other: [WordStem: Int])
    private let names: (one: [Entity.ID: Entity], other: [Entity.ID: Entity])

    init(alignment: SentenceAlignment, articles: (FiledArticle, FiledArticle)) {
        self.alignment = alignment
        frequencies = (Self.frequencies(alignment.ones), Self.frequencies(alignment.others))
        names = (Self.names(articles.0), Self.names(articles.1))
    }

    private static func frequencies(_ sentences: [ComparedSentence]) -> [WordStem: Int] {
        sentences.reduce(into: [:]) { counts, sentence in
            for key in sentence.weights.keys { counts[key, default: 0] += 1 }
        }
    }

    private static func names(_ filed: FiledArticle) -> [Entity.ID: Entity] {
        Dictionary(filed.entities.map { ($0.entity.id, $0.entity) }, uniquingKeysWith: { first, _ in first })
    }

    var differences: [TellingComparison.Difference] {
        let ranked = alignment.alike.map { ($0, weight(of: $0)) }.sorted {
            ($1.1, $0.0.one, $0.0.other) < ($0.1, $1.0.one, $1.0.other)
        }.map(\.0)
        var shown: [TellingComparison.Difference] = []
        // What both say word for word does not differ, whatever else is like it.
        var (ones, others) = (
            repeated(alignment.ones, in: alignment.others), repeated(alignment.others, in: alignment.ones)
        )
        for find in [numberDifference, nameDifference, wordingDifference] {
            for pair in ranked where !ones.contains(pair.one) && !others.contains(pair.other) {
                guard shown.count < mostDifferences, let difference = find(pair) else { continue }
                shown.append(difference)
                ones.insert(pair.one)
                others.insert(pair.other)
            }
        }
        return shown
    }

    /// The indices of the sentences that another text has word for word.
    private func repeated(_ sentences: [ComparedSentence], in others: [ComparedSentence]) -> Set<Int> {
        let texts = Set(others.map(\.text))
        return Set(sentences.indices.filter { texts.contains(sentences[$0].text) })
    }

    private func sentences(_ pair: SentenceAlignment.Pair) -> (one: ComparedSentence, other: ComparedSentence) {
        (alignment.ones[pair.one], alignment.others[pair.other])
    }

    /// How near what two sentences share is to what both articles are about, if each also says something else.
    private func weight(of pair: SentenceAlignment.Pair) -> Double {
        let (one, other) = sentences(pair)
        var shared = 0.0
        var (alone, aloneInOther) = (0.0, 0.0)
        for (key, weight) in one.weights {
            if other.weights[key] == nil {
                alone += weight
            } else {
                shared += weight * log(Double(1 + min(frequencies.one[key] ?? 0, frequencies.other[key] ?? 0)))
            }
        }
        for (key, weight) in other.weights where one.weights[key] == nil { aloneInOther += weight }
        // A rare word or two make a difference.
        return shared * min(1, min(alone, aloneInOther) / 10)
    }

    private func difference(
        _ kind: TellingComparison.Difference.Kind, _ pair: SentenceAlignment.Pair, _ says: String, _ otherSays: String
    ) -> TellingComparison.Difference {
        let (one, other) = sentences(pair)
        return TellingComparison.Difference(
            kind: kind, one: one.shown(against: other), other: other.shown(against: one), says: says,
            otherSays: otherSays)
    }

    /// Another number of the same things.
    private func numberDifference(_ pair: SentenceAlignment.Pair) -> TellingComparison.Difference? {
        let (one, other) = sentences(pair)
        for number in one.numbers where !other.numbers.contains(where: { $0.value == number.value }) {
            for theirs in other.numbers where !theirs.counted.isDisjoint(with: number.counted) {
                if one.numbers.contains(where: { $0.value == theirs.value }) { continue }
                return difference(.number, pair, phrase(number, in: one), phrase(theirs, in: other))
            }
        }
        return nil
    }

    /// A number with the word behind it.
    private func phrase(_ number: ComparedSentence.Number, in sentence: ComparedSentence) -> String {
        let end = sentence.words.first { $0.range.lowerBound >= number.range.upperBound }?.range.upperBound
        return sentence.text.text(atBytes: number.range.lowerBound..<(end ?? number.range.upperBound))
    }

    /// Names of one kind that each article has and the other never mentions.
    private func nameDifference(_ pair: SentenceAlignment.Pair) -> TellingComparison.Difference? {
        guard pair.likeness >= nameLikeness else { return nil }
        let (one, other) = sentences(pair)
        let mine = one.names.filter { names.other[$0] == nil }.compactMap { names.one[$0] }.sorted { $0.id < $1.id }
        let theirs = other.names.filter { names.one[$0] == nil }.compactMap { names.other[$0] }
            .sorted { $0.id < $1.id }
        for name in mine {
            if let instead = theirs.first(where: { $0.kind == name.kind }) {
                return difference(.name, pair, name.name, instead.name)
            }
        }
        return nil
    }

    private func wordingDifference(_ pair: SentenceAlignment.Pair) -> TellingComparison.Difference? {
        let (one, other) = sentences(pair)
        let (mine, theirs) = (one.lit(against: other), other.lit(against: one))
        if mine.isEmpty || theirs.isEmpty { return nil }
        func words(_ lit: [Range<Int>], _ sentence: ComparedSentence) -> String {
            lit.map { sentence.text.text(atBytes: $0) }.joined(separator: " … ")
        }
        return difference(.wording, pair, words(mine, one), words(theirs, other))
    }
}
