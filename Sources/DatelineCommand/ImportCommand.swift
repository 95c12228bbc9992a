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

            An article can be read and searched for as soon as it is reported. The names in all of them are found \
            after that, with --later not now but by the next import or the reader.

              dateline import ~/articles story.md
              xclip -o | dateline import - --source Reuters
              dateline import --dry-run --json page.txt
            """)

    @Argument(help: "Files and folders, or - for standard input.", completion: .file())
    var paths: [String]

    @Flag(help: "Show what the articles would be, and touch no library.")
    var dryRun = false

    @Flag(help: "Read files again that were imported before and have not changed.")
    var again = false

    @Flag(help: "Leave the names to the next import, or to the reader.")
    var later = false

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
        var remaining = output.limit ?? .max
        for arrival in Arrivals(paths, source: source, takesRecords: true) {
            switch arrival {
            case .article(let article, let file, _, let feedTitle, _):
                remaining -= 1
                if output.json {
                    out.line(JSON.object(article.members(file: file, feedTitle: feedTitle)).line)
                } else {
                    out.show(summary(of: article))
                }
            case .skipped(let file, let failure):
                skipped += 1
                if output.json { out.line(JSON.skipped(file, failure).line) }
                complain("\(file): skipped, \(wording(of: failure))")
            case .known, .finished, .record: break
            }
            if remaining == 0 { break }
        }
        out.flush()
        if skipped > 0 { throw ExitCode.incomplete }
    }

    private func importArticles() throws {
        let desk = try openDesk(library)
        var out = Output()
        var counts = ImportCounts()
        var remaining = output.limit ?? .max
        let interruption = Interruption()
        let progress = ProgressLine(paths: paths)
        // JSON tells of each article, so each is read; an outlet given by hand may be another than the last time.
        let recall = again || output.json || source != nil ? nil : desk.recall
        let arrivals = Arrivals(
            paths, source: source, takesRecords: true, progress: progress.progress, recall: recall)
        try reporting {
            defer { progress.end() }
            try desk.importArticles(from: arrivals, isStopped: { interruption.hasCome }) { event in
                counts.add(event)
                progress.show(counts)
                switch event {
                case .known: break
                case .filed(let filing, let article, let file, let feedTitle):
                    if output.json, remaining > 0 {
                        remaining -= 1
                        out.filed(filing, article, file: file, feedTitle: feedTitle, json: true)
                    }
                case .skipped(let file, let failure):
                    if output.json { out.line(JSON.skipped(file, failure).line) }
                    progress.end()
                    complain("\(file): skipped, \(wording(of: failure))")
                }
            }
        }
        if counts.new > 0 { try reporting { try desk.noteOwnArticles() } }
        if !output.json { out.show(counts.summary) }
        out.flush()
        if !later, !interruption.hasCome { try findNames(desk, interruption) }
        if let status = interruption.status {
            complain("Interrupted. What was reported is in the library; run the same again to go on from here.")
            throw ExitCode(status)
        }
        if counts.skipped > 0 { throw ExitCode.incomplete }
    }

    private func summary(of article: Article) -> String {
        let details = [article.source, article.byline, article.published?.iso8601].compactMap { $0 }
        let words = article.body.split(whereSeparator: \.isWhitespace).count
        return ([article.headline] + details + ["\(words) words"]).joined(separator: " · ")
    }
}

extension JSON {
    static func skipped(_ file: String, _ failure: FileFailure) -> JSON {
        ["file": .string(file), "skipped": .string(wording(of: failure))]
    }
}
