import Foundation
import Testing

@Suite("Resizing while the library changes")
struct ResizingTests {
    @Test("A thousand sizes during an import by another program leave a reader that works and a library that is whole")
    func thousandSizes() throws {
        try withProgram { dateline in
            let first = try dateline.write(Self.articles(1...50), to: "first.jsonl")
            #expect(try dateline.run("import", "--later", first, "--library", dateline.library).status == 0)
            let more = try dateline.write(Self.articles(51...1200), to: "more.jsonl")
            let run = try PseudoterminalRun(dateline, ["--library", dateline.library], rows: 36, columns: 120)
            run.expect("Story number")
            let importing = dateline.process(["import", "--later", more, "--library", dateline.library])
            importing.standardOutput = FileHandle.nullDevice
            importing.standardError = FileHandle.nullDevice
            try importing.run()
            var state: UInt64 = 42
            func roll(_ sides: UInt64) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int((state >> 33) % sides)
            }
            let keys = ["j", "k", "\t", "\r", "]", "J", " ", "g", "w", "\u{1B}", "m", "?", "\u{1B}"]
            for step in 0..<1000 {
                run.resize(rows: 1 + roll(60), columns: 1 + roll(200))
                if step % 7 == 0 { run.type(keys[roll(UInt64(keys.count))]) }
                run.read(milliseconds: 1)
            }
            importing.waitUntilExit()
            #expect(importing.terminationStatus == 0)
            // ^G does what Escape does, and cannot be taken for the beginning of another key.
            run.resize(rows: 36, columns: 120)
            run.type(String(repeating: "\u{7}", count: 6) + ":show-all\r")
            run.expect("1,200")
            run.type("\u{3}")
            #expect(run.end() == .status(0))
            #expect(run.isAsShellsLeaveIt)
            let check = try dateline.run("check", "--library", dateline.library)
            #expect(check.status == 0, "\(check.output)\(check.errors)")
            let kept = try dateline.run("list", "--json", "--limit", "5000", "--library", dateline.library)
            #expect(kept.lines.count == 1200)
        }
    }

    private static func articles(_ numbers: ClosedRange<Int>) -> String {
        numbers.map { number in
            let body = "Part of story \(number): Ana Lopez met Tom Brown in Madrid on Friday. "
            return #"{"headline":"Story number \#(number)","source":"Wire \#(number % 7)","#
                + #""published":"2024-03-\#(1 + number % 28 < 10 ? "0" : "")\#(1 + number % 28)","body":"\#(body)"}"#
        }
        .joined(separator: "\n")
    }
}
