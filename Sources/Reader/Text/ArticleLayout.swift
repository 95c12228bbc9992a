import News

/// A row of an article as it is shown.
struct LayoutRow: Equatable, Sendable {
    enum Content: Equatable, Sendable {
        case headline(String)
        /// Source, date, byline and the like.
        case note(String)
        case summary(String)
        case blank
        /// Bytes of the body, the role of their paragraph, and whether they begin it.
        case body(Range<Int>, Block.Role?, isFirst: Bool)
    }

    let content: Content
    /// The byte offset in the body where the row begins; 0 for everything above the body.
    let offset: Int
}

/// The dates and signs of an article's text.
struct ArticleLook: Equatable, Sendable {
    var dates = DateStyle()
    var glyphs = Glyphs.unicode
    /// The tag of the language that need not be told.
    var language = "en"
}

/// An article broken into rows of a width.
///
/// It is made once for an article and a width, and kept, so that no key wraps text.
struct ArticleLayout: Equatable, Sendable {
    let width: Int
    let rows: [LayoutRow]

    init(_ filed: FiledArticle, width: Int, look: ArticleLook = ArticleLook()) {
        self.width = max(1, width)
        var rows = headRows(of: filed, width: self.width, look: look)
        rows += bodyRows(of: filed.article, width: self.width)
        self.rows = rows
    }

    /// The row that shows a byte of the body.
    ///
    /// - Complexity: O(log *n*) in the rows.
    func row(of offset: Int) -> Int {
        let next = rows.partitionPoint { $0.offset <= offset }
        var row = max(0, next - 1)
        // Blank rows carry the offset of the row below them.
        while row > 0, case .blank = rows[row].content { row -= 1 }
        return row
    }

    /// The byte offset in the body where a row begins; 0 for everything above the body.
    func offset(of row: Int) -> Int { rows[safe: row]?.offset ?? rows.last?.offset ?? 0 }
}

private func headRows(of filed: FiledArticle, width: Int, look: ArticleLook) -> [LayoutRow] {
    let article = filed.article
    var rows: [LayoutRow] = []
    func add(_ text: String, _ content: (String) -> LayoutRow.Content) {
        for row in wrappedLines(oneLine(text), width: width, limit: 12, mark: look.glyphs.ellipsis) {
            rows.append(LayoutRow(content: content(row), offset: 0))
        }
    }
    add(article.headline) { .headline($0) }
    for row in joinedRows(noteParts(filed, look: look), width: width, glyphs: look.glyphs) {
        rows.append(LayoutRow(content: .note(row), offset: 0))
    }
    if let byline = article.printedByline { add(byline) { .note($0) } }
    rows += noteRows(filed.note, width: width, look: look).map { LayoutRow(content: $0, offset: 0) }
    rows.append(LayoutRow(content: .blank, offset: 0))
    if let summary = article.summary, !summary.isEmpty, !article.body.hasPrefix(summary) {
        add(summary) { .summary($0) }
        rows.append(LayoutRow(content: .blank, offset: 0))
    }
    return rows
}

/// The person's note, its first lines if it is long.
private func noteRows(_ note: String?, width: Int, look: ArticleLook) -> [LayoutRow.Content] {
    guard let note else { return [] }
    let lines = note.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
        $0.isEmpty
            ? [""] : wrappedLines(oneLine(String($0)), width: max(1, width - 2), limit: 20, mark: look.glyphs.ellipsis)
    }
    let shown = lines.prefix(12).map { LayoutRow.Content.summary("  " + $0) }
    let rest = lines.count > 12 ? [LayoutRow.Content.note("  " + counted(lines.count - 12, "more line"))] : []
    return [.note("Note")] + shown + rest
}

/// The tags of an article as they are shown, '#ports #ships'; nil for none.
func tagWords(_ line: ArticleLine) -> String? {
    line.tags.isEmpty ? nil : line.tags.map { "#" + $0 }.joined(separator: " ")
}

/// 'Harbour Wire', '5 March 2024, 14:31', '3 min', and 'lang:de', as one would search for it.
private func noteParts(_ filed: FiledArticle, look: ArticleLook) -> [String] {
    let (article, line, dates) = (filed.article, filed.line, look.dates)
    var parts: [String] = []
    if let source = article.source, !source.isEmpty { parts.append(oneLine(source)) }
    parts.append(article.published.map(dates.long) ?? "undated")
    if let updated = article.updated, updated != article.published { parts.append("updated \(dates.long(updated))") }
    if filed.changes > 0 { parts.append(changedWords(filed.changes)) }
    parts.append("\(line.readingMinutes) min")
    if let language = article.language, primaryLanguage(language) != primaryLanguage(look.language) {
        parts.append("lang:" + oneLine(language))
    }
    if let news = line.news { parts.append(newsWords(news)) }
    if let tags = tagWords(line) { parts.append(oneLine(tags)) }
    if !line.otherSources.isEmpty { parts.append("also in " + line.otherSources.map(oneLine).joined(separator: ", ")) }
    return parts
}

/// Parts side by side, as many on a row as fit.
private func joinedRows(_ parts: [String], width: Int, glyphs: Glyphs) -> [String] {
    var rows: [String] = []
    for part in parts {
        if let last = rows.last, shownWidth(last) + shownWidth(part) + 3 <= width {
            rows[rows.count - 1] = last + " \(glyphs.separator) " + part
        } else {
            rows += wrappedLines(part, width: width, limit: 4, mark: glyphs.ellipsis)
        }
    }
    return rows
}

private func bodyRows(of article: Article, width: Int) -> [LayoutRow] {
    var rows: [LayoutRow] = []
    var blocks = article.blocks[...]
    var previousRole: Block.Role?
    for paragraph in lines(of: article.body) {
        while let block = blocks.first, block.range.upperBound <= paragraph.lowerBound { blocks.removeFirst() }
        var role: Block.Role?
        if let block = blocks.first, block.range.lowerBound < paragraph.upperBound { role = block.role }
        if paragraph.isEmpty {
            rows.append(LayoutRow(content: .blank, offset: paragraph.lowerBound))
            continue
        }
        // No blank line separates the items of a list.
        if role == .listItem, previousRole == .listItem, rows.last?.content == .blank { rows.removeLast() }
        let pieces = wrappedRows(of: paragraph, in: article.body, width: width - indent(of: role))
        for piece in pieces {
            let isFirst = piece.lowerBound == paragraph.lowerBound
            rows.append(LayoutRow(content: .body(piece, role, isFirst: isFirst), offset: piece.lowerBound))
        }
        previousRole = role
    }
    return rows
}

/// The columns by which a paragraph is indented.
func indent(of role: Block.Role?) -> Int {
    switch role {
    case .listItem, .quotation: 2
    case .heading, nil: 0
    }
}

/// The lines of a text: byte ranges without the line breaks.
private func lines(of text: String) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    var position = 0
    for byte in text.utf8 {
        if byte == 0x0A {
            result.append(start..<position)
            start = position + 1
        }
        position += 1
    }
    if start < position { result.append(start..<position) }
    return result
}

/// A text with spaces in place of line breaks and tabs.
func oneLine(_ text: String) -> String {
    text.allBytes { $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        ? text : String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
}
