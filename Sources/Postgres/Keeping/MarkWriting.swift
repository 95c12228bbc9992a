import Libraries
import News

/// Writes a reader's marks, with the counts that are kept of them and the list of what services are to be told.
struct Marks {
    let session: Session
    let reader: Int64

    /// Marks articles as read or unread. Unknown numbers are ignored.
    ///
    /// - Returns: those that were not marked so before, in order.
    @discardableResult
    func markRead(_ isRead: Bool, _ ids: [Article.ID]) throws -> [Article.ID] { try set("read", isRead, ids) }

    /// Stars articles, or removes their stars. Unknown numbers are ignored.
    ///
    /// - Returns: those that were not marked so before, in order.
    @discardableResult
    func star(_ isStarred: Bool, _ ids: [Article.ID]) throws -> [Article.ID] { try set("starred", isStarred, ids) }

    /// - Parameter mark: the name of the column of counts; that of marks is the same behind `is_`.
    private func set(_ mark: SQL, _ value: Bool, _ ids: [Article.ID]) throws -> [Article.ID] {
        if ids.isEmpty { return [] }
        let column = "is_" + mark
        guard let rows = try rows(for: ids, "true") else { return [] }
        let setting: SQL =
            "INSERT INTO mark AS m (reader, article, sorted, " + column + ") " + rows
            + " ON CONFLICT (reader, article) DO UPDATE SET " + column + " = true WHERE NOT m." + column
            + " RETURNING article"
        let clearing: SQL =
            "UPDATE mark SET " + column + " = false WHERE reader = \(reader) AND " + .column("article", isIn: ids)
            + " AND "
            + column + " RETURNING article"
        let changed = try session.numbers(value ? setting : clearing).sorted()
        if changed.isEmpty { return [] }
        let counting: SQL =
            "INSERT INTO reader_tally AS t (reader, " + mark
            + ") VALUES (\(reader), \(value ? changed.count : -changed.count)) ON CONFLICT (reader) DO UPDATE SET "
            + mark
            + " = t." + mark + " + excluded." + mark
        // Most readers have no account at a service, and then nobody has to be told.
        let accounts = try session.all([counting, "SELECT 1 FROM sync_account WHERE reader = \(reader) LIMIT 1"])[1]
        if accounts.first != nil { try session.change(Self.noting(changed, reader)) }
        return changed
    }

    /// Keeps how far an article has been read.
    func keepReadingOffset(_ offset: Int, of id: Article.ID) throws {
        guard let rows = try rows(for: [id], "\(offset)") else { return }
        try session.change(
            "INSERT INTO mark (reader, article, sorted, reading_offset) " + rows
                + " ON CONFLICT (reader, article) DO UPDATE SET reading_offset = excluded.reading_offset")
    }

    /// The rows of some articles that are there, with a value in the fourth column, as they are inserted; nil if one alone is
    /// asked for and is not there. One has its values in the statement: so Citus asks only the shard of that article.
    private func rows(for ids: [Article.ID], _ value: SQL) throws -> SQL? {
        guard ids.count == 1 else {
            return "SELECT \(reader), a.id, a.sorted, " + value + " FROM article a WHERE " + .column("a.id", isIn: ids)
                + " ORDER BY a.id"
        }
        guard let sorted = try session.number("SELECT sorted FROM article WHERE id = \(ids[0])") else { return nil }
        return "VALUES (\(reader)::integer, \(ids[0])::bigint, \(sorted)::bigint, " + value + ")"
    }

    /// Notes that services have to be told of some articles, in the order in which they were marked.
    static func noting(_ ids: [Article.ID], _ reader: Int64) -> SQL {
        """
        INSERT INTO unsent (reader, article)
        SELECT \(reader), n.article FROM unnest(\(ids)) WITH ORDINALITY AS n (article, number) JOIN (
            SELECT DISTINCT article FROM sync_item WHERE reader = \(reader) AND article = ANY (\(ids))
        ) AS i ON i.article = n.article ORDER BY n.number
        ON CONFLICT (reader, article) DO UPDATE SET number = excluded.number
        """
    }
}
