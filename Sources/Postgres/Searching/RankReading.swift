import Catalogue
import Glibc
import Libraries
import News
import Pipeline

/// Reads articles in the order of their rank: best first, by BM25 with the headline counted five times, among the newest
/// 2000 articles that match.
///
/// The index keeps no counts, so the words are counted in the texts. How common a phrase is, and how long articles are, is
/// told by the same articles; a file looks at all that it holds, so that the order may be another there.
///
/// - Source: S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with k1 = 1.2
///   and b = 0.75 as SQLite has them.
struct RankReading {
    let list: ListReading
    let patterns: [TextPattern]

    private static let rankedCount = 2000

    func lines(limit: Int) throws -> [ArticleLine] {
        guard limit > 0 else { return [] }
        let session = list.session
        let newest = try list.lines(beyond: nil, isOlder: true, limit: Self.rankedCount)
        let phrases = Array(Set(patterns.flatMap(Self.phrases)))
        let bodies = try TextReading(session: session).bodies(newest.map(\.id))
        let counted = parallelMap(newest) {
            PhraseCounts(of: phrases, headline: $0.headline, body: bodies[$0.id] ?? "")
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

/// How often an article has some phrases, those of the headline five times over.
private struct PhraseCounts {
    let counts: [Double]
    /// In words.
    let length: Int

    private static let headlineWeight = 5.0

    init(of phrases: [TextPattern], headline: String, body: String) {
        let (headline, body) = (IndexWords(headline), IndexWords(body))
        length = headline.count + body.count
        counts = phrases.map { phrase in
            switch phrase {
            case .words(let words, let isPrefix):
                Self.count(words, isPrefix, in: body) + Self.headlineWeight * Self.count(words, isPrefix, in: headline)
            case .headline(let words, let isPrefix):
                Self.headlineWeight * Self.count(words, isPrefix, in: headline)
            case .all, .any, .not: 0
            }
        }
    }

    private static func count(_ wanted: [String], _ isPrefix: Bool, in words: IndexWords) -> Double {
        guard !wanted.isEmpty, words.count >= wanted.count else { return 0 }
        let wanted = wanted.map { Array($0.utf8) }
        let starts = (0...words.count - wanted.count).count { start in
            wanted.indices.allSatisfy { offset in
                let word = words[start + offset]
                return isPrefix && offset == wanted.count - 1
                    ? word.starts(with: wanted[offset]) : word.elementsEqual(wanted[offset])
            }
        }
        return Double(starts)
    }

    func score(_ rarities: [Double], averageLength: Double) -> Double {
        let bound = 1.2 * (1 - 0.75 + 0.75 * Double(length) / averageLength)
        return zip(counts, rarities).reduce(0) { $0 + $1.1 * $1.0 * 2.2 / ($1.0 + bound) }
    }
}
