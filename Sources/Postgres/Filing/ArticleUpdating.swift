import Catalogue
import Libraries
import News

/// Changes and removes articles with all that hangs on them, within one transaction.
struct ArticleUpdating {
    let session: Session

    /// Writes another form of an article; its number and marks stay.
    ///
    /// - Parameters:
    ///   - stored: the article as it is.
    ///   - filed: the time of the change, in seconds since 1970.
    func update(
        _ id: Article.ID, _ article: ServerArticle, before stored: Article, filed: Int64, mostVersions: Int
    ) throws {
        if article.article.headline != stored.headline || article.article.body != stored.body {
            try Versions(session: session).keep(stored, of: id, replaced: filed, most: mostVersions)
        }
        try reopen([id])
        guard let row = try session.first("SELECT filed, sorted FROM article WHERE id = \(id)") else { return }
        let sorted = article.article.published?.seconds ?? row.id(1)
        let sources = try SourceNumbers(session: session).numbers(of: article.article.source.map { [$0] } ?? [])
        let new = FiledRow(
            id: id, sorted: sorted, filed: row.id(0), source: article.article.source.flatMap { sources[$0] },
            article: article)
        let own = article.article
        let blocks = own.blocks.isEmpty ? nil : Bytes(own.blocks.encoded)
        try session.all([
            """
            UPDATE article SET sorted = \(sorted), headline = \(own.headline), byline = \(own.byline),
                byline_words = \(article.bylineWords), source = \(new.source), published = \(own.published?.seconds),
                has_time = \(own.published?.hasTime ?? false), word_count = \(article.wordCount),
                content_hash = \(article.hash), url_hash = \(article.urlHash), item_hash = \(article.itemHash),
                origin_hash = \(article.originHash) WHERE id = \(id)
            """,
            """
            UPDATE text SET body = \(article.packed), blocks = \(blocks), dateline = \(own.dateline),
                updated = \(own.updated?.seconds), updated_has_time = \(own.updated?.hasTime ?? false),
                language = \(own.language), url = \(own.url), feed_item_id = \(own.feedItemID), summary = \(own.summary),
                origin = \(article.origin), picture = \(own.picture) WHERE article = \(id)
            """,
            """
            UPDATE words SET sorted = \(sorted), keys = \(article.keys(listedAt: sorted)) WHERE article = \(id)
            """,
            "UPDATE feed_article SET sorted = \(sorted) WHERE article = \(id)",
            """
            INSERT INTO article_key (key, article) SELECT key, \(id) FROM unnest(\(article.keys.sorted())) AS key
            ON CONFLICT DO NOTHING
            """,
        ])
        if sorted != row.id(1) { try session.change(Self.moving(id, to: sorted)) }
    }

    /// Marks lie in the order of time too. Those of other readers are not seen here: a function of the owner's moves them.
    private static func moving(_ id: Article.ID, to sorted: Int64) -> SQL {
        "SELECT dateline.move_marks(\(id), \(sorted))"
    }

    /// Takes away what was extracted from some articles, which await extraction again unless they are hidden.
    func reopen(_ ids: [Article.ID]) throws {
        try removeExtractions(of: ids)
        try session.change(
            """
            INSERT INTO awaiting_extraction (article) SELECT id FROM article WHERE id = ANY (\(ids)) AND NOT is_hidden
            ON CONFLICT (article) DO UPDATE SET until = 0
            """)
    }

    /// Removes the entities of some articles from index and counts, as far as they have been extracted.
    func removeExtractions(of ids: [Article.ID]) throws {
        // First, since somebody may be filing what was found in them: that is seen once it is filed.
        try EntityLock.take(session)
        let found = try TextReading(session: session).extractions(ids)
        if found.isEmpty { return }
        let sorted = try sortedSeconds(of: ids)
        var counting = EntityCounting()
        for (id, read) in found {
            let locals = LocalEntity.all(of: read.extraction, body: read.body)
            counting.count(
                locals, read.links, in: ListPosition(seconds: sorted[id] ?? 0, id: id), sign: -1)
        }
        let former = Array(Set(found.values.flatMap(\.links.list)))
        try session.all([
            "DELETE FROM naming WHERE article = ANY (\(ids))",
            "DELETE FROM extraction WHERE article = ANY (\(ids))",
            "DELETE FROM uncorrected WHERE article = ANY (\(ids))",
            "DELETE FROM corrected_article WHERE article = ANY (\(ids))",
        ])
        try StoryFiling(session: session).remove(ids)
        _ = try counting.write(session)
        try EntityCounting.sweep(former, session)
        try EntityLock.noteChange(session)
    }

    /// The seconds by which some articles are listed.
    func sortedSeconds(of ids: [Article.ID]) throws -> [Article.ID: Int64] {
        let rows = try session.rows("SELECT id, sorted FROM article WHERE id = ANY (\(ids))")
        return Dictionary(rows.map { ($0.id(0), $0.id(1)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Removes an article with everything that no other article says.
    ///
    /// - Returns: whether there was one under that number.
    func remove(_ id: Article.ID) throws -> Bool {
        try WordLock.takeAlone(session)
        guard
            let row = try session.first("SELECT origin_hash, is_hidden FROM article WHERE id = \(id) FOR UPDATE"),
            let article = try TextReading(session: session).articles([id])[id]
        else { return false }
        let origin = try session.text("SELECT origin FROM text WHERE article = \(id)")
        try removeExtractions(of: [id])
        try Copies(session: session).remove([id])
        let tables: [SQL] = ["text", "words", "awaiting_extraction", "version", "feed_article"]
        try session.all(
            tables.map { "DELETE FROM " + $0 + " WHERE article = \(id)" } + [
                "DELETE FROM story_tie WHERE one = \(id) OR other = \(id)",
                "DELETE FROM article_key WHERE article = \(id) AND key = ANY (\(keys(of: article, origin)))",
                "DELETE FROM taken_file WHERE path_hash = \(row.number(0))",
                "DELETE FROM article WHERE id = \(id)",
                """
                UPDATE tally SET articles = articles - \(row.flag(1) ? 0 : 1), hidden = hidden - \(row.flag(1) ? 1 : 0)
                """,
                // The marks of all readers, which a reader does not see.
                "SELECT dateline.forget_marks(\(id))",
            ])
        try NumberedWords(session: session).forgetUnused(
            of: DistinctWords(IndexWords(article.headline), IndexWords(article.body)),
            headline: IndexWords(article.headline).list)
        return true
    }

    private func keys(of article: Article, _ origin: String?) -> [Int64] {
        ServerArticle(Submission(article: article, identity: Identity(origin: nil)), article, origin, session.packer)
            .keys
    }
}
