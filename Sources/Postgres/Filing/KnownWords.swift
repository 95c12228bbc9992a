import Catalogue
import Libraries

/// The words that the vocabulary is known to hold, by their numbers: what is in it already is not written again.
struct KnownWords {
    /// How often words had been taken out of the vocabulary when this was right.
    private var losses: Int64 = -1
    private var words: Set<Int64> = []

    /// As many words are remembered as take some 40 MB.
    private static let mostWords = 1_000_000

    /// Forgets all if words were taken out meanwhile, or there are too many.
    mutating func check(losses: Int64) {
        if self.losses != losses || words.count > Self.mostWords { words = [] }
        self.losses = losses
    }

    /// The words of a batch that are new, and all those of articles that are counted, with how many of these use each.
    mutating func take(_ batch: [ServerArticle]) -> [String: Int] {
        var found: [String: Int] = [:]
        for article in batch {
            let isCounted = article.hash % WordBeginnings.share == 0
            for (hash, range) in article.words.list where words.insert(hash).inserted || isCounted {
                found[article.words.word(in: range), default: 0] += isCounted ? 1 : 0
            }
        }
        return found
    }
}
