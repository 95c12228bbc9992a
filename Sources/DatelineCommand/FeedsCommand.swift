import ArgumentParser
import Glibc
import News
import Newsroom
import Reader

struct FeedsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds",
        abstract: "Subscribe to feeds and refresh them.",
        discussion: """
            RSS, Atom and JSON Feed over http and https. New items become articles in the library. A feed that cannot \
            be read is reported with the reason, and nothing in the library is lost.

              dateline feeds add https://example.org/       finds the feed of a site
              dateline feeds import ~/.newsboat             newsboat's feeds, articles, read marks and flags
              dateline feeds refresh
              dateline list feed:example is:unread

            Exit status: 0 done; 1 done, but a feed failed or was refused, or there is none; 2 failed; 64 wrong usage.
            """,
        subcommands: [
            FeedsAddCommand.self, FeedsListCommand.self, FeedsRemoveCommand.self, FeedsRefreshCommand.self,
            FeedsTextCommand.self, FeedsImportCommand.self, FeedsExportCommand.self,
        ],
        defaultSubcommand: FeedsListCommand.self)
}

struct FeedsAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Subscribe to a feed, or to the feed of a site.",
        discussion: """
            For the address of a web page, it takes the feed that the page names, or one in the usual places.

              dateline feeds add https://example.org/
              dateline feeds add example.org/feed.xml --folder News --tag world
            """)

    @Argument(help: "Addresses of feeds or sites.")
    var addresses: [String]

    @Option(help: ArgumentHelp("The folder to put it in; / separates folders within folders.", valueName: "name"))
    var folder: String?

    @Option(name: .customLong("tag"), help: ArgumentHelp("A tag; may be given several times.", valueName: "name"))
    var tags: [String] = []

    @Option(help: ArgumentHelp("The name to show for it.", valueName: "name"))
    var title: String?

    @Flag(help: "Use the address as it is; it is fetched at the next refresh.")
    var later = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws { try requireFeedAddresses(addresses) }

    func run() throws {
        let desk = try library.openDesk()
        var out = Output()
        var status: ExitCode = .success
        for address in addresses {
            let path = (folder ?? "").split(separator: "/").map(String.init)
            switch try desk.addFeed(address, title: title, folder: path, tags: tags, asks: !later) {
            case .added(let feed, let news, let others):
                if output.json { out.feed(feed, json: true) } else { out.show("\(feed.name)  \(feed.shownAddress)") }
                if !later { complain("\(feed.name): \(news.new) new") }
                if !address.contains("://"), feed.address.hasPrefix("http:") {
                    complain("\(feed.name) is asked over http, without encryption: there is no https there.")
                }
                for other in others { complain("There is also \(other)") }
            case .alreadyThere(let feed):
                if output.json { out.feed(feed, json: true) }
                complain("\(feed.name) is already subscribed to.")
            case .unread(let feed, let failure):
                if output.json { out.feed(feed, json: true) } else { out.show("\(feed.name)  \(feed.shownAddress)") }
                complain("\(address): added, but it could not be read yet: \(wording(of: failure)).")
                status = status == .success ? .incomplete : status
            case .refused(let refusal):
                complain("\(address) was not added: \(wording(of: refusal)).")
                status = .impossible
            }
            out.flush()
        }
        try extractAll(desk)
        if status != .success { throw status }
    }
}

struct FeedsListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the feeds, their unread articles and what went wrong.",
        discussion: """
              dateline feeds list
              dateline feeds list --json | jq 'select(.failure != null) | .url'
            """)

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let feeds = try library.openForReading().feeds()
        var out = Output()
        for feed in feeds.prefix(output.limit ?? .max) { out.feed(feed, json: output.json) }
        out.flush()
        if feeds.isEmpty { throw noFeeds() }
    }
}

/// Reports that there are no feeds, and gives the status to end with.
func noFeeds() -> ExitCode {
    complain("There are no feeds yet. 'dateline feeds add URL' subscribes to one.")
    return .incomplete
}

/// Reports that a feed that was named is not subscribed to.
func noSuchFeed(_ address: String) {
    complain("\(address) is not subscribed to; 'dateline feeds list' shows the feeds.")
}

struct FeedsImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take over subscriptions from OPML or from newsboat.",
        discussion: """
            Reads OPML, newsboat's 'urls', its 'cache.db', or the folder with both. With 'urls' it also reads the cache \
            beside it: articles, read marks, and flags as stars. Lines that would run a program are refused and named.

              dateline feeds import subscriptions.opml
              dateline feeds import ~/.newsboat
            """)

    @Argument(help: "Files, or newsboat's folder.", completion: .file())
    var paths: [String]

    @Flag(name: .customLong("private"), help: "Allow feeds from OPML to be in private networks too.")
    var allowsPrivate = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws { try requirePaths(paths) }

    func run() throws {
        let desk = try library.openDesk()
        var out = Output()
        var isIncomplete = false
        for path in paths {
            let counts = try desk.importSubscriptions(from: path, allowsPrivate: allowsPrivate) { _ in }
            for refused in counts.refused { complain("\(path): not taken over: \(wording(of: refused))") }
            let isEmpty =
                counts.new + counts.alreadyThere == 0 && counts.newsboat == nil && counts.service == nil
                && counts.searches.isEmpty
            if isEmpty { complain("There are no feeds in \(path).") }
            for search in counts.searches {
                complain("\(path): 'query:\(search.name)' is no feed here; it is the saved search: \(search.typed)")
            }
            isIncomplete = isIncomplete || isEmpty || !counts.refused.isEmpty || !counts.searches.isEmpty
            if let service = counts.service { complain(words(service)) }
            if output.json { out.line(json(counts, path).line) } else { out.show(words(counts)) }
            out.flush()
        }
        try extractAll(desk)
        if isIncomplete { throw ExitCode.incomplete }
    }

    private func words(_ counts: SubscriptionCounts) -> String {
        var parts = [counted(counts.new, "new feed")]
        if counts.alreadyThere > 0 { parts.append("\(counts.alreadyThere) already there") }
        if !counts.refused.isEmpty { parts.append("\(counts.refused.count) refused") }
        if let cache = counts.newsboat {
            parts.append("\(counted(cache.articles, "article")), \(cache.read) of them read, \(cache.starred) starred")
        }
        return parts.joined(separator: ", ")
    }

    private func words(_ service: NewsboatService) -> String {
        guard service.service != nil, let address = service.address else {
            return "newsboat reads from '\(service.name)', which Dateline does not speak. Add its feeds by themselves."
        }
        return
            "newsboat reads from \(withoutPasswords(address)). To go on with it: dateline sync add \(address) --user "
            + (service.user ?? "NAME")
    }

    private func json(_ counts: SubscriptionCounts, _ path: String) -> JSON {
        let cache = counts.newsboat
        return [
            "file": .string(path), "new": .integer(counts.new), "already_there": .integer(counts.alreadyThere),
            "refused": .array(counts.refused.map { .string(wording(of: $0)) }),
            "articles": cache.map { .integer($0.articles) } ?? .null,
            "read": cache.map { .integer($0.read) } ?? .null,
            "starred": cache.map { .integer($0.starred) } ?? .null,
        ]
    }
}

struct FeedsExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print the subscriptions as OPML.",
        discussion: "  dateline feeds export > subscriptions.opml")

    @Flag(help: "Write the passwords that stand in addresses. Without it they are left out.")
    var withSecrets = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        var out = Output()
        let desk = Desk(library: try library.openForReading())
        if !withSecrets { tellOfSecrets(in: try desk.library.feeds()) }
        if output.json {
            for feed in try desk.library.feeds() { out.feed(feed, json: true) }
        } else {
            for line in try desk.exportedSubscriptions(withSecrets: withSecrets).split(separator: "\n") {
                // A file gets the names as they are; for a terminal they are made harmless.
                if isatty(STDOUT_FILENO) == 1 { out.show(String(line)) } else { out.line(String(line)) }
            }
        }
        out.flush()
    }
}
