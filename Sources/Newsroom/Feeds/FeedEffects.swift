import News
import Reader
import Storage
import Synchronization

/// Does what the reader asks for with feeds.
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
            say("\(feed?.name ?? "The feed") removed; its articles stay. u brings it back.")
        case .undoRemoving:
            let feed = try desk.library.undoRemovingFeed()
            say(feed.map { "\($0.name) is back" } ?? "no feed was removed")
        case .fetchFullText(let id):
            mailbox.put(.progress(Progress(work: "fetching the page", done: 0, total: nil)))
            defer { mailbox.put(.progress(nil)) }
            let failure = try desk.fetchFullTexts(of: [id]).failures.first?.failure
            if let failure { say("not fetched: \(wording(of: failure))", isError: true) }
        case .fetchFullTexts(let id, let isOn):
            guard var feed = try desk.library.feeds().first(where: { $0.id == id }) else { return nil }
            feed.fetchesFullText = isOn
            try desk.library.keepChoices(of: feed)
            say(
                isOn
                    ? "\(feed.name): pages are fetched from now on"
                    : "\(feed.name): articles stay as the feed gives them")
        case .rename(let id, let name):
            guard var feed = try desk.library.feeds().first(where: { $0.id == id }) else { return nil }
            feed.givenTitle = name.isEmpty ? nil : name
            try desk.library.keepChoices(of: feed)
            say("now called \(feed.name)")
        case .importFile(let path): try takeOver(Locations.expandingHome(path))
        }
        return .libraryChanged
    }

    private func takeOver(_ path: String) throws {
        defer { mailbox.put(.progress(nil)) }
        let counts = try desk.importSubscriptions(from: path) { [mailbox] done in
            if done % 50 == 0 {
                mailbox.put(.progress(Progress(work: "taking articles over", done: done, total: nil)))
            }
        }
        if counts.newsboat?.new ?? 0 > 0 { try desk.noteOwnArticles() }
        var parts = [counted(counts.new, "new feed")]
        if counts.alreadyThere > 0 { parts.append("\(counts.alreadyThere) already there") }
        if let cache = counts.newsboat { parts.append(counted(cache.articles, "article")) }
        if let first = counts.refused.first { parts.append("\(counts.refused.count) refused (\(wording(of: first)))") }
        say(parts.joined(separator: ", "), isError: counts.new + counts.alreadyThere == 0 && counts.newsboat == nil)
    }

    private func refresh(_ ids: [FiledFeed.ID]) throws {
        let feeds = try desk.library.feeds()
        let wanted = Set(ids)
        let chosen = ids.isEmpty ? feeds.filter { $0.state.gone == nil } : feeds.filter { wanted.contains($0.id) }
        guard !chosen.isEmpty else { return say("no feeds yet: 'dateline feeds add URL', or t and then a") }
        let counts = Mutex((all: FeedCounts(), done: 0))
        mailbox.put(.progress(Progress(work: "refreshing feeds", done: 0, total: chosen.count)))
        defer { mailbox.put(.progress(nil)) }
        try desk.refreshFeeds(ids.isEmpty ? .all : .these(chosen)) { [mailbox] report in
            let done = counts.withLock { counts in
                counts.all.add(report)
                counts.done += 1
                return counts.done
            }
            mailbox.put(.progress(Progress(work: "refreshing feeds", done: done, total: chosen.count)))
            if case .news = report.outcome { mailbox.put(.libraryChanged) }
        }
        let all = counts.withLock { $0.all }
        if all.news.new > 0 { try desk.noteOwnArticles() }
        say(all.summary, isError: all.failed > 0 && all.failed == all.asked)
    }

    private func add(_ typed: String) throws {
        mailbox.put(.progress(Progress(work: "looking for the feed", done: 0, total: nil)))
        defer { mailbox.put(.progress(nil)) }
        switch try desk.addFeed(typed) {
        case .added(let feed, let news, _):
            if news.new > 0 { try desk.noteOwnArticles() }
            say("\(feed.name): \(news.new) new")
        case .alreadyThere(let feed): say("\(feed.name) is subscribed to already")
        case .unread(_, let failure): say("added, but it could not be read yet: \(wording(of: failure))", isError: true)
        case .refused(let refusal): say("not added: \(wording(of: refusal))", isError: true)
        }
    }

    private func say(_ words: String, isError: Bool = false) { mailbox.put(.notice(Notice(words, isError: isError))) }
}
