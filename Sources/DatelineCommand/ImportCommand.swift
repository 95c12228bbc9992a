import ArgumentParser
import News
import Newsroom

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Add articles to the library.",
        discussion: """
            Files, folders with all that is in them, or - for standard input. What cannot be read is skipped with the \
            reason, and the rest is imported. An article that is there already is not added again; one that has \
            changed is updated, its marks kept.

              dateline import ~/articles story.md
              pbpaste | dateline import - --source Reuters
              dateline import --dry-run --json page.txt
            """)

    @Argument(help: "Files and folders, or - for standard input.", completion: .file())
    var paths: [String]

    @Flag(help: "Show what the articles would be, and touch no library.")
    var dryRun = false

    @Option(help: ArgumentHelp("The outlet, where the text does not say.", valueName: "name"))
    var source: String?

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        if dryRun { try preview() } else { try importArticles() }
    }

    /// Parses only.
    private func preview() throws {
        var out = Output()
        var skipped = 0
        for arrival in Arrivals(paths, source: source) {
            switch arrival {
            case .article(let article, let file, _, let feedTitle):
                if output.json {
                    out.line(JSON.object(article.members(file: file, feedTitle: feedTitle)).line)
                } else {
                    out.show(summary(of: article))
                }
            case .skipped(let file, let reason):
                skipped += 1
                if output.json { out.line(JSON.skipped(file, reason).line) }
                complain("\(file): skipped, \(reason)")
            }
        }
        out.flush()
        if skipped > 0 { throw ExitCode.incomplete }
    }

    private func importArticles() throws {
        let desk = try openDesk(library)
        var out = Output()
        var counts = ImportCounts()
        try reporting {
            try desk.importArticles(from: Arrivals(paths, source: source)) { event in
                counts.add(event)
                switch event {
                case .filed(let filing, let article, let file, let feedTitle):
                    guard output.json else { return }
                    let members = article.members(file: file, feedTitle: feedTitle)
                    let filed: [(name: String, value: JSON)] = [
                        ("article", .integer(Int(filing.id))), ("new", .bool(filing.outcome == .new)),
                    ]
                    out.line(JSON.object(members + filed).line)
                    // What is reported is in the library: the report must not lag behind it.
                    out.flush()
                case .skipped(let file, let reason):
                    if output.json { out.line(JSON.skipped(file, reason).line) }
                    complain("\(file): skipped, \(reason)")
                }
            }
        }
        if counts.new > 0 { try reporting { try desk.noteOwnArticles() } }
        if !output.json { out.show(counts.description) }
        out.flush()
        if counts.skipped > 0 { throw ExitCode.incomplete }
    }

    private func summary(of article: Article) -> String {
        let details = [article.source, article.byline, article.published?.iso8601].compactMap { $0 }
        let words = article.body.split(whereSeparator: \.isWhitespace).count
        return ([article.headline] + details + ["\(words) words"]).joined(separator: " · ")
    }
}

extension JSON {
    static func skipped(_ file: String, _ reason: String) -> JSON {
        ["file": .string(file), "skipped": .string(reason)]
    }
}
