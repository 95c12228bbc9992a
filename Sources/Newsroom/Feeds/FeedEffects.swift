import Libraries
import News
import Reader
import Synchronization

/// Does what the reader asks for with feeds, and says how it went.
struct FeedEffects {
    let desk: Desk
    let mailbox: Mailbox<Message>
    let passwords: SyncPasswords

    /// - Returns: what the reader must look at again; nil if the feed is gone.
    func carryOut(_ work: FeedWork) throws -> Message? {
        switch work {
        case .refresh(let ids): try refresh(ids)
        case .add(let typed): try add(typed)
        case .remove(let id):
            let feed = try desk.library.feeds().first { $0.id == id }
            try desk.library.removeFeed(id)
            say(.removed(feed))
        case .undoRemoving: say(.broughtBack(try desk.library.undoRemovingFeed()))
        case .fetchFullText(let id):
            let counts = try showing("fetching the page") { try desk.fetchFullTexts(of: [id]) }
            if let failure = counts.failures.first?.failure { say(.notFetched(failure)) }
        case .fetchFullTexts(let id, let isOn):
            guard let feed = try changed(id, { $0.fetchesFullText = isOn }) else { return nil }
            say(.pages(of: feed))
        case .rename(let id, let name):
            guard let feed = try changed(id, { $0.givenTitle = name.isEmpty ? nil : name }) else { return nil }
            say(.renamed(feed))
        case .importFile(let path): try takeOver(Locations.expandingHome(path))
        }
        return .libraryChanged(.anything)
    }

    /// Keeps what a person has chosen for a feed; nil if the feed is gone.
    private func changed(_ id: FiledFeed.ID, _ change: (inout FiledFeed) -> Void) throws -> FiledFeed? {
        guard var feed = try desk.library.feeds().first(where: { $0.id == id }) else { return nil }
        change(&feed)
        try desk.library.keepChoices(of: feed)
        return feed
    }

    private func takeOver(_ path: String) throws {
        let work = "taking articles over"
        let counts = try showing(work) {
            try desk.importSubscriptions(from: path) { done in if done % 50 == 0 { show(work, done: done, of: nil) } }
        }
        say(.takenOver(counts))
    }

    private func refresh(_ ids: [FiledFeed.ID]) throws {
        let wanted = Set(ids)
        let chosen = try ids.isEmpty ? desk.ownFeeds() : desk.library.feeds().filter { wanted.contains($0.id) }
        let accounts = try ids.isEmpty ? desk.library.syncAccounts() : []
        if chosen.isEmpty, accounts.isEmpty { return say(.noFeeds) }
        if !chosen.isEmpty { try ask(chosen, isAll: ids.isEmpty) }
        for account in accounts { try sync(account) }
    }

    private func sync(_ account: SyncAccount) throws {
        let work = "syncing with \(account.shownAddress)"
        let report = try showing(work) {
            try desk.sync(account, passwords: passwords, progress: { show(work, done: $0.done, of: $0.total) })
        }
        say(.synced(report, with: account))
    }

    private func ask(_ chosen: [FiledFeed], isAll: Bool) throws {
        let work = "refreshing feeds"
        let counts = Mutex(FeedCounts())
        try showing(work, of: chosen.count) {
            try desk.refreshFeeds(isAll ? .all : .these(chosen)) { report in
                let done = counts.withLock { counts in
                    counts.add(report)
                    return counts.reports
                }
                show(work, done: done, of: chosen.count)
                if case .news = report.outcome { mailbox.put(.libraryChanged(.anything)) }
            }
        }
        let all = counts.withLock { $0 }
        say(.refreshed(all))
    }

    private func add(_ typed: String) throws {
        let addition = try showing("looking for the feed") { try desk.addFeed(typed) }
        say(.added(addition))
    }

    private func say(_ notice: Notice) { mailbox.put(.notice(notice)) }

    private func show(_ work: String, done: Int = 0, of total: Int?) {
        mailbox.put(.progress(Progress(work: work, done: done, total: total)))
    }

    /// Does something, and shows meanwhile that it is being done.
    private func showing<Result>(
        _ work: String, of total: Int? = nil, _ body: () throws -> Result
    ) rethrows -> Result {
        show(work, of: total)
        defer { mailbox.put(.progress(nil)) }
        return try body()
    }
}
