import Foundation
import Testing

@Suite("dateline correct and dateline corrections")
struct CorrectionCommandTests {
    private func names(_ dateline: Program, article: Int) throws -> [String] {
        try dateline.run("entities", "--article", "\(article)", "--json", "--library", dateline.library).objects()
            .compactMap { $0["name"] as? String }
    }

    @Test("A name is corrected in one article, listed, and brought back")
    func oneArticle() throws {
        try withProgram { dateline in
            _ = try dateline.run("import", Program.bundledArticles, "--library", dateline.library)
            let hidden = try dateline.run(
                "correct", "hide", "Boris Pistorius", "--article", "1", "--json", "--library", dateline.library)
            let made = try #require(try hidden.objects().first)
            #expect(made["sort"] as? String == "hide" && made["article"] as? Int == 1)
            #expect(try !names(dateline, article: 1).contains("Boris Pistorius"))
            #expect(try names(dateline, article: 2).contains("Boris Pistorius"))
            let shown = try dateline.run("show", "1", "--json", "--library", dateline.library).output
            #expect(!shown.contains("\"name\":\"Boris Pistorius\""))

            let list = try dateline.run("corrections", "--json", "--library", dateline.library).objects()
            #expect(list.map { $0["correction"] as? Int } == [made["correction"] as? Int])
            let undone = try dateline.run("corrections", "undo", "1", "--library", dateline.library)
            #expect(undone.status == 0 && undone.output.contains("Undone: Boris Pistorius hidden in article 1"))
            #expect(try names(dateline, article: 1).contains("Boris Pistorius"))
            #expect(try dateline.run("corrections", "--library", dateline.library).status == 1)
            #expect(try dateline.run("corrections", "undo", "1", "--library", dateline.library).status == 2)
        }
    }

    @Test("Each sort of correction does what it says")
    func sorts() throws {
        try withProgram { dateline in
            _ = try dateline.run("import", Program.bundledArticles, "--library", dateline.library)
            func correct(_ words: String...) throws -> [String: Any] {
                let outcome = try dateline.run(["correct"] + words + ["--json", "--library", dateline.library])
                #expect(outcome.status == 0, "\(words): \(outcome.errors)")
                return try #require(try outcome.objects().first)
            }
            #expect(try correct("rename", "Boris Pistorius", "B. Pistorius")["to"] as? String == "B. Pistorius")
            #expect(try correct("kind", "Singapore", "event", "--article", "1")["to"] as? String == "event")
            let located = try #require(try correct("location", "Singapore", "1.5", "103.5", "--kind", "place")["to"])
            #expect((located as? [String: Any])?["latitude"] as? Double == 1.5)
            #expect(try correct("location", "Singapore", "none", "--kind", "place")["to"] is NSNull)
            #expect(try correct("split", "B. Pistorius", "pistorius")["to"] as? String == "pistorius")
            #expect(try correct("hide", "B. Pistorius")["sort"] as? String == "hide")
            let hidden = try dateline.run("entities", "--hidden", "--json", "--library", dateline.library).objects()
            #expect(hidden.map { $0["name"] as? String } == ["B. Pistorius"])
            let shown = try dateline.run("correct", "show", "B. Pistorius", "--library", dateline.library)
            #expect(shown.status == 0)
            #expect(try dateline.run("entities", "--hidden", "--library", dateline.library).status == 1)
            let choices = try dateline.run(
                "correct", "location", "Singapore", "--kind", "place", "--json", "--library", dateline.library)
            #expect(try choices.objects().contains { ($0["title"] as? String)?.contains("Singapore") == true })
        }
    }

    @Test("What cannot be corrected says why, and changes nothing")
    func refused() throws {
        try withProgram { dateline in
            _ = try dateline.run("import", Program.bundledArticles, "--library", dateline.library)
            for (words, status) in [
                (["hide", "Nobody At All"], 2), (["hide", "Boris Pistorius", "--article", "99"], 2),
                (["hide", "Boris Pistorius", "--article", "1", "--mention", "99"], 2),
                (["hide", "Boris Pistorius", "--mention", "1"], 64),
                (["merge", "Boris Pistorius", "Boris Pistorius"], 2),
                (["rename", "Boris Pistorius", "..."], 2), (["location", "Singapore", "91", "0"], 64),
                (["split", "Boris Pistorius"], 64), (["split", "Boris Pistorius", "Zz Pistorius"], 2),
                (["split", "Boris Pistorius", "Zz Pistorius", "--article", "1"], 2),
            ] {
                let outcome = try dateline.run(["correct"] + words + ["--library", dateline.library])
                #expect(outcome.status == Int32(status), "\(words): \(outcome.errors)")
                #expect(!outcome.errors.isEmpty)
            }
            #expect(try dateline.run("corrections", "--library", dateline.library).status == 1)
        }
    }
}
