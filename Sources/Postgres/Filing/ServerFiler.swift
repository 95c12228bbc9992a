import Catalogue
import Libraries
import News

/// Files articles within one transaction. Their entities are found later: until then they await extraction.
///
/// Which articles are new is decided first, for the whole batch and from what was read for it at once; then all that is new
/// is written by `COPY`.
final class ServerFiler {
    private let session: Session
    private let forms: ServerForms
    /// When articles are filed: seconds since 1970.
    private let filed: Int64
    private let mostVersions: Int
    /// The new articles, by the numbers that stand for theirs as long as they have none.
    private var new: [(stand: Article.ID, article: ServerArticle)] = []
    private static let firstStand = Article.ID.max / 2

    init(_ session: Session, filed: Int64, mostVersions: Int) {
        self.session = session
        self.filed = filed
        self.mostVersions = mostVersions
        forms = ServerForms(session)
    }

    /// Files a batch.
    ///
    /// - Returns: what became of each, in their order.
    func file(_ batch: [ServerArticle]) throws -> [Filing] {
        try forms.read(for: batch)
        let decisions = try batch.map { try decide($0) }
        var ids: [Article.ID: Article.ID] = [:]
        if !new.isEmpty {
            let numbers = try session.numbers(
                "SELECT nextval('dateline.article_id_seq') FROM generate_series(1, \(new.count))")
            for (number, entry) in zip(numbers.sorted(), new) { ids[entry.stand] = number }
            try claimKeys(ids)
            try writeNew(ids)
        }
        return decisions.map { Filing(id: ids[$0.id] ?? $0.id, outcome: $0.outcome) }
    }

    private func decide(_ article: ServerArticle) throws -> Filing {
        guard let match = try StoredMatcher(forms).match(article.submission, contentHash: article.hash) else {
            let stand = Self.firstStand + Int64(new.count)
            new.append((stand, article))
            forms.note(article, as: stand)
            return Filing(id: stand, outcome: .new)
        }
        guard match.mayChange else { return Filing(id: match.id, outcome: .unchanged) }
        return try update(match.id, article)
    }

    /// Changes an article, unless it says the same.
    private func update(_ id: Article.ID, _ submitted: ServerArticle) throws -> Filing {
        guard let stored = try forms.article(id) else { return Filing(id: id, outcome: .unchanged) }
        var article = submitted.article
        article.complete(from: stored)
        let origin = try forms.form(id)?.origin ?? submitted.origin
        if article.says(stored) { return Filing(id: id, outcome: .unchanged) }
        var completed = ServerArticle(submitted.submission, article, origin, session.packer)
        // The words are mostly those that were submitted; of the rest the vocabulary is asked.
        let isSameText = completed.article.headline == submitted.article.headline && completed.hash == submitted.hash
        completed.indexed =
            isSameText ? submitted.indexed : try NumberedWords(session: session).keys(of: completed)
        if id >= Self.firstStand {
            // It came earlier in this batch, and is not written yet.
            let index = Int(id - Self.firstStand)
            new[index].article = completed
        } else {
            try ArticleUpdating(session: session).update(
                id, completed, before: stored, filed: filed, mostVersions: mostVersions)
        }
        forms.note(completed, as: id)
        return Filing(id: id, outcome: .updated)
    }

    /// Makes sure that nobody else files the same now.
    ///
    /// Whoever comes second waits for the other one's end, and then sees what that one has filed: everything is decided
    /// again.
    private func claimKeys(_ ids: [Article.ID: Article.ID]) throws {
        let keys = Dictionary(
            new.flatMap { entry in entry.article.keys.map { ($0, ids[entry.stand] ?? 0) } },
            uniquingKeysWith: { first, _ in first }
        ).sorted { $0.key < $1.key }
        let claimed = try session.change(
            """
            INSERT INTO article_key (key, article)
            SELECT * FROM unnest(\(keys.map(\.key)), \(keys.map(\.value))) ON CONFLICT DO NOTHING
            """)
        if claimed == keys.count { return }
        // Some keys were there: of what this filer knew already, or of what somebody has filed meanwhile.
        let again = ServerForms(session)
        try again.read(for: new.map(\.article))
        let isKnown = again.numbers.isSubset(of: forms.numbers)
        if !isKnown { throw ServerError.refused(state: "40001", message: "filed by another", constraint: nil) }
    }
}

// What is written of new articles.
extension ServerFiler {
    private func writeNew(_ ids: [Article.ID: Article.ID]) throws {
        let sources = try SourceNumbers(session: session).numbers(of: new.compactMap(\.article.article.source))
        let rows = new.map { entry in
            let article = entry.article
            let sorted =
                article.article.published?.seconds ?? article.submission.filed?.seconds ?? filed
            return FiledRow(
                id: ids[entry.stand] ?? 0, sorted: sorted, filed: article.submission.filed?.seconds ?? filed,
                source: article.article.source.flatMap { sources[$0] }, article: article)
        }
        try session.copy(into: "article (\(FiledRow.articleColumns))", rows.map(\.articleValues))
        try session.copy(into: "text (\(FiledRow.textColumns))", rows.map(\.textValues))
        try session.copy(into: "words (\(FiledRow.wordColumns))", rows.map(\.wordValues))
        try session.copy(into: "awaiting_extraction (article)", rows.map { [$0.id.sqlValue] })
        try session.change("UPDATE tally SET articles = articles + \(rows.count)")
        try adoptCorrections(rows)
    }

    /// Corrections of a text that was deleted hold for it under the number under which it is filed again.
    private func adoptCorrections(_ rows: [FiledRow]) throws {
        let links = rows.map { $0.article.article.url.map { stableHash($0) } }
        let known = try session.rows(
            """
            SELECT c.correction, c.article, n.id
            FROM correction_scope c JOIN unnest(\(rows.map(\.id)), \(rows.map(\.article.hash)), \(links)) AS n (id, content, url)
                ON c.content_hash = n.content OR c.url_hash = n.url
            """)
        if known.isEmpty { return }
        let there = Set(try session.numbers("SELECT id FROM article WHERE id = ANY (\(known.map { $0.id(1) }))"))
        let adopted = known.filter { !there.contains($0.id(1)) }
        if adopted.isEmpty { return }
        try session.change(
            """
            UPDATE correction_scope c SET article = n.id
            FROM unnest(\(adopted.map { $0.id(0) }), \(adopted.map { $0.id(2) })) AS n (correction, id)
            WHERE c.correction = n.correction
            """)
        try EntityLock.noteChange(session)
    }
}

/// What stands in the tables of one article.
struct FiledRow {
    let id: Article.ID
    let sorted: Int64
    let filed: Int64
    let source: Int64?
    let article: ServerArticle

    static let articleColumns = """
        id, sorted, headline, byline, byline_words, source, published, has_time, word_count, filed, content_hash, url_hash,
        item_hash, origin_hash
        """

    var articleValues: [SQLValue] {
        let own = article.article
        return [
            id.sqlValue, sorted.sqlValue, own.headline.sqlValue, own.byline.sqlValue, article.bylineWords.sqlValue,
            source.sqlValue, (own.published?.seconds).sqlValue, (own.published?.hasTime ?? false).sqlValue,
            Int32(clamping: article.wordCount).sqlValue, filed.sqlValue, article.hash.sqlValue,
            article.urlHash.sqlValue, article.itemHash.sqlValue, article.originHash.sqlValue,
        ]
    }

    static let textColumns = """
        article, body, blocks, dateline, updated, updated_has_time, language, url, feed_item_id, summary, origin, picture
        """

    var textValues: [SQLValue] {
        let own = article.article
        let blocks = own.blocks.isEmpty ? nil : Bytes(own.blocks.encoded)
        return [
            id.sqlValue, article.packed.sqlValue, blocks.sqlValue, own.dateline.sqlValue,
            (own.updated?.seconds).sqlValue,
            (own.updated?.hasTime ?? false).sqlValue, own.language.sqlValue, own.url.sqlValue,
            own.feedItemID.sqlValue, own.summary.sqlValue, article.origin.sqlValue, own.picture.sqlValue,
        ]
    }

    static let wordColumns = "article, sorted, keys"

    var wordValues: [SQLValue] { [id.sqlValue, sorted.sqlValue, article.keys(listedAt: sorted).sqlValue] }
}

/// The numbers of outlets.
struct SourceNumbers {
    let session: Session

    /// The numbers of some names; those that are new are made.
    func numbers(of names: [String]) throws -> [String: Int64] {
        let names = Array(Set(names)).sorted()
        if names.isEmpty { return [:] }
        func known() throws -> [String: Int64] {
            let rows = try session.rows("SELECT name, id FROM source WHERE name = ANY (\(names))")
            return Dictionary(rows.map { ($0.text(0) ?? "", $0.id(1)) }, uniquingKeysWith: { first, _ in first })
        }
        let found = try known()
        let unknown = names.filter { found[$0] == nil }
        if unknown.isEmpty { return found }
        try session.change(
            """
            INSERT INTO source (name, folded)
            SELECT * FROM unnest(\(unknown), \(unknown.map { IndexWords($0).indexed })) ON CONFLICT DO NOTHING
            """)
        return try known()
    }
}
