import ArgumentParser
import Glibc
import Newsroom

/// The library that a command works on.
struct LibraryOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The library file.", valueName: "file"), completion: .file(extensions: ["db"]))
    var library: String?

    @Option(help: ArgumentHelp("The configuration file.", valueName: "file"), completion: .file(extensions: ["toml"]))
    var config: String?

    var libraryPath: String { library ?? Locations.library }
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
