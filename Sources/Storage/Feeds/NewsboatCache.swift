import Foundation
import GRDB
import Libraries
import News

/// An article in newsboat's cache.
package struct NewsboatItem: Hashable, Sendable {
    /// Its number in the cache.
    package let number: Int64
    /// The address of its feed, and the feed's own title.
    package let feed: String
    package let feedTitle: String?
    package let guid: String?
    package let title: String
    package let author: String?
    package let link: String?
    package let published: Moment?
    /// HTML.
    package let content: String
    package let isUnread: Bool
    package let isDeleted: Bool
    /// The letters with which a reader flagged it.
    package let flags: String
}

/// newsboat's cache database, opened for reading; nothing in it is changed.
package struct NewsboatCache: Sendable {
    private let path: String
    private let queue: DatabaseQueue

    /// - Throws: ``LibraryError`` if the file cannot be opened or is not a cache of newsboat.
    package init(path: String) throws(LibraryError) {
        self.path = path
        do {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
            queue = try DatabaseQueue(path: path, configuration: configuration)
            let tables = try queue.read { db in
                try Int.fetchOne(
                    db, sql: "SELECT count(*) FROM sqlite_master WHERE name IN ('rss_item', 'rss_feed')")
            }
            guard tables == 2 else {
                throw LibraryError.cannotOpen(path: path, cause: "it is not a cache of newsboat")
            }
        } catch let error as LibraryError {
            throw error
        } catch {
            throw LibraryError(error, path: path)
        }
    }

    /// A page of its articles by number; those of a damaged file that have none are left out.
    package func items(after number: Int64, limit: Int) throws(LibraryError) -> [NewsboatItem] {
        do {
            return try queue.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT rss_item.id, feedurl, rss_feed.title, guid, rss_item.title, author, rss_item.url,
                            pubDate, content, unread, deleted, flags
                        FROM rss_item LEFT JOIN rss_feed ON rss_feed.rssurl = rss_item.feedurl
                        WHERE rss_item.id > ? ORDER BY rss_item.id LIMIT ?
                        """, arguments: [number, limit]
                ).map(item).filter { $0.number > number }
            }
        } catch {
            throw LibraryError(error, path: path)
        }
    }

    private func item(_ row: Row) -> NewsboatItem {
        func text(_ index: Int) -> String? { row.text(index).flatMap { $0.isEmpty ? nil : $0 } }
        let seconds = row.number(7).flatMap { $0 > 0 && $0 < 253_402_300_800 ? $0 : nil }
        return NewsboatItem(
            number: row.number(0) ?? 0, feed: row.text(1) ?? "", feedTitle: text(2), guid: text(3),
            title: row.text(4) ?? "", author: text(5), link: text(6), published: seconds.map { Moment(seconds: $0) },
            content: row.text(8) ?? "", isUnread: row.flag(9), isDeleted: row.flag(10), flags: row.text(11) ?? "")
    }
}
