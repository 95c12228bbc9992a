import ArgumentParser
import Glibc
import Libraries
import Newsroom
import Storage

/// Whether nothing was given where a text is wanted, as when a shell's variable is empty.
func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

/// - Throws: `ValidationError` if an address of a feed is empty.
func requireFeedAddresses(_ addresses: [String]) throws {
    if addresses.contains(where: isBlank) {
        throw ValidationError("The address of the feed is empty. Type it as https://example.org/.")
    }
}

/// - Throws: `ValidationError` if a path is empty.
func requirePaths(_ paths: [String]) throws {
    if paths.contains("") { throw ValidationError("A path is empty. Name a file, a folder, or - for standard input.") }
}

/// The library that a command works on.
struct LibraryOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The library: a file, or a database (postgres://...).", valueName: "file"),
        completion: .file(extensions: ["db"]))
    var library: String?

    @Option(help: ArgumentHelp("The configuration file.", valueName: "file"), completion: .file(extensions: ["toml"]))
    var config: String?

    /// The path of the file or the address of the database. Empty only before ``validate()`` has said that there is none.
    var libraryPath: String { library ?? Locations.library ?? "" }

    func validate() throws {
        if library?.isEmpty == true { throw ValidationError("The name of the library is empty.") }
        if libraryPath.isEmpty {
            complain("HOME is not an absolute path, so no library is found. Set it, or name a library with --library.")
            throw ExitCode.impossible
        }
        if let config { try requireReadable(configuration: config) }
    }

    /// Opens the library, and makes it if it is a file that is not there.
    func open() throws -> any NewsLibrary {
        try requireFolder(of: libraryPath)
        return noteOpened(try openLibrary(libraryPath))
    }

    /// Opens the library for a command that only reads. One that is not there is read as an empty one, and not made.
    func openForReading() throws -> any NewsLibrary {
        try requireFolder(of: libraryPath)
        return noteOpened(try openLibrary(libraryPath, makes: false))
    }

    /// Opens the library for what only a file needs, such as a check. It must be there.
    func openFile() throws -> Library {
        try requireFile()
        try require()
        return noteOpened(try Library(at: libraryPath))
    }

    /// Ends the command if the library is not a file.
    func requireFile() throws {
        guard isServerAddress(libraryPath) else { return }
        complain(
            "This is for a library that is a file. PostgreSQL has its own means for one on a server: pg_dump backs it up, "
                + "pg_amcheck checks it.")
        throw ExitCode.impossible
    }

    /// Opens the library and everything needed to add to it.
    func openDesk() throws -> Desk {
        let desk = Desk(library: try open())
        let file = ConfigurationFile(path: config)
        // A rule acts only once on what comes: if one is wrong, that must not go unnoticed.
        if let complaint = file.complaint { complain(complaint) }
        desk.library.mostVersions = file.configuration.keptVersions
        try desk.use(file.configuration.rules)
        return desk
    }

    /// Opens a library that must be there: for a mistyped name, a new library would be in order, and its copy empty.
    func openExisting() throws -> any NewsLibrary {
        try require()
        return try open()
    }

    /// What calls the person's own command for alerts.
    func alertCaller(_ library: any NewsLibrary) -> AlertCaller {
        AlertCaller(command: ConfigurationFile(path: config).configuration.alertCommand, library: library) {
            complain(wording(of: $0))
        }
    }

    /// Where the passwords of services come from.
    var syncPasswords: SyncPasswords {
        SyncPasswords(command: ConfigurationFile(path: config).configuration.passwordCommand)
    }

    /// Ends the command if there is no library.
    func require() throws {
        if isServerAddress(libraryPath) { return }
        if !Library.isUnmade(at: libraryPath) { return }
        let isThere = access(libraryPath, F_OK) == 0
        complain(
            (isThere ? "\(libraryPath) is an empty file." : "There is no library \(libraryPath).")
                + " 'dateline import PATH' makes one.")
        throw ExitCode.impossible
    }
}

/// Makes sure that a configuration that a person named can be read: otherwise the program would do without it, unnoticed.
private func requireReadable(configuration path: String) throws {
    var traits = stat()
    var failure = access(path, R_OK) == 0 && stat(path, &traits) == 0 ? 0 : errno
    if failure == 0, traits.st_mode & S_IFMT == S_IFDIR { failure = EISDIR }
    if failure != 0 {
        complain("The configuration \(path) cannot be read: \(String(cString: strerror(failure))).")
        throw ExitCode.impossible
    }
    // What comes through a pipe can be read only once.
    if traits.st_mode & S_IFMT != S_IFREG { return }
    let file = ConfigurationFile(path: path)
    if file.isUnreadable, let complaint = file.complaint {
        complain("The configuration " + complaint + ".")
        throw ExitCode.impossible
    }
}

/// Makes sure that the folder of a library that a person named is there: it may be mistyped, or on a disk that is not
/// mounted. The folder of the usual library is made later.
///
/// - Throws: `LibraryError.noFolder`.
func requireFolder(of libraryPath: String) throws {
    guard !isServerAddress(libraryPath), libraryPath != Locations.library, let end = libraryPath.lastIndex(of: "/"),
        end != libraryPath.startIndex
    else { return }
    let folder = String(libraryPath[..<end])
    if access(folder, F_OK) == 0 || errno != ENOENT { return }
    throw LibraryError.noFolder(path: libraryPath, folder: folder)
}

/// How, and how much, a command prints.
struct OutputOptions: ParsableArguments {
    @Flag(help: "Print JSON Lines, one object a line.")
    var json = false

    @Option(help: ArgumentHelp("Print at most this many articles, names or feeds.", valueName: "number"))
    var limit: Int?

    @Flag(help: "Print without colours.")
    var noColor = false

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more, not \(limit).") }
    }

    /// Whether colours are refused: by the option, by `NO_COLOR` (no-color.org), or by `TERM=dumb`.
    var refusesColor: Bool { DatelineCommand.refusesColor(option: noColor) }

    /// Whether printed text is styled: only on a terminal.
    var usesColor: Bool { !refusesColor && isatty(STDOUT_FILENO) == 1 }
}

/// Whether colours are refused by an option or by the environment.
func refusesColor(option: Bool) -> Bool {
    option || environmentValue("NO_COLOR").map { !$0.isEmpty } == true || environmentValue("TERM") == "dumb"
}
