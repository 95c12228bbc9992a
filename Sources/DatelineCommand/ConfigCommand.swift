import ArgumentParser
import Newsroom
import Reader

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Print the configuration in force and what each setting does.",
        discussion: """
            Keys, colours, widths, formats, browser. The output is a configuration file to save and change. A mistake \
            in the file is reported with its line and column; the rest of the file stays in force.

              dateline config > ~/.config/dateline/config.toml
              dateline config --path

            With --newsboat, newsboat's configuration is told in Dateline's: keys, macros, colours, browser. What has no \
            counterpart is named line by line.

              dateline config --newsboat ~/.newsboat/config > ~/.config/dateline/config.toml
            """)

    @Flag(help: "Print where the configuration file belongs.")
    var path = false

    @Option(
        help: ArgumentHelp("Print what newsboat's configuration says, as Dateline's.", valueName: "file"),
        completion: .file())
    var newsboat: String?

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        if let newsboat { return try convert(newsboat) }
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

    private func convert(_ path: String) throws {
        let (configuration, remarks) = Configuration.read(newsboat: try Newsroom.text(of: path))
        var out = Output()
        if output.json {
            out.line(
                JSON.object([
                    ("path", .string(path)), ("configuration", .string(configuration.text)),
                    ("faults", .array(remarks.map { .string("\(path):\($0.line): \($0.words)") })),
                ]).line)
        } else {
            for line in configuration.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
                out.show(String(line))
            }
        }
        out.flush()
        for remark in remarks { complain("\(path):\(remark.line): \(remark.words)") }
        if !remarks.isEmpty { throw ExitCode.incomplete }
    }
}
