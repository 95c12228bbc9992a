import Foundation
import Testing

@Suite("What ends early")
struct InterruptionTests {
    @Test("An import that is interrupted ends also while standard input gives nothing")
    func waitingForInput() throws {
        try withProgram { dateline in
            let process = dateline.process(["import", "-", "--library", dateline.library])
            let (input, errors) = (Pipe(), Pipe())
            (process.standardInput, process.standardError) = (input, errors)
            try process.run()
            // Once the library is there, the import takes note of signals.
            while process.isRunning, !FileManager.default.fileExists(atPath: dateline.library) { usleep(10_000) }
            usleep(500_000)
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

    @Test("Watching folders of which none is there ends at once and names them")
    func watchingNothing() throws {
        try withProgram { dateline in
            let folder = dateline.folder.path + "/nowhere"
            let outcome = try dateline.run(["watch", folder, "--library", dateline.library])
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("\(folder): no folder that can be read."))
        }
    }
}
