import ArgumentParser
import Glibc
import Newsroom

struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open the reader (what 'dateline' does by itself).",
        discussion: """
              dateline
              dateline ~/articles
              dateline --watch ~/articles
              dateline --library project.db
            """)

    @Argument(help: "Files and folders to import first.", completion: .file())
    var paths: [String] = []

    @Flag(help: "Take in what is added to the folders while the reader is open.")
    var watch = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        guard isatty(STDOUT_FILENO) == 1 else {
            complain("The reader needs a terminal, and standard output is none; 'dateline list' prints the articles.")
            throw ExitCode.impossible
        }
        let desk = try openDesk(library)
        let settings = ReaderSettings(
            paths: paths, usesColor: !output.refusesColor, watchesPaths: watch,
            configuration: ConfigurationFile(path: library.config))
        let status = try reporting { try ReaderSession(desk: desk, settings: settings).run() }
        if status != 0 { throw ExitCode(status) }
    }
}
