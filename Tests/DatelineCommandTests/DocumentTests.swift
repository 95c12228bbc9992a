import Foundation
import Testing

@Suite("What the documents say")
struct DocumentTests {
    private static let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

    @Test(
        "The manual page and the README's list of keys are those that the program's help makes",
        .enabled(if: hasPython, "/usr/bin/python3 is not there"))
    func upToDate() throws {
        let script = Program.root.appendingPathComponent("Resources/build/manual.py").path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = [script, Program.path, "--check"]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let complained = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(String(decoding: complained, as: UTF8.self))")
    }

    @Test("The manual page and the README name every key as the program has it")
    func keys() throws {
        try withProgram { dateline in
            let printed = try dateline.run("config").lines.drop { $0 != "[keys]" }.dropFirst()
            let readme = try String(contentsOf: Program.root.appendingPathComponent("README.md"), encoding: .utf8)
            let page = try String(
                contentsOf: Program.root.appendingPathComponent("Resources/dateline.1"), encoding: .utf8)
            var count = 0
            for line in printed.prefix(while: { !$0.hasPrefix("#") }) {
                let name = try #require(line.split(separator: " ").first)
                let title = try #require(line.split(separator: "#", maxSplits: 1).last).trimmingCharacters(
                    in: .whitespaces)
                #expect(readme.contains("| `\(name)` | \(title) |"), "\(name) is not in the README as it is")
                let escaped = title.replacingOccurrences(of: "-", with: "\\-")
                #expect(page.contains(escaped + " (:"), "\(name) is not in the manual page as it is")
                count += 1
            }
            #expect(count > 40)
        }
    }

    @Test("Every command has help with an example, and the manual page has it", arguments: commands)
    func commandsHaveExamples(_ command: String) throws {
        try withProgram { dateline in
            let help = try dateline.run(["help"] + command.split(separator: " ").map(String.init)).output
            #expect(help.contains("\n  dateline"), "no example")
            let page = try String(
                contentsOf: Program.root.appendingPathComponent("Resources/dateline.1"), encoding: .utf8)
            #expect(page.contains(".Ss \(command)\n"))
        }
    }

    private static let commands = [
        "open", "import", "watch", "extract", "list", "show", "search", "lookup", "who", "where", "entities", "feeds",
        "feeds add", "feeds list", "feeds remove", "feeds refresh", "feeds text", "feeds import", "feeds export",
        "check",
        "backup", "restore", "export", "config",
    ]

    @Test(
        "The scripts of completion are understood by their shells, and name the commands",
        arguments: [("bash", ["-n"]), ("zsh", ["-n"]), ("fish", ["--no-execute"])])
    func completions(_ shell: String, _ check: [String]) throws {
        try withProgram { dateline in
            let script = try dateline.run("--generate-completion-script", shell)
            #expect(script.status == 0)
            for command in ["import", "config", "feeds"] { #expect(script.output.contains(command)) }
            let path = try dateline.write(script.output, to: "completions")
            guard
                let program = ["/bin/", "/usr/bin/"].map({ $0 + shell }).first(
                    where: FileManager.default.isExecutableFile)
            else { return }
            let process = Process()
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = check + [path]
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
    }
}

@Suite("The configuration on the command line")
struct ConfigCommandTests {
    @Test("What is printed can be saved and read back: the same is printed again")
    func roundTrip() throws {
        try withProgram { dateline in
            let first = try dateline.run("config")
            #expect(first.status == 0)
            let path = try dateline.write(first.output, to: ".config/dateline/config.toml")
            #expect(try dateline.run("config", "--path").lines == [path])
            let second = try dateline.run("config")
            #expect(second.status == 0)
            #expect(second.output == first.output)
        }
    }

    @Test("What is wrong is told with file, line and column, the rest is in force, status 1")
    func faults() throws {
        try withProgram { dateline in
            let path = try dateline.write("theme = \"drak\"\ntext-width = 60\n[keys]\nzoom = [\"x\"\n", to: "c.toml")
            let outcome = try dateline.run("config", "--config", path)
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("\(path):1:9: theme: expected 'standard'"))
            #expect(outcome.errors.contains("\(path):5:1: expected ',' or ']'"))
            #expect(outcome.lines.contains("text-width = 60"))
        }
    }

    @Test("A file named that is not there is told of; where none is named, none need be there")
    func missing() throws {
        try withProgram { dateline in
            let outcome = try dateline.run("config", "--config", "nowhere.toml")
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("nowhere.toml cannot be read"))
            #expect(try dateline.run("config").errors.isEmpty)
        }
    }

    @Test("A command that was meant and mistyped is named")
    func mistyped() throws {
        try withProgram { dateline in
            let outcome = try dateline.run("serach", "taurus")
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains("Did you mean 'search'?"))
            let other = try dateline.run("xyzzy")
            #expect(other.status == 2)
            #expect(other.errors.contains("no file or command 'xyzzy'"))
            #expect(try !dateline.run("-").errors.contains("no file or command"))
        }
    }

    @Test("Options may stand before a subcommand of a subcommand")
    func optionsFirst() throws {
        try withProgram { dateline in
            let outcome = try dateline.run("--library", dateline.library, "feeds", "list")
            #expect(outcome.status == 0)
            #expect(outcome.errors.contains("There are no feeds"))
        }
    }

    @Test("A limit holds for what is printed", arguments: [["list"], ["search", "the"], ["entities"], ["export"]])
    func limits(_ arguments: [String]) throws {
        try withProgram { dateline in
            _ = try dateline.run("import", Program.bundledArticles, "--library", dateline.library)
            let outcome = try dateline.run(arguments + ["--limit", "2", "--json", "--library", dateline.library])
            #expect(try outcome.objects().count == 2)
        }
    }
}
