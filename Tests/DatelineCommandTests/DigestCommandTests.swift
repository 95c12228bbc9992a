import Foundation
import Testing

@Suite("The digest on the bundled articles")
struct DigestCommandTests {
    @Test("As JSON Lines: what is watched with its articles, then each story with who tells it")
    func json() throws {
        try withProgram { dateline in
            let library = ["--library", dateline.library]
            #expect(try dateline.run(["import", Program.bundledArticles] + library).status == 0)
            #expect(try dateline.run(["alerts", "--watch", "Boris Pistorius"] + library).status == 0)
            func digest(_ arguments: String...) throws -> Program.Outcome {
                try dateline.run(["digest", "--json"] + arguments + library)
            }
            let whole = try digest("--since", "2024-01-01").objects()
            let watch = try #require(whole.first)
            #expect(watch["name"] as? String == "Boris Pistorius")
            let articles = try #require(watch["articles"] as? [[String: Any]])
            #expect(articles.count == 5)
            #expect(articles.allSatisfy { ($0["text"] as? String)?.contains("Pistorius") == true })
            let story = try #require(whole.last)
            let told = try dateline.run(["story", "\(try #require(story["article"] as? Int))", "--json"] + library)
            let itself = try #require(try told.objects().first)
            #expect(story["headline"] as? String == itself["headline"] as? String)
            #expect((story["tellings"] as? [Any])?.count == (itself["tellings"] as? [Any])?.count)

            let short = try digest("--since", "2024-01-01", "--limit", "2").objects()
            #expect((short.first?["articles"] as? [Any])?.count == 2)

            let none = try digest("--since", "2034-01-01")
            #expect(none.status == 1)
            #expect(none.output.isEmpty)
            // Nothing of the articles is so new, but it is a day.
            for day in ["yesterday", "last-week", "7d"] { #expect(try digest("--since", day).status == 1) }
            #expect(try digest("--since", "12.11.2026").status == 64)
            #expect(try digest("--format", "html").status == 64)
        }
    }
}
