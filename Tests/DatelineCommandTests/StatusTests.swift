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

    @Test(
        "Nothing of what was named is there: 2, whatever the command",
        arguments: [
            ["tag", "98", "--add", "x"], ["delete", "98"], ["note", "98"], ["note", "98", "--set", "x"],
            ["note", "98", "--remove"], ["note", "--name", "Nobody"], ["story", "98"], ["story", "1", "--join", "98"],
            ["history", "98"], ["compare", "1", "98"], ["show", "98"], ["keywords", "98"],
            ["entities", "--article", "98"], ["corrections", "undo", "98"], ["alerts", "--unwatch", "98"],
            ["correct", "rename", "Nobody", "Ana"], ["feeds", "remove", "https://example.org/feed"],
            ["feeds", "refresh", "https://example.org/feed"], ["feeds", "text", "98", "99"],
            ["feeds", "text", "--always", "https://example.org/feed"],
            ["sync", "remove", "https://example.org/"], ["restore", "nofile"], ["list", "--config", "/"],
            ["list", "--config", "nofile"], ["list", "--config", "/bin/sh"],
        ])
    func nothingNamed(_ command: [String]) throws {
        try withArticles { dateline, library in
            let outcome = try dateline.run(command + library)
            #expect(outcome.status == 2)
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.hasPrefix("dateline: "))
        }
    }

    @Test(
        "Nothing was found: 1, whatever the command, and all but alerts say so",
        arguments: [
            ["list", "zzzz"], ["search", "zzzz"], ["export", "zzzz"], ["lookup", "zzzz"], ["who", "zzzz"],
            ["where", "zzzz"], ["dossier", "zzzz"], ["entities", "--kind", "weapon"], ["note", "1"],
            ["note", "1", "--remove"], ["story", "1"], ["history", "1"], ["tags"], ["corrections"], ["rules"],
            ["rules", "test"], ["alerts", "--list"], ["alerts"], ["digest", "--since", "2024-03-05"],
            ["feeds", "refresh"], ["feeds", "remove", "--undo"], ["sync"],
            ["import", "nofile"], ["extract", "nofile"], ["keywords", "nofile"],
        ])
    func nothingFound(_ command: [String]) throws {
        try withProgram { dateline in
            let file = try dateline.write(#"{"headline":"Floods","body":"Words of it."}"#, to: "a.jsonl")
            let library = ["--library", dateline.library]
            _ = try dateline.run(["import", "--later", file] + library)
            let outcome = try dateline.run(command + library)
            #expect(outcome.status == 1, "\(outcome.errors)")
            #expect(outcome.errors.isEmpty == (command == ["alerts"]))
        }
    }

    @Test(
        "Wrong usage: 64, whatever the command",
        arguments: [
            ["list", "--limit", "0"], ["list", "--sort", "rank"], ["search"], ["search", "--sort", "x", "a"],
            ["tag", "1"], ["note"], ["delete"], ["story", "x"], ["history"], ["compare", "1"], ["compare", "1", "1"],
            ["show"], ["story", "1", "--join", "1"], ["correct", "kind", "Ana", "date"],
            ["export", "--json", "--csv"], ["export", "--links"], ["dossier", "a", "--json", "--markdown"],
            ["digest", "--since", "x"], ["digest", "--json", "--format", "html"], ["feeds", "remove"], ["backup"],
            ["alerts", "--list", "--unwatch", "1"], ["keywords", "1", "--limit", "0"], ["help", "nosuch"],
            ["languages", "--nosuch"], ["corrections", "undo"],
        ])
    func wrongUsage(_ command: [String]) throws {
        try withProgram { dateline in
            let outcome = try dateline.run(command)
            #expect(outcome.status == 64)
            #expect(outcome.output.isEmpty && !outcome.errors.isEmpty)
        }
    }

    @Test("A rule that is wrong: whatever it would have acted on says so, and what is about all rules ends with 1")
    func wrongRule() throws {
        try withArticles { dateline, library in
            let good = "[rules.good]\nmatch = \"porto\"\nstar = true\n"
            let config = try dateline.write(good + "[rules.bad]\nmatch = \"persn:ana\"\nstar = true\n", to: "c.toml")
            let file = try dateline.write(#"{"headline":"Porto dries","body":"Words of it."}"#, to: "b.jsonl")
            let options = library + ["--config", config]
            for (command, status) in [
                (["rules"], 1), (["rules", "test"], 1), (["rules", "test", "good"], 0), (["rules", "apply"], 1),
                (["import", "--later", file], 0),
            ] {
                let outcome = try dateline.run(command + options)
                #expect(outcome.status == status, "\(command)")
                #expect(!outcome.output.isEmpty, "\(command)")
                #expect(outcome.errors.contains("c.toml:5:") && outcome.errors.contains("persn"), "\(command)")
            }
        }
    }

    @Test("A kind that a name cannot be made is not offered for it")
    func offeredKinds() throws {
        try withProgram { dateline in
            let outcome = try dateline.run(["correct", "kind", "Ana", "nosuch"])
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains("- person"))
            #expect(!outcome.errors.contains("- date"))
        }
    }

    @Test(
        "A list of what a person sets up that is empty: 1, and what sets it up",
        arguments: ["feeds list --json", "feeds list", "sync status"])
    func nothingSetUp(_ command: String) throws {
        try withArticles { dateline, library in
            let outcome = try dateline.run(command.split(separator: " ").map(String.init) + library)
            #expect(outcome.status == 1)
            #expect(outcome.output.isEmpty && outcome.errors.contains(" add "))
        }
    }

    @Test(
        "What only reads makes no library, neither where there is none nor of an empty file",
        arguments: [
            ["list"], ["search", "rain"], ["show", "1"], ["lookup", "ana"], ["who", "ana"], ["entities"],
            ["dossier", "ana"],
            ["feeds", "list"], ["feeds", "export"], ["tags"], ["corrections"], ["story", "1"], ["compare", "1", "2"],
            ["history", "1"], ["digest"], ["export"], ["export", "--markdown"], ["sync", "status"], ["check"],
            ["check", "--repair"], ["keywords", "1"], ["alerts", "--list"], ["rules"], ["delete", "1"],
            ["feeds", "remove", "https://example.org/feed"],
        ])
    func unmade(_ arguments: [String]) throws {
        try withProgram { dateline in
            let files = { try FileManager.default.contentsOfDirectory(atPath: dateline.folder.path) }
            _ = try dateline.run(arguments)
            #expect(try dateline.run(arguments + ["--library", dateline.library]).status <= 2)
            #expect(try files().isEmpty)
            _ = try dateline.write("", to: "library.db")
            #expect(try dateline.run(arguments + ["--library", dateline.library]).status <= 2)
            #expect(try files() == ["library.db"])
            #expect(FileManager.default.contents(atPath: dateline.library) == Data())
        }
    }

    @Test("All is hidden: a list says so")
    func allHidden() throws {
        try withProgram { dateline in
            let library = ["--library", dateline.library]
            let config = try dateline.write("[rules.all]\nmatch = \"words\"\nhide = true\n", to: "c.toml")
            let file = try dateline.write(#"{"headline":"Floods","body":"Words of it."}"#, to: "a.jsonl")
            _ = try dateline.run(["import", "--later", file, "--config", config] + library)
            let outcome = try dateline.run(["list"] + library)
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("hidden: 1") && outcome.errors.contains("is:hidden"))
        }
    }

    @Test("A field that there is not is told of where a search is watched too")
    func unknownField() throws {
        try withArticles { dateline, library in
            let outcome = try dateline.run(["alerts", "--watch", "persn:x"] + library)
            #expect(outcome.status == 0)
            #expect(outcome.errors.contains("person:"))
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

    @Test(
        "What was given empty is named, and nothing is made",
        arguments: [
            (["feeds", "add", ""], "address of the feed is empty"),
            (["feeds", "remove", " "], "address of the feed is empty"),
            (["feeds", "import", ""], "path is empty"), (["import", ""], "path is empty"),
            (["sync", "add", "", "--user", "anna"], "address of the service is empty"),
            (["sync", "add", "https://rss.example.org", "--user", ""], "name of the user is empty"),
            (["sync", "remove", ""], "address of the service is empty"),
        ] as [([String], String)])
    func empty(_ arguments: [String], _ words: String) throws {
        try withProgram { dateline in
            let outcome = try dateline.run(arguments + ["--library", dateline.library])
            #expect(outcome.status == 64)
            #expect(outcome.errors.contains(words))
            #expect(!FileManager.default.fileExists(atPath: dateline.library))
        }
    }

    @Test("A database without an address, and an export in two forms, are told in words of our own")
    func wrongForms() throws {
        try withArticles { dateline, library in
            let database = try dateline.run("library", "create", "")
            #expect(database.status == 64)
            #expect(database.errors.contains("address of the database is empty"))
            let forms = try dateline.run(["export", "--markdown", "--csv"] + library)
            #expect(forms.status == 64)
            #expect(forms.errors.contains("give one of --csv, --markdown"))
            #expect(try dateline.run(["export", "--markdown", "--markdown"] + library).status == 0)
        }
    }
}
