import News
import Terminal

/// What was corrected, newest first, and the names that are hidden: a line is undone by Enter and one more key.
struct CorrectionsScreen: LinesCover {
    private var corrections: [ListedCorrection]
    var lines = SelectableLines()

    init(_ corrections: [ListedCorrection]) { self.corrections = corrections }

    mutating func replace(with corrections: [ListedCorrection]) {
        self.corrections = corrections
        lines.outdate()
    }
}

extension CorrectionsScreen {
    var screen: Screen { .corrections(self) }
    var refusal: String { "not among the corrections; q goes back" }
    var renewal: Question? { .corrections }

    func lines(at width: Int, _ look: Look) -> [ScreenLine] {
        CorrectionLines(corrections: corrections, width: width, look: look).lines
    }

    /// 'Corrections · 12'.
    func drawTopLine(columns: Int, _ look: Look, on canvas: inout Canvas) {
        canvas.writeTitle("Corrections", " \(look.glyphs.separator) \(grouped(corrections.count))", columns: columns)
    }

    var hints: [WantedHint] {
        [
            WantedHint(.open, word: "takes the line back", short: "undo"), WantedHint(.back, word: "back"),
            WantedHint(.undo, word: "undo the last", short: "undo"), WantedHint(.redo, word: "redo"), .keys,
        ]
    }
}
