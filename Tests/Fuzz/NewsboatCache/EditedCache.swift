import EditedFile
import Foundation
import GRDB
import Storage

/// Any bytes as edits of newsboat's cache: reading it must give items or an error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNewsboatCache(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard edited.write(editedBy: start, count), let cache = try? NewsboatCache(path: edited.path) else { return 0 }
    var last: Int64 = 0
    while let items = try? cache.items(after: last, limit: 3), let end = items.last {
        precondition(end.number > last, "the page after \(last) ends with \(end.number)")
        last = end.number
    }
    return 0
}

/// A small cache in the form of newsboat 2.
private let edited = EditedFile { path in
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
        try db.execute(
            sql: """
                CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL,
                    title VARCHAR(1024) NOT NULL);
                CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL,
                    title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,
                    feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL,
                    unread INTEGER(1) NOT NULL, enclosure_url VARCHAR(1024), enclosure_type VARCHAR(1024),
                    enqueued INTEGER(1) NOT NULL DEFAULT 0, flags VARCHAR(52), deleted INTEGER(1) NOT NULL DEFAULT 0,
                    base VARCHAR(128) NOT NULL DEFAULT '');
                INSERT INTO rss_feed VALUES ('https://a.example/feed', 'https://a.example/', 'Harbour Wire');
                """)
        for number in 1...9 {
            try db.execute(
                sql: """
                    INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, flags)
                    VALUES (?, 'Rates rise', 'Ana Silva', 'https://a.example/1', 'https://a.example/feed', 1709600000,
                        '<p>By a point.</p>', 1, 'a')
                    """, arguments: ["\(number)"])
        }
    }
    try queue.close()
}
