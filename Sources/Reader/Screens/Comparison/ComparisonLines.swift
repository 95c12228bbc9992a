import News
import Terminal

/// The lines of two tellings side by side at a width: where they differ, then all their sentences.
struct ComparisonLines {
    let comparison: TellingComparison
    let width: Int
    let glyphs: Glyphs

    var lines: [ScreenLine] {
        heads + differenceLines
            + QuotationLines(quotations: comparison.quotations, width: width, glyphs: glyphs).lines + [
                .blank, .title("SENTENCE BY SENTENCE"),
            ]
            + comparison.rows.flatMap { columns($0.one, $0.other) }
    }

    private var heads: [ScreenLine] {
        let (one, other) = (heading(comparison.one), heading(comparison.other))
        return zip(one, other).map { line([$0], [$1]) }
    }

    /// The outlet and the headline of a telling.
    private func heading(_ article: ArticleLine) -> [ScreenLine.Piece] {
        [.init(cut(outlet(article)), .title), .init(cut(oneLine(article.headline)), .headline)]
    }

    private func cut(_ text: String) -> String { shortened(text, to: columnWidth, mark: glyphs.ellipsis) }

    private var differenceLines: [ScreenLine] {
        if comparison.differences.isEmpty { return [] }
        return [.blank, .title("DIFFERENCES", counted(comparison.differences.count, "difference"))]
            + comparison.differences.enumerated().flatMap { index, difference in
                (index == 0 ? [] : [ScreenLine.blank])
                    + columns(difference.one, difference.other, title(of: difference))
            }
    }

    /// What the columns of a difference begin with.
    private func title(of difference: TellingComparison.Difference) -> (String, String)? {
        switch difference.kind {
        case .number, .name: (oneLine(difference.says), oneLine(difference.otherSays))
        case .wording: nil
        }
    }

    /// Two sentences beside each other, each wrapped in its column.
    private func columns(
        _ one: TellingComparison.Sentence?, _ other: TellingComparison.Sentence?, _ title: (String, String)? = nil
    ) -> [ScreenLine] {
        var left = one.map(wrapped) ?? []
        var right = other.map(wrapped) ?? []
        if let title {
            left.insert([.init(cut(title.0), .chosen)], at: 0)
            right.insert([.init(cut(title.1), .chosen)], at: 0)
        }
        let rows = max(left.count, right.count)
        return (0..<rows).map { row in
            var line = line(left[safe: row] ?? [], right[safe: row] ?? [])
            // A pair is one thing to be selected: its first line stands for it.
            if row == 0 { line.target = target(one, other) }
            return line
        }
    }

    private func target(
        _ one: TellingComparison.Sentence?, _ other: TellingComparison.Sentence?
    ) -> ScreenLine.Target? {
        if let one { return .passage(comparison.one.id, one.range ?? 0..<0) }
        return other.map { .passage(comparison.other.id, $0.range ?? 0..<0) }
    }

    private func wrapped(_ sentence: TellingComparison.Sentence) -> [[ScreenLine.Piece]] {
        let text = sentence.text
        return wrappedRows(of: 0..<text.utf8.count, in: text, width: columnWidth).map { row in
            var pieces: [ScreenLine.Piece] = []
            var position = row.lowerBound
            func add(_ range: Range<Int>, _ ink: Ink) {
                if !range.isEmpty { pieces.append(.init(oneLine(String(text.slice(range))), ink)) }
            }
            // A space at the end of a row hangs over its edge.
            let row = row.lowerBound..<(row.upperBound - (text.slice(row).last == " " ? 1 : 0))
            for lit in sentence.lit {
                guard let lit = lit.common(with: row), lit.lowerBound >= position else { continue }
                add(position..<lit.lowerBound, .text)
                add(lit, .chosen)
                position = lit.upperBound
            }
            add(position..<max(position, row.upperBound), .text)
            return pieces
        }
    }

    private func line(_ left: [ScreenLine.Piece], _ right: [ScreenLine.Piece]) -> ScreenLine {
        let room = columnWidth - left.reduce(0) { $0 + shownWidth($1.text) }
        let gap = String(repeating: " ", count: max(0, room))
        return ScreenLine(pieces: left + [.init(gap + " \(glyphs.vertical) ", .rule)] + right)
    }

    /// The columns of one of the two: half the width without margins and the rule between them.
    private var columnWidth: Int { max(4, (width - 7) / 2) }
}
