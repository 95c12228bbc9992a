import ArgumentParser
import Libraries
import News
import Newsroom
import Reader

struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List articles, newest first or in another order.",
        discussion: """
            Lists all articles, or those that match a query. If several papers print one agency's report and the \
            copies are near each other, they share one line with all their sources; --json prints each of them. \
            'dateline help search' shows what a query may be.

              dateline list --limit 20
              dateline list --sort unread is:starred
              dateline list 'person:pistorius from:2024-03-05 is:unread'
            """)

    @Argument(help: "What to list: words, phrases, fields; everything if left out.")
    var query: [String] = []

    @Option(
        help: ArgumentHelp(
            "newest, oldest, source, headline, unread, or names for most names first.", valueName: "order"))
    var sort: ListOrder = .newest

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try self.library.openForReading()
        let query = DatelineCommand.query(of: self.query)
        var out = Output()
        // If the library is damaged, what was read before the damage is still printed.
        defer { out.flush() }
        let isEmpty =
            sort.isByTime
            ? try printPages(of: query, library, in: &out) : try printSorted(query, library, in: &out)
        out.flush()
        if isEmpty { throw noArticles(self.query, in: library) }
    }

    /// Prints articles in the order of time, a page at a time.
    ///
    /// - Returns: whether no article matched.
    private func printPages(of query: Query, _ library: any NewsLibrary, in out: inout Output) throws -> Bool {
        var remaining = output.limit ?? .max
        var position: ListPosition?
        var printed: Set<Int64> = []
        while remaining > 0 {
            let limit = min(500, remaining)
            let lines = try library.articles(matching: query, in: sort, beyond: position, limit: limit)
            // Copies that share a line count once.
            let folded = try library.foldingCopies(lines).filter {
                $0.copyGroup.map { printed.insert($0).inserted } ?? true
            }
            for line in output.json ? lines : folded { out.article(line, json: output.json) }
            remaining -= output.json ? lines.count : folded.count
            position = lines.last?.position ?? position
            if lines.count < limit { break }
        }
        return position == nil
    }

    /// Prints articles in another order: all that match are read first.
    ///
    /// - Returns: whether no article matched.
    private func printSorted(_ query: Query, _ library: any NewsLibrary, in out: inout Output) throws -> Bool {
        var lines: [ArticleLine] = []
        while true {
            let page = try library.articles(matching: query, in: .newest, beyond: lines.last?.position, limit: 500)
            lines += page
            if page.count < 500 { break }
        }
        let sorted = try library.sorted(lines, in: sort)
        for line in try (output.json ? sorted : library.foldingCopies(sorted)).prefix(output.limit ?? .max) {
            out.article(line, json: output.json)
        }
        return lines.isEmpty
    }
}

/// The orders that a list can have. Only the results of a search can be sorted by rank.
extension ListOrder: ExpressibleByArgument {
    public init?(argument: String) {
        guard let order = ListOrder(typed: argument), order != .rank else { return nil }
        self = order
    }

    public static var allValueStrings: [String] { allCases.filter { $0 != .rank }.map(\.rawValue) }
}

/// Reports that no article matches, and gives the status to end with.
func noArticles(_ query: [String], in library: any NewsLibrary) -> ExitCode {
    let typed = query.joined(separator: " ")
    if typed.isEmpty {
        let hidden = (try? library.count(matching: .everything, cap: 1, withUnread: false).hidden) ?? 0
        complain(
            hidden == 0
                ? "\(library.name) has no articles yet; 'dateline import PATH' adds some."
                : "All articles are hidden: \(hidden). 'dateline list is:hidden' lists them.")
    } else {
        let ways = waysToFindMore(than: typed, today: .today).prefix(3).map { " " + sentence($0) }.joined()
        complain("No article matches '\(typed)'; headlines and texts were searched.\(ways)")
    }
    return .incomplete
}

/// Reads what was typed, and tells of what looks like a condition and is none.
func query(of words: [String]) -> Query {
    let typed = words.joined(separator: " ")
    tellRemarks(on: typed)
    return Query(typed: typed)
}

/// Tells of what in a query looks like a condition and is none.
func tellRemarks(on typed: String) {
    for remark in Query.remarks(on: typed, today: .today) { complain(sentence(wording(of: remark))) }
}

extension Output {
    mutating func article(_ line: ArticleLine, json: Bool) {
        guard !json else { return self.line(JSON.object(line.members).line) }
        let marks = (line.isRead ? " " : "N") + (line.isStarred ? "*" : " ")
        let day = line.published?.day.iso8601 ?? "undated   "
        let sources = (line.source.map { [$0] } ?? []) + line.otherSources
        let source = sources.isEmpty ? "" : "  (\(sources.joined(separator: ", ")))"
        let tags = line.tags.map { " #" + $0 }.joined()
        show("\(line.id)", "\(marks) \(day)  \(line.headline)\(source)\(tags)")
    }
}
