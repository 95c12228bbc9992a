import Testing

@testable import Wire

struct TableTests {
    @Test("A quoted field keeps what would part fields, and a mark within a field stays")
    func quoting() throws {
        let table = "title,text\n\"Snow, at last\",It lay 12\" deep.\nRain,\"It said \"\"no\"\".\nAnd fell.\"\n"
        let articles = try delivery(from: Array(table.utf8), name: "a.csv").articles
        #expect(articles.map(\.headline) == ["Snow, at last", "Rain"])
        #expect(articles.map(\.body) == ["It lay 12\" deep.", "It said \"no\".\n\nAnd fell."])
    }

    @Test("A field of marks and spaces costs no other row")
    func marksAndSpaces() throws {
        let table = "title,text\nRain," + String(repeating: "\" ", count: 20_000) + "\nSnow,It fell.\n"
        let articles = try delivery(from: Array(table.utf8), name: "a.csv").articles
        #expect(articles.last?.headline == "Snow")
    }

    @Test("Writer and day are found under the names that people give the columns")
    func journalists() throws {
        let table = "date_time,newspaper,headline,journalist,full_text\n2024-03-05,The Post,Rain,Ana Reed,It fell.\n"
        let article = try #require(try delivery(from: Array(table.utf8), name: "a.csv").articles.first)
        #expect(article.byline == "Ana Reed")
        #expect(article.published?.iso8601 == "2024-03-05")
    }
}
