import Libraries

extension PostgresLibrary {
    /// What in the library contradicts something else in it, such as counts and what they count: in words, with how often.
    ///
    /// It reads all tables but texts. Whoever does not own the library sees the marks and tags of their own alone.
    package func contradictions() throws(LibraryError) -> [String] {
        try read { session in
            let found = try session.all(Agreement.all.map { SQL.verbatim($0.count) })
            return zip(Agreement.all, found).compactMap { agreement, rows in
                let count = rows.first?.number(0) ?? 0
                return count == 0 ? nil : "\(agreement.wrong): \(count)"
            }
        }
    }
}

/// Something that holds after each change.
struct Agreement: Sendable {
    /// What there is where it does not hold.
    let wrong: String
    /// The statement that counts those.
    let count: String

    static let all = hanging + times + ofArticles + ofEntities + ofReaders

    /// What hangs on an article goes with it.
    private static let hanging = ServerSchema.tables.filter { $0.name != "article" }.compactMap { table in
        table.articleColumn.map { column in
            Agreement(
                wrong: "rows of \(table.name) without an article",
                count: """
                    SELECT count(*) FROM \(table.name) t
                    WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.id = t.\(column))
                    """)
        }
    }

    /// Where an article stands in the order of time is noted alike everywhere.
    private static let times = ["words", "extraction", "naming", "telling", "mark", "feed_article"].map { table in
        Agreement(
            wrong: "rows of \(table) at another time than the article",
            count: "SELECT count(*) FROM \(table) t JOIN article a ON a.id = t.article WHERE a.sorted <> t.sorted")
    }

    private static let ofArticles = [
        Agreement(
            wrong: "articles without text or words",
            count: """
                SELECT count(*) FROM article a LEFT JOIN text t ON t.article = a.id LEFT JOIN words w ON w.article = a.id
                WHERE t.article IS NULL OR w.article IS NULL
                """),
        Agreement(
            wrong: "articles that are neither extracted nor await it, or both",
            count: """
                SELECT count(*) FROM article a LEFT JOIN extraction e ON e.article = a.id
                    LEFT JOIN awaiting_extraction w ON w.article = a.id
                WHERE (e.article IS NOT NULL)::int + (w.article IS NOT NULL)::int <> (NOT a.is_hidden)::int
                """),
        Agreement(
            wrong: "wrong counts of articles",
            count: """
                SELECT count(*) FROM tally, (
                    SELECT count(*) FILTER (WHERE NOT is_hidden) AS shown, count(*) FILTER (WHERE is_hidden) AS hidden
                    FROM article
                ) AS c WHERE tally.articles <> c.shown OR tally.hidden <> c.hidden
                """),
        Agreement(
            wrong: "articles of no outlet that is known",
            count: """
                SELECT count(*) FROM article a WHERE a.source IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = a.source)
                """),
    ]

    private static let ofEntities = [
        Agreement(
            wrong: "entities whose counts are not those of the articles",
            count: """
                SELECT count(*) FROM entity e FULL JOIN (
                    SELECT keys[number] / 4 AS entity, sum(get_byte(mentions, number - 1)) AS mentions, count(*) AS articles,
                        max(get_byte(mentions, number - 1)) AS most
                    FROM naming, generate_series(1, length(mentions)) AS number GROUP BY 1
                ) AS c ON c.entity = e.id
                WHERE e.id IS NULL OR e.articles <> coalesce(c.articles, 0)
                    OR (e.mentions <> coalesce(c.mentions, 0) AND coalesce(c.most, 0) < \(NamingKey.mostMentions))
                    OR (e.articles = 0 AND NOT e.is_kept)
                """),
        Agreement(
            wrong: "extracted articles that are not found by whom they name",
            count: """
                SELECT count(*) FROM naming n FULL JOIN extraction e ON e.article = n.article
                WHERE n.article IS NULL OR e.article IS NULL
                """),
        Agreement(
            wrong: "names, keys and rules of no entity",
            count: """
                SELECT count(*) FROM (
                    SELECT entity FROM name UNION ALL SELECT entity FROM typed UNION ALL SELECT entity FROM rule
                ) AS t WHERE NOT EXISTS (SELECT 1 FROM entity e WHERE e.id = t.entity)
                """),
        Agreement(
            wrong: "entities that are shown and cannot be looked up",
            count: """
                SELECT count(*) FROM entity e WHERE NOT e.is_hidden AND e.merged_into IS NULL
                    AND EXISTS (SELECT 1 FROM name n WHERE n.entity = e.id)
                    AND NOT EXISTS (SELECT 1 FROM typed t WHERE t.entity = e.id)
                """),
        Agreement(
            wrong: "parts of corrections that are gone",
            count: """
                SELECT count(*) FROM (
                    SELECT correction FROM correction_scope UNION ALL SELECT correction FROM corrected_article
                    UNION ALL SELECT correction FROM rule
                ) AS t WHERE NOT EXISTS (SELECT 1 FROM correction c WHERE c.id = t.correction)
                """),
        Agreement(
            wrong: "numbers of entities or corrections that would be given again",
            count: """
                SELECT count(*) FROM tally WHERE last_entity < (SELECT coalesce(max(id), 0) FROM entity)
                    OR last_correction < (SELECT coalesce(max(id), 0) FROM correction)
                """),
    ]

    private static let ofReaders = [
        Agreement(
            wrong: "readers whose counts of marks are wrong",
            count: """
                SELECT count(*) FROM (
                    SELECT reader, count(*) FILTER (WHERE is_read) AS read, count(*) FILTER (WHERE is_starred) AS starred
                    FROM mark GROUP BY reader
                ) AS c FULL JOIN reader_tally t ON t.reader = c.reader
                WHERE coalesce(t.read, 0) <> coalesce(c.read, 0) OR coalesce(t.starred, 0) <> coalesce(c.starred, 0)
                """),
        Agreement(
            wrong: "tags that no article has, or that articles have and are not there",
            count: """
                SELECT count(*) FROM tag t FULL JOIN (SELECT DISTINCT tag FROM article_tag) AS c ON c.tag = t.id
                WHERE t.id IS NULL OR c.tag IS NULL
                """),
    ]
}
