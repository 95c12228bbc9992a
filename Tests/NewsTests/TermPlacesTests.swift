import Testing

@testable import News

@Suite("Where a text has a term")
struct TermPlacesTests {
    @Test("In singular and plural, with hyphen, space and capitals, but not across a full stop or another word")
    func places() {
        let text = "Secure lines, a secure-line. Secure. Line. Secure é line"
        let found = News.places(ofTerm: "secure line", in: text).map {
            String(decoding: Array(text.utf8)[$0], as: UTF8.self)
        }
        #expect(found == ["Secure lines", "secure-line"])
    }

    @Test("Whatever its first letter is written with, and beside words that begin as it does")
    func firstLetters() {
        let text = "Übungen, übung; ubung. Unrest at 5g-line, 5G lines"
        func found(_ key: String) -> [String] {
            News.places(ofTerm: key, in: text).map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
        }
        #expect(found(termKey("übung")) == ["übung", "ubung"])
        #expect(found("5g line") == ["5g-line", "5G lines"])
    }

    @Test("Offsets count bytes, and no term has no place")
    func offsets() {
        #expect(News.places(ofTerm: "line", in: "é line") == [3..<7])
        #expect(News.places(ofTerm: "", in: "line").isEmpty)
        #expect(News.places(ofTerm: "line", in: "").isEmpty)
    }

    @Test("An article gets the term marked that was chosen elsewhere, unless it has it already")
    func marking() {
        let article = FiledArticle(
            line: ArticleLine(id: 1, headline: "", position: ListPosition(seconds: 0, id: 1)),
            article: Article(headline: "", body: "Two secure lines."), mentions: [], entities: [])
        let marked = article.marking(Entity(keyword: "secure line", mentions: 1, articles: 2))
        #expect(marked.mentions.map(\.range) == [4..<16])
        #expect(marked.marking(Entity(keyword: "secure lines", mentions: 1, articles: 2)) == marked)
        #expect(article.marking(Entity(keyword: "hotel", mentions: 1, articles: 1)) == article)
        #expect(article.marking(Entity(id: 3, name: "Two", kind: .other, mentions: 1, articles: 1)) == article)
    }
}
