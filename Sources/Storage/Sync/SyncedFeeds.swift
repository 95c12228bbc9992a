import GRDB
import Libraries
import News

extension Library {
    /// The feeds that an account knows, removed ones too.
    package func syncedFeeds(of account: SyncAccount.ID) throws(LibraryError) -> [SyncedFeed] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT feed, remote, sync_feed.folder, is_brought, removed IS NOT NULL
                    FROM sync_feed JOIN feed ON feed.id = feed WHERE account = ? ORDER BY feed
                    """, arguments: [account]
            ).map { row in
                SyncedFeed(
                    feed: row.number(0) ?? 0, remote: row.text(1), folder: row.text(2), isBrought: row.flag(3),
                    isRemoved: row.flag(4))
            }
        }
    }

    /// Notes which feed of a service a feed of the library is.
    package func keep(_ feeds: [SyncedFeed], of account: SyncAccount.ID) throws(LibraryError) {
        try write(.power) { db in
            let keep = try db.cachedStatement(
                sql: """
                    INSERT INTO sync_feed (account, feed, remote, folder, is_brought) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET remote = excluded.remote, folder = excluded.folder,
                        is_brought = excluded.is_brought
                    """)
            for feed in feeds {
                try keep.execute(arguments: [account, feed.feed, feed.remote, feed.folder, feed.isBrought])
            }
        }
    }

    /// Forgets that an account has some feeds.
    package func forgetSyncedFeeds(_ feeds: [FiledFeed.ID], of account: SyncAccount.ID) throws(LibraryError) {
        try write(.power) { db in
            for feed in feeds {
                try db.execute(
                    sql: "DELETE FROM sync_feed WHERE account = ? AND feed = ?", arguments: [account, feed])
            }
        }
    }

    /// The feeds whose items come by sync, so that nobody has to ask for them.
    package func feedsBroughtBySync() throws(LibraryError) -> Set<FiledFeed.ID> {
        try read { db in
            Set(try Int64.fetchAll(db, sql: "SELECT feed FROM sync_feed WHERE is_brought = 1 AND remote IS NOT NULL"))
        }
    }
}
