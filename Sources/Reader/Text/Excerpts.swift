import News
import Terminal

/// A sentence on one line, cut around its first mark, with the marks highlighted.
func excerpt(
    of passage: Dossier.Passage, columns: Int, glyphs: Glyphs, isQuote: Bool = false
) -> [ScreenLine.Piece] {
    excerpt(of: passage.text, marks: passage.marks, as: .chosen, columns: columns, glyphs: glyphs, isQuote: isQuote)
}

/// A text on one line, cut around its first mark, with the marks highlighted.
///
/// - Parameters:
///   - marks: UTF-8 byte offsets into the text, in order.
///   - ink: how the marks look.
func excerpt(
    of text: String, marks: [Range<Int>], as ink: Ink, columns: Int, glyphs: Glyphs, isQuote: Bool = false
) -> [ScreenLine.Piece] {
    var start = 0
    if let mark = marks.first, shownWidth(text.slice(0..<mark.upperBound)) > columns {
        // About a third of the line comes before the mark.
        start = max(0, mark.lowerBound - max(0, columns / 3))
        // The excerpt begins with a whole word.
        start = text.utf8.count - text.slice(max(0, start - 1)..<text.utf8.count).drop { $0 != " " }.utf8.count
        if start > mark.lowerBound { start = mark.lowerBound }
    }
    var pieces: [ScreenLine.Piece] = []
    func add(_ range: Range<Int>, _ ink: Ink) {
        if range.isEmpty { return }
        pieces.append(.init(oneLine(String(text.slice(range))), ink))
    }
    if isQuote { pieces.append(.init("'", .quiet)) }
    if start > 0 { pieces.append(.init(glyphs.ellipsis, .quiet)) }
    var position = start
    for mark in marks where mark.lowerBound >= position && mark.upperBound <= text.utf8.count {
        add(position..<mark.lowerBound, isQuote ? .quotation : .text)
        add(mark, ink)
        position = mark.upperBound
    }
    add(position..<max(position, text.utf8.count), isQuote ? .quotation : .text)
    if isQuote { pieces.append(.init("'", .quiet)) }
    return pieces
}

/// 'Harbour Wire, 5 Mar 2024': who published an article, and when; 'undated' if nothing says when.
func origin(of article: ArticleLine, dates: DateStyle) -> String {
    [article.source, article.published.map { dates.short($0) } ?? "undated"].compactMap { $0 }
        .map(oneLine).joined(separator: ", ")
}

/// Who published an article; its author, or its number, if nothing says.
func outlet(_ article: ArticleLine) -> String {
    oneLine(article.source ?? article.byline ?? "article \(article.id)")
}

/// A text that takes some columns exactly: shortened, or with blanks behind it.
func padded(_ text: String, to columns: Int, mark: String) -> String {
    let text = shortened(text, to: columns, mark: mark)
    return text + String(repeating: " ", count: max(0, columns - shownWidth(text)))
}

extension ScreenLine {
    /// The line of a sentence or a quote: after a label, with its origin at the right. A quote can be explained.
    ///
    /// - Parameter speaker: who said it, if that is known; told where it is copied.
    static func sentence(
        _ passage: Dossier.Passage, isQuote: Bool = false, by speaker: String? = nil, after label: String = "",
        right: String, width: Int, glyphs: Glyphs
    ) -> ScreenLine {
        let room = width - 6 - shownWidth(label) - (right.isEmpty ? 0 : shownWidth(right) + 3)
        return ScreenLine(
            pieces: (label.isEmpty ? [] : [Piece(label, .quiet)])
                + excerpt(of: passage, columns: room, glyphs: glyphs, isQuote: isQuote),
            right: right, indent: 4, target: .passage(passage.article.id, passage.range),
            why: isQuote ? .quote(in: passage.article.id, at: passage.range) : nil,
            copied: CopiedPassage(passage: passage, isQuote: isQuote, speaker: speaker))
    }
}
