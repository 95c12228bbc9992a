import Catalogue
import Libraries
import News

// What the program calls: `SyncKeeping`. Accounts at services, and what was agreed on with them, are the reader's own.

extension PostgresLibrary {
    package func syncAccounts() throws(LibraryError) -> [SyncAccount] {
        try read { session in
            try session.rows(
                """
                SELECT id, service, address, username, session, cursor, digest, last_sync, last_full_sync
                FROM sync_account WHERE reader = \(reader) ORDER BY id
                """
            ).compactMap { SyncAccount($0) }
        }
    }

    package func addSyncAccount(
        _ service: SyncAccount.Service, address: String, user: String, session token: String?
    ) throws(LibraryError) -> SyncAccount {
        try write(telling: .reader(reader)) { session in
            let id = try session.number(
                """
                INSERT INTO sync_account (reader, service, address, username, session)
                VALUES (\(reader), \(service.rawValue), \(address), \(user), \(token))
                ON CONFLICT (reader, address, username) DO UPDATE SET service = excluded.service,
                    session = excluded.session
                RETURNING id
                """)
            var account = SyncAccount(id: id ?? 0, service: service, address: address, user: user)
            account.session = token
            try session.change(
                """
                INSERT INTO sync_feed (reader, account, feed)
                SELECT \(reader), \(account.id), id FROM feed WHERE removed IS NULL ON CONFLICT DO NOTHING
                """)
            return account
        }
    }

    package func removeSyncAccount(_ id: SyncAccount.ID) throws(LibraryError) {
        try write(telling: .reader(reader)) { session in
            try session.all([
                "DELETE FROM sync_account WHERE reader = \(reader) AND id = \(id)",
                "DELETE FROM sync_feed WHERE reader = \(reader) AND account = \(id)",
                "DELETE FROM sync_item WHERE reader = \(reader) AND account = \(id)",
                "DELETE FROM sync_label WHERE reader = \(reader) AND account = \(id)",
                """
                DELETE FROM unsent u WHERE u.reader = \(reader)
                    AND NOT EXISTS (SELECT 1 FROM sync_item i WHERE i.reader = \(reader) AND i.article = u.article)
                """,
            ])
        }
    }

    package func keep(_ account: SyncAccount) throws(LibraryError) {
        try write(telling: nil) { session in
            try session.change(
                """
                UPDATE sync_account SET session = \(account.session), cursor = \(account.cursor),
                    digest = \(account.digest), last_sync = \(account.lastSync), last_full_sync = \(account.lastFullSync)
                WHERE reader = \(reader) AND id = \(account.id)
                """)
        }
    }

    package func syncedFeeds(of account: SyncAccount.ID) throws(LibraryError) -> [SyncedFeed] {
        try read { session in
            try session.rows(
                """
                SELECT s.feed, s.remote, s.folder, s.is_brought, f.removed IS NOT NULL
                FROM sync_feed s JOIN feed f ON f.id = s.feed
                WHERE s.reader = \(reader) AND s.account = \(account) ORDER BY s.feed
                """
            ).map { row in
                SyncedFeed(
                    feed: row.id(0), remote: row.text(1), folder: row.text(2), isBrought: row.flag(3),
                    isRemoved: row.flag(4))
            }
        }
    }

    package func keep(_ feeds: [SyncedFeed], of account: SyncAccount.ID) throws(LibraryError) {
        let feeds = Dictionary(feeds.map { ($0.feed, $0) }, uniquingKeysWith: { $1 }).values.sorted {
            $0.feed < $1.feed
        }
        if feeds.isEmpty { return }
        try write(telling: .reader(reader)) { session in
            try session.change(
                """
                INSERT INTO sync_feed (reader, account, feed, remote, folder, is_brought)
                SELECT \(reader), \(account), k.* FROM unnest(\(feeds.map(\.feed)), \(feeds.map(\.remote)),
                    \(feeds.map(\.folder)), \(feeds.map(\.isBrought))) AS k
                ON CONFLICT (account, feed) DO UPDATE SET remote = excluded.remote, folder = excluded.folder,
                    is_brought = excluded.is_brought
                """)
        }
    }

    package func forgetSyncedFeeds(_ feeds: [FiledFeed.ID], of account: SyncAccount.ID) throws(LibraryError) {
        try write(telling: .reader(reader)) { session in
            try session.change(
                "DELETE FROM sync_feed WHERE reader = \(reader) AND account = \(account) AND feed = ANY (\(feeds))")
        }
    }

    package func feedsBroughtBySync() throws(LibraryError) -> Set<FiledFeed.ID> {
        try read { session in
            Set(
                try session.numbers(
                    "SELECT feed FROM sync_feed WHERE reader = \(reader) AND is_brought AND remote IS NOT NULL"))
        }
    }
}

extension PostgresLibrary {
    package func known(_ remotes: [String], of account: SyncAccount.ID) throws(LibraryError) -> Set<String> {
        try read { session in
            let rows = try session.rows(
                """
                SELECT remote FROM sync_item
                WHERE reader = \(reader) AND account = \(account) AND remote = ANY (\(remotes))
                """)
            return Set(rows.compactMap { $0.text(0) })
        }
    }

    package func agreedMarks(of account: SyncAccount.ID) throws(LibraryError) -> (
        unread: Set<String>, starred: Set<String>
    ) {
        try read { session in
            let rows = try session.rows(
                "SELECT remote, is_read, is_starred FROM sync_item WHERE reader = \(reader) AND account = \(account)")
            return (
                Set(rows.filter { !$0.flag(1) }.compactMap { $0.text(0) }),
                Set(rows.filter { $0.flag(2) }.compactMap { $0.text(0) })
            )
        }
    }

    package func keep(_ items: [SyncedItem], of account: SyncAccount.ID) throws(LibraryError) {
        let items = Dictionary(items.map { ($0.remote, $0) }, uniquingKeysWith: { $1 }).values.sorted {
            $0.remote < $1.remote
        }
        if items.isEmpty { return }
        try write(telling: .reader(reader)) { session in
            let marks = Marks(session: session, reader: reader)
            try session.all([
                // An item may have been filed as another article than before.
                """
                DELETE FROM sync_item WHERE reader = \(reader) AND account = \(account)
                    AND remote = ANY (\(items.map(\.remote)))
                """,
                """
                INSERT INTO sync_item (reader, account, remote, article, is_read, is_starred)
                SELECT \(reader), \(account), k.* FROM unnest(\(items.map(\.remote)), \(items.map(\.article)),
                    \(items.map(\.marks.isRead)), \(items.map(\.marks.isStarred))) AS k
                """,
            ])
            try marks.markRead(true, items.filter(\.marks.isRead).map(\.article))
            try marks.star(true, items.filter(\.marks.isStarred).map(\.article))
            try session.change(Marks.noting(items.map(\.article), reader))
            try dropAgreed(session)
        }
    }

    package func takeMarks(
        unread: Set<String>, starred: Set<String>, of account: SyncAccount.ID
    ) throws(LibraryError) -> Int {
        try write(telling: .reader(reader)) { session in
            let rows = try session.rows(
                """
                SELECT remote, article, is_read, is_starred FROM sync_item
                WHERE reader = \(reader) AND account = \(account) ORDER BY article
                """)
            let changed = rows.map { ServiceItem($0) }.filter { $0.differs(unread, starred) }
            if changed.isEmpty { return 0 }
            let marks = Marks(session: session, reader: reader)
            var marked: Set<Article.ID> = []
            for value in [true, false] {
                let read = changed.filter { $0.isRead != value && !unread.contains($0.remote) == value }
                marked.formUnion(try marks.markRead(value, read.map(\.article)))
                let star = changed.filter { $0.isStarred != value && starred.contains($0.remote) == value }
                marked.formUnion(try marks.star(value, star.map(\.article)))
            }
            try session.change(
                """
                UPDATE sync_item i SET is_read = n.is_read, is_starred = n.is_starred
                FROM unnest(\(changed.map(\.remote)), \(changed.map { !unread.contains($0.remote) }),
                    \(changed.map { starred.contains($0.remote) })) AS n (remote, is_read, is_starred)
                WHERE i.reader = \(reader) AND i.account = \(account) AND i.remote = n.remote
                """)
            try dropAgreed(session)
            return marked.count
        }
    }

    package func unsentMarks(of account: SyncAccount.ID) throws(LibraryError) -> [UnsentMarks] {
        try read { session in
            let rows = try session.rows(
                """
                SELECT i.remote, coalesce(m.is_read, false), coalesce(m.is_starred, false), i.is_read, i.is_starred
                FROM unsent u JOIN sync_item i ON i.article = u.article AND i.reader = u.reader
                LEFT JOIN mark m ON m.article = u.article AND m.reader = u.reader
                WHERE u.reader = \(reader) AND i.account = \(account) ORDER BY u.number, i.remote COLLATE "C"
                """)
            return UnsentMarks.runs(of: rows)
        }
    }

    package func noteSent(_ marks: UnsentMarks, of account: SyncAccount.ID) throws(LibraryError) {
        let assignment: SQL =
            switch marks.change {
            case .read: "is_read = true"
            case .unread: "is_read = false"
            case .starred: "is_starred = true"
            case .unstarred: "is_starred = false"
            }
        try write(telling: .reader(reader)) { session in
            try session.change(
                "UPDATE sync_item SET " + assignment
                    + " WHERE reader = \(reader) AND account = \(account) AND remote = ANY (\(marks.items))")
            try dropAgreed(session)
        }
    }

    package func unsentCount() throws(LibraryError) -> Int {
        Int(try read { try $0.number("SELECT count(*) FROM unsent WHERE reader = \(reader)") ?? 0 })
    }

    /// Takes those articles off the list of the unsent that are marked as every service has them.
    private func dropAgreed(_ session: Session) throws {
        try session.change(
            """
            DELETE FROM unsent u WHERE u.reader = \(reader) AND NOT EXISTS (
                SELECT 1 FROM sync_item i LEFT JOIN mark m ON m.article = i.article AND m.reader = i.reader
                WHERE i.reader = u.reader AND i.article = u.article
                    AND (i.is_read <> coalesce(m.is_read, false) OR i.is_starred <> coalesce(m.is_starred, false))
            )
            """)
    }
}

/// An item of a service, as both sides had it when they agreed last.
private struct ServiceItem {
    let remote: String
    let article: Article.ID
    let isRead: Bool
    let isStarred: Bool

    init(_ row: Row) {
        remote = row.text(0) ?? ""
        article = row.id(1)
        isRead = row.flag(2)
        isStarred = row.flag(3)
    }

    /// Whether a service has other marks now.
    func differs(_ unread: Set<String>, _ starred: Set<String>) -> Bool {
        isRead == unread.contains(remote) || isStarred != starred.contains(remote)
    }
}
