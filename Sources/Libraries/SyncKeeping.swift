import News

/// The services that are synced with, and what both sides agreed on.
package protocol SyncKeeping: Sendable {
    /// The accounts, in the order in which they were added.
    func syncAccounts() throws(LibraryError) -> [SyncAccount]

    /// Adds an account. The feeds that the library has are noted as its own: they are not sent to the service.
    ///
    /// - Returns: the account; one of the same address and user, if there is one already.
    func addSyncAccount(
        _ service: SyncAccount.Service, address: String, user: String, session: String?
    ) throws(LibraryError) -> SyncAccount

    /// Ends the sync with a service. Feeds and articles stay; the feeds are asked for directly from now on.
    func removeSyncAccount(_ id: SyncAccount.ID) throws(LibraryError)

    /// Keeps what a sync has found out about an account.
    func keep(_ account: SyncAccount) throws(LibraryError)

    /// The feeds that an account knows, removed ones too.
    func syncedFeeds(of account: SyncAccount.ID) throws(LibraryError) -> [SyncedFeed]

    /// Notes which feed of a service a feed of the library is.
    func keep(_ feeds: [SyncedFeed], of account: SyncAccount.ID) throws(LibraryError)

    /// Forgets that an account has some feeds.
    func forgetSyncedFeeds(_ feeds: [FiledFeed.ID], of account: SyncAccount.ID) throws(LibraryError)

    /// The feeds whose items come by sync, so that nobody has to ask for them.
    func feedsBroughtBySync() throws(LibraryError) -> Set<FiledFeed.ID>

    /// Of some items of an account, those that the library knows, deleted ones too.
    func known(_ remotes: [String], of account: SyncAccount.ID) throws(LibraryError) -> Set<String>

    /// The marks that both sides agreed on last, of all items of an account.
    ///
    /// - Returns: the names of the items that were unread, and of those that were starred.
    func agreedMarks(of account: SyncAccount.ID) throws(LibraryError) -> (
        unread: Set<String>, starred: Set<String>
    )

    /// Notes which articles some items of a service are.
    ///
    /// An article that was there before, and one that several accounts have, is read if anybody read it and starred if
    /// anybody starred it; what the service does not know of that is sent to it.
    ///
    /// - Parameter items: with the marks that the service has.
    func keep(_ items: [SyncedItem], of account: SyncAccount.ID) throws(LibraryError)

    /// Brings what a service has marked into the library.
    ///
    /// A mark that differs from what was agreed on last was changed since, here or there. It has only two values, so
    /// both sides cannot have changed it and still differ. So what was changed there is taken over, and what was
    /// changed here stays, to be sent.
    ///
    /// - Parameters:
    ///   - unread: the names of all items that the service has as unread.
    ///   - starred: the names of all that it has as starred.
    /// - Returns: how many articles were marked.
    func takeMarks(
        unread: Set<String>, starred: Set<String>, of account: SyncAccount.ID
    ) throws(LibraryError) -> Int

    /// What a person has marked and an account's service does not know of, in the order in which it was done.
    func unsentMarks(of account: SyncAccount.ID) throws(LibraryError) -> [UnsentMarks]

    /// Notes that a service knows of some marks now.
    func noteSent(_ marks: UnsentMarks, of account: SyncAccount.ID) throws(LibraryError)

    /// How many articles have other marks here than at a service.
    func unsentCount() throws(LibraryError) -> Int
}
