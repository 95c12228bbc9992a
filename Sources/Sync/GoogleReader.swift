import JSON
import News

/// The Google Reader API, as FreshRSS, Miniflux, The Old Reader, BazQux and FeedHQ speak it. Inoreader speaks it too, but
/// only to programs that it has given keys.
///
/// - Source: github.com/mihaip/google-reader-api (the calls), feedhq.readthedocs.io/en/latest/api (their terms), and
///   what FreshRSS and Miniflux document of their own.
final class GoogleReader: NewsService {
    private let address: String
    private let user: String
    private let now: Int64
    private let password: () throws(SyncFailure) -> String
    private let exchange: Exchange
    /// What the sign-in gave.
    private(set) var session: String?
    /// What every change must carry; it ages.
    private var token: String?

    init(
        address: String, user: String, session: String?, now: Int64,
        password: @escaping () throws(SyncFailure) -> String,
        exchange: @escaping Exchange
    ) {
        self.address = address
        self.user = user
        self.session = session
        self.now = now
        self.password = password
        self.exchange = exchange
    }

    let batchSize = 200

    // MARK: - Signing in

    func signIn(password: String) throws(SyncFailure) -> String? {
        let fields = [
            ("Email", user), ("Passwd", password), ("client", "Dateline"), ("accountType", "HOSTED_OR_GOOGLE"),
            ("service", "reader"),
        ]
        let answer = try exchange(.form(address + "/accounts/ClientLogin", fields)).accepted("ClientLogin")
        let line = answer.text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("Auth=") }
        guard let line, line.utf8.count > 5 else { throw .strangeAnswer(call: "ClientLogin") }
        let session = String(line.dropFirst(5))
        self.session = session
        token = nil
        return session
    }

    private var authorization: String? { session.map { "GoogleLogin auth=\($0)" } }

    /// Makes a request, and signs in again once if the service has forgotten the session.
    private func ask(_ request: () throws(SyncFailure) -> ServiceRequest) throws(SyncFailure) -> ServiceAnswer {
        if session == nil { _ = try signIn(password: password()) }
        let answer = try exchange(request())
        guard answer.status == 401 else { return answer }
        _ = try signIn(password: password())
        return try exchange(request())
    }

    func get(_ call: String, _ fields: [(name: String, value: String)] = []) throws(SyncFailure) -> JSONValue {
        let query = formEncoded([("output", "json")] + fields)
        return try ask { () throws(SyncFailure) in
            ServiceRequest(.get, "\(self.address)/reader/api/0/\(call)?\(query)", authorization: self.authorization)
        }.json(call)
    }

    /// Sends a change. A token that has aged is renewed: the service has done nothing then, so sending again is safe.
    func post(
        _ call: String, _ fields: [(name: String, value: String)]
    ) throws(SyncFailure) -> ServiceAnswer {
        try ask { () throws(SyncFailure) in
            let token = try self.currentToken()
            return .form(
                "\(self.address)/reader/api/0/\(call)", fields + [("T", token)], authorization: self.authorization)
        }.accepted(call)
    }

    private func currentToken() throws(SyncFailure) -> String {
        if let token { return token }
        let request = ServiceRequest(.get, address + "/reader/api/0/token", authorization: authorization)
        let answer = try exchange(request)
        // The session has gone: an empty token makes the call fail in the same way, and that one signs in again.
        if answer.status == 401 { return "" }
        let fresh = try answer.accepted("token").text.split(whereSeparator: \.isWhitespace).first.map(String.init)
        guard let fresh else { throw .strangeAnswer(call: "token") }
        token = fresh
        return fresh
    }

    // MARK: - Feeds

    func subscriptions() throws(SyncFailure) -> [RemoteFeed] {
        let answer = try get("subscription/list")
        guard let list = answer["subscriptions"] else { throw .strangeAnswer(call: "subscription/list") }
        return list.elements.compactMap { value in
            guard let id = value["id"]?.text else { return nil }
            // In the original the name of a feed is its address.
            let named = id.hasPrefix("feed/http") ? String(id.dropFirst(5)) : ""
            return RemoteFeed(
                id: id, address: value["url"]?.text ?? named, title: value["title"]?.text.map(asWritten),
                link: value["htmlUrl"]?.text, folder: value["categories"]?.elements.first.flatMap(Self.folder))
        }
    }

    private static func folder(_ category: JSONValue) -> String? {
        (category["label"]?.text ?? category["id"]?.text.flatMap(labelName)).map(asWritten)
    }

    func change(_ change: SubscriptionChange) throws(SyncFailure) {
        var fields: [(name: String, value: String)]
        switch change {
        case .subscribe(let address, let title, let folder):
            fields = [("ac", "subscribe"), ("s", "feed/" + address)]
            if let title { fields.append(("t", title)) }
            if let folder { fields.append(("a", labelID(folder))) }
        case .unsubscribe(let feed): fields = [("ac", "unsubscribe"), ("s", feed)]
        case .move(let feed, let from, let to):
            fields = [("ac", "edit"), ("s", feed)]
            if let to { fields.append(("a", labelID(to))) }
            if let from { fields.append(("r", labelID(from))) }
        }
        _ = try post("subscription/edit", fields)
    }

    // MARK: - Items

    func look(from base: RemoteMarks, since cursor: String?) throws(SyncFailure) -> RemoteLook {
        let unread = try itemIDs(of: "user/-/state/com.google/reading-list", without: "user/-/state/com.google/read")
        let starred = try itemIDs(of: "user/-/state/com.google/starred")
        // A day of overlap: some services go by the time that an item bears, and not all clocks are right.
        return RemoteLook(
            marks: RemoteMarks(unread: Set(unread), starred: Set(starred)), cursor: String(max(0, now - 86_400)))
    }

    func newItems(since cursor: String?) throws(SyncFailure) -> [String] {
        try itemIDs(of: "user/-/state/com.google/reading-list", since: cursor)
    }

    /// The names of all items of a stream, page by page.
    func itemIDs(
        of stream: String, without excluded: String? = nil, since: String? = nil
    ) throws(SyncFailure) -> [String] {
        let call = "stream/items/ids"
        var fields: [(name: String, value: String)] = [("s", stream), ("n", "10000")]
        if let excluded { fields.append(("xt", excluded)) }
        if let since { fields.append(("ot", since)) }
        var ids: [String] = []
        var seen: Set<String> = []
        var continuation: String?
        repeat {
            let page = try get(call, fields + (continuation.map { [("c", $0)] } ?? []))
            guard case .object = page else { throw .strangeAnswer(call: call) }
            let fresh = (page["itemRefs"]?.elements ?? []).compactMap { $0["id"]?.text.map(googleItemID) }
                .filter { seen.insert($0).inserted }
            ids += fresh
            // A service that gives the same page again would be asked for ever.
            continuation = fresh.isEmpty ? nil : page["continuation"]?.text
        } while continuation != nil
        return ids
    }

    func items(_ ids: [String]) throws(SyncFailure) -> [RemoteItem] {
        let call = "stream/items/contents"
        let answer = try post(call, [("output", "json")] + ids.map { ("i", longItemID($0)) }).json(call)
        guard let items = answer["items"] else { throw .strangeAnswer(call: call) }
        return items.elements.compactMap(remoteItem)
    }

    func mark(_ change: MarkChange, _ ids: [String]) throws(SyncFailure) {
        let state =
            switch change {
            case .read: ("a", "user/-/state/com.google/read")
            case .unread: ("r", "user/-/state/com.google/read")
            case .starred: ("a", "user/-/state/com.google/starred")
            case .unstarred: ("r", "user/-/state/com.google/starred")
            }
        _ = try post("edit-tag", [state] + ids.map { ("i", longItemID($0)) })
    }
}
