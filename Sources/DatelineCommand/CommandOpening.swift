import ArgumentParser
import Entities
import Glibc
import Newsroom
import Storage

// Opens what commands need. If that fails, each function says why and what to do, and ends the command.

/// Opens the library that the options name, and makes it if there is none.
func openLibrary(_ options: LibraryOptions) throws -> Library {
    try reporting { try Library(at: options.libraryPath) }
}

/// Opens a library that must be there: for a mistyped name, a new library would be in order, and its copy empty.
func openExistingLibrary(_ options: LibraryOptions) throws -> Library {
    try requireLibrary(options)
    return try openLibrary(options)
}

/// Ends the command if there is no library.
func requireLibrary(_ options: LibraryOptions) throws {
    if access(options.libraryPath, F_OK) == 0 || errno != ENOENT { return }
    complain("There is no library \(options.libraryPath). 'dateline import PATH' makes one.")
    throw ExitCode.impossible
}

/// Opens the library and everything needed to add to it.
func openDesk(_ options: LibraryOptions) throws -> Desk {
    try reporting { try Desk(libraryPath: options.libraryPath) }
}

/// Opens the reader, and returns when it is closed.
///
/// - Throws: `ExitCode`, if the program is to end with another status than 0.
func openReader(library: String, settings: ReaderSettings) throws {
    guard isatty(STDOUT_FILENO) == 1 else {
        complain("The reader needs a terminal, and standard output is not one; 'dateline list' prints the articles.")
        throw ExitCode.impossible
    }
    let status = try reporting { try ReaderSession(desk: try Desk(libraryPath: library), settings: settings).run() }
    if status != 0 { throw ExitCode(status) }
}

/// Loads what finds names.
func loadExtractor() throws -> Extractor {
    try reporting { try Desk.loadExtractor() }
}

/// Does something. If it fails, tells the person at the terminal why, and ends the command.
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
