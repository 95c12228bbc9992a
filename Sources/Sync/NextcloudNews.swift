import Foundation
import JSON
import News

/// Nextcloud News, version 1-3 of its interface.
///
/// - Source: nextcloud/news, docs/api/api-v1-3.md.
final class NextcloudNews: NewsService {
    private let address: String
    private let user: String
    private let password: () throws(SyncFailure) -> String
    private let exchange: Exchange
    private var folders: [(id: String, name: String)]?

    init(
        address: String, user: String, password: @escaping () throws(SyncFailure) -> String,
        exchange: @escaping Exchange
    ) {
        self.address = address
        self.user = user
        self.password = password
        self.exchange = exchange
    }

    let batchSize = 200

    var session: String? { nil }

    /// There is no session: the password goes with each request, as HTTP's own authorisation.
    func signIn(password: String) throws(SyncFailure) -> String? {
        let authorization = Self.authorization(user, password)
        let answer = try exchange(ServiceRequest(.get, address + "/version", authorization: authorization))
        guard try answer.json("version")["version"]?.text != nil else { throw .strangeAnswer(call: "version") }
        return nil
    }

    private static func authorization(_ user: String, _ password: String) -> String {
        "Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
    }

    private func ask(_ method: ServiceRequest.Method, _ call: String) throws(SyncFailure) -> ServiceAnswer {
        let authorization = Self.authorization(user, try password())
        return try exchange(ServiceRequest(method, "\(address)/\(call)", authorization: authorization)).accepted(call)
    }

    private func send(_ call: String, _ members: String) throws(SyncFailure) -> ServiceAnswer {
        try ask(.post(type: "application/json", body: "{\(members)}"), call)
    }

    // MARK: - Feeds

    private func allFolders() throws(SyncFailure) -> [(id: String, name: String)] {
        if let folders { return folders }
        let list = try ask(.get, "folders").json("folders")["folders"]?.elements ?? []
        let found = list.compactMap { value in
            value["id"]?.text.flatMap { id in value["name"]?.text.map { (id, $0) } }
        }
        folders = found
        return found
    }

    func subscriptions() throws(SyncFailure) -> [RemoteFeed] {
        let folders = try allFolders()
        guard let list = try ask(.get, "feeds").json("feeds")["feeds"] else { throw .strangeAnswer(call: "feeds") }
        return list.elements.compactMap { value in
            guard let id = value["id"]?.text, let url = value["url"]?.text else { return nil }
            let folder = value["folderId"]?.text.flatMap { id in folders.first { $0.id == id }?.name }
            return RemoteFeed(
                id: id, address: url, title: value["title"]?.text, link: value["link"]?.text, folder: folder)
        }
    }

    func change(_ change: SubscriptionChange) throws(SyncFailure) {
        switch change {
        case .subscribe(let address, _, let folder):
            let id = try number(ofFolder: folder)
            _ = try send("feeds", "\"url\":\(quoted(address)),\"folderId\":\(id ?? "null")")
        case .unsubscribe(let feed): _ = try ask(.delete, "feeds/\(percentEncoded(feed))")
        case .move(let feed, _, let to):
            let id = try number(ofFolder: to)
            _ = try send("feeds/\(percentEncoded(feed))/move", "\"folderId\":\(id ?? "null")")
        }
    }

    /// The number of a folder, which is made if there is none of the name.
    private func number(ofFolder name: String?) throws(SyncFailure) -> String? {
        guard let name else { return nil }
        if let known = try allFolders().first(where: { $0.name == name }) { return known.id }
        let made = try send("folders", "\"name\":\(quoted(name))").json("folders")["folders"]?.elements.first
        guard let id = made?["id"]?.text else { throw .strangeAnswer(call: "folders") }
        folders?.append((id, name))
        return id
    }

    // MARK: - Items

    func look(from base: RemoteMarks, since cursor: String?) throws(SyncFailure) -> RemoteLook {
        var look = RemoteLook(marks: base, cursor: cursor)
        if let cursor {
            take(try list("items/updated?lastModified=\(percentEncoded(cursor))&type=3&id=0"), into: &look)
            return look
        }
        // The first time everything is asked for, page by page, back to the first item.
        look.marks = RemoteMarks(unread: [], starred: [])
        var oldest = "0"
        while true {
            let page = try list("items?type=3&id=0&getRead=true&oldestFirst=false&batchSize=500&offset=\(oldest)")
            take(page, into: &look)
            let last = page.compactMap { $0["id"]?.text.flatMap { Int64($0) } }.min().map(String.init)
            guard let last, last != oldest else { return look }
            oldest = last
        }
    }

    private func list(_ call: String) throws(SyncFailure) -> [JSONValue] {
        guard let items = try ask(.get, call).json(call)["items"] else { throw .strangeAnswer(call: "items") }
        return items.elements
    }

    /// Takes in items that the service gave, and up to when they were changed.
    private func take(_ values: [JSONValue], into look: inout RemoteLook) {
        for value in values {
            guard let item = Self.item(value) else { continue }
            look.items.append(item)
            look.marks.take(item.marks.isRead ? .read : .unread, of: [item.id])
            look.marks.take(item.marks.isStarred ? .starred : .unstarred, of: [item.id])
            let changed = value["lastModified"]?.text.flatMap { Int64($0) } ?? 0
            look.cursor = String(max(changed, look.cursor.flatMap { Int64($0) } ?? 0))
        }
    }

    private static func item(_ value: JSONValue) -> RemoteItem? {
        guard let id = value["id"]?.text, let feed = value["feedId"]?.text else { return nil }
        var item = RemoteItem(
            id: id, feed: feed, html: value["body"]?.text ?? "",
            marks: ItemMarks(isRead: value["unread"] == .bool(false), isStarred: value["starred"] == .bool(true)))
        item.url = value["url"]?.text
        item.headline = value["title"]?.text
        item.byline = value["author"]?.text
        item.published = moment(value["pubDate"])
        return item
    }

    /// All that is new comes with a look.
    func newItems(since cursor: String?) throws(SyncFailure) -> [String] { [] }

    func items(_ ids: [String]) throws(SyncFailure) -> [RemoteItem] { [] }

    func mark(_ change: MarkChange, _ ids: [String]) throws(SyncFailure) {
        let verb =
            switch change {
            case .read: "read"
            case .unread: "unread"
            case .starred: "star"
            case .unstarred: "unstar"
            }
        let numbers = ids.compactMap { Int64($0) }.map(String.init).joined(separator: ",")
        _ = try send("items/\(verb)/multiple", "\"itemIds\":[\(numbers)]")
    }
}

/// A text as a string of JSON.
private func quoted(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    guard let bytes = try? encoder.encode(text) else { preconditionFailure("a text that JSON cannot hold") }
    return String(decoding: bytes, as: UTF8.self)
}
