import ArgumentParser
import News
import Newsroom
import Reader

struct EntitiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities",
        abstract: "List the people, places and other names in the archive, most mentioned first.",
        discussion: """
            The first 1000, or as many as --limit says.

              dateline entities --kind person --limit 20
              dateline entities --article 3 --json
              dateline entities --hidden
            """)

    @Option(help: "Only this kind: \(EntityKind.allCases.map(\.word).joined(separator: ", ")).")
    var kind: EntityKind?

    @Option(help: ArgumentHelp("Only names in this article.", valueName: "number"))
    var article: Int64?

    @Flag(help: "Only names that were hidden with 'dateline correct hide'.")
    var hidden = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if hidden, article != nil { throw ValidationError("--hidden and --article do not go together.") }
    }

    func run() throws {
        let library = try self.library.openForReading()
        if let article, try library.article(article) == nil { throw noSuchArticle(article) }
        let entities =
            if hidden {
                try library.hiddenEntities(limit: output.limit ?? 1000).filter { kind == nil || $0.kind == kind }[...]
            } else if let article {
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
                out.show("\(entity.mentions)", "\(entity.articles)", "\(entity.kind.word)", "\(entity.name)\(role)")
            }
        }
        out.flush()
        if entities.isEmpty {
            complain(
                "There are no \(hidden ? "hidden " : "")names\(kind.map { " of kind \($0.word)" } ?? "") in \(article.map { "article \($0)" } ?? "the library")."
            )
            throw ExitCode.incomplete
        }
    }
}

extension EntityKind: ExpressibleByArgument {
    /// The words that help and messages list.
    public static var allValueStrings: [String] { allCases.map(\.word) }

    /// Reads a kind in the British or the American spelling.
    public init?(argument: String) { self.init(rawValue: argument == "organisation" ? "organization" : argument) }
}

/// Reports that the library has no article with a number, and gives the status to end with.
@discardableResult
func noSuchArticle(_ id: Int64) -> ExitCode {
    complain("There is no article \(id) in the library; 'dateline list' shows the numbers.")
    return .impossible
}

/// Ends the command if articles, feeds or corrections that were named are not there: with 1 if others were, with 2 if none
/// was.
func requireFound(missing: Int, of asked: Int) throws {
    if missing > 0 { throw missing < asked ? ExitCode.incomplete : .impossible }
}
