import Foundation
import GRDB
import Testing

@testable import Storage

struct NewsboatCacheTests {
    /// As in a damaged file: a number that is none comes after every page, for ever.
    @Test("A page of a cache goes on behind the last one, or is empty")
    func numbersThatAreNone() throws {
        let path = NSTemporaryDirectory() + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE rss_feed (rssurl TEXT, url TEXT, title TEXT);
                    CREATE TABLE rss_item (id, guid TEXT, title TEXT, author TEXT, url TEXT, feedurl TEXT, pubDate INTEGER,
                        content TEXT, unread INTEGER, flags TEXT, deleted INTEGER);
                    INSERT INTO rss_item (id, title, feedurl) VALUES (1, 'One', 'f'), ('no number', 'None', 'f');
                    """)
        }
        try queue.close()
        let cache = try NewsboatCache(path: path)
        #expect(try cache.items(after: 0, limit: 3).map(\.title) == ["One"])
        #expect(try cache.items(after: 1, limit: 3).isEmpty)
    }
}
