import Foundation
import Testing

@Suite("What a library holds moves to another one")
struct MovingTests {
    private static let export = [
        #"{"subscription":{"url":"https://example.org/feed","title":"Harbour","own_title":"The Harbour Wire","link":"https://example.org/","folder":["News","Ports"],"tags":["ships"],"typed":true,"full_text":true}}"#,
        #"{"headline":"Visit","source":"Harbour Wire","published":"2024-03-05T12:00:00Z","url":"https://example.org/1","body":"Defence Minister Boris Pistorius met Ana Costa in Porto.\n\nWhat comes\n\nPistorius left for Señor Núñez's harbour.","read":true,"starred":true,"blocks":[{"start":57,"end":67,"role":"heading"}],"place":60,"filed":"2024-03-06T07:00:00Z","feeds":["https://example.org/feed"]}"#,
        #"{"headline":"Undated","body":"Boris Pistorius spoke in Singapore, and Mr. Pistorius spoke again.","filed":"2023-01-02T03:04:05Z"}"#,
        #"{"correction":{"sort":"rename","name":"Ana Costa","kind":"person","other":"Ana da Costa","other_kind":null,"made":"2024-03-07T00:00:00Z"}}"#,
        #"{"correction":{"sort":"merge","name":"Boris Pistorius","kind":"person","other":"Ana da Costa","other_kind":"person","made":"2024-03-08T00:00:00Z"}}"#,
    ]

    @Test("export, import into a new library, export: the same lines, with marks, places, feeds and corrections")
    func roundTrip() throws {
        try withProgram { dateline in
            let given = try dateline.write(Self.export.joined(separator: "\n"), to: "given.jsonl")
            let first = dateline.folder.appendingPathComponent("first.db").path
            #expect(try dateline.run("import", given, "--library", first).status == 0)
            let exported = try dateline.run("export", "--library", first)
            let lines = exported.lines
            try #require(lines.count == 5)
            #expect(lines[0] == Self.export[0])
            #expect(Array(lines[3...]) == Array(Self.export[3...]))
            let article = try #require(try exported.objects().dropFirst().first)
            #expect(article["read"] as? Bool == true)
            #expect(article["starred"] as? Bool == true)
            #expect(article["place"] as? Int == 60)
            #expect(article["filed"] as? String == "2024-03-06T07:00:00Z")
            #expect(article["feeds"] as? [String] == ["https://example.org/feed"])
            #expect((article["blocks"] as? [[String: Any]])?.first?["start"] as? Int == 57)

            let again = try dateline.write(exported.output, to: "again.jsonl")
            let second = dateline.folder.appendingPathComponent("second.db").path
            #expect(try dateline.run("import", again, "--library", second).status == 0)
            #expect(try dateline.run("export", "--library", second).output == exported.output)
            #expect(try dateline.run("check", "--deep", "--library", second).status == 0)

            // Into a library that holds it already, nothing changes.
            #expect(try dateline.run("import", again, "--again", "--library", second).status == 0)
            #expect(try dateline.run("export", "--library", second).output == exported.output)
        }
    }

    @Test("The bundled articles move with all that is found in them")
    func bundled() throws {
        try withProgram { dateline in
            let first = dateline.folder.appendingPathComponent("first.db").path
            #expect(try dateline.run("import", Program.bundledArticles, "--library", first).status == 0)
            let exported = try dateline.run("export", "--library", first)
            let file = try dateline.write(exported.output, to: "all.jsonl")
            let second = dateline.folder.appendingPathComponent("second.db").path
            #expect(try dateline.run("import", file, "--library", second).status == 0)
            #expect(try dateline.run("export", "--library", second).output == exported.output)
        }
    }

    @Test("An article that is deleted is gone, and the others stay")
    func deleting() throws {
        try withProgram { dateline in
            let library = dateline.library
            _ = try dateline.run("import", Program.bundledArticles, "--library", library)
            #expect(try dateline.run("delete", "2", "--library", library).status == 0)
            #expect(try dateline.run("delete", "2", "99", "--library", library).status == 2)
            #expect(try dateline.run("list", "--json", "--library", library).lines.count == 4)
            #expect(try dateline.run("delete", "99", "3", "--library", library).status == 1)
            #expect(try dateline.run("list", "--json", "--library", library).lines.count == 3)
            #expect(try dateline.run("check", "--deep", "--library", library).status == 0)
        }
    }
}
