import ArgumentParser
import Glibc
import Newsroom
import Reader
import Terminal

struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open the reader, as 'dateline' alone does.",
        discussion: """
              dateline
              dateline ~/articles
              dateline --watch ~/articles
              dateline --library project.db
              dateline --plain

            With --plain the reader is a dialogue in lines, without a screen, columns and colours, for screen readers, \
            braille displays and scripts: what is there is told in whole lines, a number opens what stands behind it, \
            an empty line reads on, and keys and commands do what they do in the reader, typed with Enter.
            """)

    @Argument(help: "Files and folders to import first.", completion: .file())
    var paths: [String] = []

    @Flag(help: "Import what is added to the folders while the reader is open.")
    var watch = false

    @Flag(help: "Read line by line, without a screen: for screen readers, braille displays and scripts.")
    var plain = false

    @Option(
        help: ArgumentHelp(
            "Write down what the reader does and how long it takes, without any text; DATELINE_LOG does the same.",
            valueName: "file"), completion: .file())
    var log: String?

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        // A word that is not a file and resembles a command is more likely a slip than a missing file.
        guard let word = unknownWord, let near = nearName(to: word, among: Dateline.commandNames) else { return }
        throw ValidationError("There is no file or command '\(visible(word))'. Did you mean '\(near)'?")
    }

    /// The first argument, if it is neither a file nor a path nor standard input.
    private var unknownWord: String? {
        guard let first = paths.first, first != "-", !first.contains("/"), access(first, F_OK) != 0 else { return nil }
        return first
    }

    func run() throws {
        if let word = unknownWord {
            complain("There is no file or command '\(visible(word))'; 'dateline --help' lists the commands.")
            throw ExitCode.impossible
        }
        let settings = ReaderSettings(
            paths: paths, usesColor: !output.refusesColor, watchesPaths: watch,
            configuration: ConfigurationFile(path: library.config), log: try sessionLog(log))
        if plain {
            try openDialogue(library: library.libraryPath, settings: settings)
        } else {
            try openReader(library: library.libraryPath, settings: settings)
        }
    }
}
