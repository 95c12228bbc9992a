import ArgumentParser
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
        let library = try self.library.open()
        var out = Output()
        var isMissing = false
        var isChanged = false
        for id in articles {
            let headline = try library.article(id)?.article.headline
            guard let headline, try library.removeArticle(id) else {
                complain("There is no article \(id); 'dateline list' shows the numbers.")
                isMissing = true
                continue
            }
            isChanged = true
            if output.json {
                out.line(JSON.object([("article", .integer(Int(id))), ("deleted", .bool(true))]).line)
            } else {
                out.show("\(id)", headline)
            }
        }
        out.flush()
        if isChanged { try (library as? Library)?.purge() }
        if isMissing { throw isChanged ? ExitCode.incomplete : .impossible }
    }
}
