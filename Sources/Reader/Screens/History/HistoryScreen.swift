import News
import Terminal

/// How the text of an article changed, the last change first, scrolled and with a sentence selected.
struct HistoryScreen: LinesCover {
    private(set) var history: TextHistory
    var lines = SelectableLines()

    init(_ history: TextHistory) { self.history = history }

    mutating func replace(with history: TextHistory) {
        self.history = history
        lines.outdate()
    }
}

extension HistoryScreen {
    var screen: Screen { .history(self) }
    var refusal: String { "not among changes; q goes back" }
    var renewal: Question? { .history(history.article.id) }

    func lines(at width: Int, _ look: Look) -> [ScreenLine] {
        HistoryLines(history: history, width: width, look: look).lines
    }

    /// 'Officer's hotel line opened Taurus call · changed twice'.
    func drawTopLine(columns: Int, _ look: Look, on canvas: inout Canvas) {
        let words = " \(look.glyphs.separator) " + changedWords(history.changes.count)
        canvas.writeTitle(oneLine(history.article.headline), words, columns: columns)
    }

    var hints: [WantedHint] {
        [
            WantedHint(.open, word: "opens the sentence", short: "open"), WantedHint(.back, word: "back"),
            WantedHint(.lookup, word: "who/where", short: "who"), .keys,
        ]
    }
}

extension Model {
    mutating func askForHistory() {
        guard let line = panes.currentLine else { return }
        pending.history = line.id
        send(.ask(.history(line.id)))
    }

    mutating func takeHistory(_ history: TextHistory?, of article: Article.ID) {
        if pending.history == article {
            pending.history = nil
            guard let history, !history.changes.isEmpty else {
                return say("the text of this article has not changed here")
            }
            open(HistoryScreen(history))
        } else if let history, case .history(var open) = screen, open.history.article.id == article {
            open.replace(with: history)
            screen = .history(open)
        }
    }
}

/// 'changed once', 'changed twice', 'changed 3 times'.
func changedWords(_ count: Int) -> String {
    switch count {
    case 1: "changed once"
    case 2: "changed twice"
    default: "changed \(count) times"
    }
}
