import ArgumentParser
import Newsroom

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Print the configuration in force, with what each setting does.",
        discussion: """
            Keys, colours, widths, formats, browser. What is printed can be saved, changed and read back. What is wrong \
            in the file is told by line and column, and the rest of it holds.

              dateline config > ~/.config/dateline/config.toml
              dateline config --path
            """)

    @Flag(help: "Print where the configuration is looked for.")
    var path = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let file = ConfigurationFile(path: library.config)
        var out = Output()
        if path, output.json {
            out.line(JSON.object([("path", .string(file.path))]).line)
        } else if path {
            out.show(file.path)
        } else if output.json {
            out.line(
                JSON.object([
                    ("path", .string(file.path)), ("configuration", .string(file.configuration.text)),
                    ("faults", .array(file.faults.map { .string($0) })),
                ]).line)
        } else {
            for line in file.configuration.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
                out.show(String(line))
            }
        }
        out.flush()
        if path { return }
        for fault in file.faults { complain(fault) }
        if !file.faults.isEmpty { throw ExitCode.incomplete }
    }
}
