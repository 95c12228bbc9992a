import ArgumentParser
import Libraries
import News
import Newsroom

struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Take in what comes to folders and feeds, until interrupted.",
        discussion: """
            A file is imported once it has been written and closed, or moved in. If a folder is deleted, watching goes \
            on when it is back. With --feeds, each feed is asked when it is due, by its own rhythm. If [alerts] in the \
            configuration has a command, it is called when something comes that 'dateline alerts --watch' watches, \
            whichever program adds it to the library.

              dateline watch ~/articles
              dateline watch --feeds
              dateline watch --json ~/articles | jq .headline
            """)

    @Argument(help: "Folders.", completion: .directory)
    var folders: [String] = []

    @Flag(help: "Ask the feeds too, each when it is due.")
    var feeds = false

    @Option(help: ArgumentHelp("The outlet of articles that do not name one.", valueName: "name"))
    var source: String?

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    /// How often to look whether a feed is due.
    private static let pause: Duration = .seconds(60)

    func validate() throws {
        if folders.isEmpty, !feeds { throw ValidationError("Name a folder to watch, or give --feeds.") }
    }

    func run() throws {
        let desk = try library.openDesk()
        let interruption = Interruption()
        let watch = try startWatching()
        let alerts = library.alertCaller(desk.library)
        try take(folders, desk, interruption)
        var nextRound = ContinuousClock.now
        while !interruption.hasCome {
            if feeds, .now >= nextRound {
                try askFeeds(desk, interruption)
                nextRound = .now + Self.pause
            }
            try tell(alerts)
            let changed = watch.wait(limit: 2000)
            if !changed.isEmpty { try take(changed, desk, interruption) }
        }
        if let status = interruption.status { throw ExitCode(status) }
    }

    /// Watches the folders. That is done before they are read, so that nothing added meanwhile is missed.
    private func startWatching() throws -> FolderWatch {
        guard let watch = FolderWatch(folders) else {
            complain("The system cannot watch more folders for this user; close other programs that watch some.")
            throw ExitCode.impossible
        }
        if watch.watchesNothing, !folders.isEmpty {
            for folder in folders { complain("\(folder) is not a folder that can be read.") }
            throw ExitCode.impossible
        }
        if watch.unwatched > 0 {
            complain(
                "Not watched: \(counted(watch.unwatched, "folder")), because of the system's limit fs.inotify.max_user_watches."
            )
        }
        return watch
    }

    /// Asks the feeds that are due.
    private func askFeeds(_ desk: Desk, _ interruption: Interruption) throws {
        let printer = ReportPrinter(json: output.json, limit: .max)
        try desk.refreshFeeds(.due, isCancelled: { interruption.hasCome }) { printer.print($0) }
        let counts = printer.counts
        if !output.json, counts.asked > 0 {
            var out = Output()
            out.show(counts.summary)
            out.flush()
        }
        if !interruption.hasCome { try extractAll(desk, interruption) }
    }

    /// Tells what is new of what is watched. Another program may have added it.
    private func tell(_ alerts: AlertCaller) throws {
        do {
            _ = try alerts.call()
        } catch LibraryError.locked {
            // That program is at work on the library for long: there is another round soon.
        }
    }

    private func take(_ paths: [String], _ desk: Desk, _ interruption: Interruption) throws {
        var out = Output()
        let arrivals = Arrivals(paths, source: source, recall: desk.recall)
        try desk.importArticles(from: arrivals, isStopped: { interruption.hasCome }) { event in
            switch event {
            case .filed(let filing, let article, let file, let feedTitle):
                if filing.outcome == .unchanged { return }
                out.filed(filing, article, file: file, feedTitle: feedTitle, json: output.json)
            case .skipped(let file, let failure):
                if output.json { out.line(JSON.skipped(file, failure).line) }
                complain("\(file): skipped, \(wording(of: failure))")
            case .known, .export: break
            }
        }
        out.flush()
        if !interruption.hasCome { try extractAll(desk, interruption) }
    }
}

extension Output {
    /// Reports an article that is in the library now.
    mutating func filed(_ filing: Filing, _ article: Article, file: String, feedTitle: String?, json: Bool) {
        guard json else { return show("\(filing.id)", article.headline) }
        let filed: [(name: String, value: JSON)] = [
            ("article", .integer(Int(filing.id))), ("new", .bool(filing.outcome == .new)),
        ]
        line(JSON.object(article.members(file: file, feedTitle: feedTitle) + filed).line)
        // A script may use the article as soon as it is in the library, so the report must not wait for others.
        flush()
    }
}
