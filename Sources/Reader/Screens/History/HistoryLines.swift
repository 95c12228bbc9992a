import News
import Terminal

/// The lines of an article's changes at a width: for each, the sentences that went or came, words lit.
struct HistoryLines {
    let history: TextHistory
    let width: Int
    let look: Look

    var lines: [ScreenLine] {
        history.changes.reversed().flatMap { change in
            [.title("CHANGED \(look.dates.long(change.made))", counted(change.sentences.count, "sentence"))]
                + change.sentences.flatMap(lines) + [.blank]
        }
    }

    private func lines(_ row: TellingComparison.Row) -> [ScreenLine] {
        let old = row.one.map { wrapped($0, "- ") } ?? []
        var new = row.other.map { wrapped($0, "+ ") } ?? []
        // Only what is still in the text can be opened.
        if let range = row.other?.range, !new.isEmpty {
            new[0].target = .passage(history.article.id, isCurrent(row) ? range : 0..<0)
        }
        return old + new
    }

    /// Whether a sentence belongs to the text of now.
    private func isCurrent(_ row: TellingComparison.Row) -> Bool {
        history.changes.last?.sentences.contains(row) == true
    }

    private func wrapped(_ sentence: TellingComparison.Sentence, _ sign: String) -> [ScreenLine] {
        let text = sentence.text
        return wrappedRows(of: 0..<text.utf8.count, in: text, width: max(8, width - 8)).enumerated().map { index, row in
            var pieces = [ScreenLine.Piece(index == 0 ? sign : "  ", .quiet)]
            var position = row.lowerBound
            func add(_ range: Range<Int>, _ ink: Ink) {
                if !range.isEmpty { pieces.append(.init(oneLine(String(text.slice(range))), ink)) }
            }
            for lit in sentence.lit {
                guard let lit = lit.common(with: row), lit.lowerBound >= position else { continue }
                add(position..<lit.lowerBound, .text)
                add(lit, .chosen)
                position = lit.upperBound
            }
            add(position..<row.upperBound, .text)
            return ScreenLine(pieces: pieces)
        }
    }
}
