import News
import Terminal

/// A sentence on one line around its first mark, the marks set apart.
func excerpt(
    of passage: Dossier.Passage, columns: Int, glyphs: Glyphs, isQuote: Bool = false
) -> [DossierLine.Piece] {
    var start = 0
    let text = passage.text
    if let mark = passage.marks.first, shownWidth(text.slice(0..<mark.upperBound)) > columns {
        // As much before the mark as leaves a third of the line behind it.
        start = max(0, mark.lowerBound - max(0, columns / 3))
        start = text.utf8.count - text.slice(start..<text.utf8.count).drop { $0 != " " }.utf8.count
        if start > mark.lowerBound { start = mark.lowerBound }
    }
    var pieces: [DossierLine.Piece] = []
    func add(_ range: Range<Int>, _ ink: Ink) {
        if range.isEmpty { return }
        pieces.append(.init(text: oneLine(String(text.slice(range))), ink: ink))
    }
    if isQuote { pieces.append(.init(text: "'", ink: .quiet)) }
    if start > 0 { pieces.append(.init(text: glyphs.ellipsis, ink: .quiet)) }
    var position = start
    for mark in passage.marks where mark.lowerBound >= position && mark.upperBound <= text.utf8.count {
        add(position..<mark.lowerBound, isQuote ? .quotation : .text)
        add(mark, .chosen)
        position = mark.upperBound
    }
    add(position..<max(position, text.utf8.count), isQuote ? .quotation : .text)
    if isQuote { pieces.append(.init(text: "'", ink: .quiet)) }
    return pieces
}

/// 'Harbour Wire, 5 Mar 2024': who published an article, and when.
func origin(of article: ArticleLine, dates: DateStyle) -> String {
    [article.source, article.published.map { dates.short($0) }].compactMap { $0 }
        .map(oneLine).joined(separator: ", ")
}
