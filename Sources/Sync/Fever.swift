import JSON
import News

/// Fever's API, as CommaFeed, FreshRSS and Miniflux speak it: feeds, items, read and starred.
///
/// It has no call that adds or removes a feed.
///
/// - Source: feedafever.com/api, as kept by web archives.
final class Fever: NewsService {
    private let address: String
    private let user: String
    private let password: () throws(SyncFailure) -> String
    private let exchange: Exchange
    /// The key that stands for user and password.
    private(set) var session: String?

    init(
        address: String, session: String?, user: String, password: @escaping () throws(SyncFailure) -> String,
        exchange: @escaping Exchange
    ) {
        self.address = address
        self.session = session
        self.user = user
        self.password = password
        self.exchange = exchange
    }

    /// The protocol gives at most fifty items at a time.
    let batchSize = 50

    func signIn(password: String) throws(SyncFailure) -> String? {
        let key = md5("\(user):\(password)")
        session = key
        _ = try ask("")
        return key
    }

    /// - Parameter call: the names after `?api`, as in `&items&since_id=5`.
    private func ask(
        _ call: String, _ fields: [(name: String, value: String)] = []
    ) throws(SyncFailure) -> JSONValue {
        let key: String
        if let session { key = session } else { key = md5("\(user):\(try password())") }
        session = key
        let name = "api" + call
        let answer = try exchange(.form("\(address)?\(name)", [("api_key", key)] + fields)).json(name)
        guard let known = answer["auth"]?.text else { throw .strangeAnswer(call: name) }
        if known != "1" { throw .wrongPassword }
        return answer
    }

    func subscriptions() throws(SyncFailure) -> [RemoteFeed] {
        let groups = try ask("&groups")
        let answer = try ask("&feeds")
        guard let feeds = answer["feeds"] else { throw .strangeAnswer(call: "feeds") }
        var folders: [String: String] = [:]
        for membership in (groups["feeds_groups"] ?? answer["feeds_groups"])?.elements ?? [] {
            let name = groups["groups"]?.elements.first { $0["id"]?.text == membership["group_id"]?.text }?["title"]?
                .text
            for feed in Self.numbers(membership["feed_ids"]) where folders[feed] == nil { folders[feed] = name }
        }
        return feeds.elements.compactMap { value in
            guard let id = value["id"]?.text, let url = value["url"]?.text else { return nil }
            return RemoteFeed(
                id: id, address: url, title: value["title"]?.text, link: value["site_url"]?.text, folder: folders[id])
        }
    }

    func change(_ change: SubscriptionChange) throws(SyncFailure) {
        throw .tooOld(call: "a change of feeds")
    }

    func look(from base: RemoteMarks, since cursor: String?) throws(SyncFailure) -> RemoteLook {
        let unread = Self.numbers(try ask("&unread_item_ids")["unread_item_ids"])
        let starred = Self.numbers(try ask("&saved_item_ids")["saved_item_ids"])
        let newest = (unread + starred).compactMap { Int64($0) }.max() ?? 0
        let known = cursor.flatMap { Int64($0) } ?? 0
        return RemoteLook(
            marks: RemoteMarks(unread: Set(unread), starred: Set(starred)), cursor: String(max(newest, known)))
    }

    /// Numbers parted by commas.
    private static func numbers(_ value: JSONValue?) -> [String] {
        (value?.text ?? "").split { $0 == "," || $0 == " " }.map(String.init)
    }

    /// The protocol lists items in the order of their numbers, fifty at a time, with all that is in them; the names
    /// alone are not to be had.
    func newItems(since cursor: String?) throws(SyncFailure) -> [String] {
        var ids: [String] = []
        var last = cursor.flatMap { Int64($0) } ?? 0
        while true {
            let page = try ask("&items&since_id=\(last)")["items"]?.elements ?? []
            let numbers = page.compactMap { $0["id"]?.text.flatMap { Int64($0) } }
            guard let newest = numbers.max(), newest > last else { return ids.reversed() }
            ids += numbers.sorted().map(String.init)
            last = newest
        }
    }

    func items(_ ids: [String]) throws(SyncFailure) -> [RemoteItem] {
        let list = ids.map(percentEncoded).joined(separator: ",")
        guard let items = try ask("&items&with_ids=\(list)")["items"] else { throw .strangeAnswer(call: "items") }
        return items.elements.compactMap(Self.item)
    }

    private static func item(_ value: JSONValue) -> RemoteItem? {
        guard let id = value["id"]?.text, let feed = value["feed_id"]?.text else { return nil }
        var item = RemoteItem(
            id: id, feed: feed, html: value["html"]?.text ?? "",
            marks: ItemMarks(isRead: value["is_read"]?.text == "1", isStarred: value["is_saved"]?.text == "1"))
        item.url = value["url"]?.text
        item.headline = value["title"]?.text
        item.byline = value["author"]?.text
        item.published = moment(value["created_on_time"])
        return item
    }

    func mark(_ change: MarkChange, _ ids: [String]) throws(SyncFailure) {
        let word =
            switch change {
            case .read: "read"
            case .unread: "unread"
            case .starred: "saved"
            case .unstarred: "unsaved"
            }
        // The protocol marks one item at a time.
        for id in ids { _ = try ask("", [("mark", "item"), ("as", word), ("id", id)]) }
    }
}
