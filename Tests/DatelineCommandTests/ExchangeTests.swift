import Foundation
import Testing

/// What an export lets out, and what an import takes in.
@Suite("Exports and what is made of them")
struct ExchangeTests {
    private static let secret = "https://ana:hushhush@a.example/feed"

    private static let export = """
        {"subscription":{"url":"https://b.example/feed","title":"B"}}
        {"headline":"Rates rise","body":"First words. Second words.","starred":true,"id":"1"}

        """

    @Test("Only an export that is named brings feeds and marks, and says so; one in a folder brings articles")
    func records() throws {
        try withProgram { dateline in
            let library = ["--library", dateline.library]
            let file = try dateline.write(Self.export, to: "in/export.jsonl")
            let folder = dateline.folder.appendingPathComponent("in").path
            let found = try dateline.run(["import", "--later", folder] + library)
            #expect(found.status == 1)
            #expect(found.errors.contains("left out"))
            #expect(try dateline.run(["feeds", "list", "--json"] + library).output.isEmpty)
            #expect(try dateline.run(["list", "--json"] + library).objects().map { $0["starred"] as? Bool } == [false])
            let named = try dateline.run(["import", "--later", file] + library)
            #expect(named.status == 0)
            #expect(named.errors.contains("is an export"))
            #expect(try dateline.run(["feeds", "list", "--json"] + library).objects().count == 1)
            #expect(try dateline.run(["list", "--json"] + library).objects().map { $0["starred"] as? Bool } == [true])
        }
    }

    @Test("An article that was changed thirty times has the same history where its export is imported")
    func history() throws {
        try withProgram { dateline in
            let library = ["--library", dateline.library]
            let forms = (0...30).map {
                #"{"headline":"Rates rise","url":"https://a.example/1","body":"Rates rise to \#($0) per cent, Ana Núñez said."}"#
            }
            let file = try dateline.write(forms.joined(separator: "\n") + "\n", to: "forms.jsonl")
            #expect(try dateline.run(["import", "--later", file] + library).status == 0)
            let own = try dateline.run(["history", "1", "--json"] + library)
            #expect(try (own.objects().first?["versions"] as? [Any])?.count == 20)
            #expect(own.output.contains("Rates rise to 29 per cent"))
            let export = try dateline.write(try dateline.run(["export"] + library).output, to: "export.jsonl")
            let copy = ["--library", dateline.folder.appendingPathComponent("copy.db").path]
            #expect(try dateline.run(["import", "--later", export] + copy).status == 0)
            #expect(try dateline.run(["history", "1", "--json"] + copy).output == own.output)
            #expect(try dateline.run(["search", "was:11", "--json"] + copy).objects().count == 1)
            #expect(try dateline.run(["search", "was:3", "--json"] + copy).status == 1)
        }
    }

    @Test("The picture that a feed named for an article goes out with it and comes back")
    func picture() throws {
        try withProgram { dateline in
            let own =
                #"{"headline":"Rates rise","dateline":"BERLIN","picture":"https://a.example/1.jpg","body":"First."}"#
            let file = try dateline.write(own + "\n", to: "own.jsonl")
            let library = ["--library", dateline.library]
            #expect(try dateline.run(["import", "--later", file] + library).status == 0)
            let exported = try dateline.run(["export"] + library).output
            let export = try dateline.write(exported, to: "export.jsonl")
            let copy = ["--library", dateline.folder.appendingPathComponent("copy.db").path]
            #expect(try dateline.run(["import", "--later", export] + copy).status == 0)
            let shown = try dateline.run(["show", "1", "--json"] + copy).objects()
            #expect(shown.map { $0["picture"] as? String } == ["https://a.example/1.jpg"])
        }
    }

    @Test(
        "A feed of an export must be on the web", arguments: ["file:///etc/passwd", "exec:ls", "http://a\\@127.0.0.1/"])
    func recordAddresses(_ address: String) throws {
        try withProgram { dateline in
            let library = ["--library", dateline.library]
            let address = address.replacingOccurrences(of: "\\", with: "\\\\")
            let file = try dateline.write("{\"subscription\":{\"url\":\"\(address)\"}}\n{}\n", to: "a.jsonl")
            #expect(try dateline.run(["import", file] + library).status == 1)
            #expect(try dateline.run(["feeds", "list", "--json"] + library).output.isEmpty)
        }
    }

    @Test("Blocks that overlap or lie outside the text trap nothing")
    func blocks() throws {
        try withProgram { dateline in
            let library = ["--library", dateline.library]
            let blocks = [(0, 12), (6, 20), (5, 4), (20, 99_999), (-3, 2), (13, 26)].map {
                "{\"role\":\"heading\",\"start\":\($0),\"end\":\($1)}"
            }
            let line =
                #"{"headline":"H","body":"First words. Second words.","blocks":[\#(blocks.joined(separator: ","))]}"#
            let file = try dateline.write(line + "\n{}\n", to: "a.jsonl")
            _ = try dateline.run(["import", "--later", file] + library)
            let markdown = try dateline.run(["export", "--markdown"] + library)
            #expect(markdown.status == 0)
            #expect(markdown.output.contains("\n## First words. ## Second words.\n"))
        }
    }

    @Test("Text in Markdown makes no image, link, tag or code, and is read back as it was")
    func markdown() throws {
        try withProgram { dateline in
            let text =
                "See ![a](http://b/c.png), [d](http://e) and <img src=f> `g` \\[h]. Nobody else was there that day."
            let body = text.replacingOccurrences(of: "\\", with: "\\\\")
            let file = try dateline.write("{\"headline\":\"A headline\",\"body\":\"\(body)\"}\n{}\n", to: "a.jsonl")
            _ = try dateline.run("import", "--later", file, "--library", dateline.library)
            let markdown = try dateline.run("export", "--markdown", "--library", dateline.library).output
            #expect(markdown.contains(#"!\[a\](http://b/c.png), \[d\](http://e) and \<img src=f>"#))
            let again = try dateline.write(markdown, to: "again.md")
            let other = ["--library", dateline.folder.appendingPathComponent("other.db").path]
            _ = try dateline.run(["import", "--later", again] + other)
            #expect(try dateline.run(["show", "--json", "1"] + other).objects().first?["body"] as? String == text)
        }
    }

    @Test("A password in a feed's address is neither shown nor exported, unless it is asked for")
    func passwords() throws {
        try withProgram { dateline in
            let library = ["--library", dateline.library]
            let added = try dateline.run(["feeds", "add", "--later", Self.secret] + library)
            #expect(added.status == 0)
            var printed = added.output + added.errors
            for arguments in [["feeds", "list"], ["feeds", "list", "--json"], ["feeds", "export"], ["export"]] {
                let outcome = try dateline.run(arguments + library)
                printed += outcome.output + outcome.errors
            }
            #expect(!printed.contains("hushhush"))
            #expect(printed.contains("https://ana:***@a.example/feed"))
            #expect(try dateline.run(["export", "--with-secrets"] + library).output.contains(Self.secret))
            #expect(try dateline.run(["feeds", "export", "--with-secrets"] + library).output.contains(Self.secret))
            // As it is shown, it can be named.
            #expect(try dateline.run(["feeds", "remove", "https://ana:***@a.example/feed"] + library).status == 0)
        }
    }
}
