import ArgumentParser
import Libraries
import Newsroom
import Postgres

struct LibraryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "library",
        abstract: "Make a library on a PostgreSQL server, which many share.",
        discussion: """
            One archive for a newsroom: articles, names, feeds and corrections are in common; what was read, starred, \
            tagged and noted is each reader's own. The database must be there (createdb); the address is as psql takes \
            it, in quotation marks where it has ? or &, and --library takes it everywhere. Keep passwords in ~/.pgpass. \
            'pg_dump' backs it up. In a search by rank, a word counts for more the rarer it is among the articles found; in \
            a file, among all articles. So the order may differ.

              createdb news
              dateline library create postgres:///news
              dateline import --library postgres:///news ~/articles
              dateline library grant anna --as reader --library postgres:///news
              dateline --library postgres:///news          the reader, as with a file
              dateline export | dateline import --library postgres:///news -
            """,
        subcommands: [LibraryCreateCommand.self, LibraryUpgradeCommand.self, LibraryGrantCommand.self])
}

/// The address of a database.
private struct ServerOption {
    /// The address as it was typed.
    let address: String

    /// - Throws: `ExitCode` if it is none.
    init(_ typed: String) throws {
        guard isServerAddress(typed) else {
            complain(
                "\(typed) is no address of a database. Type it as postgres://HOST/DATABASE, "
                    + "'postgres:///DATABASE?host=FOLDER' or service=NAME; a library that is a file is made by the first import."
            )
            throw ExitCode.impossible
        }
        address = typed
    }
}

struct LibraryCreateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make a library in a database that is there.",
        discussion: """
            Everything is made in a schema 'dateline' of its own; whatever else the database holds stays as it is. \
            Whoever makes the library owns it.

              dateline library create postgres:///news
              dateline library create 'postgres:///news?host=/run/postgresql'
              dateline library create service=news
            """)

    @Argument(help: ArgumentHelp("The database.", valueName: "url"))
    var address: String

    @Flag(help: "Spread it over the workers of a Citus cluster.")
    var distributed = false

    @Option(help: ArgumentHelp("Into how many parts (default: one on each worker).", valueName: "n"))
    var shards: Int?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if isBlank(address) {
            throw ValidationError("The address of the database is empty. Type it as postgres://HOST/DATABASE.")
        }
        guard let shards else { return }
        if !distributed { throw ValidationError("--shards is for a library that is --distributed.") }
        if !(1...64_000).contains(shards) { throw ValidationError("--shards takes a number from 1 to 64000.") }
    }

    func run() throws {
        let library = try PostgresLibrary.create(
            at: ServerOption(address).address, distribution: distributed ? Distribution(shards: shards) : nil)
        var out = Output()
        if output.json {
            out.line(JSON.object([("library", .string(library.name)), ("created", .bool(true))]).line)
        } else {
            out.show(
                "Made the library \(library.name). 'dateline import --library \(inShell(library.name)) PATH' adds "
                    + "articles.")
        }
        out.flush()
        try library.close()
    }
}

struct LibraryUpgradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade", abstract: "Bring a library of an earlier Dateline up to date.",
        discussion: """
              dateline library upgrade --library postgres:///news
            """)

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let address = try ServerOption(library.libraryPath).address
        let before = try PostgresLibrary.upgrade(at: address)
        let opened = try PostgresLibrary(address: address)
        var out = Output()
        if output.json {
            out.line(JSON.object([("library", .string(opened.name)), ("version_before", .integer(before))]).line)
        } else {
            out.show("The library \(opened.name) is up to date.")
        }
        out.flush()
        try opened.close()
    }
}

struct LibraryGrantCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant", abstract: "Let a user of the database into the library.",
        discussion: """
            The user must be there (createuser). Readers read, and mark, tag and note for themselves; editors also \
            import articles, subscribe to feeds and correct names; owners also let others in. Granting another role \
            takes the one before away. With --json the SQL that was run is printed.

              dateline library grant anna --as reader --library postgres:///news
            """)

    @Argument(help: "The user's name in the database.")
    var user: String

    @Option(
        name: .customLong("as"), help: ArgumentHelp("What the user may do: owner, editor or reader.", valueName: "role")
    )
    var role: LibraryRole

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let opened = try PostgresLibrary(address: ServerOption(library.libraryPath).address)
        let lines = try opened.grant(user, as: role)
        var out = Output()
        if output.json {
            out.line(
                JSON.object([
                    ("library", .string(opened.name)), ("user", .string(user)), ("role", .string(role.rawValue)),
                    ("sql", .array(lines.map { .string($0) })),
                ]).line)
        } else {
            out.show("\(user) is \(role == .reader ? "a" : "an") \(role.rawValue) of the library \(opened.name) now.")
        }
        out.flush()
        try opened.close()
    }
}

extension LibraryRole: ExpressibleByArgument {}
