import Foundation
import Testing

private let compiler = ["/usr/bin/cc", "/usr/bin/clang", "/usr/bin/gcc"].first(
    where: FileManager.default.isExecutableFile)

/// Disks and shares that fail: a library in Faults/faults.c comes between the program and the system.
@Suite("Where the disk", .enabled(if: compiler != nil, "there is no C compiler to build the library with"))
struct FaultyDiskTests {
    /// A program whose system calls fail with an error while `fail` has it so.
    private struct FaultyProgram {
        let dateline: Program
        private let shim: String
        private var marker: String { dateline.folder.appendingPathComponent("failing").path }

        init(_ dateline: Program) throws {
            self.dateline = dateline
            shim = dateline.folder.appendingPathComponent("faults.so").path
            let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("Faults/faults.c").path
            let process = Process()
            process.executableURL = URL(fileURLWithPath: try #require(compiler))
            process.arguments = ["-shared", "-fPIC", "-o", shim, source]
            try process.run()
            process.waitUntilExit()
            try #require(process.terminationStatus == 0)
        }

        func fail(_ fails: Bool) throws {
            if fails { try Data().write(to: URL(fileURLWithPath: marker)) } else { unlink(marker) }
        }

        func run(_ error: Int32, _ arguments: String...) throws -> Program.Outcome { try run(error, arguments) }

        func run(_ error: Int32, _ arguments: [String]) throws -> Program.Outcome {
            let faults = ["FAULTS": "\(error)", "FAULTS_WHILE": marker, "LD_PRELOAD": shim]
            return try dateline.run(arguments + ["--library", dateline.library], adding: faults)
        }
    }

    private func withFaults(_ test: (FaultyProgram) throws -> Void) throws {
        try withProgram { dateline in
            let faulty = try FaultyProgram(dateline)
            _ = try dateline.run("import", Program.bundledArticles, "--library", dateline.library)
            try faulty.fail(true)
            try test(faulty)
        }
    }

    @Test(
        "knows no locks, a library is read, copied, and not written to, with the reason",
        arguments: [ENOLCK, EOPNOTSUPP])
    func noLocks(_ error: Int32) throws {
        try withFaults { faulty in
            for arguments in [["list"], ["search", "webex"], ["who", "pistorius"], ["show", "1"], ["check"]] {
                #expect(try faulty.run(error, arguments).status == 0)
            }
            for arguments in [["delete", "1"], ["feeds", "add", "--later", "https://example.org/feed"]] {
                let outcome = try faulty.run(error, arguments)
                #expect(outcome.status == 2)
                #expect(outcome.errors.contains(faulty.dateline.library))
                #expect(outcome.errors.contains(String(cString: strerror(error))))
            }
            let copy = faulty.dateline.folder.appendingPathComponent("copy.db").path
            #expect(try faulty.run(error, "backup", copy).status == 0)
            try faulty.fail(false)
            #expect(try faulty.dateline.run("check", "--deep", "--library", copy).output.contains("5 articles"))
            #expect(try faulty.run(error, "delete", "1").status == 0)
        }
    }

    @Test("is full, the library is read, and what is missing is said; with room again it goes on")
    func full() throws {
        try withFaults { faulty in
            #expect(try faulty.run(ENOSPC, "list").lines.count == 5)
            #expect(try faulty.run(ENOSPC, "show", "1").status == 0)
            let refused = try faulty.run(ENOSPC, "delete", "1")
            #expect(refused.status == 2)
            #expect(refused.errors.contains(faulty.dateline.library) && refused.errors.contains("no room"))
            try faulty.fail(false)
            #expect(try faulty.run(ENOSPC, "check", "--deep").status == 0)
            #expect(try faulty.run(ENOSPC, "delete", "1").status == 0)
            #expect(try faulty.run(ENOSPC, "list").lines.count == 4)
        }
    }
}
