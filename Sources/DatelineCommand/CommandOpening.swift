import ArgumentParser
import Entities
import Glibc
import Newsroom
import Storage

// Opens what commands need. If that fails, each function says why and what to do, and ends the command.

/// Opens the library that the options name, and makes it if there is none.
func openLibrary(_ options: LibraryOptions) throws -> Library {
    try requireFolder(of: options.libraryPath)
    return try reporting { try Library(at: options.libraryPath) }
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

/// Ends the command if the folder of a library that a person named is not there: it may be mistyped, or on a disk that is
/// not mounted. The folder of the usual library is made.
func requireFolder(of libraryPath: String) throws {
    guard libraryPath != Locations.library, let end = libraryPath.lastIndex(of: "/"), end != libraryPath.startIndex
    else { return }
    let folder = String(libraryPath[..<end])
    if access(folder, F_OK) == 0 || errno != ENOENT { return }
    complain(
        "\(libraryPath) cannot be made, because there is no folder \(folder). Make the folder first, or name another library."
    )
    throw ExitCode.impossible
}

/// Opens the library and everything needed to add to it.
func openDesk(_ options: LibraryOptions) throws -> Desk {
    try requireFolder(of: options.libraryPath)
    return try reporting { try Desk(libraryPath: options.libraryPath) }
}

/// Opens the reader, and returns when it is closed.
///
/// - Throws: `ExitCode`, if the program is to end with another status than 0.
func openReader(library: String, settings: ReaderSettings) throws {
    guard isatty(STDOUT_FILENO) == 1 else {
        complain("The reader needs a terminal, and standard output is not one; 'dateline list' prints the articles.")
        throw ExitCode.impossible
    }
    try requireFolder(of: library)
    let status = try reporting {
        let desk = try Desk(libraryPath: library)
        let status = try ReaderSession(desk: desk, settings: settings).run()
        // The threads of the reader still know the library. It is closed all the same, so that it is one file without a
        // log beside it.
        try desk.library.close()
        return status
    }
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
