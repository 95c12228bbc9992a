import Foundation
import GRDB
import News

/// In how many articles of the library each word is, counted by keys of 16 bits: two bytes for each, in one row. However
/// large the library is, that is 128 KB to read and write for a batch of articles.
///
/// When as many articles have been counted as fit, all counts are halved. So they tell how rare a word is in the news of
/// late, and not how rare it was ten years ago.
struct StoryWordCounts {
    private static let keys = 1 << 16
    /// How many articles are counted before the counts are halved.
    private static let mostArticles = 1 << 15

    private(set) var articles: Int
    private var counts: [UInt16]

    init(_ db: Database) throws {
        let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT articles, counts FROM telling_words"))
        counts = [UInt16](repeating: 0, count: Self.keys)
        articles = min(max(0, row?.count(0) ?? 0), Self.mostArticles)
        guard let bytes = row?[1] as? Data, bytes.count == 2 * Self.keys else { return }
        counts.withUnsafeMutableBytes { _ = bytes.copyBytes(to: $0) }
    }

    /// In how many of the counted articles a word is.
    func articles(with key: UInt16) -> Int { Int(UInt16(littleEndian: counts[Int(key)])) }

    /// Counts the words of an article.
    mutating func add(_ draft: StoryDraft) {
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

    func write(_ db: Database) throws {
        try db.cachedStatement(sql: "UPDATE telling_words SET articles = ?, counts = ?")
            .execute(arguments: [articles, counts.withUnsafeBytes { Data($0) }])
    }
}
