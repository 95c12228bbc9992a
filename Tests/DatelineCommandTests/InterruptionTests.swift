import Foundation
import Testing

@Suite("What ends early")
struct InterruptionTests {
    @Test("An import that is interrupted ends also while standard input gives nothing")
    func waitingForInput() throws {
        try withProgram { dateline in
            let process = dateline.process(["import", "-", "--json", "--later", "--library", dateline.library])
            let (input, errors) = (Pipe(), Pipe())
            (process.standardInput, process.standardError) = (input, errors)
            let reports = URL(fileURLWithPath: try dateline.write("", to: "reports"))
            process.standardOutput = try FileHandle(forWritingTo: reports)
            try process.run()
            // Enough to see what it is: the first 256 kB. Once an article is reported, the import notes signals.
            let text = String(repeating: "a", count: 3000)
            for number in 0..<100 {
                input.fileHandleForWriting.write(Data("{\"headline\":\"\(number)\",\"body\":\"\(text)\"}\n".utf8))
            }
            #expect(try wait { try !Data(contentsOf: reports).isEmpty })
            process.interrupt()
            let end = DispatchSemaphore(value: 0)
            DispatchQueue.global().async {
                process.waitUntilExit()
                end.signal()
            }
            if end.wait(timeout: .now() + 20) == .timedOut { kill(process.processIdentifier, SIGKILL) }
            try input.fileHandleForWriting.close()
            process.waitUntilExit()
            #expect(process.terminationReason == .exit)
            #expect(process.terminationStatus == 130)
        }
    }

    @Test("A check or a backup of a library that is not there makes none")
    func missingLibrary() throws {
        try withProgram { dateline in
            for arguments in [["check"], ["check", "--repair"], ["backup", "copy.db"]] {
                let outcome = try dateline.run(arguments + ["--library", dateline.library])
                #expect(outcome.status == 2)
                #expect(outcome.errors.contains("There is no library \(dateline.library)"))
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: dateline.folder.path).isEmpty)
        }
    }

    @Test(
        "A library named in a folder that is not there is refused, and nothing is made", arguments: ["list", "import"])
    func missingFolder(_ command: String) throws {
        try withProgram { dateline in
            let path = dateline.folder.path + "/nowhere/x.db"
            let outcome = try dateline.run(command, dateline.folder.path, "--library", path)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("there is no folder"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: dateline.folder.path).isEmpty)
        }
    }

    @Test("Watching folders of which none is there ends at once and names them")
    func watchingNothing() throws {
        try withProgram { dateline in
            let folder = dateline.folder.path + "/nowhere"
            let outcome = try dateline.run(["watch", folder, "--library", dateline.library])
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("\(folder) is not a folder that can be read."))
        }
    }
}
