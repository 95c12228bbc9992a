import ArgumentParser
import News
import Newsroom
import Storage

struct DeleteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete articles for good.",
        discussion: """
            The text, all that was found in it, and its words are taken out of the library's file; a copy made with \
            'dateline backup' before holds it until that is made again. A feed does not bring it back, an import does. \
            To see what goes, look first: 'dateline list QUERY'.

              dateline delete 17
              dateline list --json source:example | jq .article | xargs dateline delete
            """)

    @Argument(help: "Numbers of articles, as 'dateline list' shows them.")
    var articles: [Int64]

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try openLibrary(self.library)
        var out = Output()
        var isMissing = false
        var isChanged = false
        for id in articles {
            let headline = try reporting { try library.article(id)?.article.headline }
            guard let headline, try reporting({ try library.removeArticle(id) }) else {
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
        if isChanged { try reporting { try library.purge() } }
        if isMissing { throw ExitCode.incomplete }
    }
}
