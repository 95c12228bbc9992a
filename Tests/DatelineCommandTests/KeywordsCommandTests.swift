import Foundation
import Testing

@Suite("dateline keywords")
struct KeywordsCommandTests {
    private static let text = """
        The car ferry ran aground on a sandbank with 212 passengers on board. The coastguard sent two rescue boats. The \
        ferry's steering gear had been inspected in April. Rescue boats took the passengers ashore.
        """

    private func texts(_ object: [String: Any]?) -> [String] {
        (object?["keywords"] as? [[String: Any]])?.compactMap { $0["text"] as? String } ?? []
    }

    @Test("A file's keywords are printed best first, with weight and mentions")
    func files() throws {
        try withProgram { dateline in
            let file = dateline.folder.path + "/ferry.txt"
            try Self.text.write(toFile: file, atomically: true, encoding: .utf8)
            let run = try dateline.run("keywords", file, "--json")
            #expect(run.status == 0)
            let object = try #require(try run.objects().first)
            #expect(object["file"] as? String == file)
            #expect(texts(object).contains("rescue boats"))
            let keywords = try #require(object["keywords"] as? [[String: Any]])
            let weights = keywords.compactMap { $0["weight"] as? Double }
            #expect(weights.count == keywords.count && weights == weights.sorted(by: >))
            #expect(keywords.first { $0["text"] as? String == "rescue boats" }?["mentions"] as? Int == 2)
        }
    }

    @Test("A missing file is skipped, and one that has nothing gives an empty list")
    func missing() throws {
        try withProgram { dateline in
            let file = dateline.folder.path + "/empty.txt"
            try "".write(toFile: file, atomically: true, encoding: .utf8)
            let run = try dateline.run("keywords", file, dateline.folder.path + "/no.txt", "--json")
            #expect(run.status == 1)
            #expect(try run.objects().first.map { texts($0) } == [])
            let plain = try dateline.run("keywords", file)
            #expect(plain.status == 1)
            #expect(plain.output.isEmpty && plain.errors.contains("has no keywords"))
        }
    }

    @Test("A number is an article of the library; its names are no keywords, and an export carries one's own terms on")
    func articles() throws {
        try withProgram { dateline in
            _ = try dateline.run("import", Program.bundledArticles, "--library", dateline.library)
            let run = try dateline.run("keywords", "1", "--json", "--library", dateline.library)
            let object = try #require(try run.objects().first)
            #expect(object["article"] as? Int == 1)
            #expect(texts(object).count > 5)
            #expect(!texts(object).contains { $0.contains("pistorius") || $0.contains("webex") })
            #expect(try dateline.run("keywords", "99", "--library", dateline.library).status == 2)
            let some = try dateline.run("keywords", "99", "1", "--json", "--library", dateline.library)
            #expect(some.status == 1 && some.errors.contains("no article 99"))
            #expect(try some.objects().map { $0["article"] as? Int } == [1])

            let record = dateline.folder.path + "/own.jsonl"
            try "{\"keyword\":{\"sort\":\"own\",\"spellings\":[\"minister\"],\"made\":\"2024-03-05T00:00:00Z\"}}\n"
                .write(toFile: record, atomically: true, encoding: .utf8)
            _ = try dateline.run("import", record, "--library", dateline.library)
            let after = try dateline.run("keywords", "1", "--json", "--library", dateline.library).objects().first
            #expect(texts(after).first == "minister")
            let exported = try dateline.run("export", "--library", dateline.library).objects()
            #expect(exported.contains { ($0["keyword"] as? [String: Any])?["spellings"] as? [String] == ["minister"] })
        }
    }
}
