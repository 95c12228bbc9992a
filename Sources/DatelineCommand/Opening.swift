import ArgumentParser
import Entities
import Glibc
import Newsroom
import Storage

// What commands open before they work. Where it cannot be done, each says why and what to do, and ends the command.

/// Opens the library that the options name, making it where there is none.
func openLibrary(_ options: LibraryOptions) throws -> Library {
    try reporting { try Library(at: options.libraryPath) }
}

/// Opens a library that must be there: a new one in its place, made for a name that was mistyped, would be whole, and
/// its copy a copy of nothing.
func openExistingLibrary(_ options: LibraryOptions) throws -> Library {
    try requireLibrary(options)
    return try openLibrary(options)
}

/// Ends the command where there is no library.
func requireLibrary(_ options: LibraryOptions) throws {
    if access(options.libraryPath, F_OK) == 0 || errno != ENOENT { return }
    complain("There is no library \(options.libraryPath). 'dateline import PATH' makes one.")
    throw ExitCode.impossible
}

/// Opens the library and all it takes to add to it.
func openDesk(_ options: LibraryOptions) throws -> Desk {
    try reporting { try Desk(libraryPath: options.libraryPath) }
}

/// Opens the reader, and returns when it is left.
///
/// - Throws: `ExitCode`, where the program is to end with another status than 0.
func openReader(library: String, settings: ReaderSettings) throws {
    guard isatty(STDOUT_FILENO) == 1 else {
        complain("The reader needs a terminal, and standard output is none; 'dateline list' prints the articles.")
        throw ExitCode.impossible
    }
    let status = try reporting { try ReaderSession(desk: try Desk(libraryPath: library), settings: settings).run() }
    if status != 0 { throw ExitCode(status) }
}

/// Loads what finds entities.
func loadExtractor() throws -> Extractor {
    try reporting { try Desk.loadExtractor() }
}

/// Does something, and words what goes wrong for the person at the terminal.
func reporting<Result>(_ work: () throws -> Result) throws -> Result {
    do {
        return try work()
    } catch let code as ExitCode {
        throw code
    } catch {
        complain(wording(of: error))
        throw ExitCode.impossible
    }
}
