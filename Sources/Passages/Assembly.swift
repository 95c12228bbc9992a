import Dates
import News
import Segmentation

/// The first sentence of a body, without the dateline before it; it serves texts without a headline as one.
///
/// One of more than 200 characters is cut after a word.
package func openingWords(of body: String) -> String {
    let line = body.prefix(2000).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    let bytes = Array(line.utf8)
    let start = Dateline(opening: bytes).map(\.end) ?? 0
    let text = String(decoding: bytes[start...], as: UTF8.self)
    let tokens = tokens(in: text)
    let sentences = sentences(of: tokens, in: text)
    // 'Der 3. Oktober': an ordinal number's full stop ends no sentence.
    let end = sentences.first { $0.last.map { !isOrdinal(endingAt: $0, tokens, text) } ?? true }
    guard let last = (end ?? sentences.last)?.last else { return text }
    var sentence = String(decoding: Array(text.utf8)[..<tokens[last].range.upperBound], as: UTF8.self)
    // A headline has no full stop, unless it is an abbreviation's.
    if sentence.hasSuffix("."), tokens[last].range.count == 1 { sentence.removeLast() }
    guard sentence.count > 200 else { return sentence }
    let cut = sentence.prefix(200)
    return (cut.lastIndex(of: " ").map { String(cut[..<$0]) } ?? String(cut)) + "…"
}

/// Whether a full stop ends a number before the name of a month, or after a German article: no year, so not a long one.
private func isOrdinal(endingAt last: Int, _ tokens: [Token], _ text: String) -> Bool {
    func word(_ index: Int) -> String {
        tokens.indices.contains(index)
            ? String(decoding: Array(text.utf8)[tokens[index].range], as: UTF8.self).lowercased() : ""
    }
    guard last > 0, word(last) == ".", tokens[last - 1].isNumber, tokens[last - 1].range.count <= 3 else {
        return false
    }
    return monthNamed(word(last + 1)) != nil || germanArticles.contains(word(last - 2))
}

private let germanArticles: Set = [
    "der", "die", "das", "den", "dem", "des", "am", "im", "vom", "zum", "zur", "ihr", "ihre", "sein",
    "seine", "ihren", "seinen", "beim", "einen", "einem", "ein", "eine", "jeder", "jede",
]

/// Writes passages as paragraphs into an article, and notes headings and list items.
package func assemble(_ passages: [Passage], into article: inout Article) {
    var body: [UInt8] = []
    for (index, passage) in passages.enumerated() {
        if !body.isEmpty { body += [0x0A, 0x0A] }
        let start = body.count
        body += passage.text
        let isLast = index == passages.count - 1
        if passage.isListItem {
            article.blocks.append(Block(range: start..<body.count, role: .listItem))
        } else if !isLast, passages.count > 2, passage.isSubheading, passages[index + 1].wordCount > passage.wordCount {
            article.blocks.append(Block(range: start..<body.count, role: .heading))
        }
    }
    article.body = String(decoding: body, as: UTF8.self)
}

extension Passage {
    /// Whether it is a short line without a full stop.
    var isSubheading: Bool {
        (1...12).contains(wordCount) && !isVerse && !hasQuote && (!endsSentence || text.last == 0x3F)
            && text.last != 0x3A && text.last != 0x2C
    }
}

/// A text on one line: if it has line breaks, every run of white space becomes one space.
package func singleLine(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
