import ArgumentParser
import News
import Newsroom
import Storage

struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Import folders, then whatever is added to them, until interrupted.",
        discussion: """
            A file is imported when it has been written and closed, or moved into its place. Folders that are deleted \
            are waited for.

              dateline watch ~/articles
              dateline watch --json ~/articles | jq .headline
            """)

    @Argument(help: "Folders.", completion: .directory)
    var folders: [String]

    @Option(help: ArgumentHelp("The outlet, where the text does not say.", valueName: "name"))
    var source: String?

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let desk = try openDesk(library)
        let interruption = Interruption()
        // Watched before they are read, so that nothing falls between.
        guard let watch = FolderWatch(folders) else {
            complain("The system watches no more folders for this user; close other programs that do.")
            throw ExitCode.impossible
        }
        if watch.watchesNothing {
            for folder in folders { complain("\(folder): no folder that can be read.") }
            throw ExitCode.impossible
        }
        if watch.unwatched > 0 {
            complain("\(watch.unwatched) folders are not watched: the system's limit, fs.inotify.max_user_watches.")
        }
        try take(folders, desk, interruption)
        while !interruption.hasCome {
            let changed = watch.wait(limit: 2000)
            if !changed.isEmpty { try take(changed, desk, interruption) }
        }
        if let status = interruption.status { throw ExitCode(status) }
    }

    private func take(_ paths: [String], _ desk: Desk, _ interruption: Interruption) throws {
        var out = Output()
        var hasNew = false
        try reporting {
            let arrivals = Arrivals(paths, source: source, recall: desk.recall)
            try desk.importArticles(from: arrivals, isStopped: { interruption.hasCome }) { event in
                switch event {
                case .filed(let filing, let article, let file, let feedTitle):
                    if filing.outcome == .unchanged { return }
                    if filing.outcome == .new { hasNew = true }
                    out.filed(filing, article, file: file, feedTitle: feedTitle, json: output.json)
                case .skipped(let file, let failure):
                    if output.json { out.line(JSON.skipped(file, failure).line) }
                    complain("\(file): skipped, \(wording(of: failure))")
                case .known: break
                }
            }
            if hasNew { try desk.noteOwnArticles() }
        }
        out.flush()
        if !interruption.hasCome { try findNames(desk, interruption) }
    }
}

extension Output {
    /// Prints that an article is in the library.
    mutating func filed(_ filing: Filing, _ article: Article, file: String, feedTitle: String?, json: Bool) {
        guard json else { return show("\(filing.id)", article.headline) }
        let filed: [(name: String, value: JSON)] = [
            ("article", .integer(Int(filing.id))), ("new", .bool(filing.outcome == .new)),
        ]
        line(JSON.object(article.members(file: file, feedTitle: feedTitle) + filed).line)
        // What is reported is in the library: the report must not lag behind it.
        flush()
    }
}
