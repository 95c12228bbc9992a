import Foundation
import Testing

/// Kills imports at random moments. `DATELINE_KILLS` sets how many; 200 take a few minutes.
@Suite("An import killed at any moment")
struct KilledImportTests {
    private static let kills = ProcessInfo.processInfo.environment["DATELINE_KILLS"].flatMap { Int($0) } ?? 8

    @Test("leaves a library that is whole and holds all that was reported")
    func killing() throws {
        try withProgram { dateline in
            let articles = 300
            let archive = try dateline.write(Self.archive(of: articles), to: "archive.jsonl")
            var random = SystemRandomNumberGenerator()
            for round in 1...Self.kills {
                let library = dateline.folder.appendingPathComponent("killed-\(round).db").path
                let reported = try importAndKill(
                    dateline, archive, into: library, afterLines: Int.random(in: 0...articles, using: &random))
                let check = try dateline.run("check", "--library", library)
                #expect(check.status == 0, "round \(round): \(check.output)\(check.errors)")
                let kept = try dateline.run("list", "--json", "--library", library).objects()
                let headlines = Set(kept.compactMap { $0["headline"] as? String })
                let lost = reported.subtracting(headlines).count
                #expect(lost == 0, "round \(round): \(lost) of \(reported.count) reported articles are missing")
            }
        }
    }

    /// Reads so many reports of an import, waits up to 3 ms more, and kills it.
    ///
    /// - Returns: the headlines of all articles reported as filed before it died.
    private func importAndKill(
        _ dateline: Program, _ archive: String, into library: String, afterLines wanted: Int
    ) throws -> Set<String> {
        let process = dateline.process(["import", archive, "--json", "--library", library])
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        var printed = Data()
        while printed.count(where: { $0 == UInt8(ascii: "\n") }) < wanted {
            let more = output.fileHandleForReading.availableData
            if more.isEmpty { break }
            printed.append(more)
        }
        // Nothing is waited for here: the moment is to be any.
        usleep(UInt32.random(in: 0...3000))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        printed.append(output.fileHandleForReading.readDataToEndOfFile())
        // The last line may be cut in two: it was not reported whole.
        let lines = printed.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
        return Set(
            lines.compactMap { line in
                (try? JSONSerialization.jsonObject(with: line) as? [String: Any])?["headline"] as? String
            })
    }

    /// Articles of a few sentences, as JSON Lines.
    private static func archive(of count: Int) -> String {
        (1...count).map { number in
            let body = (1...6).map { "In part \($0) of story \(number), Ana Lopez met Tom Brown in Madrid on Friday." }
                .joined(separator: " ")
            return #"{"headline":"Story number \#(number)","source":"Test","published":"2024-03-05","body":"\#(body)"}"#
        }
        .joined(separator: "\n")
    }
}
