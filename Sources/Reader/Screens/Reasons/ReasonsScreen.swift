import News
import Terminal

/// Why something is as a screen shows it, scrolled and with a sentence selected.
struct ReasonsScreen: LinesCover {
    private let reasons: Reasons
    var lines = SelectableLines()

    init(_ reasons: Reasons) { self.reasons = reasons }
}

extension ReasonsScreen {
    var screen: Screen { .reasons(self) }
    var refusal: String { "not in an explanation; q goes back" }
    /// What is explained stays as it was when it was asked for.
    var renewal: Question? { nil }

    func lines(at width: Int, _ look: Look) -> [ScreenLine] {
        ReasonLines(reasons: reasons, width: width, glyphs: look.glyphs, dates: look.dates).lines
    }

    /// 'Boris Pistorius · why'.
    func drawTopLine(columns: Int, _ look: Look, on canvas: inout Canvas) {
        canvas.writeTitle(oneLine(reasons.subject), " \(look.glyphs.separator) why", columns: columns)
    }

    var hints: [WantedHint] {
        [
            WantedHint(.open, word: "opens the sentence", short: "open"), WantedHint(.back, word: "back"),
            WantedHint(.down, word: "down"), .keys,
        ]
    }
}

extension Model {
    /// `x`: what the selected line, or the chosen name, comes from.
    var explaining: Outcome {
        if let cover = screen.cover {
            guard let asked = cover.explained else { return .refused("there is nothing to explain here") }
            return .does { $0.ask(why: asked) }
        }
        guard let chosen = panes.chosen, let reading = panes.reading else {
            return .refused("no name is chosen to be explained")
        }
        return .does { $0.ask(why: .name(chosen.id, in: reading.id)) }
    }

    mutating func ask(why explained: Explained) {
        pending.reasons = explained
        send(.ask(.explanation(explained)))
    }

    mutating func takeReasons(_ reasons: Reasons?, for explained: Explained) {
        guard pending.reasons == explained else { return }
        pending.reasons = nil
        guard let reasons else { return say("it is no longer in the library", isError: true) }
        open(ReasonsScreen(reasons))
    }
}
