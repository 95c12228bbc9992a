import News

/// A service that keeps a person's feeds, items and marks. Each call asks the server; each throws ``SyncFailure``.
package protocol NewsService {
    /// Signs in.
    ///
    /// - Returns: what to send with each request from now on, to be kept instead of the password; nil if the password
    ///   itself is sent with each.
    func signIn(password: String) throws(SyncFailure) -> String?

    /// What is sent with each request now; it may be another one than at the beginning.
    var session: String? { get }

    func subscriptions() throws(SyncFailure) -> [RemoteFeed]

    func change(_ change: SubscriptionChange) throws(SyncFailure)

    /// Looks at what the service has marked.
    ///
    /// - Parameters:
    ///   - base: the marks that both sides agreed on last, of all items that the library has.
    ///   - cursor: what the last look gave; nil before the first.
    func look(from base: RemoteMarks, since cursor: String?) throws(SyncFailure) -> RemoteLook

    /// The names of the items that came since a look, read ones too; the newest first.
    func newItems(since cursor: String?) throws(SyncFailure) -> [String]

    /// The items of some names; those that are gone are left out.
    ///
    /// - Parameter ids: at most ``batchSize``.
    func items(_ ids: [String]) throws(SyncFailure) -> [RemoteItem]

    /// Marks some items.
    ///
    /// - Parameter ids: at most ``batchSize``.
    func mark(_ change: MarkChange, _ ids: [String]) throws(SyncFailure)

    /// Whether the protocol has labels of items.
    var keepsLabels: Bool { get }

    /// The items that have a label, by its name, all of them. Folders are no labels.
    ///
    /// - Parameter folders: the names of the service's folders.
    /// - Returns: nil where the service does not tell.
    func labels(apartFrom folders: Set<String>) throws(SyncFailure) -> [String: Set<String>]?

    /// Gives some items a label, or takes it away.
    ///
    /// - Parameter change: with at most ``batchSize`` items.
    func label(_ change: LabelChange) throws(SyncFailure)

    /// Marks all items as read that are no newer than the newest of some, in one request.
    ///
    /// - Parameter ids: all items that the service has as unread.
    /// - Returns: false if the service cannot be told so; nothing was done then.
    func markAllRead(upToNewestOf ids: Set<String>) throws(SyncFailure) -> Bool

    /// How many items are asked for, or marked, in one request.
    var batchSize: Int { get }
}

// What most protocols do not have.
extension NewsService {
    package var keepsLabels: Bool { false }
    package func labels(apartFrom folders: Set<String>) throws(SyncFailure) -> [String: Set<String>]? { nil }
    package func label(_ change: LabelChange) throws(SyncFailure) {}
    package func markAllRead(upToNewestOf ids: Set<String>) throws(SyncFailure) -> Bool { false }
}

/// What a look at a service shows.
package struct RemoteLook: Hashable, Sendable {
    package var marks: RemoteMarks
    /// Items that came with it, whole.
    package var items: [RemoteItem] = []
    /// Where the next look and the next ``NewsService/newItems(since:)`` begin.
    package var cursor: String?

    package init(marks: RemoteMarks, items: [RemoteItem] = [], cursor: String? = nil) {
        self.marks = marks
        self.items = items
        self.cursor = cursor
    }
}

/// The service of an account.
///
/// - Parameters:
///   - password: asked for where the service wants it with each request, or where it wants a new sign-in.
///   - now: seconds since 1970.
package func newsService(
    of account: SyncAccount, now: Int64, password: @escaping () throws(SyncFailure) -> String,
    exchange: @escaping Exchange
) -> any NewsService {
    switch account.service {
    case .googleReader:
        GoogleReader(
            address: account.address, user: account.user, session: account.session, now: now, password: password,
            exchange: exchange)
    case .nextcloud:
        NextcloudNews(address: account.address, user: account.user, password: password, exchange: exchange)
    case .fever:
        Fever(
            address: account.address, session: account.session, user: account.user, password: password,
            exchange: exchange)
    }
}

/// Where the interface of a service may be, given what a person typed: the likeliest first.
package func serviceAddresses(of service: SyncAccount.Service, at typed: String) -> [String] {
    let base = String(typed.reversed().drop { $0 == "/" }.reversed())
    switch service {
    case .googleReader:
        return base.hasSuffix("greader.php") ? [base] : [base, base + "/api/greader.php", base + "/p/api/greader.php"]
    case .nextcloud:
        let path = "/apps/news/api/v1-3"
        return base.hasSuffix(path) ? [base] : [base + "/index.php" + path, base + path]
    case .fever:
        let isWhole = base.hasSuffix("fever.php") || base.hasSuffix("/fever") || base.contains("/fever/")
        return isWhole ? [base] : [base + "/api/fever.php", base + "/fever"]
    }
}
