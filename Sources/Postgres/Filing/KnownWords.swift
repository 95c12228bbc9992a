import Catalogue
import Libraries

/// The numbers of words of the vocabulary, by hashes of the words: what is known of it is not asked again.
struct KnownWords {
    /// How often words had been forgotten when this was right.
    private var losses: Int64 = -1
    private var numbers: [Int64: Int32] = [:]

    /// As many words are remembered as take some 40 MB.
    private static let mostWords = 1_000_000

    /// Forgets all if words were taken out of the vocabulary meanwhile, or there are too many.
    mutating func check(losses: Int64) {
        if self.losses != losses || numbers.count > Self.mostWords { numbers = [:] }
        self.losses = losses
    }

    /// The numbers of the words of each article of a batch, 0 where a number is not known.
    ///
    /// - Parameter wanted: what has to be noted of the batch is put into it: the words without number, and all those of
    ///   articles that are counted, each with its hashes and how many of the counted articles use it.
    func keys(of batch: [ServerArticle], wanted: inout [String: (hashes: [Int64], uses: Int)]) -> [[Int32]] {
        var unknown: Set<Int64> = []
        return batch.map { article in
            let isCounted = article.hash % NumberedWords.share == 0
            return article.entryHashes.enumerated().map { index, hash in
                let number = numbers[hash]
                let isNew = number == nil && unknown.insert(hash).inserted
                if isNew || isCounted {
                    let entry = article.entry(index)
                    if isNew { wanted[entry, default: ([], 0)].hashes.append(hash) }
                    if isCounted { wanted[entry, default: ([], 0)].uses += 1 }
                }
                return number ?? 0
            }
        }
    }

    /// Remembers numbers that were given to what was wanted.
    mutating func learn(_ given: [String: Int32], of wanted: [String: (hashes: [Int64], uses: Int)]) {
        for (entry, word) in wanted { for hash in word.hashes { numbers[hash] = given[entry] } }
    }

    /// Puts in the numbers of an article that were not known.
    ///
    /// - Returns: whether all are known now.
    func complete(_ keys: inout [Int32], of article: ServerArticle) -> Bool {
        for index in keys.indices where keys[index] == 0 {
            guard let number = numbers[article.entryHashes[index]] else { return false }
            keys[index] = number
        }
        return true
    }
}
