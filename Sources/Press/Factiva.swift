import Dates
import News
import Passages

// Factiva's plain text has no labels: the lines above a document's text come in one order, and 'N words' among them shows
// where the headline and the byline end.

/// The documents of Factiva's plain text; what follows the last one is about the search.
func factivaArticles(in blocks: [PressBlock]) -> [Article] {
    var articles: [Article] = []
    var document: [PressBlock] = []
    for block in blocks {
        document.append(block)
        guard block.lines.contains(where: isDocumentCode) else { continue }
        if let article = FactivaDocument(document)?.article { articles.append(article) }
        document = []
    }
    return articles
}

/// One document of Factiva's plain text.
private struct FactivaDocument {
    private(set) var article: Article

    /// - Returns: nil where no line counts its words.
    init?(_ blocks: [PressBlock]) {
        guard let head = blocks.firstIndex(where: { $0.lines.contains(where: isWordCount) }),
            let count = blocks[head].lines.firstIndex(where: isWordCount)
        else { return nil }
        article = Article(headline: "", body: "")
        let above = blocks[..<head].flatMap(\.lines) + blocks[head].lines[..<count]
        readTitle(above)
        let below = Array(blocks[head].lines[(count + 1)...])
        let copyright = readSource(below)
        let opening = copyright.map { Array(below[($0 + 1)...]) } ?? []
        let text = paragraphs([opening] + blocks[(head + 1)...].map(\.lines), by: copyright.map { below[$0] })
        article.body = text.joined(separator: "\n\n")
        article.dateline = Dateline(opening: Array(article.body.utf8.prefix(400)))?.place
        if article.headline.isEmpty { article.headline = openingWords(of: article.body) }
    }

    /// The paragraphs of the text: those between blank lines, or the lines of a copy that has none.
    ///
    /// - Parameter copyright: whose the rights are. Below the text stands the same, as above it.
    private func paragraphs(_ blocks: [[String]], by copyright: String?) -> [String] {
        var blocks = blocks.map { $0.filter { !isDocumentCode($0) && !isFactivaFoot($0) } }.filter { !$0.isEmpty }
        if let last = blocks.last?.last, let copyright, copyright.contains(last) {
            blocks[blocks.count - 1].removeLast()
        }
        return blocks.flatMap { lines in
            lines.allSatisfy { endsSentence(Array($0.utf8)) } ? lines : [joinedLines(lines)].filter { !$0.isEmpty }
        }
    }

    /// A section perhaps, the headline, and the author perhaps.
    private mutating func readTitle(_ lines: [String]) {
        var rest = lines[...]
        if let last = rest.last, rest.count > 1, isByline(last, after: rest.dropLast()) {
            article.byline = pressByline(last)
            rest.removeLast()
        }
        if let first = rest.first, rest.count > 1, isSection(first) { rest.removeFirst() }
        article.headline = joinedLines(Array(rest))
    }

    private func isByline(_ line: String, after title: ArraySlice<String>) -> Bool {
        let name = line.prefix { $0 != "," }
        if line.hasPrefix("By ") || isName(String(name)) && withoutPost(line) == name { return true }
        let count = line.split(separator: " ").count
        let words = title.reduce(0) { $0 + $1.split(separator: " ").count }
        return (2...5).contains(count) && isName(line) && words > count
    }

    private func isSection(_ line: String) -> Bool {
        let count = line.split(separator: " ").count
        // 'News; National'.
        let isPair = line.contains(";") && isName(line)
        return count == 1 || count <= 4 && (isPair || line.allSatisfy { !$0.isLowercase })
    }

    /// A date, a time perhaps, the outlet, its code, page, language and copyright.
    ///
    /// - Returns: the index of the line of the copyright.
    private mutating func readSource(_ lines: [String]) -> Int? {
        for (index, line) in lines.enumerated() {
            if article.published == nil, let day = moment(from: line) {
                let time = lines.indices.contains(index + 1) ? lines[index + 1] : ""
                article.published = moment(from: line + " " + time) ?? day
            } else if isCopyright(line) {
                return index
            } else if let code = languageCode(named: line), index > 1 {
                article.language = code
            } else if article.source == nil, article.published != nil, line.contains(where: \.isLowercase) {
                article.source = line
            }
        }
        return nil
    }
}

// MARK: - With codes

/// What stands between a code of Factiva's and its field: the columns are lost where a page was copied as it is shown.
enum CodeGap: String {
    case wide = "  "
    case space = " "
}

/// A field of Factiva's with its code: `HD   A headline`.
///
/// - Parameter gap: what parts a code from what follows, at least.
/// - Returns: nil for a line that opens with none of its codes.
func codedField(_ line: String, gap: CodeGap) -> (code: String, value: String)? {
    let code = line.prefix { $0.isASCII && $0.isUppercase }
    let rest = line[code.endIndex...]
    guard (2...3).contains(code.count), rest.isEmpty || rest.hasPrefix(gap.rawValue) || rest.hasPrefix("\t"),
        codes.contains(String(code))
    else { return nil }
    return (String(code), String(rest.drop { $0 == " " || $0 == "\t" }))
}

/// Factiva's codes, from its guide to the display of articles.
private let codes: Set = [
    "SE", "HD", "CR", "BY", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "ART", "CO", "IN",
    "NS", "RE", "IPC", "IPD", "PUB", "AN", "CT", "RF", "CX", "CLM", "NGC", "DLN",
]

/// The documents of Factiva's text with field codes: each ends with its number, `AN`.
func codedArticles(in text: [UInt8], gap: CodeGap) -> [Article] {
    var articles: [Article] = []
    var document = CodedDocument(gap: gap)
    for block in pressBlocks(of: text) {
        for (index, line) in block.lines.enumerated() {
            if document.isWhole, codedField(line, gap: gap) != nil {
                articles += [document.article].compactMap { $0 }
                document = CodedDocument(gap: gap)
            }
            document.take(line, opensParagraph: index == 0)
        }
    }
    return articles + [document.article].compactMap { $0 }
}

private struct CodedDocument {
    private let gap: CodeGap
    private var values: [String: String] = [:]
    private var paragraphs: [[String]] = []
    private var open = ""
    /// Whether the next line of text opens a paragraph.
    private var opensNext = false
    init(gap: CodeGap) { self.gap = gap }

    /// Whether its number has been read.
    var isWhole: Bool { values["AN"] != nil }

    mutating func take(_ line: String, opensParagraph: Bool) {
        if let (code, value) = codedField(line, gap: gap) {
            open = code
            opensNext = value.isEmpty
            if !isText { values[code] = value } else if !value.isEmpty { paragraphs.append([value]) }
        } else if !isText {
            // A code may stand on a line of its own.
            if let known = values[open] { values[open] = known.isEmpty ? line : known + " " + line }
        } else if opensParagraph || opensNext || paragraphs.isEmpty {
            opensNext = false
            paragraphs.append([line])
        } else {
            paragraphs[paragraphs.count - 1].append(line)
        }
    }

    private var isText: Bool { open == "LP" || open == "TD" }

    var article: Article? {
        let body = paragraphs.map(joinedLines).joined(separator: "\n\n")
        guard let headline = values["HD"] ?? (body.isEmpty ? nil : openingWords(of: body)) else { return nil }
        let day = values["PD"].flatMap { moment(from: $0 + " " + (values["ET"] ?? "")) ?? moment(from: $0) }
        return Article(
            headline: headline, byline: values["BY"].map(pressByline),
            dateline: values["DLN"] ?? Dateline(opening: Array(body.utf8.prefix(400)))?.place, source: values["SN"],
            published: day, language: values["LA"].flatMap { languageCode(named: $0) }, body: body)
    }
}
