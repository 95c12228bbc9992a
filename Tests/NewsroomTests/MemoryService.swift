import News
import Sync

@testable import Newsroom

/// A service in memory that now and then fails, before or after it has done what it was asked.
final class MemoryService: NewsService {
    struct Item {
        var feed: String
        var marks: ItemMarks
        var labels: Set<String> = []
        /// What it links to, and what it says, if that is not its own.
        var link: String?
        var text: String?
    }

    var feeds: [String: RemoteFeed] = [:]
    var items: [String: Item] = [:]
    /// Whether a look brings the items themselves, as Nextcloud's does. Then they cannot be asked for.
    var bringsItems = false
    /// Gives true for a call that fails before it is done, or after.
    var failsBefore: () -> Bool = { false }
    var failsAfter: () -> Bool = { false }
    private(set) var calls = 0
    /// Marks that were sent to an item that had them already.
    private(set) var repeated = 0
    /// How often all was marked as read at once.
    private(set) var allRead = 0

    let batchSize = 7
    var session: String? { nil }

    private func call<Value>(_ body: () -> Value) throws(SyncFailure) -> Value {
        calls += 1
        if failsBefore() { throw .fetch(.brokenOff) }
        let value = body()
        if failsAfter() { throw .fetch(.brokenOff) }
        return value
    }

    func signIn(password: String) throws(SyncFailure) -> String? { nil }

    func subscriptions() throws(SyncFailure) -> [RemoteFeed] {
        try call { feeds.values.sorted { $0.id < $1.id } }
    }

    func change(_ change: SubscriptionChange) throws(SyncFailure) {
        try call {
            switch change {
            case .subscribe(let address, let title, let folder):
                let id = "feed/new-\(address)"
                feeds[id] = RemoteFeed(id: id, address: address, title: title, folder: folder)
            case .unsubscribe(let feed): feeds[feed] = nil
            case .move(let feed, _, let folder):
                let old = feeds[feed]
                feeds[feed] = RemoteFeed(id: feed, address: old?.address ?? "", title: old?.title, folder: folder)
            }
        }
    }

    func look(from base: RemoteMarks, since cursor: String?) throws(SyncFailure) -> RemoteLook {
        let unread = try call { Set(items.filter { !$0.value.marks.isRead }.keys) }
        let starred = try call { Set(items.filter(\.value.marks.isStarred).keys) }
        return RemoteLook(
            marks: RemoteMarks(unread: unread, starred: starred),
            items: bringsItems ? items.keys.sorted().compactMap(remote) : [], cursor: "1")
    }

    func newItems(since cursor: String?) throws(SyncFailure) -> [String] {
        bringsItems ? [] : try call { items.keys.sorted(by: >) }
    }

    func items(_ ids: [String]) throws(SyncFailure) -> [RemoteItem] {
        bringsItems ? [] : try call { ids.compactMap(remote) }
    }

    private func remote(_ id: String) -> RemoteItem? {
        items[id].map { item in
            var remote = RemoteItem(
                id: id, feed: item.feed, html: "<p>\(item.text ?? "What item \(id) tells.")</p>", marks: item.marks)
            remote.url = item.link ?? "https://news.example/\(item.feed)/\(id)"
            remote.headline = item.link == nil ? "Item \(id)" : "Linked"
            remote.labels = item.labels.sorted()
            return remote
        }
    }

    func mark(_ change: MarkChange, _ ids: [String]) throws(SyncFailure) {
        try call { for id in ids { mark(change, id) } }
    }

    let keepsLabels = true

    func labels(apartFrom folders: Set<String>) throws(SyncFailure) -> [String: Set<String>]? {
        try call {
            var labels: [String: Set<String>] = [:]
            for (id, item) in items {
                for label in item.labels.subtracting(folders) { labels[label, default: []].insert(id) }
            }
            return labels
        }
    }

    func label(_ change: LabelChange) throws(SyncFailure) {
        try call {
            for id in change.items where items[id] != nil {
                repeated += items[id]?.labels.contains(change.name) == change.isAdded ? 1 : 0
                if change.isAdded {
                    items[id]?.labels.insert(change.name)
                } else {
                    items[id]?.labels.remove(change.name)
                }
            }
        }
    }

    func markAllRead(upToNewestOf ids: Set<String>) throws(SyncFailure) -> Bool {
        try call {
            allRead += 1
            for id in ids { items[id]?.marks.isRead = true }
            return true
        }
    }

    private func mark(_ change: MarkChange, _ id: String) {
        guard var item = items[id] else { return }
        let before = item.marks
        switch change {
        case .read: item.marks.isRead = true
        case .unread: item.marks.isRead = false
        case .starred: item.marks.isStarred = true
        case .unstarred: item.marks.isStarred = false
        }
        repeated += item.marks == before ? 1 : 0
        items[id] = item
    }
}

/// Numbers that are the same in every run.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
