import News
import Reader
import Storage
import Synchronization

/// Does what the reader asks for with feeds, and says how it went.
struct FeedEffects {
    let desk: Desk
    let mailbox: Mailbox<Message>

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
        return .libraryChanged
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
        if counts.newsboat?.new ?? 0 > 0 { try desk.noteOwnArticles() }
        say(.takenOver(counts))
    }

    private func refresh(_ ids: [FiledFeed.ID]) throws {
        let feeds = try desk.library.feeds()
        let wanted = Set(ids)
        let chosen = ids.isEmpty ? feeds.filter { $0.state.gone == nil } : feeds.filter { wanted.contains($0.id) }
        guard !chosen.isEmpty else { return say(.noFeeds) }
        let work = "refreshing feeds"
        let counts = Mutex(FeedCounts())
        try showing(work, of: chosen.count) {
            try desk.refreshFeeds(ids.isEmpty ? .all : .these(chosen)) { report in
                let done = counts.withLock { counts in
                    counts.add(report)
                    return counts.reports
                }
                show(work, done: done, of: chosen.count)
                if case .news = report.outcome { mailbox.put(.libraryChanged) }
            }
        }
        let all = counts.withLock { $0 }
        if all.news.new > 0 { try desk.noteOwnArticles() }
        say(.refreshed(all))
    }

    private func add(_ typed: String) throws {
        let addition = try showing("looking for the feed") { try desk.addFeed(typed) }
        if case .added(_, let news, _) = addition, news.new > 0 { try desk.noteOwnArticles() }
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
