import Libraries
import News
import Sync

/// Brings the feeds of a service and of the library to the same.
struct SyncedSubscriptions {
    let desk: Desk
    let account: SyncAccount
    let service: any NewsService

    /// - Returns: the library's feeds by the service's names for them, and the names of the service's folders.
    /// - Throws: `LibraryError`, `SyncFailure`.
    func agree(_ report: inout SyncReport) throws -> (feeds: [String: FiledFeed], folders: Set<String>) {
        let library = desk.library
        var remotes = try service.subscriptions()
        if try sendChanges(remotes, &report) { remotes = try service.subscriptions() }
        let synced = try library.syncedFeeds(of: account.id)
        try subscribe(to: remotes, synced, &report)
        try removeGone(remotes, synced, &report)
        return (try feedsByRemote(), Set(remotes.compactMap(\.folder)))
    }

    private func feedsByRemote() throws -> [String: FiledFeed] {
        let feeds = Dictionary(uniqueKeysWithValues: try desk.library.feeds().map { ($0.id, $0) })
        var result: [String: FiledFeed] = [:]
        for synced in try desk.library.syncedFeeds(of: account.id) {
            if let remote = synced.remote, let feed = feeds[synced.feed] { result[remote] = feed }
        }
        return result
    }

    /// Tells the service of feeds that were added, removed and moved here.
    ///
    /// - Returns: whether its list of feeds is another one now.
    private func sendChanges(_ remotes: [RemoteFeed], _ report: inout SyncReport) throws -> Bool {
        // Fever has no call for it.
        if account.service == .fever { return false }
        let library = desk.library
        let synced = try library.syncedFeeds(of: account.id)
        let byFeed = Dictionary(uniqueKeysWithValues: synced.map { ($0.feed, $0) })
        let there = Dictionary(remotes.map { ($0.id, $0) }) { first, _ in first }
        let addresses = Set(remotes.map { comparable($0.address) })
        var count = 0
        for gone in synced where gone.isRemoved {
            if let remote = gone.remote, there[remote] != nil {
                try service.change(.unsubscribe(feed: remote))
                count += 1
            }
            try library.forgetSyncedFeeds([gone.feed], of: account.id)
        }
        for feed in try library.feeds() {
            let folder = feed.folder.isEmpty ? nil : feed.folder.joined(separator: "/")
            if let known = byFeed[feed.id] {
                guard let remote = known.remote, let other = there[remote], other.folder == known.folder,
                    folder != known.folder
                else { continue }
                try service.change(.move(feed: remote, from: known.folder, to: folder))
                try library.keep([known.inFolder(folder)], of: account.id)
                count += 1
            } else if !addresses.contains(comparable(feed.address)) {
                try service.change(.subscribe(address: feed.address, title: feed.givenTitle, folder: folder))
                count += 1
            }
        }
        report.feedsSent += count
        return count > 0
    }

    /// Subscribes here to what the service is subscribed to.
    private func subscribe(to remotes: [RemoteFeed], _ synced: [SyncedFeed], _ report: inout SyncReport) throws {
        let library = desk.library
        let known = Dictionary(synced.compactMap { feed in feed.remote.map { ($0, feed) } }) { first, _ in first }
        let filed = try library.feeds()
        var feeds = Dictionary(filed.map { (comparable($0.address), $0.id) }) { first, _ in first }
        var kept: [SyncedFeed] = []
        for remote in remotes where !remote.address.isEmpty {
            if let feed = known[remote.id] {
                if remote.folder != feed.folder { kept.append(try moved(feed, of: filed, to: remote.folder)) }
                continue
            }
            let new = NewFeed(
                address: remote.address, title: remote.title, link: remote.link, folder: folders(remote.folder),
                isTyped: false)
            let own = feeds[comparable(remote.address)]
            let (id, isNew) = try own.map { ($0, false) } ?? library.subscribe(to: [new])[0]
            feeds[comparable(remote.address)] = id
            kept.append(SyncedFeed(feed: id, remote: remote.id, folder: remote.folder, isBrought: isNew))
            report.feedsAdded += isNew ? 1 : 0
        }
        try library.keep(kept, of: account.id)
    }

    /// Puts one of the library's feeds into the folder that it was moved to there.
    private func moved(_ synced: SyncedFeed, of filed: [FiledFeed], to folder: String?) throws -> SyncedFeed {
        if var feed = filed.first(where: { $0.id == synced.feed }) {
            feed.folder = folders(folder)
            try desk.library.keepChoices(of: feed)
        }
        return synced.inFolder(folder)
    }

    /// Removes here what the service is no longer subscribed to, if it came by sync. An empty list is not believed: too
    /// much would be lost by a fault of the service.
    private func removeGone(_ remotes: [RemoteFeed], _ synced: [SyncedFeed], _ report: inout SyncReport) throws {
        if remotes.isEmpty { return }
        let there = Set(remotes.map(\.id))
        for feed in synced where !feed.isRemoved {
            guard let remote = feed.remote, !there.contains(remote) else { continue }
            if feed.isBrought {
                try desk.library.removeFeed(feed.feed)
                report.feedsRemoved += 1
                try desk.library.forgetSyncedFeeds([feed.feed], of: account.id)
            } else {
                try desk.library.keep(
                    [SyncedFeed(feed: feed.feed, remote: nil, folder: nil, isBrought: false)], of: account.id)
            }
        }
    }

    private func folders(_ name: String?) -> [String] {
        name.map { $0.split(separator: "/").map(String.init) } ?? []
    }

    /// An address without what does not tell feeds apart: the scheme, and a slash at the end.
    private func comparable(_ address: String) -> String {
        let bare = address.firstRange(of: "://").map { address[$0.upperBound...] } ?? address[...]
        return String(bare.hasSuffix("/") ? bare.dropLast() : bare)
    }
}

extension SyncedFeed {
    fileprivate func inFolder(_ folder: String?) -> SyncedFeed {
        SyncedFeed(feed: feed, remote: remote, folder: folder, isBrought: isBrought)
    }
}
