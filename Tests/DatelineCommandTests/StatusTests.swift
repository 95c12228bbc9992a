import Foundation
import Testing

@Suite("What commands say by their exit status")
struct StatusTests {
    private func withArticles(_ test: (Program, [String]) throws -> Void) throws {
        try withProgram { dateline in
            let articles = ["Floods in Porto", "Bridge reopens"].map { #"{"headline":"\#($0)","body":"Words of it."}"# }
            let file = try dateline.write(articles.joined(separator: "\n"), to: "a.jsonl")
            let library = ["--library", dateline.library]
            #expect(try dateline.run(["import", "--later", file] + library).status == 0)
            try test(dateline, library)
        }
    }

    @Test("Of articles that are to be tagged or deleted, some are missing: 1; all: 2")
    func missingArticles() throws {
        try withArticles { dateline, library in
            for command in [["tag", "--add", "later"], ["delete"]] {
                let none = try dateline.run(command + ["98", "99"] + library)
                #expect(none.status == 2, "\(command)")
                #expect(none.errors.contains("no article 98"), "\(command)")
                #expect(try dateline.run(command + ["1", "99"] + library).status == 1, "\(command)")
                #expect(try dateline.run(command + ["2"] + library).status == 0, "\(command)")
            }
        }
    }

    @Test("Tagging what matches a query: 1 if nothing does, 0 if all that does has the tag already")
    func nothingMatches() throws {
        try withArticles { dateline, library in
            func tag(_ query: String, _ change: String) throws -> Program.Outcome {
                try dateline.run(["tag", "--matching", query, change, "later"] + library)
            }
            let none = try tag("zzzz", "--add")
            #expect(none.status == 1)
            #expect(none.errors.contains("zzzz"))
            #expect(try tag("porto", "--add").status == 0)
            #expect(try tag("porto", "--add").status == 0)
            #expect(try tag("tag:later", "--remove").status == 0)
            #expect(try tag("tag:later", "--remove").status == 1)
        }
    }

    @Test("A dialogue in lines that cannot be printed: 2, and why")
    func fullOutput() throws {
        try withArticles { dateline, library in
            let process = dateline.process(["--plain"] + library)
            let (feed, errors) = (Pipe(), Pipe())
            process.standardInput = feed
            process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
            process.standardError = errors
            try process.run()
            try feed.fileHandleForWriting.close()
            let complained = errors.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            #expect(process.terminationStatus == 2)
            #expect(String(decoding: complained, as: UTF8.self).contains("Standard output cannot be written"))
        }
    }
}
