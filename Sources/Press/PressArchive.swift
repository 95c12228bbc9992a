import News
import Passages

// Press archives hand their finds out as one text: document after document, each with the archive's own fields about the
// article. A form is told by marks that no story has in such company, so that a story which tells of 'document 2 of 4'
// stays a story.

/// The articles in a text that a press archive wrote: Nexis, Nexis Uni, Factiva, ProQuest or PressReader.
///
/// - Parameter text: UTF-8, any line ends.
/// - Returns: nil for any other text.
/// - Complexity: O(*n*).
package func pressArticles(in text: [UInt8]) -> [Article]? {
    var marks = PressMarks()
    for line in lines(of: text) { marks.note(text[line.range]) }
    guard let form = marks.form else { return nil }
    let blocks = pressBlocks(of: text)
    let articles =
        switch form {
        case .nexis, .uni, .pressReader, .proquest:
            documents(blocks, from: form).compactMap { LabelledDocument($0, from: form).article }
        case .factiva: factivaArticles(in: blocks)
        case .factivaCodes(let gap): codedArticles(in: text, gap: gap)
        }
    return articles.isEmpty ? nil : articles
}

/// The forms that are known, each by what it writes into every document.
enum PressForm: Equatable {
    /// `1 of 2 DOCUMENTS`, `LENGTH:`, `LOAD-DATE:`.
    case nexis
    /// `Length:`, `Body`, `Load-Date:`, `End of Document`.
    case uni
    /// `71 words` on a line, `Document MARSHC0020240305ek3500007`.
    case factiva
    /// `HD   A headline`, `LP`, `TD`.
    case factivaCodes(CodeGap)
    /// `Full text:`, `ProQuest document ID:`.
    case proquest
    /// `Article Name:`, `Start Page:`.
    case pressReader
}

/// What the lines of a text show of the archive it comes from.
private struct PressMarks {
    private var labels: Set<PressField.Label> = []
    private var phrases: Set<Phrase> = []
    /// Factiva's codes, whatever parts them from their fields.
    private var codes: Set<String> = []
    /// Those with two spaces or a tab after them, or nothing.
    private var wideCodes: Set<String> = []

    /// What stands alone on a line.
    private enum Phrase { case documentCount, body, documentEnd, documentCode, wordCount }

    mutating func note(_ line: ArraySlice<UInt8>) {
        let opening = String(decoding: line.prefix(60), as: UTF8.self)
        if let field = PressField(opening) { labels.insert(field.label) }
        if let code = codedField(opening, gap: .space)?.code {
            codes.insert(code)
            if codedField(opening, gap: .wide) != nil { wideCodes.insert(code) }
        }
        if line.count <= 60, let phrase = phrase(opening) { phrases.insert(phrase) }
    }

    private func phrase(_ line: String) -> Phrase? {
        switch line {
        case "Body", "Full Text", "Full text", "FULL TEXT": .body
        case "End of Document": .documentEnd
        case _ where isDocumentCount(line): .documentCount
        case _ where isDocumentCode(line): .documentCode
        case _ where isWordCount(line): .wordCount
        default: nil
        }
    }

    var form: PressForm? {
        if wideCodes.isSuperset(of: ["HD", "PD"]), !wideCodes.isDisjoint(with: ["LP", "TD"]) {
            return .factivaCodes(.wide)
        }
        if codes.isSuperset(of: ["HD", "WC", "PD", "SN", "LP", "AN"]) { return .factivaCodes(.space) }
        if phrases.isSuperset(of: [.documentCode, .wordCount]) { return .factiva }
        let hasBody = labels.contains(.body) || phrases.contains(.body)
        let hasOutlet = !labels.isDisjoint(with: [.publication, .citation])
        if hasBody, hasOutlet, labels.contains(.archive) { return .proquest }
        if labels.isSuperset(of: [.articleName, .publication, .page]) { return .pressReader }
        guard labels.contains(.length) else { return nil }
        if phrases.contains(.body), phrases.contains(.documentEnd) || labels.contains(.loadDate) { return .uni }
        return phrases.contains(.documentCount) || labels.contains(.loadDate) ? .nexis : nil
    }
}

/// Whether a line stands for a link among ProQuest's fields, or for a picture above the text.
func isProquestLink(_ line: String) -> Bool {
    // Most lines are longer: comparing them all would cost as much as joining them.
    line.utf8.count <= 22 && ["ProQuest document link", "Enlarge this image", "Enlarge this image."].contains(line)
}

/// Parts blocks into documents, each from one of the archive's marks to the next.
private func documents(_ blocks: [PressBlock], from form: PressForm) -> [[PressBlock]] {
    var documents: [[PressBlock]] = [[]]
    // PressReader's fields stand below the text, in some exports above it.
    let opensWithFields = blocks.first.map { opensFields($0.lines[0]) } ?? false
    // ProQuest's may come one after the other with nothing between them: then the same label opens each.
    let opening =
        form == .proquest ? blocks.lazy.map { $0.lines[0] }.first { !isRule($0) }.flatMap { PressField($0)?.name } : nil
    for block in blocks.flatMap(partedAtMarks) {
        let isNext =
            opensWithFields
            ? opensFields(block.lines[0])
            : opening != nil && PressField(block.lines[0])?.name == opening && holdsArchiveField(documents.last ?? [])
        if isNext { documents.append([]) }
        let parted = block.lines.filter { !isDocumentCount($0) && !isPageCount($0) && !isRule($0) }
        if parted.count < block.lines.count, form != .pressReader { documents.append([]) }
        let kept = parted.filter { !isProquestLink($0) }
        guard !kept.isEmpty else { continue }
        documents[documents.count - 1].append(PressBlock(lines: kept, indent: block.indent))
        let closes = form == .pressReader && !opensWithFields && kept.contains { PressField($0)?.label == .page }
        if closes || kept.last == "End of Document" { documents.append([]) }
    }
    return documents.filter { !$0.isEmpty }
}

/// Whether a document has come to what ProQuest says of itself, below which no text follows.
private func holdsArchiveField(_ document: [PressBlock]) -> Bool {
    document.contains { block in block.lines.contains { PressField($0)?.label == .archive } }
}

private func opensFields(_ line: String) -> Bool { PressField(line)?.label == .articleName }

/// Whether a line stands above something else though no blank line parts them: fields follow the copyright, another
/// document the end of one.
private func endsPiece(_ line: String) -> Bool { line == "End of Document" || isCopyright(line) }

/// A block in pieces, where a mark that ends a document or opens its fields stands within it.
private func partedAtMarks(_ block: PressBlock) -> [PressBlock] {
    var pieces: [PressBlock] = []
    for line in block.lines {
        if pieces.isEmpty || pieces.last?.lines.last.map(endsPiece) == true || opensFields(line) {
            pieces.append(PressBlock(lines: [line], indent: block.indent))
        } else {
            pieces[pieces.count - 1].lines.append(line)
        }
    }
    return pieces
}
