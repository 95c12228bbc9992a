import GRDB
import Libraries
import LibrarySamples
import News
import Testing

@testable import Storage

struct RelevanceTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }

    init() throws { temporary = try TemporaryLibrary() }

    @Test("Matches are weighed as FTS5 weighs them")
    func relevance() throws {
        let words = ["officer", "call", "taurus", "hotel", "line", "berlin", "the"]
        for number in 1...60 {
            let text = (0..<(number % 9 + 3)).map { words[(number * 7 + $0 * $0) % (number % 3 + 5)] }
            try library.file(Article.sample(words[number % 7], text.joined(separator: " "), url: "r\(number)"))
        }
        for query in words + [
            "\"officer call\"", "offic*", "taurus hotel", "berlin OR line", "\"officer call\" OR off* OR berlin",
        ] {
            let scores = try library.read { db in
                try Row.fetchAll(
                    db, sql: "SELECT bm25(words, 1.0, 5.0), relevance(words, 1.0, 5.0) FROM words WHERE words MATCH ?",
                    arguments: [query])
            }
            #expect(scores.count > 1 && scores.allSatisfy { abs($0[0] as Double - $0[1]) < 1e-9 }, "\(query)")
        }
    }
}
