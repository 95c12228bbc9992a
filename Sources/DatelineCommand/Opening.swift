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

/// Opens the library and all it takes to add to it.
func openDesk(_ options: LibraryOptions) throws -> Desk {
    try reporting { try Desk(libraryPath: options.libraryPath) }
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
