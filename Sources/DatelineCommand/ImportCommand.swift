import ArgumentParser
import Dispatch
import News
import Newsroom
import Passages

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Add articles to the library.",
        discussion: """
            Reads files, folders with everything in them, or standard input (-). A file that cannot be read is skipped \
            and reported with the reason; the rest is imported. An article that is already there is not added again; \
            one that has changed is updated and keeps its marks.

            An article can be read and searched for as soon as it is reported. The names in the articles are found \
            after that: now or, with --later, by the next import or the reader.

            An export that is named itself brings its feeds, corrections and marks too, and says so. One in a folder \
            brings its articles alone.

              dateline import ~/articles story.md
              xclip -o | dateline import - --source Reuters
              dateline import --dry-run --json page.txt
              dateline import --dry-run --explain page.txt
            """)

    @Argument(help: "Files and folders, or - for standard input.", completion: .file())
    var paths: [String]

    @Flag(help: "Show the articles that would be imported, without changing a library.")
    var dryRun = false

    @Flag(help: "With --dry-run: show each line or paragraph that is in no article, and the rule that took it off.")
    var explain = false

    @Flag(help: "Read files again even if they were imported before and have not changed.")
    var again = false

    @Flag(help: "Leave the names to the next import or the reader.")
    var later = false

    @Option(help: ArgumentHelp("The outlet of articles that do not name one.", valueName: "name"))
    var source: String?

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        try requirePaths(paths)
        if explain, !dryRun { throw ValidationError("--explain goes with --dry-run.") }
    }

    func run() throws {
        if dryRun { try preview() } else { try importArticles() }
    }

    /// Shows what an import would add.
    private func preview() throws {
        var out = Output()
        var skipped = 0
        var remaining = output.limit ?? .max
        for arrival in Arrivals(paths, source: source, takesRecords: true, explains: explain, isPreview: true) {
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
            case .export(let file):
                complain("\(file) is an export: its feeds, corrections and marks would be taken over.")
            case .removed(let removals, let file): out.removed(removals, from: file, json: output.json)
            case .known, .finished, .record: break
            }
            if remaining == 0 { break }
        }
        out.flush()
        if skipped > 0 { throw ExitCode.incomplete }
    }

    private func importArticles() throws {
        let desk = try library.openDesk()
        var out = Output()
        var counts = ImportCounts()
        var remaining = output.limit ?? .max
        let interruption = Interruption()
        let (line, progress) = (StatusLine(), ImportProgress())
        if line.isShown { DispatchQueue.global(qos: .utility).async { progress.count(paths) } }
        // JSON reports every article, so every file is read. An outlet given by hand may differ from the last import's.
        let recall = again || output.json || source != nil ? nil : desk.recall
        let arrivals = Arrivals(
            paths, source: source, takesRecords: true, progress: progress, recall: recall)
        do {
            defer { line.end() }
            try desk.importArticles(from: arrivals, isStopped: { interruption.hasCome }) { event in
                counts.add(event)
                line.show { status(of: progress, counts, after: $0) }
                switch event {
                case .known: break
                case .export(let file):
                    line.end()
                    complain("\(file) is an export: its feeds, corrections and marks are taken over too.")
                case .filed(let filing, let article, let file, let feedTitle):
                    if output.json, remaining > 0 {
                        remaining -= 1
                        out.filed(filing, article, file: file, feedTitle: feedTitle, json: true)
                    }
                case .skipped(let file, let failure):
                    if output.json { out.line(JSON.skipped(file, failure).line) }
                    line.end()
                    complain("\(file): skipped, \(wording(of: failure))")
                }
            }
        }
        if !output.json { out.show(counts.totals) }
        out.flush()
        if !later, !interruption.hasCome { try extractAll(desk, interruption) }
        if let status = interruption.status {
            complain("Interrupted. Everything reported is in the library; run the command again to import the rest.")
            throw ExitCode(status)
        }
        if counts.skipped > 0 { throw ExitCode.incomplete }
    }

    /// '1200 of 50000 files, 3100 articles, 310 a second, 4 min left'.
    private func status(of progress: ImportProgress, _ counts: ImportCounts, after elapsed: Double) -> String {
        let (files, share) = (progress.files, progress.share)
        let all = share == nil ? "" : " of \(files.all)"
        let text = "\(files.done)\(all) files, \(counts.seen) articles, \(Int(Double(counts.seen) / elapsed)) a second"
        guard let share, share > 0.001, elapsed > 2 else { return text }
        return text + ", \(StatusLine.duration(elapsed / share - elapsed)) left"
    }

    private func summary(of article: Article) -> String {
        let details = [article.source, article.byline, article.published?.iso8601 ?? "undated"].compactMap { $0 }
        let words = article.body.split(whereSeparator: \.isWhitespace).count
        return ([article.headline] + details + [counted(words, "word")]).joined(separator: " · ")
    }
}

extension Output {
    /// Prints what was taken off, a line each; as JSON all in one object.
    fileprivate mutating func removed(_ removals: [Removal], from file: String, json: Bool) {
        guard json else {
            for removal in removals {
                show("\(file):\(wording(of: removal.position))", wording(of: removal.rule), removal.text)
            }
            return
        }
        let lines = removals.map { removal in
            JSON.object(
                members(of: removal.position) + [
                    ("rule", .string(removal.rule.rawValue)), ("text", .string(removal.text)),
                ])
        }
        line(JSON.object([("file", .string(file)), ("removed", .array(lines))]).line)
    }
}

/// Where something stood in its source: its line, or its item and paragraph.
private func members(of position: Removal.Position) -> [(String, JSON)] {
    switch position {
    case .line(let line): [("line", .integer(line))]
    case .paragraph(let number, let item): [("item", .integer(item)), ("paragraph", .integer(number))]
    }
}

extension JSON {
    static func skipped(_ file: String, _ failure: FileFailure) -> JSON {
        ["file": .string(file), "skipped": .string(wording(of: failure))]
    }
}
