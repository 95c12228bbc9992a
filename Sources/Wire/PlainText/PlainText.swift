import News

// A pasted page is read in one pass from both ends. From the top: buttons and bars of links go, until a line that can
// be a headline; after it who, when and captions, until running text begins. From the end: buttons, notices and lists
// of other headlines go. Between, only what is surely no article goes. What stays in doubt stays: a line of furniture
// costs the reader less than a lost paragraph.

/// The article that a text holds, without what the page around it added.
///
/// - Parameter text: UTF-8, any line ends.
/// - Returns: an article with a headline; where no line is one, it opens with the first words of the body.
func plainTextArticle(from text: [UInt8]) -> Article {
    var masthead = Masthead()
    let all = passages(of: text)
    let page = Page(all, masthead: &masthead)
    var article = Article(headline: page.headline, body: "")
    assemble(page.body, into: &article)
    // A standfirst may stand before the paragraph with the dateline.
    let opening = page.body.filter(\.isProse).prefix(3).lazy.compactMap { Dateline(opening: $0.text) }.first
    article.dateline = opening?.place ?? masthead.dateline
    masthead.source = masthead.source ?? opening?.agency
    article.byline = masthead.byline
    article.source = masthead.source
    // Where a page says only when it was changed last, that is when it was published as it stands.
    article.published = masthead.published ?? masthead.updated
    article.updated = masthead.updated
    article.url = masthead.url
    if article.headline.isEmpty { article.headline = openingWords(of: article.body) }
    return article
}

/// The first sentence of a body, cut at a word where it is long; a headline for texts that have none.
func openingWords(of body: String) -> String {
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

/// Writes passages as paragraphs and notes what is a heading, a list item or a quotation.
func assemble(_ passages: [Passage], into article: inout Article) {
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
    /// A short line that no full stop closes.
    var isSubheading: Bool {
        (1...12).contains(wordCount) && !isVerse && !hasQuote && (!endsSentence || text.last == 0x3F)
            && text.last != 0x3A && text.last != 0x2C
    }
}
