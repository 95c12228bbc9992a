import ArgumentParser
import Newsroom

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Print the configuration in force and what each setting does.",
        discussion: """
            Keys, colours, widths, formats, browser. The output is a configuration file to save and change. A mistake \
            in the file is reported with its line and column; the rest of the file stays in force.

              dateline config > ~/.config/dateline/config.toml
              dateline config --path
            """)

    @Flag(help: "Print where the configuration file belongs.")
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
