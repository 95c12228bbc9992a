import GRDB
import Libraries
import News

extension Library {
    /// Of some items of an account, those that the library knows, deleted ones too.
    package func known(_ remotes: [String], of account: SyncAccount.ID) throws(LibraryError) -> Set<String> {
        try read { db in
            let find = try db.cachedStatement(sql: "SELECT 1 FROM sync_item WHERE account = ? AND remote = ?")
            return Set(try remotes.filter { try Int.fetchOne(find, arguments: [account, $0]) != nil })
        }
    }

    /// The marks that both sides agreed on last, of all items of an account.
    ///
    /// - Returns: the names of the items that were unread, and of those that were starred.
    package func agreedMarks(of account: SyncAccount.ID) throws(LibraryError) -> (
        unread: Set<String>, starred: Set<String>
    ) {
        try read { db in
            let names = { (condition: String) in
                Set(
                    try String.fetchAll(
                        db, sql: "SELECT remote FROM sync_item WHERE account = ? AND \(condition)", arguments: [account]
                    ))
            }
            return (try names("is_read = 0"), try names("is_starred = 1"))
        }
    }

    /// Notes which articles some items of a service are.
    ///
    /// An article that was there before, and one that several accounts have, is read if anybody read it and starred if
    /// anybody starred it; what the service does not know of that is sent to it.
    ///
    /// - Parameter items: with the marks that the service has.
    package func keep(_ items: [SyncedItem], of account: SyncAccount.ID) throws(LibraryError) {
        if items.isEmpty { return }
        try write { db in
            let keep = try db.cachedStatement(
                sql: """
                    INSERT INTO sync_item (account, remote, article, is_read, is_starred) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET article = excluded.article, is_read = excluded.is_read,
                        is_starred = excluded.is_starred
                    """)
            let mark = try db.cachedStatement(
                sql: """
                    UPDATE article SET is_read = is_read OR ?2, is_starred = is_starred OR ?3
                    WHERE id = ?1 AND (is_read < ?2 OR is_starred < ?3)
                    """)
            let note = try db.cachedStatement(
                sql: """
                    INSERT OR REPLACE INTO unsent (article)
                    SELECT id FROM article WHERE id = ? AND (is_read <> ? OR is_starred <> ?)
                    """)
            for item in items {
                let marks = item.marks
                try keep.execute(arguments: [account, item.remote, item.article, marks.isRead, marks.isStarred])
                try mark.execute(arguments: [item.article, marks.isRead, marks.isStarred])
                try note.execute(arguments: [item.article, marks.isRead, marks.isStarred])
            }
            try Self.dropAgreed(db)
        }
    }

    /// Brings what a service has marked into the library.
    ///
    /// A mark that differs from what was agreed on last was changed since, here or there; with two values both cannot
    /// have changed it and still differ. So what was changed there is taken over, and what was changed here stays, to be
    /// sent.
    ///
    /// - Parameters:
    ///   - unread: the names of all items that the service has as unread.
    ///   - starred: the names of all that it has as starred.
    /// - Returns: how many articles were marked.
    package func takeMarks(
        unread: Set<String>, starred: Set<String>, of account: SyncAccount.ID
    ) throws(LibraryError) -> Int {
        try write { db in
            let rows = try Row.fetchCursor(
                db, sql: "SELECT remote, article, is_read, is_starred FROM sync_item WHERE account = ?",
                arguments: [account])
            var changed: [SyncedItem] = []
            var before: [ItemMarks] = []
            while let row = try rows.next() {
                guard let remote = row.text(0) else { continue }
                let agreed = ItemMarks(isRead: row.flag(2), isStarred: row.flag(3))
                let now = ItemMarks(isRead: !unread.contains(remote), isStarred: starred.contains(remote))
                if agreed == now { continue }
                changed.append(SyncedItem(remote: remote, article: row.number(1) ?? 0, marks: now))
                before.append(agreed)
            }
            let read = try db.cachedStatement(sql: "UPDATE article SET is_read = ?2 WHERE id = ?1 AND is_read <> ?2")
            let star = try db.cachedStatement(
                sql: "UPDATE article SET is_starred = ?2 WHERE id = ?1 AND is_starred <> ?2")
            let agree = try db.cachedStatement(
                sql: "UPDATE sync_item SET is_read = ?, is_starred = ? WHERE account = ? AND remote = ?")
            var count = 0
            for (item, agreed) in zip(changed, before) {
                var isMarked = false
                if item.marks.isRead != agreed.isRead {
                    try read.execute(arguments: [item.article, item.marks.isRead])
                    isMarked = db.changesCount > 0
                }
                if item.marks.isStarred != agreed.isStarred {
                    try star.execute(arguments: [item.article, item.marks.isStarred])
                    isMarked = isMarked || db.changesCount > 0
                }
                try agree.execute(arguments: [item.marks.isRead, item.marks.isStarred, account, item.remote])
                count += isMarked ? 1 : 0
            }
            try Self.dropAgreed(db)
            return count
        }
    }

    /// What a person has marked and an account's service does not know of, in the order in which it was done.
    package func unsentMarks(of account: SyncAccount.ID) throws(LibraryError) -> [UnsentMarks] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT remote, article.is_read, article.is_starred, sync_item.is_read, sync_item.is_starred
                    FROM unsent JOIN article ON article.id = unsent.article
                        JOIN sync_item ON sync_item.article = unsent.article
                    WHERE account = ? ORDER BY number
                    """, arguments: [account])
            return UnsentMarks.runs(of: rows)
        }
    }

    /// Notes that a service knows of some marks now.
    package func noteSent(_ marks: UnsentMarks, of account: SyncAccount.ID) throws(LibraryError) {
        try write(.power) { db in
            let assignment =
                switch marks.change {
                case .read: "is_read = 1"
                case .unread: "is_read = 0"
                case .starred: "is_starred = 1"
                case .unstarred: "is_starred = 0"
                }
            let agree = try db.cachedStatement(
                sql: "UPDATE sync_item SET \(assignment) WHERE account = ? AND remote = ?")
            for remote in marks.items { try agree.execute(arguments: [account, remote]) }
            try Self.dropAgreed(db)
        }
    }

    /// How many articles are marked otherwise here than at a service.
    package func unsentCount() throws(LibraryError) -> Int {
        try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM unsent") ?? 0 }
    }

    /// Takes those articles off the list of the unsent that are marked as every service has them.
    private static func dropAgreed(_ db: Database) throws {
        try db.execute(
            sql: """
                DELETE FROM unsent WHERE NOT EXISTS (
                    SELECT 1 FROM sync_item JOIN article ON article.id = sync_item.article
                    WHERE sync_item.article = unsent.article
                        AND (sync_item.is_read <> article.is_read OR sync_item.is_starred <> article.is_starred))
                """)
    }
}
