import Foundation
import Testing

@Suite("At the end of what the system lets it have")
struct LimitsTests {
    /// Runs the program from a shell that first sets a limit.
    private func run(_ dateline: Program, _ limit: String, _ arguments: [String]) throws -> Program.Outcome {
        let process = dateline.process([])
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "ulimit \(limit) && exec \"$0\" \"$@\"", Program.path] + arguments
        let (output, errors) = (Pipe(), Pipe())
        (process.standardOutput, process.standardError) = (output, errors)
        try process.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        let complained = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Program.Outcome(
            output: String(decoding: printed, as: UTF8.self), errors: String(decoding: complained, as: UTF8.self),
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus)
    }

    @Test("A limit on the size of files ends an import with a reason, and leaves the library whole")
    func fileSize() throws {
        try withProgram { dateline in
            let library = ["--library", dateline.library]
            _ = try dateline.run(["import", "--later", Program.bundledArticles] + library)
            let before = try dateline.run(["list", "--json"] + library).objects().count
            let words = (0..<200_000).map { "word\($0 &* 7919 % 100_003)" }.joined(separator: " ")
            let long = try dateline.write("A long story\n\nIt was said. \(words).\n", to: "long.txt")
            // In blocks of 512 bytes: less than the library takes already.
            let outcome = try run(dateline, "-f 64", ["import", "--later", long] + library)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("ulimit -f"))
            #expect(try dateline.run(["check"] + library).status == 0)
            #expect(try dateline.run(["list", "--json"] + library).objects().count == before)
        }
    }

    @Test(
        "A limit on the size of files ends a backup and a restoring with a reason, and leaves nothing beside the library"
    )
    func copies() throws {
        try withProgram { dateline in
            let library = ["--library", dateline.library]
            _ = try dateline.run(["import", "--later", Program.bundledArticles] + library)
            let backup = dateline.folder.appendingPathComponent("backup.db").path
            #expect(try dateline.run(["backup", backup] + library).status == 0)
            let before = try FileManager.default.contentsOfDirectory(atPath: dateline.folder.path).sorted()
            let whole = FileManager.default.contents(atPath: backup)
            for (arguments, file) in [(["backup", backup], backup), (["restore", backup], dateline.library)] {
                let outcome = try run(dateline, "-f 64", arguments + library)
                #expect(outcome.status == 2)
                #expect(outcome.errors.contains("\(file) may not grow"))
                #expect(outcome.errors.contains("ulimit -f"))
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: dateline.folder.path).sorted() == before)
            #expect(FileManager.default.contents(atPath: backup) == whole)
            #expect(try dateline.run(["check"] + library).status == 0)
        }
    }

    @Test("Too little memory ends an import with a reason, however little it is, and leaves the library whole")
    func memory() throws {
        try withProgram { dateline in
            let library = ["--library", dateline.library]
            _ = try dateline.run(["import", "--later", Program.bundledArticles] + library)
            let long = try dateline.write(
                "A long story\n\n" + String(repeating: "It was said in the harbour. ", count: 40_000), to: "long.txt")
            // In kB. With less than this the system does not start it.
            let least = try #require(
                try stride(from: 40_000, to: 400_000, by: 4_000).first { limit in
                    try run(dateline, "-v \(limit)", ["--version"]).status == 0
                })
            var statuses: Set<Int32> = []
            for limit in stride(from: least, through: least + 16_000, by: 4_000) {
                let outcome = try run(dateline, "-v \(limit)", ["import", "--later", long] + library)
                #expect([0, 2].contains(outcome.status), "\(limit) kB: \(outcome)")
                if outcome.status == 2 { #expect(outcome.errors.contains("ulimit -v"), "\(limit) kB: \(outcome)") }
                statuses.insert(outcome.status)
            }
            #expect(statuses.contains(2))
            #expect(try dateline.run(["check"] + library).status == 0)
        }
    }

    @Test("Too few descriptors end a command with a reason", arguments: 4...7)
    func descriptors(number: Int) throws {
        try withProgram { dateline in
            let arguments = ["import", "--later", Program.bundledArticles, "--library", dateline.library]
            let outcome = try run(dateline, "-n \(number)", arguments)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("descriptor"))
            #expect(try dateline.run(arguments).status == 0)
        }
    }

    @Test("Without a home nothing is made", arguments: ["", "relative"])
    func home(_ home: String) throws {
        try withProgram { dateline in
            for arguments in [["list"], ["import", Program.bundledArticles]] {
                let outcome = try dateline.run(arguments, adding: ["HOME": home])
                #expect(outcome.status == 2)
                #expect(outcome.errors.contains("HOME"))
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: dateline.folder.path).isEmpty)
            // A library that is named needs no home.
            #expect(try dateline.run(["list", "--library", dateline.library], adding: ["HOME": home]).status != 2)
        }
    }

    @Test("A configuration that is named must be there")
    func configuration() throws {
        try withProgram { dateline in
            let missing = dateline.folder.appendingPathComponent("missing.toml").path
            let outcome = try dateline.run("list", "--config", missing, "--library", dateline.library)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("missing.toml"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: dateline.folder.path).isEmpty)
        }
    }
}
