import News
import Testing

@testable import Reader

/// One text under several mastheads is one row of the list.
@Suite struct CopiesInListTests {
    private func line(_ id: Article.ID, story: Int64?, others: [String] = []) -> ArticleLine {
        var line = ArticleLine(
            id: id, headline: "Headline \(id)", source: "Wire \(id)", position: ListPosition(seconds: id, id: id))
        line.copyGroup = story
        line.otherSources = others
        return line
    }

    private func answered(_ pane: inout ListPane, _ lines: [ArticleLine], _ arrival: ListPane.Arrival) {
        let request = ListRequest(scope: .everything, part: .newest, limit: 100)
        pane.await(request, arrival)
        let isTaken = pane.take(lines, for: request)
        #expect(isTaken)
    }

    @Test("The newest copy stands for all, on the first page and on those that follow")
    func folded() {
        var pane = ListPane()
        answered(&pane, [line(9, story: 3), line(8, story: nil), line(7, story: 3), line(6, story: 5)], .replace)
        #expect(pane.rows.map(\.line.id) == [9, 8, 6])
        answered(&pane, [line(5, story: 5), line(4, story: nil), line(3, story: 3)], .append)
        #expect(pane.rows.map(\.line.id) == [9, 8, 6, 4])
    }

    @Test("A copy that is selected stays when the list is read anew")
    func selected() {
        var pane = ListPane()
        answered(&pane, [line(8, story: 3), line(7, story: nil)], .replace)
        answered(&pane, [line(9, story: 3), line(8, story: 3), line(7, story: nil)], .replace)
        #expect(pane.rows.map(\.line.id) == [8, 7])
        #expect(pane.selectedRow?.line.id == 8)
    }

    @Test("The row says how many others printed it, the article says who")
    func shown() {
        let line = line(9, story: 3, others: ["Herald", "Post"])
        let article = Article(headline: "Headline 9", source: "Wire 9", body: "Text.")
        let filed = FiledArticle(line: line, article: article, mentions: [], entities: [])
        let notes = ArticleLayout(filed, width: 60).rows.compactMap { row in
            if case .note(let text) = row.content { text } else { nil }
        }
        #expect(notes == ["Wire 9 · undated · 1 min · also in Herald, Post"])
    }
}
