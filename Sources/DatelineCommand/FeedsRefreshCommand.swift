import ArgumentParser
import Libraries
import News
import Newsroom
import Reader
import Synchronization

struct FeedsRefreshCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh",
        abstract: "Fetch new items from the feeds.",
        discussion: """
            Fetches all feeds except those that are gone for good, or those named. A server that asked to be left \
            alone for a while is left alone.

              dateline feeds refresh
              dateline feeds refresh https://example.org/feed.xml
              dateline feeds refresh --due          only those that are due, for a timer
            """)

    @Argument(help: "Addresses as 'feeds list' shows them; all feeds if left out.", completion: .feeds)
    var addresses: [String] = []

    @Flag(help: "Only the feeds that are due by their own rhythm.")
    var due = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let desk = try library.openDesk()
        if addresses.isEmpty, try desk.library.feeds().isEmpty { throw noFeeds() }
        var missing = 0
        var selection: FeedSelection = due ? .due : .all
        if !addresses.isEmpty {
            var feeds: [FiledFeed] = []
            for address in addresses {
                if let feed = try desk.library.feed(typed: address) {
                    feeds.append(feed)
                } else {
                    noSuchFeed(address)
                    missing += 1
                }
            }
            if feeds.isEmpty { throw ExitCode.impossible }
            selection = .these(feeds)
        }
        let printer = ReportPrinter(json: output.json, limit: output.limit ?? .max)
        try desk.refreshFeeds(selection) { printer.print($0) }
        let counts = printer.counts
        if !output.json {
            var out = Output()
            out.show(counts.summary)
            out.flush()
        }
        try extractAll(desk)
        if counts.failed > 0 || missing > 0 { throw ExitCode.incomplete }
    }
}

/// Prints the report of each feed as soon as it comes.
final class ReportPrinter: Sendable {
    private let json: Bool
    private let limit: Int
    private let kept = Mutex(FeedCounts())

    /// - Parameter limit: how many reports are printed at most.
    init(json: Bool, limit: Int) {
        self.json = json
        self.limit = limit
    }

    var counts: FeedCounts { kept.withLock { $0 } }

    func print(_ report: FeedReport) {
        kept.withLock { $0.add(report) }
        if let address = report.movedTo { complain("\(report.feed.shownAddress) has moved for good to \(address)") }
        switch report.outcome {
        case .failed(let failure): complain("\(report.feed.shownAddress): \(wording(of: failure))")
        case .gone:
            complain("\(report.feed.shownAddress): gone for good; it is not fetched again, and its articles stay")
        case .held(let until):
            complain(
                "\(report.feed.shownAddress): not fetched, because the server asked to be left alone until \(until.iso8601)"
            )
        case .news, .nothingNew, .cancelled: break
        }
        guard json, counts.reports <= limit else { return }
        var out = Output()
        out.line(object(report).line)
        out.flush()
    }

    private func object(_ report: FeedReport) -> JSON {
        var (word, new, updated) = ("unchanged", 0, 0)
        var reason: String?
        switch report.outcome {
        case .news(let news): (word, new, updated) = ("news", news.new, news.updated)
        case .nothingNew: break
        case .gone: word = "gone"
        case .held: word = "held"
        case .cancelled: word = "cancelled"
        case .failed(let failure): (word, reason) = ("failed", wording(of: failure))
        }
        return [
            "url": .string(report.feed.shownAddress), "title": .text(report.feed.name), "outcome": .string(word),
            "new": .integer(new), "updated": .integer(updated), "reason": .text(reason),
            "moved_to": .text(report.movedTo.map(withoutPasswords)),
        ]
    }
}

struct FeedsTextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text",
        abstract: "Fetch the whole text of articles from their pages.",
        discussion: """
            For articles whose feed gives only a summary. The summary is kept too.

              dateline feeds text 17 18
              dateline feeds text --always https://example.org/feed.xml     from now on
              dateline feeds text --never https://example.org/feed.xml
            """)

    @Argument(help: "The articles' numbers; with --always or --never, addresses of feeds.")
    var subjects: [String]

    @Flag(help: "From now on, fetch the pages of these feeds' new articles.")
    var always = false

    @Flag(help: "From now on, keep the text as these feeds give it.")
    var never = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if always, never { throw ValidationError("Use either --always or --never.") }
        if !always, !never, let wrong = subjects.first(where: { Article.ID($0) == nil }) {
            throw ValidationError("'\(wrong)' is not an article number; 'dateline list' shows the numbers.")
        }
    }

    func run() throws {
        let desk = try library.openDesk()
        if always || never { return try choose(desk) }
        let asked = subjects.compactMap { Article.ID($0) }
        let known = Set(try desk.library.articles(numbered: asked).map(\.line.id))
        let ids = asked.filter(known.contains)
        for id in asked where !known.contains(id) { noSuchArticle(id) }
        if ids.isEmpty { throw ExitCode.impossible }
        let result = try desk.fetchFullTexts(of: ids)
        for (article, failure) in result.failures { complain("article \(article): \(wording(of: failure))") }
        var out = Output()
        if output.json {
            out.line(JSON.object([("fetched", .integer(result.fetched))]).line)
        } else {
            out.show("\(counted(result.fetched, "page")) fetched")
        }
        out.flush()
        if !result.failures.isEmpty || ids.count < asked.count { throw ExitCode.incomplete }
    }

    private func choose(_ desk: Desk) throws {
        var missing = 0
        for subject in subjects {
            guard var feed = try desk.library.feed(typed: subject) else {
                noSuchFeed(subject)
                missing += 1
                continue
            }
            feed.fetchesFullText = always
            try desk.library.keepChoices(of: feed)
        }
        try requireFound(missing: missing, of: subjects.count)
    }
}

extension Output {
    /// Prints a feed: unread and all articles, name, address, and what went wrong.
    mutating func feed(_ feed: FiledFeed, json: Bool) {
        guard !json else { return line(JSON.object(feed.members).line) }
        let place = (feed.folder + [feed.name]).joined(separator: " / ")
        let trouble = feed.state.gone != nil ? "gone" : feed.state.failure.map { wording(of: $0) } ?? ""
        show("\(feed.unread)/\(feed.articles)", place, feed.shownAddress, trouble)
    }
}

extension FiledFeed {
    fileprivate var members: [(name: String, value: JSON)] {
        func time(_ seconds: Int64?) -> JSON { seconds.map { .string(Moment(seconds: $0).iso8601) } ?? .null }
        return [
            ("url", .string(shownAddress)), ("title", .text(name)), ("site", .text(link)),
            ("folder", .text(folder.joined(separator: "/"))), ("tags", .array(tags.map { .string($0) })),
            ("articles", .integer(articles)), ("unread", .integer(unread)),
            ("last_success", time(state.lastSuccess)), ("last_failure", time(state.lastFailure)),
            ("failure", .text(state.failure.map { wording(of: $0) })),
            ("next", time(state.due == 0 ? nil : max(state.due, state.heldUntil ?? 0))),
            ("gone", .bool(state.gone != nil)), ("moved_from", .text(state.movedFrom.map(withoutPasswords))),
            ("full_text", .bool(fetchesFullText)),
        ]
    }
}
