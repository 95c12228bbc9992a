import News
import Terminal

/// Two tellings of one event in two columns, scrolled and with a pair of sentences selected.
struct ComparisonScreen: LinesCover {
    private(set) var comparison: TellingComparison
    var lines = SelectableLines()

    init(_ comparison: TellingComparison) { self.comparison = comparison }

    mutating func replace(with comparison: TellingComparison) {
        self.comparison = comparison
        lines.outdate()
    }
}

extension ComparisonScreen {
    var screen: Screen { .comparison(self) }
    var refusal: String { "not while comparing; q goes back" }
    var pair: TellingPair { TellingPair(one: comparison.one.id, other: comparison.other.id) }
    var renewal: Question? { .comparison(pair) }

    func lines(at width: Int, _ look: Look) -> [ScreenLine] {
        ComparisonLines(comparison: comparison, width: width, glyphs: look.glyphs).lines
    }

    func drawTopLine(columns: Int, _ look: Look, on canvas: inout Canvas) {
        let count = counted(comparison.differences.count, "difference")
        canvas.writeTitle("Two tellings", " \(look.glyphs.separator) \(count)", columns: columns)
    }

    var hints: [WantedHint] {
        [
            WantedHint(.open, word: "opens the sentence", short: "open"), WantedHint(.back, word: "back"),
            WantedHint(.lookup, word: "who/where", short: "who"), .keys,
        ]
    }
}

extension Model {
    /// Shows the story's telling that was asked about beside the one whose line is selected.
    mutating func compareSelected(in story: StoryScreen) {
        guard case .passage(let other, _)? = story.lines.target, other != story.story.article else {
            return say("select another article of the story to compare this one with")
        }
        compare(story.story.article, with: other)
    }

    /// `:compare 12`: the current article beside another.
    mutating func compareCurrent(with other: Article.ID) {
        guard let line = panes.currentLine else { return say("there is no article here") }
        guard line.id != other else { return say("an article is not compared with itself") }
        compare(line.id, with: other)
    }

    private mutating func compare(_ one: Article.ID, with other: Article.ID) {
        pending.comparison = TellingPair(one: one, other: other)
        send(.ask(.comparison(TellingPair(one: one, other: other))))
    }

    mutating func takeComparison(_ comparison: TellingComparison?, of pair: TellingPair) {
        if pending.comparison == pair {
            pending.comparison = nil
            guard let comparison else { return say("there is no article \(pair.other)", isError: true) }
            open(ComparisonScreen(comparison))
        } else if let comparison, case .comparison(var open) = screen, open.pair == pair {
            open.replace(with: comparison)
            screen = .comparison(open)
        }
    }
}
