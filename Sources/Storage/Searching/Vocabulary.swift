import Catalogue
import GRDB

// How the beginning of a word is searched for. The index can do that by itself, but gathers the articles of all words
// with that beginning before it gives the first: seconds for a letter or two in a large library, during which it cannot
// be stopped. So the words with that beginning are looked up here, and the index is asked for each of them: it then gives
// the newest articles first, and no more than are wanted.
//
// The weight of a word is the number of articles that use it, counted in one of sixteen articles. That is enough to tell
// frequent words from rare ones: one or two letters are the beginning of thousands of words.

/// The words that articles use.
struct Vocabulary: WordsByBeginning {
    /// One article in so many is counted: see the weight above.
    static let share = 16
    /// The most words that one beginning stands for. If there are more, the most frequent are taken: an article with a
    /// rarer one mostly has one of these too, and the search keeps up with typing.
    static let limit = 256
    /// If the words with a beginning are in no more articles than this, the index finds them all by itself.
    private static let exactArticles = 20_000

    let db: Database

    /// Adds to the numbers of articles that use each word.
    ///
    /// - Parameter words: how many of the articles just filed use each.
    func note(_ words: [String: Int]) throws {
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO vocabulary (word, weight) VALUES (?1, ?2)
                ON CONFLICT DO UPDATE SET weight = weight + ?2 WHERE ?2 > 0
                """)
        for (word, weight) in words.sorted(by: { $0.key < $1.key }) { try insert.execute(arguments: [word, weight]) }
    }

    /// Forgets those of some words that no article uses any more: a rare word tells what a deleted article was about.
    func forgetUnused(of words: Set<String>) throws {
        let find = try db.cachedStatement(sql: "SELECT 1 FROM words WHERE words MATCH ? LIMIT 1")
        let delete = try db.cachedStatement(sql: "DELETE FROM vocabulary WHERE word = ?")
        for word in words where try Int.fetchOne(find, arguments: ["\"\(word)\""]) == nil {
            try delete.execute(arguments: [word])
        }
        try noteLoss()
    }

    /// Fills the empty table from the index, with the words weighed as filing would have weighed them.
    func restore() throws {
        try db.execute(
            sql: """
                CREATE VIRTUAL TABLE temp.indexed_word USING fts5vocab('main', 'words', 'row');
                INSERT INTO vocabulary (word, weight) SELECT term, doc / \(Self.share) FROM indexed_word;
                DROP TABLE temp.indexed_word;
                """)
        try noteLoss()
    }

    /// Tells those who remember which words are here that they may be wrong.
    private func noteLoss() throws {
        try db.cachedStatement(sql: "UPDATE tally SET word_losses = word_losses + 1").execute()
    }

    /// The words with some beginning; nil if there are many of them in few articles, which the index finds as fast.
    func words(beginning prefix: String) throws -> [String]? {
        let find = try db.cachedStatement(
            sql: """
                SELECT word, weight FROM vocabulary WHERE word >= ? AND word < ? ORDER BY weight DESC LIMIT ?
                """)
        let rows = try Row.fetchAll(find, arguments: [prefix, prefix + "\u{10FFFF}", Self.limit + 1])
        if rows.count > Self.limit, try articles(beginning: prefix) <= Self.exactArticles { return nil }
        return rows.prefix(Self.limit).map { $0.text(0) ?? "" }
    }

    private func articles(beginning prefix: String) throws -> Int {
        let find = try db.cachedStatement(
            sql: "SELECT count(*) + \(Self.share) * sum(weight) FROM vocabulary WHERE word >= ? AND word < ?")
        return try Int.fetchOne(find, arguments: [prefix, prefix + "\u{10FFFF}"]) ?? 0
    }
}
