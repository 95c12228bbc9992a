import Foundation
import Testing

/// The built program, run as people and scripts run it, with a home of its own.
struct Program {
    /// What a run printed and how it ended.
    struct Outcome {
        let output: String
        let errors: String
        let status: Int32

        var lines: [String] { output.split(separator: "\n").map(String.init) }

        /// Standard output read as JSON Lines.
        func objects() throws -> [[String: Any]] {
            try lines.map { line in
                try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            }
        }
    }

    /// The folder that holds the test's library, files and home; removed by `discard`.
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("dateline-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func discard() { try? FileManager.default.removeItem(at: folder) }

    /// The program beside the tests in the build folder.
    static var path: String {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().appendingPathComponent("dateline").path
    }

    /// The root of the checkout.
    static var root: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    static var bundledArticles: String { root.appendingPathComponent("articles").path }

    var library: String { folder.appendingPathComponent("library.db").path }

    /// The environment of a run: only what is named here.
    var environment: [String: String] {
        [
            "HOME": folder.path, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC", "TERM": "xterm-256color",
            "DATELINE_RESOURCES": Self.root.appendingPathComponent("Resources").path,
        ]
    }

    func process(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.path)
        process.arguments = arguments
        process.environment = environment
        process.currentDirectoryURL = folder
        return process
    }

    /// Runs the program to its end.
    func run(_ arguments: String..., input: Data? = nil) throws -> Outcome { try run(arguments, input: input) }

    /// - Parameter variables: of the environment, beside those of every run.
    func run(
        _ arguments: [String], input: Data? = nil, adding variables: [String: String] = [:]
    ) throws -> Outcome {
        let process = process(arguments)
        process.environment = environment.merging(variables) { _, added in added }
        let (output, errors, feed) = (Pipe(), Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = input == nil ? FileHandle.nullDevice : feed
        try process.run()
        if let input {
            feed.fileHandleForWriting.write(input)
            try feed.fileHandleForWriting.close()
        }
        // Standard error is short in every test, so it cannot fill its pipe while the other is read.
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        let complained = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            output: String(decoding: printed, as: UTF8.self), errors: String(decoding: complained, as: UTF8.self),
            status: process.terminationStatus)
    }

    /// Writes a file into the test's folder.
    ///
    /// - Returns: its path.
    func write(_ text: String, to name: String) throws -> String {
        let url = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return url.path
    }
}

/// Runs a test with a program and a folder of its own.
func withProgram(_ test: (Program) throws -> Void) throws {
    let program = try Program()
    defer { program.discard() }
    try test(program)
}
