import ArgumentParser
import News
import Newsroom

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Search the text of all articles.",
        discussion: """
            Words must all occur. "a phrase", -without, prefix*, source:reuters, from:2024-03-01, to:, on:, \
            person:pistorius, place:singapore, entity:taurus, is:unread, is:starred, OR.

              dateline search 'taurus "air force" -navy'
              dateline search --sort rank insecure line
            """)

    enum Sort: String, ExpressibleByArgument, CaseIterable {
        case newest, rank
    }

    @Argument(help: "What to search for.")
    var query: [String]

    @Option(help: "newest, or rank for the best matches first.")
    var sort: Sort = .newest

    @OptionGroup var limit: LimitOption
    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try openLibrary(self.library)
        let hits = try library.search(
            Query(parsing: query.joined(separator: " ")), sort: sort == .rank ? .rank : .newest, olderThan: nil,
            limit: limit.limit ?? 50)
        var out = Output()
        for hit in hits {
            if output.json {
                out.line(JSON.hit(hit).line)
            } else {
                out.article(hit.line, json: false)
                if !hit.snippet.isEmpty { out.show("\t   " + hit.snippet) }
            }
        }
        out.flush()
        if hits.isEmpty { throw ExitCode.incomplete }
    }
}

extension JSON {
    /// The object of `search --json`.
    fileprivate static func hit(_ hit: SearchHit) -> JSON {
        [
            "article": .integer(Int(hit.line.id)), "headline": .text(hit.line.headline),
            "source": .text(hit.line.source), "published": .moment(hit.line.published),
            "snippet": .string(hit.snippet), "matches": .ranges(hit.marks, in: hit.snippet),
        ]
    }
}
