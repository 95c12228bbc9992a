import Catalogue
import Libraries

// How the beginning of a word is searched for: see `Storage/Searching/Vocabulary`, which does the same for a file.

/// The words that articles use, each with the number under which the index of words has it.
///
/// A number is never given twice. A word is forgotten when the last article that uses it is deleted, and has another number
/// when it comes again.
struct NumberedWords: WordsByBeginning {
    let session: Session

    /// One article in so many is counted.
    static let share: Int64 = 16
    /// The most words that one beginning stands for. If there are more, the most frequent are taken.
    private static let limit = 256
    /// If the words with a beginning are in no more articles than this, all of them are asked for.
    private static let exactArticles = 20_000

    func words(beginning prefix: String) throws -> [String]? {
        let rows = try session.rows(
            "SELECT word, weight FROM vocabulary WHERE " + Self.begins(with: prefix)
                + " ORDER BY weight DESC, word LIMIT \(Self.limit + 1)")
        if rows.count > Self.limit {
            let articles = try session.number(
                "SELECT (count(*) + \(Self.share) * sum(weight))::bigint FROM vocabulary WHERE "
                    + Self.begins(with: prefix))
            if articles ?? 0 <= Self.exactArticles { return nil }
        }
        return rows.prefix(Self.limit).map { $0.text(0) ?? "" }
    }

    private static func begins(with prefix: String) -> SQL {
        let end = prefix + "\u{10FFFF}"
        return "word >= \(prefix) AND word < \(end)"
    }

    /// Those of some entries that articles use, with their numbers and how many of the articles that count use each.
    func known(_ entries: Set<String>) throws -> [String: (number: Int32, weight: Int)] {
        if entries.isEmpty { return [:] }
        let rows = try session.rows(
            "SELECT word, number, weight FROM vocabulary WHERE word = ANY (\(entries.sorted()))")
        return Dictionary(
            rows.map { ($0.text(0) ?? "", (Int32($0.id(1)), $0.count(2))) }, uniquingKeysWith: { first, _ in first })
    }

    /// The numbers of those of some entries that articles use.
    func numbers(of entries: Set<String>) throws -> [String: Int32] { try known(entries).mapValues { $0.number } }

    /// The numbers of all entries that begin in some way.
    func numbers(beginning prefix: String) throws -> [Int32] {
        try session.numbers("SELECT number FROM vocabulary WHERE " + Self.begins(with: prefix)).map { Int32($0) }
    }

    /// Notes words of articles; those that are new are numbered.
    ///
    /// - Parameter entries: how many of the articles that count use each.
    /// - Returns: the numbers.
    func note(_ entries: [String: Int]) throws -> [String: Int32] {
        if entries.isEmpty { return [:] }
        // In order, so that two who note at a time wait for one another and not in a ring.
        let entries = entries.sorted { $0.key < $1.key }
        let words = entries.map(\.key)
        let rows = try session.all([
            """
            INSERT INTO vocabulary (word, number, weight)
            SELECT n.word, coalesce(v.number, nextval('dateline.vocabulary_number_seq')), n.weight
            FROM unnest(\(words), \(entries.map { Int32($0.value) })) AS n (word, weight) LEFT JOIN vocabulary v USING (word)
            ORDER BY n.word COLLATE "C"
            ON CONFLICT (word) DO UPDATE SET weight = vocabulary.weight + excluded.weight WHERE excluded.weight > 0
            """,
            "SELECT v.word, v.number FROM unnest(\(words)) AS n (word) JOIN vocabulary v USING (word)",
        ])
        return Dictionary(rows[1].map { ($0.text(0) ?? "", Int32($0.id(1))) }, uniquingKeysWith: { first, _ in first })
    }

    /// The numbers of the words of a text, in no order. Those that are new are numbered.
    func keys(of words: DistinctWords) throws -> [Int32] {
        try keys(of: words.all.map { IndexedWord.entry($0) })
    }

    /// The same of an article.
    func keys(of article: ServerArticle) throws -> [Int32] {
        try keys(of: article.entryHashes.indices.map { article.entry($0) })
    }

    private func keys(of entries: [String]) throws -> [Int32] {
        Array(try note(Dictionary(entries.map { ($0, 0) }, uniquingKeysWith: +)).values)
    }

    /// Forgets those of the words of a deleted article that no other uses: a rare word tells what it was about.
    ///
    /// ``WordLock/takeAlone(_:)`` has to be held.
    func forgetUnused(of words: DistinctWords, headline: [String]) throws {
        let entries = words.all.map { IndexedWord.entry($0) } + headline.map { IndexedWord.inHeadline($0) }
        let rows = try session.rows(
            "SELECT word, number FROM vocabulary WHERE word = ANY (\(Set(entries).sorted())) AND weight < 2")
        let rare = rows.map { (word: $0.text(0) ?? "", number: Int32($0.id(1))) }
        let uses = try session.all(
            rare.flatMap { entry -> [SQL] in
                ["words", "version"].map { "SELECT 1 FROM " + $0 + " WHERE keys @> \([entry.number]) LIMIT 1" }
            })
        let unused = rare.indices.filter { uses[2 * $0].first == nil && uses[2 * $0 + 1].first == nil }
        if unused.isEmpty { return }
        try session.all([
            "DELETE FROM vocabulary WHERE word = ANY (\(unused.map { rare[$0].word })) AND weight < 2",
            "UPDATE tally SET word_losses = word_losses + 1",
        ])
    }
}

/// The lock under which words are forgotten, held until the end of the transaction. Whoever takes it alone does so before
/// any other lock.
enum WordLock {
    /// Waits until nobody files or forgets.
    static func takeAlone(_ session: Session) throws {
        try session.rows("SELECT pg_advisory_xact_lock(\(EntityLock.key), \(Int32(3)))")
    }

    /// Waits until nobody forgets.
    ///
    /// - Returns: how often words have been forgotten: if that is as it was, numbers that were read before are right.
    static func share(_ session: Session) throws -> Int64 {
        let lock: SQL = "SELECT pg_advisory_xact_lock_shared(\(EntityLock.key), \(Int32(3)))"
        return try session.all([lock, "SELECT word_losses FROM tally"])[1].first?.number(0) ?? 0
    }
}
