import News
import Terminal
import Testing

@testable import Reader

@Suite("What is new in a story that was read before")
struct NewFactsTests {
    /// The first sample tells one new thing in its first sentence.
    private var library: FakeLibrary {
        var library = Sample.library
        library.newFacts[1] = NewFacts(sentences: [8..<40], total: 7)
        return library
    }

    @Test("When all is quiet, unread articles in sight are asked about once, and again after another was read")
    func asked() {
        var model = Model.started(on: Sample.library)
        func asked(_ effects: [Effect]) -> [Article.ID]? {
            for case .ask(.newFacts(let articles)) in effects { return articles }
            return nil
        }
        // The open article was asked about when it opened, and the fourth is read.
        #expect(asked(model.answer(model.update(.quiet), from: Sample.library)) == [2, 3, 5])
        #expect(asked(model.update(.quiet)) == nil)
        model.press(.enter, on: Sample.library)
        #expect(asked(model.update(.quiet))?.isEmpty == false)
    }

    @Test("The list and the article say how much is new, and the new sentences are lit")
    func shown() throws {
        var model = Model.started(on: library, rows: 36, columns: 150)
        model.answer(model.update(.quiet), from: library)
        #expect(model.shown.contains("1 new fact of 7"))
        model.press(.enter, on: library)
        let grid = model.view().grid
        // The row of the list has been read; the article still says it.
        #expect(model.shown.ranges(of: "1 new fact of 7").count == 1)
        let body = try #require(model.reading?.filed.article.body)
        let (lit, plain) = (String(body.slice(8..<20)), "Thirty-eight")
        let styles = [lit, plain].compactMap { grid.style(ofText: $0) }
        #expect(styles.count == 2 && styles[0] == model.theme[.headline] && styles[1] == model.theme[.text])
    }

    @Test("What is new stays on the screen when the library has changed")
    func renewed() {
        var model = Model.started(on: library)
        model.answer(model.update(.quiet), from: library)
        model.press(.enter, on: library)
        model.answer(model.update(.libraryChanged(.anything)), from: library)
        #expect(model.reading?.filed.line.news?.total == 7)
    }
}

extension CellGrid {
    /// The look of the first cell of a text that stands on one row; nil if it is not there.
    fileprivate func style(ofText text: String) -> Style? {
        for (row, line) in self.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard let range = line.firstRange(of: text) else { continue }
            return self[row, line.distance(from: line.startIndex, to: range.lowerBound)].style
        }
        return nil
    }
}
