import ArgumentParser
import News
import Newsroom

struct EntitiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities",
        abstract: "List who and what the archive names, the most mentioned first.",
        discussion: """
            The first thousand, or as many as --limit says.

              dateline entities --kind person --limit 20
              dateline entities --article 3 --json
            """)

    @Option(help: "Only this kind: \(EntityKind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var kind: EntityKind?

    @Option(help: ArgumentHelp("Only what this article names.", valueName: "number"))
    var article: Int64?

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try openLibrary(self.library)
        if let article, try library.article(article) == nil { throw noSuchArticle(article) }
        let entities =
            if let article {
                try library.entities(of: article, kind: kind).prefix(output.limit ?? .max)
            } else {
                try library.entities(kind: kind, limit: output.limit ?? 1000)[...]
            }
        var out = Output()
        for entity in entities {
            if output.json {
                out.line(JSON.object(entity.members).line)
            } else {
                let role = entity.role.map { ", " + $0 } ?? ""
                out.show("\(entity.mentions)", "\(entity.articles)", "\(entity.kind.rawValue)", "\(entity.name)\(role)")
            }
        }
        out.flush()
        if entities.isEmpty {
            complain("Nobody and nothing is named\(article.map { " in article \($0)" } ?? " in the library").")
            throw ExitCode.incomplete
        }
    }
}

extension EntityKind: ExpressibleByArgument {
    /// In either spelling.
    public init?(argument: String) { self.init(rawValue: argument == "organisation" ? "organization" : argument) }
}

/// Says that a library has no article of a number, and gives the status to end with.
func noSuchArticle(_ id: Int64) -> ExitCode {
    complain("There is no article \(id) in the library; 'dateline list' shows the numbers of those there are.")
    return .impossible
}
