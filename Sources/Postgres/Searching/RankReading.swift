import Catalogue
import Glibc
import Libraries
import News
import Pipeline

/// Reads articles in the order of their rank: best first, by BM25 with the headline counted five times, among the newest
/// 1000 articles that match.
///
/// The index keeps no counts, so the words are counted in the texts. How common a phrase is, and how long articles are, is
/// told by the same articles; a file looks at all that it holds, so that the order may be another there.
///
/// - Source: S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with k1 = 1.2
///   and b = 0.75 as SQLite has them.
struct RankReading {
    let list: ListReading
    let patterns: [TextPattern]

    private static let rankedCount = 1000

    func lines(limit: Int) throws -> [ArticleLine] {
        guard limit > 0 else { return [] }
        let session = list.session
        let newest = try list.lines(beyond: nil, isOlder: true, limit: Self.rankedCount)
        let phrases = Array(Set(patterns.flatMap(Self.phrases)))
        let bodies = try TextReading(session: session).bodies(newest.map(\.id))
        let wanted = WantedPhrases(phrases)
        let counted = parallelMap(newest) {
            PhraseCounts(of: wanted, headline: $0.headline, body: bodies[$0.id] ?? "")
        }
        let total = Double(try session.number("SELECT articles FROM tally") ?? 0)
        let length = counted.reduce(0.0) { $0 + Double($1.length) } / Double(max(1, counted.count))
        let rarities = phrases.indices.map { phrase -> Double in
            let holders = Double(counted.count { $0.counts[phrase] > 0 })
            return max(1e-6, log((max(total, holders) - holders + 0.5) / (holders + 0.5)))
        }
        let scored = zip(newest, counted).map { line, counts in
            (line: line, score: counts.score(rarities, averageLength: max(1, length)))
        }
        return scored.sorted { ($1.score, $1.line.position) < ($0.score, $0.line.position) }.prefix(limit).map(\.line)
    }

    /// The phrases that count for the rank: those that are wanted.
    private static func phrases(of pattern: TextPattern) -> [TextPattern] {
        switch pattern {
        case .words, .headline: [pattern]
        case .all(let patterns), .any(let patterns): patterns.flatMap(phrases)
        case .not: []
        }
    }
}

/// Phrases that are counted in many texts. The beginning of a word may stand for hundreds of them: so those that can begin at
/// a word are looked up by it.
private struct WantedPhrases: Sendable {
    private struct Phrase {
        let words: [[UInt8]]
        let isPrefix: Bool
        let isOfHeadline: Bool
    }

    private let phrases: [Phrase]
    /// The phrases that begin with a whole word, by its hash, and those that are the beginning of a word.
    private let byFirst: [Int64: [Int]]
    private let open: [Int]

    var count: Int { phrases.count }

    init(_ patterns: [TextPattern]) {
        let phrases = patterns.map { pattern -> Phrase in
            switch pattern {
            case .words(let words, let isPrefix):
                Phrase(words: words.map { Array($0.utf8) }, isPrefix: isPrefix, isOfHeadline: false)
            case .headline(let words, let isPrefix):
                Phrase(words: words.map { Array($0.utf8) }, isPrefix: isPrefix, isOfHeadline: true)
            case .all, .any, .not: Phrase(words: [], isPrefix: false, isOfHeadline: false)
            }
        }
        let isOpen = { (index: Int) in phrases[index].isPrefix && phrases[index].words.count == 1 }
        let whole = phrases.indices.filter { !phrases[$0].words.isEmpty && !isOpen($0) }
        byFirst = Dictionary(grouping: whole) { stableHash(phrases[$0].words[0]) }
        open = phrases.indices.filter(isOpen)
        self.phrases = phrases
    }

    /// Adds how often a text has each phrase.
    func count(in text: IndexWords, isHeadline: Bool, times weight: Double, to counts: inout [Double]) {
        for place in 0..<text.count {
            for index in (byFirst[stableHash(text[place])] ?? []) + open
            where isHeadline || !phrases[index].isOfHeadline {
                let phrase = phrases[index]
                if text.hasPhrase(phrase.words, phrase.isPrefix, at: place) { counts[index] += weight }
            }
        }
    }
}

/// How often an article has some phrases, those of the headline five times over.
private struct PhraseCounts {
    let counts: [Double]
    /// In words.
    let length: Int

    private static let headlineWeight = 5.0

    init(of phrases: WantedPhrases, headline: String, body: String) {
        let (headline, body) = (IndexWords(headline), IndexWords(body))
        length = headline.count + body.count
        var counts = [Double](repeating: 0, count: phrases.count)
        phrases.count(in: body, isHeadline: false, times: 1, to: &counts)
        phrases.count(in: headline, isHeadline: true, times: Self.headlineWeight, to: &counts)
        self.counts = counts
    }

    func score(_ rarities: [Double], averageLength: Double) -> Double {
        let bound = 1.2 * (1 - 0.75 + 0.75 * Double(length) / averageLength)
        return zip(counts, rarities).reduce(0) { $0 + $1.1 * $1.0 * 2.2 / ($1.0 + bound) }
    }
}
