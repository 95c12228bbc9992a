import Foundation
import Testing

/// What `make stress` does for half an hour, done briefly.
@Suite("In brief")
struct StressTests {
    @Test(
        "Kills, damage, crowds and strange queries lose nothing",
        arguments: [
            ["kills", "6"], ["damage", "16", Program.path], ["restores", "6", Program.path],
            ["edits", "20", Program.path], ["queries", "200"],
            ["crowd", "2"],
            ["growth", "4000", "open markup"],
        ])
    func proof(_ arguments: [String]) throws {
        try withProgram { dateline in
            let process = dateline.process(arguments)
            process.executableURL = URL(fileURLWithPath: Program.path + "-stress")
            // What it leaves behind when it fails goes with the test's folder.
            process.environment = dateline.environment.merging(["TMPDIR": dateline.folder.path]) { _, own in own }
            let printed = Pipe()
            (process.standardOutput, process.standardError) = (printed, printed)
            try process.run()
            let said = String(decoding: printed.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(said)")
        }
    }
}
