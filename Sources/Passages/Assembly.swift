import News

/// The first sentence of a body, cut after a word if it is long; it serves texts without a headline as one.
package func openingWords(of body: String) -> String {
    let line = body.prefix(400).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    let sentence = line.range(ofFirst: ". ").map { String(line[..<$0]) } ?? line
    guard sentence.count > 100 else { return sentence }
    let cut = sentence.prefix(100)
    return (cut.lastIndex(of: " ").map { String(cut[..<$0]) } ?? String(cut)) + "…"
}

extension String {
    fileprivate func range(ofFirst mark: String) -> String.Index? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(mark) { return index }
            index = self.index(after: index)
        }
        return nil
    }
}

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
