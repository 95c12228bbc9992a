import Libraries
import News

/// In how many articles of the library each word is, counted by keys of 16 bits: two bytes for each, in one row. However
/// large the library is, that is 128 KB to read and write for a batch of articles.
///
/// When as many articles have been counted as fit, all counts are halved. So they tell how rare a word is in the news of
/// late, and not how rare it was ten years ago.
package struct StoryWordCounts {
    private static let keys = 1 << 16
    /// How many articles are counted before the counts are halved.
    private static let mostArticles = 1 << 15

    /// How many articles have been counted.
    package private(set) var articles: Int
    private var counts: [UInt16]

    /// Reads what ``bytes`` and ``articles`` were; none for anything else.
    package init(articles: Int, bytes: [UInt8]) {
        counts = [UInt16](repeating: 0, count: Self.keys)
        self.articles = min(max(0, articles), Self.mostArticles)
        guard bytes.count == 2 * Self.keys else { return }
        counts.withUnsafeMutableBytes { $0.copyBytes(from: bytes) }
    }

    /// The counts as they are kept.
    package var bytes: [UInt8] { counts.withUnsafeBytes { Array($0) } }

    /// In how many of the counted articles a word is.
    package func articles(with key: UInt16) -> Int { Int(UInt16(littleEndian: counts[Int(key)])) }

    /// Counts the words of an article.
    package mutating func add(_ draft: StoryDraft) {
        if articles >= Self.mostArticles { halve() }
        articles += 1
        for word in draft.words {
            let count = UInt16(littleEndian: counts[Int(word.key)])
            counts[Int(word.key)] = (count == .max ? count : count + 1).littleEndian
        }
    }

    private mutating func halve() {
        articles /= 2
        for key in counts.indices { counts[key] = (UInt16(littleEndian: counts[key]) / 2).littleEndian }
    }
}
