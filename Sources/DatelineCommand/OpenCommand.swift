import ArgumentParser
import Glibc
import Newsroom
import Reader
import Terminal

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

    func validate() throws {
        // What was meant for a command, and is no file, is rather a slip than a file that is missing.
        guard let first = paths.first, access(first, F_OK) != 0, !first.contains("/"),
            let near = nearName(to: first, among: Dateline.commandNames)
        else { return }
        throw ValidationError("There is no file and no command '\(visible(first))'. Did you mean '\(near)'?")
    }

    func run() throws {
        let settings = ReaderSettings(
            paths: paths, usesColor: !output.refusesColor, watchesPaths: watch,
            configuration: ConfigurationFile(path: library.config))
        try openReader(library: library.libraryPath, settings: settings)
    }
}
