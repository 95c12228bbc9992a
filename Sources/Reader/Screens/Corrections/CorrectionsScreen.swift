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
    var subject: Entity? { nil }
    var refusal: String { "not among the corrections; q goes back" }
    var renewal: Question? { .corrections }

    func outcome(of command: ScreenCommand) -> Outcome {
        switch command {
        case .move(let movement): moving(movement)
        case .open: .does { [lines] in $0.follow(lines.target) }
        case .map: .does { $0.openMapOfPanes() }
        case .zoom: .refused("only on the map; m opens it")
        case .sideways, .pane, .article, .mention, .anyMention: .refused(refusal)
        }
    }

    mutating func fit(_ body: Area, _ look: Look) -> Question? {
        if width != body.columns {
            width = body.columns
            lines.replace(with: CorrectionLines(corrections: corrections, width: width, look: look).lines)
        }
        lines.fit(rows: body.rows)
        return nil
    }

    func draw(in body: Area, _ look: Look, on canvas: inout Canvas) { canvas.draw(lines, in: body) }

    /// 'Corrections · 12'.
    func drawTopLine(columns: Int, _ look: Look, on canvas: inout Canvas) {
        canvas.writeTitle("Corrections", " \(look.glyphs.separator) \(grouped(corrections.count))", columns: columns)
    }

    func words(_ look: Look) -> String { "" }

    var hints: [WantedHint] {
        [
            WantedHint(.open, word: "takes the line back", short: "undo"), WantedHint(.back, word: "back"),
            WantedHint(.undo, word: "undo the last", short: "undo"), WantedHint(.redo, word: "redo"), .keys,
        ]
    }
}
