import ArgumentParser
import Libraries
import News
import Newsroom
import Storage

struct DeleteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete articles for good.",
        discussion: """
            The text, the names found in it and its words are removed from the library's file. An earlier copy made \
            with 'dateline backup' still holds them. A feed does not bring the article back, an import does. To see \
            first what would be deleted, use 'dateline list QUERY'.

              dateline delete 17
              dateline list --json source:example | jq .article | xargs dateline delete
            """)

    @Argument(help: "The articles' numbers, as 'dateline list' shows them.")
    var articles: [Int64]

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try self.library.openExisting()
        var out = Output()
        var missing = 0
        for start in stride(from: 0, to: articles.count, by: Self.batchSize) {
            missing += try delete(articles[start..<min(start + Self.batchSize, articles.count)], in: library, &out)
        }
        out.flush()
        if missing < articles.count { try (library as? Library)?.purge() }
        try requireFound(missing: missing, of: articles.count)
    }

    /// How many articles are deleted in one transaction.
    private static let batchSize = 100

    /// Deletes articles, and prints a line about each.
    ///
    /// - Returns: how many are not there.
    private func delete(
        _ ids: ArraySlice<Article.ID>, in library: any NewsLibrary, _ out: inout Output
    ) throws -> Int {
        var missing = 0
        let found = try library.articles(numbered: Array(ids)).map { ($0.line.id, $0.article.headline) }
        let headlines = Dictionary(found, uniquingKeysWith: { first, _ in first })
        var removed = Set(try library.removeArticles(Array(ids)))
        for id in ids {
            guard let headline = headlines[id], removed.remove(id) != nil else {
                noSuchArticle(id)
                missing += 1
                continue
            }
            if output.json {
                out.line(JSON.object([("article", .integer(Int(id))), ("deleted", .bool(true))]).line)
            } else {
                out.show("\(id)", headline)
            }
        }
        return missing
    }
}
