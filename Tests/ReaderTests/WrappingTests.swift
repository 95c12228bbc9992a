import News
import Terminal
import Testing

@testable import Reader

@Suite struct WrappingTests {
    private func rows(_ text: String, _ width: Int) -> [String] {
        wrappedRows(of: 0..<text.utf8.count, in: text, width: width).map { String(text.slice($0)) }
    }

    @Test(
        "Rows end between words, and words that are too long are cut",
        arguments: [
            ("one two three", 7, ["one two ", "three"]), ("one two three", 8, ["one two ", "three"]),
            ("incomprehensible", 6, ["incomp", "rehens", "ible"]), ("", 5, [""]), ("a", 0, ["a"]),
            ("thirty-eight", 8, ["thirty-", "eight"]), ("a - b", 3, ["a - ", "b"]),
            ("東京は広い", 4, ["東京", "は広", "い"]), ("東京、広い", 4, ["東", "京、", "広い"]), ("東", 1, ["東"]),
            ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
            ("a 👩‍👩‍👧 b", 4, ["a 👩‍👩‍👧 ", "b"]), ("aa    bb", 3, ["aa    ", "bb"]),
        ])
    func wraps(text: String, width: Int, expected: [String]) {
        #expect(rows(text, width) == expected)
    }

    @Test("Rows cover the text without gap or overlap, and fit", arguments: [1, 2, 3, 5, 8, 13, 40, 200])
    func covers(width: Int) {
        let text = "Señor Núñez sagte: 東京、大阪 — e\u{301}\u{301}x 👩‍👩‍👧🇩🇪 co-operation\u{1B}[0m ende, ganz   weit."
        let pieces = wrappedRows(of: 0..<text.utf8.count, in: text, width: width)
        #expect(pieces.first?.lowerBound == 0 && pieces.last?.upperBound == text.utf8.count)
        for (piece, next) in zip(pieces, pieces.dropFirst()) { #expect(piece.upperBound == next.lowerBound) }
        for piece in pieces {
            var row = text.slice(piece)
            while row.last == " " { row.removeLast() }
            #expect(shownWidth(row) <= width || row.count == 1)
        }
    }

    @Test("Every byte has its row, and the row shows that byte")
    func offsetsAndRows() {
        let article = Sample.library.articles[0]
        for width in [1, 7, 30, 72, 300] {
            let layout = ArticleLayout(article, width: width)
            for offset in 0..<article.article.body.utf8.count {
                guard case .body(let range, _, _) = layout.rows[layout.row(of: offset)].content else { continue }
                // A line break belongs to the row before it.
                #expect(range.contains(offset) || article.article.body.utf8.dropFirst(range.upperBound).first == 0x0A)
            }
        }
    }

    @Test("Headings, lists and quotations are kept")
    func blocks() {
        let body = "Why\n\nfirst of them all\n\nsecond\n\nhe said so\n\nEnd."
        let blocks = [
            Block(range: 0..<3, role: .heading), Block(range: 5..<22, role: .listItem),
            Block(range: 24..<30, role: .listItem), Block(range: 32..<42, role: .quotation),
        ]
        let library = FakeLibrary([.sample(1, "Points", body: body, isRead: true, blocks: blocks)])
        let model = Model.started(on: library, rows: 16, columns: 61)
        var zoomed = model
        zoomed.press(.enter, .character("z"), on: library)
        #expect(
            zoomed.shown.split(separator: "\n").dropLast().filter { $0.hasPrefix("    ") } == [
                "    Points", "    Harbour Wire · 5 March 2024, 14:31 · 1 min", "    Why", "    • first of them all",
                "    • second", "    │ he said so", "    End.",
            ])
        #expect(zoomed.view().grid.style(of: "Why")?.attributes.contains(.bold) == true)
    }

    @Test(
        "An article shows its language if that is not the one that is usually read",
        arguments: [("en-GB", "en", nil), ("de-AT", "en", "lang:de-AT"), ("de", "de", nil), (nil, "de", nil)]
            as [(String?, String, String?)])
    func language(_ tag: String?, _ usual: String, _ shown: String?) {
        let article = Article(headline: "Points", language: tag, body: "Text.")
        let line = ArticleLine(id: 1, headline: "Points", position: ListPosition(seconds: 0, id: 1))
        let filed = FiledArticle(
            line: line, article: article, mentions: [], entities: [], quotes: [], readingOffset: 0,
            awaitsExtraction: false)
        let layout = ArticleLayout(filed, width: 60, look: ArticleLook(language: usual))
        let notes = layout.rows.compactMap { if case .note(let text) = $0.content { text } else { nil } }
        #expect(notes == ["undated · 1 min" + (shown.map { " · " + $0 } ?? "")])
    }

    @Test("What is found has its exact bytes, accents and case ignored")
    func finds() {
        let text = "Müller, MULLER und Mu\u{308}ller in Gießen"
        let ranges = FindableText(text).ranges(of: "muller")
        #expect(ranges.map { String(text.slice($0)) } == ["Müller", "MULLER", "Mu\u{308}ller"])
        #expect(FindableText(text).ranges(of: "giessen").map { String(text.slice($0)) } == ["Gießen"])
        #expect(FindableText("").ranges(of: "x").isEmpty)
        #expect(FindableText("abc").ranges(of: "").isEmpty)
    }

    @Test("Plain text breaks where the same text with something else behind it breaks")
    func plainTextBreaksLikeAnyOther() {
        var dice = Dice(seed: 7)
        for _ in 0..<500 {
            let text = String((0..<dice.roll(80)).map { _ in Array("ab  c-d--e,f -")[dice.roll(14)] })
            let width = 1 + dice.roll(20)
            let plain = wrappedRows(of: 0..<text.utf8.count, in: text, width: width)
            let other = wrappedRows(of: 0..<text.utf8.count + 3, in: text + " é", width: width)
            #expect(plain.map(\.lowerBound) == other.prefix(plain.count).map(\.lowerBound), "'\(text)' by \(width)")
            #expect(plain.last?.upperBound == text.utf8.count)
        }
    }

    @Test(
        "Numbers are grouped by thousands",
        arguments: [
            (0, "0"), (999, "999"), (1000, "1,000"), (27_812, "27,812"), (1_000_045, "1,000,045"), (-1234, "-1,234"),
            (Int.min, "-9,223,372,036,854,775,808"),
        ])
    func grouping(_ number: Int, _ text: String) { #expect(grouped(number) == text) }
}
