import News
import Terminal

/// What was corrected, newest first, and the names that are hidden: a line is undone by Enter and one more key.
struct CorrectionsScreen: LinesCover {
    private var corrections: [ListedCorrection]
    var lines = SelectableLines()
    private var width = 0

    init(_ corrections: [ListedCorrection]) { self.corrections = corrections }

    mutating func replace(with corrections: [ListedCorrection]) {
        self.corrections = corrections
        width = 0
    }
}

extension CorrectionsScreen {
    var screen: Screen { .corrections(self) }
    var refusal: String { "not among the corrections; q goes back" }
    var renewal: Question? { .corrections }

    mutating func fit(_ body: Area, _ look: Look) -> Question? {
        if width != body.columns {
            width = body.columns
            lines.replace(with: CorrectionLines(corrections: corrections, width: width, look: look).lines)
        }
        lines.fit(rows: body.rows)
        return nil
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
