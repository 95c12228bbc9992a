import ArgumentParser
import News
import Newsroom

struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List articles, newest first.",
        discussion: """
            All of them, or those that match a query.

              dateline list --limit 20
              dateline list 'person:pistorius from:2024-03-05 is:unread'
            """)

    @Argument(help: "What to list: words, phrases, fields. All without it.")
    var query: [String] = []

    @OptionGroup var limit: LimitOption
    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try openLibrary(self.library)
        let query = Query(parsing: self.query.joined(separator: " "))
        var out = Output()
        var remaining = limit.limit ?? .max
        var position: ListPosition?
        while remaining > 0 {
            let lines = try library.articles(matching: query, olderThan: position, limit: min(500, remaining))
            for line in lines { out.article(line, json: output.json) }
            remaining -= lines.count
            position = lines.last?.position
            if lines.count < 500 { break }
        }
        out.flush()
        if position == nil { throw ExitCode.incomplete }
    }
}

extension Output {
    mutating func article(_ line: ArticleLine, json: Bool) {
        guard !json else { return self.line(JSON.object(line.members).line) }
        let marks = (line.isRead ? " " : "N") + (line.isStarred ? "*" : " ")
        let day = line.published?.day.iso8601 ?? "          "
        let source = line.source.map { "  (\($0))" } ?? ""
        show("\(line.id)", "\(marks) \(day)  \(line.headline)\(source)")
    }
}
