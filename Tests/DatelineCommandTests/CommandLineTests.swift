import Foundation
import Testing

@Suite("The command line on the bundled articles")
struct CommandLineTests {
    @Test("Articles are listed in the order that was asked for; an unknown one is told with those that there are")
    func sorting() throws {
        try withProgram { dateline in
            let articles = ["Beta", "alpha", "Gamma"].enumerated().map { index, headline in
                #"{"headline":"\#(headline)","published":"2024-03-0\#(index + 1)","body":"Words of it."}"#
            }
            let file = try dateline.write(articles.joined(separator: "\n"), to: "a.jsonl")
            let library = ["--library", dateline.library]
            #expect(try dateline.run(["import", "--later", file] + library).status == 0)
            func headlines(_ arguments: [String]) throws -> [String] {
                try dateline.run(["list", "--json"] + arguments + library).objects().compactMap {
                    $0["headline"] as? String
                }
            }
            #expect(try headlines([]) == ["Gamma", "alpha", "Beta"])
            #expect(try headlines(["--sort", "oldest"]) == ["Beta", "alpha", "Gamma"])
            #expect(try headlines(["--sort", "headline", "--limit", "2"]) == ["alpha", "Beta"])
            let wrong = try dateline.run(["list", "--sort", "size"] + library)
            #expect(wrong.status == 64)
            #expect(wrong.errors.contains("unread"))
        }
    }

    @Test("A headline with a NUL is kept whole, and the same article again is none that changed")
    func nulInHeadline() throws {
        try withProgram { dateline in
            let text = #"{"headline":"Floods\u0000 in Porto","published":"2024-03-05","body":"Words of it."}"#
            for name in ["a.jsonl", "b.jsonl"] {
                let file = try dateline.write(text, to: name)
                #expect(try dateline.run("import", "--later", file, "--library", dateline.library).status == 0)
            }
            let list = try dateline.run("list", "--json", "--library", dateline.library).objects()
            #expect(list.map { $0["headline"] as? String } == ["Floods in Porto"])
            let history = try dateline.run("history", "1", "--json", "--library", dateline.library).objects()
            #expect((history.first?["versions"] as? [Any])?.isEmpty == true)
        }
    }

    @Test("A note that is too long is refused rather than cut, and an article is not joined to itself")
    func refused() throws {
        try withProgram { dateline in
            let file = try dateline.write(#"{"headline":"Floods","body":"Words of it."}"#, to: "a.jsonl")
            let library = ["--library", dateline.library]
            #expect(try dateline.run(["import", "--later", file] + library).status == 0)
            let note = Data(repeating: UInt8(ascii: "a"), count: 100_001)
            let long = try dateline.run(["note", "1", "--set", "-"] + library, input: note)
            #expect(long.status == 2)
            #expect(long.errors.contains("100000 bytes"))
            #expect(try dateline.run(["note", "1"] + library).status == 1)
            #expect(try dateline.run(["note", "1", "--set", "-"] + library, input: note.dropLast()).status == 0)
            #expect(try dateline.run(["story", "1", "--join", "1"] + library).status == 64)
        }
    }

    @Test("An import is listed, newest first, and a second one adds nothing")
    func importing() throws {
        try withProgram { dateline in
            let first = try dateline.run("import", Program.bundledArticles, "--json", "--library", dateline.library)
            #expect(first.status == 0)
            #expect(try first.objects().map { $0["new"] as? Bool } == Array(repeating: true, count: 5))

            let second = try dateline.run("import", Program.bundledArticles, "--json", "--library", dateline.library)
            #expect(try second.objects().map { $0["new"] as? Bool } == Array(repeating: false, count: 5))

            let list = try dateline.run("list", "--json", "--library", dateline.library).objects()
            let days = list.compactMap { $0["published"] as? String }
            #expect(days.count == 5)
            #expect(days == days.sorted(by: >))
        }
    }

    @Test("Who is Pistorius: one person in five articles, with the role")
    func who() throws {
        try withProgram { dateline in
            _ = try dateline.run("import", Program.bundledArticles, "--library", dateline.library)
            let found = try dateline.run("who", "pistorius", "--json", "--library", dateline.library).objects()
            let person = try #require(found.first)
            #expect(person["name"] as? String == "Boris Pistorius")
            #expect(person["articles"] as? Int == 5)
            #expect((person["aliases"] as? [String])?.contains("Pistorius") == true)
            let roles = try #require(person["roles"] as? [[String: Any]])
            #expect(roles.contains { ($0["text"] as? String)?.lowercased().contains("minister") == true })
            let snippets = try #require(person["snippets"] as? [[String: Any]])
            for snippet in snippets {
                let text = Array(try #require(snippet["text"] as? String).unicodeScalars)
                let start = try #require(snippet["start"] as? Int)
                let end = try #require(snippet["end"] as? Int)
                var name = String.UnicodeScalarView()
                name.append(contentsOf: text[start..<end])
                #expect(String(name).contains("Pistorius"))
            }
        }
    }

    @Test("Where is Singapore: coordinates and country")
    func whereIs() throws {
        try withProgram { dateline in
            _ = try dateline.run("import", Program.bundledArticles, "--library", dateline.library)
            let found = try dateline.run("where", "singapore", "--json", "--library", dateline.library).objects()
            let place = try #require(found.first?["place"] as? [String: Any])
            let latitude = try #require(place["latitude"] as? Double)
            #expect(abs(latitude - 1.3) < 0.5)
            #expect(place["country"] as? String == "Singapore")
        }
    }

    @Test("Looking for a person among the places says that there is a person of that name")
    func whereIsAPerson() throws {
        try withProgram { dateline in
            _ = try dateline.run("import", Program.bundledArticles, "--library", dateline.library)
            let run = try dateline.run("where", "pistorius", "--library", dateline.library)
            #expect(run.status == 1)
            #expect(run.errors.contains("Boris Pistorius (person)"))
        }
    }

    @Test("Marks of a search point at the words in the snippet")
    func searching() throws {
        try withProgram { dateline in
            _ = try dateline.run("import", Program.bundledArticles, "--library", dateline.library)
            let hits = try dateline.run("search", "singapore", "--json", "--library", dateline.library).objects()
            #expect(!hits.isEmpty)
            for hit in hits {
                let snippet = Array(try #require(hit["snippet"] as? String).unicodeScalars)
                for match in try #require(hit["matches"] as? [[Int]]) {
                    var word = String.UnicodeScalarView()
                    word.append(contentsOf: snippet[match[0]..<match[1]])
                    #expect(String(word).lowercased() == "singapore")
                }
            }
        }
    }

    @Test("Offsets of extract hold their text, in scalars, after letters of several bytes")
    func extracting() throws {
        try withProgram { dateline in
            let text = "Señor Núñez — met Angela Merkel 😀 in München. Merkel left for Łódź."
            let file = try dateline.write(text, to: "story.txt")
            let outcome = try dateline.run("extract", "--json", file)
            let object = try #require(try outcome.objects().first)
            let scalars = Array(text.unicodeScalars)
            let mentions = try #require(object["mentions"] as? [[String: Any]])
            #expect(mentions.contains { $0["text"] as? String == "Angela Merkel" })
            for mention in mentions {
                var name = String.UnicodeScalarView()
                name.append(contentsOf: scalars[(mention["start"] as! Int)..<(mention["end"] as! Int)])
                #expect(String(name) == mention["text"] as? String)
            }
        }
    }

    @Test("What cannot be read is skipped with its reason, the rest imported, status 1")
    func skipping() throws {
        try withProgram { dateline in
            _ = try dateline.write("A headline\n\nA story of one paragraph that ends here.", to: "in/good.txt")
            _ = try dateline.write("\u{0}\u{1}\u{2}\u{0}\u{0}\u{3}\u{0}", to: "in/bad.bin")
            let folder = dateline.folder.appendingPathComponent("in").path
            let outcome = try dateline.run("import", folder, "--library", dateline.library)
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("bad.bin"))
            #expect(try dateline.run("list", "--library", dateline.library).lines.count == 1)
        }
    }

    private static let promisedStatuses: [([String], Int32)] = [
        (["search", "zzzzzz"], 1), (["who", "zzzzzz"], 1), (["list", "--limit", "0"], 64), (["nosuchfile"], 2),
        (["show", "99"], 2), (["delete", "99"], 2), (["help", "nosuch"], 64), (["help", "feeds", "nosuch"], 64),
        (["help", "feeds", "add"], 0), (["import", "/nowhere/at/all"], 1), (["list", "--nonsense"], 64),
        (["--version"], 0),
        (["help", "search"], 0),
    ]

    @Test(
        "Exit statuses are as promised",
        arguments: promisedStatuses)
    func endsWith(arguments: [String], expected: Int32) throws {
        try withProgram { dateline in
            let process = dateline.process(arguments)
            process.standardOutput = Pipe()
            process.standardError = Pipe()
            process.standardInput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == expected)
        }
    }

    @Test("--version says the version that the change log has at its top, and a commit")
    func version() throws {
        try withProgram { dateline in
            let outcome = try dateline.run("--version")
            let log = try String(contentsOf: Program.root.appendingPathComponent("CHANGELOG.md"), encoding: .utf8)
            let heading = try #require(log.split(separator: "\n").first { $0.hasPrefix("## ") })
            let version = try #require(heading.dropFirst(3).split(separator: ",").first)
            #expect(outcome.output.hasPrefix("dateline \(version), commit "))
            #expect(outcome.lines.count == 1)
        }
    }

    @Test("Options may stand before the subcommand")
    func optionsFirst() throws {
        try withProgram { dateline in
            _ = try dateline.run("--library", dateline.library, "import", Program.bundledArticles)
            #expect(try dateline.run("--library", dateline.library, "--json", "list").objects().count == 5)
        }
    }

    @Test("A library with an empty name is wrong usage, and that is what is said")
    func emptyName() throws {
        try withProgram { dateline in
            let run = try dateline.run("list", "--library", "")
            #expect(run.status == 64 && run.errors.contains("The name of the library is empty."))
        }
    }

    @Test("The lines of the usage begin below one another, in the help and in a message")
    func usage() throws {
        try withProgram { dateline in
            for text in [try dateline.run("--help").output, try dateline.run("help", "zzzz").errors] {
                let lines = text.split(separator: "\n")
                let first = try #require(lines.firstIndex { $0.lowercased().hasPrefix("usage: dateline ") })
                #expect(lines[first + 1].hasPrefix("       dateline <command>"), "\(lines[first + 1])")
            }
        }
    }

    @Test("Standard input is an article too")
    func standardInput() throws {
        try withProgram { dateline in
            let text = "Rates rise again\n\nThe central bank raised its rate on Monday, as expected."
            let outcome = try dateline.run(
                "import", "-", "--dry-run", "--json", "--source", "Tester", input: Data(text.utf8))
            let article = try #require(try outcome.objects().first)
            #expect(article["headline"] as? String == "Rates rise again")
            #expect(article["source"] as? String == "Tester")
        }
    }

    @Test("What an export prints as Markdown comes in again as it was")
    func roundTrip() throws {
        try withProgram { dateline in
            _ = try dateline.run("import", Program.bundledArticles, "--library", dateline.library)
            let before = try dateline.run("export", "--json", "--library", dateline.library).objects()
            let exported = try dateline.run("export", "--markdown", "--limit", "1", "--library", dateline.library)
            let copy = try dateline.write(exported.output, to: "copy.md")
            let outcome = try dateline.run("import", copy, "--dry-run", "--json")
            let after = try #require(try outcome.objects().first)
            for member in ["headline", "byline", "source", "published", "body"] {
                #expect(after[member] as? String == before[0][member] as? String, "\(member)")
            }
        }
    }

    @Test("No control of an article reaches the terminal raw")
    func hostileText() throws {
        try withProgram { dateline in
            let text =
                "Evil \u{1B}]0;owned\u{7} headline\n\nText with \u{1B}[31mred\u{9B}2J and \u{202E}reversed words in it."
            let file = try dateline.write(text, to: "evil.txt")
            _ = try dateline.run("import", file, "--library", dateline.library)
            for arguments in [["list"], ["show", "1"], ["show", "1", "--json"], ["search", "text"], ["export"]] {
                let outcome = try dateline.run(arguments + ["--library", dateline.library])
                let bad = outcome.output.unicodeScalars.filter {
                    ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F...0x9F).contains($0.value)
                        || $0 == "\u{202E}"
                }
                #expect(bad.isEmpty, "\(arguments)")
            }
        }
    }
}
