import News
import Terminal

/// The lines of an explanation at a width: the program's words wrapped, each sentence of an article on a line of its own.
struct ReasonLines {
    let reasons: Reasons
    let width: Int
    let glyphs: Glyphs
    let dates: DateStyle

    var lines: [ScreenLine] {
        let parts = reasons.parts.map { part in
            [ScreenLine.title(oneLine(part.title).uppercased())] + part.reasons.flatMap(lines)
        }
        return parts.isEmpty
            ? [ScreenLine(pieces: [.init("Nothing more is known of it.", .quiet)])]
            : Array(parts.joined(separator: [.blank]))
    }

    private func lines(_ reason: Reasons.Reason) -> [ScreenLine] {
        switch reason {
        case .words(let words):
            wrappedLines(oneLine(words), width: max(8, width - 6), limit: 6, mark: glyphs.ellipsis)
                .map { ScreenLine(pieces: [.init($0, .text)], indent: 4) }
        case .sentence(let passage):
            [
                .sentence(
                    passage, right: width >= 80 ? origin(of: passage.article, dates: dates) : "", width: width,
                    glyphs: glyphs)
            ]
        }
    }
}
