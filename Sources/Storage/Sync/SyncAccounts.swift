import Catalogue
import GRDB
import Libraries
import News

// Accounts at services that keep feeds and marks.

extension Library {
    /// The accounts, in the order in which they were added.
    package func syncAccounts() throws(LibraryError) -> [SyncAccount] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT id, service, address, user, session, cursor, digest, last_sync, last_full_sync
                    FROM sync_account ORDER BY id
                    """
            ).compactMap { SyncAccount($0) }
        }
    }

    /// Adds an account. The feeds that the library has are noted as its own: they are not sent to the service.
    ///
    /// - Returns: the account; one of the same address and user, if there is one already.
    package func addSyncAccount(
        _ service: SyncAccount.Service, address: String, user: String, session: String?
    ) throws(LibraryError) -> SyncAccount {
        try write(.power) { db in
            try db.execute(
                sql: """
                    INSERT INTO sync_account (service, address, user, session) VALUES (?, ?, ?, ?)
                    ON CONFLICT (address, user) DO UPDATE SET service = excluded.service, session = excluded.session
                    """,
                arguments: [service.rawValue, address, user, session])
            let id = try Int64.fetchOne(
                db, sql: "SELECT id FROM sync_account WHERE address = ? AND user = ?", arguments: [address, user])
            var account = SyncAccount(id: id ?? 0, service: service, address: address, user: user)
            account.session = session
            try db.execute(
                sql: """
                    INSERT OR IGNORE INTO sync_feed (account, feed) SELECT ?, id FROM feed WHERE removed IS NULL
                    """, arguments: [account.id])
            return account
        }
    }

    /// Ends the sync with a service. Feeds and articles stay; the feeds are asked for directly from now on.
    package func removeSyncAccount(_ id: SyncAccount.ID) throws(LibraryError) {
        try write(.power) { db in
            try db.execute(sql: "DELETE FROM sync_account WHERE id = ?", arguments: [id])
            try db.execute(
                sql:
                    "DELETE FROM unsent WHERE NOT EXISTS (SELECT 1 FROM sync_item WHERE sync_item.article = unsent.article)"
            )
        }
    }

    /// Keeps what a sync has found out about an account.
    package func keep(_ account: SyncAccount) throws(LibraryError) {
        try write { db in
            try db.execute(
                sql: """
                    UPDATE sync_account SET session = ?, cursor = ?, digest = ?, last_sync = ?, last_full_sync = ?
                    WHERE id = ?
                    """,
                arguments: [
                    account.session, account.cursor, account.digest, account.lastSync, account.lastFullSync, account.id,
                ])
        }
    }
}
