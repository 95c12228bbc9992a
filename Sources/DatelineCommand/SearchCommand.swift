import ArgumentParser
import News
import Newsroom

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Search the text of all articles.",
        discussion: """
            What may be typed, here and in the reader:

            \(guide)

            Anything else is searched for as text. Prints all articles that match, newest first; with --sort rank the \
            best 50.

              dateline search 'taurus "air force" -navy'
              dateline search --sort rank insecure line
            """)

    /// The language of searches, a line each.
    private static let guide = Query.guide
        .map { "  " + $0.typed + String(repeating: " ", count: max(2, 24 - $0.typed.count)) + $0.meaning }
        .joined(separator: "\n")

    enum Sort: String, ExpressibleByArgument, CaseIterable {
        case newest, rank
    }

    /// How many results to print by rank if no limit is given.
    private static let mostRanked = 50

    @Argument(help: "What to search for.")
    var query: [String]

    @Option(help: ArgumentHelp("newest, or rank for the best matches first.", valueName: "order"))
    var sort: Sort = .newest

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try self.library.openForReading()
        let query = DatelineCommand.query(of: query)
        var out = Output()
        // If the library is damaged, what was read before the damage is still printed.
        defer { out.flush() }
        var remaining = output.limit ?? (sort == .rank ? Self.mostRanked : .max)
        var position: ListPosition?
        var isEmpty = true
        while remaining > 0 {
            let limit = sort == .rank ? remaining : min(500, remaining)
            let hits = try library.search(
                query, sort: sort == .rank ? .rank : .newest, olderThan: position, limit: limit)
            for hit in hits { show(hit, in: &out) }
            isEmpty = isEmpty && hits.isEmpty
            remaining -= hits.count
            position = hits.last?.line.position
            if sort == .rank || hits.count < limit { break }
        }
        out.flush()
        if isEmpty { throw noArticles(self.query, in: library) }
    }

    private func show(_ hit: SearchHit, in out: inout Output) {
        if output.json { return out.line(JSON.hit(hit).line) }
        out.article(hit.line, json: false)
        if !hit.snippet.isEmpty { out.show("\t   " + hit.snippet) }
    }
}

extension JSON {
    /// The object of `search --json`.
    fileprivate static func hit(_ hit: SearchHit) -> JSON {
        [
            "article": .integer(Int(hit.line.id)), "headline": .text(hit.line.headline),
            "source": .text(hit.line.source), "published": .moment(hit.line.published),
            "tags": .array(hit.line.tags.map { .string($0) }), "snippet": .string(hit.snippet),
            "matches": .ranges(hit.marks, in: hit.snippet),
        ]
    }
}
