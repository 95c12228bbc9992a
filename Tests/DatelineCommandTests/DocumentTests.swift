import Foundation
import Testing

@Suite("What the documents say")
struct DocumentTests {
    private static let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

    @Test(
        "The manual page is the one that the program's help makes",
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

    @Test("The manual page names every key as the program has it")
    func keys() throws {
        try withProgram { dateline in
            let printed = try dateline.run("config").lines.drop { $0 != "[keys]" }.dropFirst()
            let page = try document("Resources/dateline.1")
            var count = 0
            for line in printed.prefix(while: { !$0.hasPrefix("#") }) {
                // A key may be the sign itself.
                let title = try #require(line.components(separatedBy: "  # ").last)
                let escaped = title.replacingOccurrences(of: "-", with: "\\-")
                #expect(page.contains(escaped + " (:"), "\(line) is not in the manual page as it is")
                count += 1
            }
            #expect(count > 40)
        }
    }

    @Test("What the README has people type, the program knows")
    func readme() throws {
        let readme = try document("README.md")
        let typed = readme.matches(of: /(?m)(?:^    |`)dateline ([a-z]+)(?: ([a-z]+))?/)
        #expect(typed.count > 10)
        try withProgram { dateline in
            for match in typed {
                let words = ["help", String(match.1)] + (match.1 == "feeds" ? [String(try #require(match.2))] : [])
                #expect(try dateline.run(words).status == 0, "dateline \(match.1)")
            }
            let actions = try dateline.run("config").output
            for match in readme.matches(of: /`([A-Za-z\[])`/) {
                #expect(actions.contains("\"\(match.1)\""), "no key \(match.1)")
            }
        }
    }

    @Test("Files that the documents point to are there", arguments: ["README.md", "CONTRIBUTING.md"])
    func pointers(_ name: String) throws {
        for match in try document(name).matches(of: /`((?:[A-Z][A-Za-z]*\/)*[A-Za-z]+\.md)`/) {
            let path = Program.root.appendingPathComponent(String(match.1)).path
            #expect(FileManager.default.fileExists(atPath: path), "\(name) points to \(match.1)")
        }
    }

    private func document(_ name: String) throws -> String {
        try String(contentsOf: Program.root.appendingPathComponent(name), encoding: .utf8)
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

    @Test("The scripts of completion name the commands", arguments: ["bash", "zsh", "fish"])
    func completions(_ shell: String) throws {
        try withProgram { dateline in
            let script = try dateline.run("--generate-completion-script", shell)
            #expect(script.status == 0)
            for command in ["import", "config", "feeds"] { #expect(script.output.contains(command)) }
        }
    }

    @Test("The scripts of completion offer the commands after 'help'", arguments: ["bash", "zsh", "fish"])
    func completionOfHelp(_ shell: String) throws {
        try withProgram { dateline in
            let script = try dateline.run("--generate-completion-script", shell).output
            let names = try #require(script.range(of: "import watch extract", options: .backwards))
            #expect(script[..<names.lowerBound].suffix(300).contains("help"))
        }
    }

    @Test("A name of the library is completed as it was typed, from any of its words")
    func completionOfNames() throws {
        try withProgram { dateline in
            let imported = try dateline.run("import", Program.bundledArticles, "--library", dateline.library)
            #expect(imported.status == 0)
            let offered = try dateline.run([
                "---completion", "who", "--", "positional@0", "4", "4", "dateline", "who", "--library",
                dateline.library, "gerh",
            ])
            #expect(offered.lines == ["gerhartz"])
        }
    }

    @Test("bash understands its script of completion", .enabled(if: path(of: "bash") != nil, "bash is not installed"))
    func bash() throws { try expectUnderstood(by: "bash", "-n") }

    @Test("zsh understands its script of completion", .enabled(if: path(of: "zsh") != nil, "zsh is not installed"))
    func zsh() throws { try expectUnderstood(by: "zsh", "-n") }

    @Test("fish understands its script of completion", .enabled(if: path(of: "fish") != nil, "fish is not installed"))
    func fish() throws { try expectUnderstood(by: "fish", "--no-execute") }

    private static func path(of shell: String) -> String? {
        ["/bin/", "/usr/bin/"].map { $0 + shell }.first(where: FileManager.default.isExecutableFile)
    }

    /// Has a shell read its script without running it.
    private func expectUnderstood(by shell: String, _ option: String) throws {
        try withProgram { dateline in
            let script = try dateline.run("--generate-completion-script", shell).output
            let process = Process()
            process.executableURL = URL(fileURLWithPath: try #require(Self.path(of: shell)))
            process.arguments = [option, try dateline.write(script, to: "completions")]
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
            #expect(outcome.status == 2)
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
            let second = try dateline.run("feeds", "lst")
            #expect(second.status == 64)
            #expect(second.errors.contains("Did you mean 'feeds list'?"))
            #expect(second.errors.contains("Usage: dateline feeds <subcommand>"))
            #expect(second.errors.contains("'dateline feeds --help'"))
            #expect(try dateline.run("help", "feeds", "lst").errors == second.errors)
            let third = try dateline.run("correct", "Pistorius", "--rename", "X")
            #expect(third.status == 64)
            #expect(third.errors.contains("There are merge, split,"))
            #expect(try !dateline.run("-").errors.contains("no file or command"))
        }
    }

    @Test("Options may stand before a subcommand of a subcommand")
    func optionsFirst() throws {
        try withProgram { dateline in
            let outcome = try dateline.run("--library", dateline.library, "feeds", "list")
            #expect(outcome.status == 1)
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
