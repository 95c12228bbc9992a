import News
import Terminal
import Testing

@testable import Reader

struct HistoryTests {
    private static func sentence(_ text: String, lit: String, at range: Range<Int>? = nil)
        -> TellingComparison.Sentence
    {
        let ranges = text.ranges(of: lit).map {
            let start = text.utf8.distance(from: text.startIndex, to: $0.lowerBound)
            return start..<start + lit.utf8.count
        }
        return TellingComparison.Sentence(text: text, range: range, lit: ranges)
    }

    private static let history = TextHistory(
        article: Sample.library.articles[0].line, versions: [],
        changes: [
            TextHistory.Change(
                made: Moment(seconds: 1_709_650_000),
                sentences: [
                    TellingComparison.Row(
                        one: sentence("Captain Ivo Petrov was warned.", lit: "Ivo Petrov"),
                        other: sentence("The captain was warned.", lit: "The", at: 10..<33))
                ]),
            TextHistory.Change(
                made: Moment(seconds: 1_709_660_000),
                sentences: [
                    TellingComparison.Row(one: nil, other: sentence("Nobody was hurt.", lit: "", at: 194..<240))
                ]),
        ])

    private static var library: FakeLibrary {
        var library = Sample.library
        library.histories = [1: history]
        return library
    }

    private func opened(rows: Int = 16, columns: Int = 80) -> Model {
        var model = Model.started(on: Self.library, rows: rows, columns: columns)
        model.press(.character("v"), on: Self.library)
        return model
    }

    @Test("v shows the last change first: what went, what came, and when")
    func screen() {
        let lines = opened().shown.split(separator: "\n").map { $0.trimmingEnd() }
        #expect(lines.first?.hasSuffix("changed twice") == true)
        #expect(lines.contains { $0.contains("CHANGED 5 March 2024, 17:33") })
        let shown = lines.filter { $0.contains("- ") || $0.contains("+ ") }.map { $0.drop { "▌ ".contains($0) } }
        #expect(
            shown == ["+ Nobody was hurt.", "- Captain Ivo Petrov was warned.", "+ The captain was warned."])
    }

    @Test("Enter opens the sentence where it stands now, q comes back")
    func opening() {
        var model = opened()
        model.press(.enter, on: Self.library)
        #expect(model.reading?.passage == 194..<240)
        model.press(.character("q"), on: Self.library)
        guard case .history = model.screen else {
            Issue.record("not back among the changes")
            return
        }
    }

    @Test("An article that has not changed says so")
    func unchanged() {
        var model = Model.started(on: Self.library, rows: 20, columns: 80)
        model.press(.down, .character("v"), on: Self.library)
        #expect(model.notice?.text == "the text of this article has not changed here")
    }

    @Test("It is drawn at any size", arguments: [(1, 1), (2, 10), (5, 20), (24, 40), (60, 200)])
    func sizes(rows: Int, columns: Int) {
        #expect(opened(rows: rows, columns: columns).view().grid.size == Size(rows: rows, columns: columns))
    }
}

extension Substring {
    fileprivate func trimmingEnd() -> String { String(self[...(lastIndex { $0 != " " } ?? startIndex)]) }
}
