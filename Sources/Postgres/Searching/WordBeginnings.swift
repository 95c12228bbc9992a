import Catalogue
import Libraries

// How the beginning of a word is searched for: see `Storage/Searching/Vocabulary`, which does the same for a file. GIN can
// do it by itself, but gathers the articles of all words with that beginning first: a letter took a quarter of a second in
// 200,000 articles, where the words themselves are asked for the newest days in less than a thousandth.

/// The words that articles use.
struct WordBeginnings: WordsByBeginning {
    let session: Session

    /// One article in so many is counted.
    static let share: Int64 = 16
    /// The most words that one beginning stands for. If there are more, the most frequent are taken.
    private static let limit = 256
    /// If the words with a beginning are in no more articles than this, the index finds them all by itself.
    private static let exactArticles = 20_000

    func words(beginning prefix: String) throws -> [String]? {
        let end = prefix + "\u{10FFFF}"
        let rows = try session.rows(
            """
            SELECT word, weight FROM vocabulary WHERE word >= \(prefix) AND word < \(end)
            ORDER BY weight DESC, word LIMIT \(Self.limit + 1)
            """)
        if rows.count > Self.limit {
            let articles = try session.number(
                """
                SELECT (count(*) + \(Self.share) * sum(weight))::bigint FROM vocabulary
                WHERE word >= \(prefix) AND word < \(end)
                """)
            if articles ?? 0 <= Self.exactArticles { return nil }
        }
        return rows.prefix(Self.limit).map { $0.text(0) ?? "" }
    }

    /// Notes words of articles.
    ///
    /// - Parameter words: how many of the articles that count use each.
    func note(_ words: [String: Int]) throws {
        if words.isEmpty { return }
        // In order, so that two who note at a time wait for one another and not in a ring.
        let words = words.map { (ArticleWords.lexeme($0.key), $0.value) }.sorted { $0.0 < $1.0 }
        let distinct = Dictionary(words, uniquingKeysWith: +).sorted { $0.key < $1.key }
        try session.change(
            """
            INSERT INTO vocabulary (word, weight) SELECT * FROM unnest(\(distinct.map(\.key)), \(distinct.map(\.value)))
            ON CONFLICT (word) DO UPDATE SET weight = vocabulary.weight + excluded.weight WHERE excluded.weight > 0
            """)
    }

    /// Forgets those of some words that no article uses any more: a rare word tells what a deleted article was about.
    func forgetUnused(of words: Set<String>) throws {
        let lexemes = words.map { ArticleWords.lexeme($0) }.sorted()
        let rare = try session.rows("SELECT word FROM vocabulary WHERE word = ANY (\(lexemes)) AND weight < 2")
            .compactMap { $0.text(0) }
        let uses = try session.all(
            rare.map { word in
                "SELECT 1 FROM words WHERE \(ArticleWords.vector) @@ \(WordQuery.quoted(word))::tsquery LIMIT 1"
            })
        let unused = zip(rare, uses).filter { $1.first == nil }.map(\.0)
        try session.all([
            "DELETE FROM vocabulary WHERE word = ANY (\(unused)) AND weight < 2",
            "UPDATE tally SET word_losses = word_losses + 1",
        ])
    }
}
