import News
import Segmentation

// One quotation in its variants over the tellings of a story. An outlet quotes a sentence whole, the next one takes three
// words out of it, a third leaves its middle out. Each quote, the longest first, is held against the longest form of each
// quotation found so far: it belongs to the one with which it shares most words in the same order. Of two or three words all
// must stand together there, since 'a mistake' may be said by many.

/// How many quotes of a story, and how many words of a quote, are compared.
private let (mostQuotes, mostWords) = (400, 120)
/// The least share of the shorter quote's words that the longer one must have, in the same order, if they are one.
private let sharedPart = 0.7
/// A quote of fewer words must stand in the other one as it is.
private let shortQuote = 4
/// Fewer words than this are no quotation of their own.
private let fewestWords = 2

/// The quotations that two or more tellings give.
///
/// - Parameter tellings: oldest first.
/// - Returns: those that most tellings give first, then the longest.
/// - Complexity: O(*n*²) in their quotes, of which the first 400 count.
package func quotations(in tellings: [FiledArticle]) -> [Quotation] {
    let names = Dictionary(
        tellings.flatMap(\.entities).map { ($0.entity.id, $0.entity) }, uniquingKeysWith: { first, _ in first })
    let quotes = tellings.enumerated().flatMap { index, telling in
        telling.quotes.map { GivenQuote($0, of: telling, number: index) }
    }.filter { $0.words.count >= fewestWords }.prefix(mostQuotes)
    var found: [[GivenQuote]] = []
    for quote in quotes.sorted(by: { ($1.words.count, $0.telling) < ($0.words.count, $1.telling) }) {
        let likeness = found.indices.map { ($0, quote.likeness(to: found[$0][0])) }
        if let best = likeness.max(by: { ($0.1, $1.0) < ($1.1, $0.0) }), best.1 > 0 {
            found[best.0].append(quote)
        } else {
            found.append([quote])
        }
    }
    return found.filter { quotes in Set(quotes.map(\.telling)).count > 1 }
        .map { QuotationMaker(quotes: $0, tellings: tellings, names: names).quotation() }
        .sorted { ($1.variants.count, $1.whole.text.utf8.count) < ($0.variants.count, $0.whole.text.utf8.count) }
}

/// A quote of a telling, as it is compared.
private struct GivenQuote {
    /// The number of its telling.
    let telling: Int
    let quote: FiledArticle.Quote
    let passage: Dossier.Passage
    /// Folded, each with its range in the passage's text: UTF-8 byte offsets.
    let words: [(text: String, range: Range<Int>)]
    private let distinct: Set<String>

    init(_ quote: FiledArticle.Quote, of telling: FiledArticle, number: Int) {
        self.quote = quote
        self.telling = number
        let text = Excerpt(telling.article.body, quote.range, marks: []).text
        passage = Dossier.Passage(article: telling.line, text: text, range: quote.range, marks: [])
        words = tokens(in: text).filter { $0.isWord || $0.isNumber }.prefix(mostWords)
            .map { (folded(text.text(atBytes: $0.range)), $0.range) }
        distinct = Set(words.map(\.text))
    }

    /// How many words it shares with a quote that is as long or longer; 0 if they are not one.
    func likeness(to longer: GivenQuote) -> Int {
        if let own = quote.speaker, let other = longer.quote.speaker, own != other, words.count < 2 * shortQuote {
            return 0
        }
        // Most quotes have too few words in common, in whatever order.
        let needed = words.count < shortQuote ? Double(words.count) : sharedPart * Double(words.count)
        guard Double(words.count { longer.distinct.contains($0.text) }) >= needed else { return 0 }
        let shared = matched(with: longer)
        if words.count < shortQuote {
            guard shared.count == words.count, let first = shared.first, let last = shared.last else { return 0 }
            let isTogether = last - first == words.count - 1
            return isTogether && words.contains { $0.text.utf8.count > 3 } ? shared.count : 0
        }
        return Double(shared.count) >= needed ? shared.count : 0
    }

    /// The indices of the longer quote's words that this one has in the same order, as many as there can be.
    func matched(with longer: GivenQuote) -> [Int] {
        commonSubsequence(words.map(\.text), longer.words.map(\.text)).map(\.1)
    }
}

/// Makes a quotation of the quotes that are one, the longest first.
private struct QuotationMaker {
    let quotes: [GivenQuote]
    let tellings: [FiledArticle]
    let names: [Entity.ID: Entity]

    func quotation() -> Quotation {
        let byTelling = Dictionary(grouping: quotes, by: \.telling).sorted { $0.key < $1.key }
        return Quotation(
            speaker: speaker, whole: quotes[0].passage, variants: byTelling.map { variant($0.key, $0.value) })
    }

    private func variant(_ telling: Int, _ given: [GivenQuote]) -> Quotation.Variant {
        let whole = quotes[0]
        let pieces = given.sorted { $0.quote.range.lowerBound < $1.quote.range.lowerBound }
        let kept = Set(pieces.flatMap { $0.matched(with: whole) })
        return Quotation.Variant(
            article: tellings[telling].line, pieces: pieces.map(\.passage),
            speaker: pieces.lazy.compactMap(\.quote.speaker).first.flatMap { names[$0] },
            leftOut: leftOut(of: whole, keeping: kept),
            share: Double(kept.count) / Double(max(1, whole.words.count)))
    }

    /// The words that are not kept, those next to each other as one range.
    private func leftOut(of whole: GivenQuote, keeping kept: Set<Int>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var last: Int?
        for index in whole.words.indices where !kept.contains(index) {
            let range = whole.words[index].range
            if last == index - 1, let before = ranges.popLast() {
                ranges.append(before.lowerBound..<range.upperBound)
            } else {
                ranges.append(range)
            }
            last = index
        }
        return ranges
    }

    /// The speaker whom most quotes name; of equals, the longest quote's.
    private var speaker: Entity? {
        var counts: [Entity.ID: Int] = [:]
        for quote in quotes { if let speaker = quote.quote.speaker { counts[speaker, default: 0] += 1 } }
        let most = counts.values.max()
        return quotes.lazy.compactMap(\.quote.speaker).first { counts[$0] == most }.flatMap { names[$0] }
    }
}
