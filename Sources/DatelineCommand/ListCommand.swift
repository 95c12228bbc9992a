import ArgumentParser
import News
import Newsroom

struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List articles, newest first.",
        discussion: """
            Lists all articles, or those that match a query. If several papers print one agency's report and the \
            copies are near each other, they share one line with all their sources; --json prints each of them. \
            'dateline help search' shows what a query may be.

              dateline list --limit 20
              dateline list 'person:pistorius from:2024-03-05 is:unread'
            """)

    @Argument(help: "What to list: words, phrases, fields; everything if left out.")
    var query: [String] = []

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try self.library.open()
        let query = Query(parsing: self.query.joined(separator: " "))
        var out = Output()
        // If the library is damaged, what was read before the damage is still printed.
        defer { out.flush() }
        var remaining = output.limit ?? .max
        var position: ListPosition?
        while remaining > 0 {
            let lines = try library.articles(matching: query, olderThan: position, limit: min(500, remaining))
            let folded = try library.foldingCopies(lines)
            for line in output.json ? lines : folded { out.article(line, json: output.json) }
            remaining -= lines.count
            position = lines.last?.position
            if lines.count < 500 { break }
        }
        out.flush()
        if position == nil { throw noArticles(self.query, self.library) }
    }
}

/// Reports that no article matches, and gives the status to end with.
func noArticles(_ query: [String], _ library: LibraryOptions) -> ExitCode {
    let typed = query.joined(separator: " ")
    complain(
        typed.isEmpty
            ? "\(library.libraryPath) has no articles yet; 'dateline import PATH' adds some."
            : "No article matches '\(typed)'.")
    return .incomplete
}

extension Output {
    mutating func article(_ line: ArticleLine, json: Bool) {
        guard !json else { return self.line(JSON.object(line.members).line) }
        let marks = (line.isRead ? " " : "N") + (line.isStarred ? "*" : " ")
        let day = line.published?.day.iso8601 ?? "          "
        let sources = (line.source.map { [$0] } ?? []) + line.otherSources
        let source = sources.isEmpty ? "" : "  (\(sources.joined(separator: ", ")))"
        show("\(line.id)", "\(marks) \(day)  \(line.headline)\(source)")
    }
}
