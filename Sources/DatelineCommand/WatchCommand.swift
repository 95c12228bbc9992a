import ArgumentParser
import Libraries
import News
import Newsroom

struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Import folders, then everything added to them, until interrupted.",
        discussion: """
            A file is imported once it has been written and closed, or moved in. If a folder is deleted, watching goes \
            on when it is back. If [alerts] in the configuration has a command, it is called when something comes that \
            'dateline alerts --watch' watches.

              dateline watch ~/articles
              dateline watch --json ~/articles | jq .headline
            """)

    @Argument(help: "Folders.", completion: .directory)
    var folders: [String]

    @Option(help: ArgumentHelp("The outlet of articles that do not name one.", valueName: "name"))
    var source: String?

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let desk = try library.openDesk()
        let interruption = Interruption()
        // They are watched before they are read, so that nothing added meanwhile is missed.
        guard let watch = FolderWatch(folders) else {
            complain("The system cannot watch more folders for this user; close other programs that watch some.")
            throw ExitCode.impossible
        }
        if watch.watchesNothing {
            for folder in folders { complain("\(folder) is not a folder that can be read.") }
            throw ExitCode.impossible
        }
        if watch.unwatched > 0 {
            complain(
                "Not watched: \(counted(watch.unwatched, "folder")), because of the system's limit fs.inotify.max_user_watches."
            )
        }
        let alerts = library.alertCaller(desk.library)
        try take(folders, desk, interruption)
        var isOwed = try alerts.call()
        while !interruption.hasCome {
            let changed = watch.wait(limit: 2000)
            if !changed.isEmpty { try take(changed, desk, interruption) }
            if isOwed || !changed.isEmpty { isOwed = try alerts.call() }
        }
        if let status = interruption.status { throw ExitCode(status) }
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
