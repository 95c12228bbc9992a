import ArgumentParser
import Glibc
import Libraries
import Newsroom
import Storage

// The parser examines every subcommand and option by reflection, which takes longer than the reader needs to open the
// library and paint its first frame. So the command lines of almost all starts are read here. Everything else, mistakes
// included, goes to the parser.

/// The library to open, if the command line names nothing else.
///
/// - Returns: nil for any other command line.
func plainStart(_ words: [String]) -> String? {
    switch words.count {
    case 0: Locations.library
    case 2 where words[0] == "--library": words[1]
    default: nil
    }
}

/// Opens the reader as `OpenCommand` does without options.
func openPlainly(library: String) throws {
    let settings = ReaderSettings(
        usesColor: !refusesColor(option: false), configuration: ConfigurationFile(path: nil),
        log: try sessionLog(nil))
    try openReader(library: library, settings: settings)
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
    let desk = Desk(library: noteOpened(try openLibrary(library)))
    let status = try ReaderSession(desk: desk, settings: settings).run()
    try desk.library.close()
    if status != 0 { throw ExitCode(status) }
}

/// Opens the reader as a dialogue in lines, which needs no terminal, and returns when it ends.
func openDialogue(library: String, settings: ReaderSettings) throws {
    try requireFolder(of: library)
    let desk = Desk(library: noteOpened(try openLibrary(library)))
    let session = try PlainSession(desk: desk, settings: settings)
    let outcome = Result { try session.run() }
    try desk.library.close()
    try outcome.get()
}

/// The log that an option or else `DATELINE_LOG` names; nil if neither does.
func sessionLog(_ path: String?) throws -> SessionLog? {
    guard let path = path ?? environmentValue("DATELINE_LOG"), !path.isEmpty else { return nil }
    return try SessionLog(path: path)
}
