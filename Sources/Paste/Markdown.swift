import Dates
import News
import Passages

/// The article in a Markdown text: what its front matter says, and its text without marks.
///
/// The first heading is the headline if the front matter gives none, and is dropped if it repeats that. What only looks
/// like front matter stays as text, so that nothing is lost.
///
/// - Returns: `marks` are the tags and the note that a person gave the text in its front matter; nil if there are none.
package func markdownArticle(from text: [UInt8]) -> (article: Article, marks: ArticleMarks?) {
    var matter = FrontMatter(of: text) ?? FrontMatter(belowHeadingOf: text)
    var paragraphs = markdownParagraphs(of: matter.map { Array(text[$0.end...]) } ?? withoutFence(text))
    if let listed = listedFields(in: paragraphs) {
        matter = FrontMatter(fields: listed.fields.merging(matter?.fields ?? [:]) { _, own in own })
        paragraphs = listed.rest
    }
    var article = matter.map(article(saying:)) ?? Article(headline: "", body: "")
    if let index = paragraphs.firstIndex(where: { $0.role == .heading }), index == 0 || matter == nil && index <= 2,
        article.headline.isEmpty || isSame(paragraphs[index].text, article.headline)
    {
        if article.headline.isEmpty { article.headline = paragraphs[index].text }
        paragraphs.remove(at: index)
        takeMasthead(from: &paragraphs, at: index, into: &article)
    }
    (article.body, article.blocks) = body(of: paragraphs)
    if article.headline.isEmpty { article.headline = openingWords(of: article.body) }
    if article.dateline == nil { article.dateline = Dateline(opening: Array(article.body.utf8.prefix(400)))?.place }
    return (article, matter.flatMap(marks(given:)))
}

private func marks(given matter: FrontMatter) -> ArticleMarks? {
    let typed = matter.fields["tags"] ?? matter.fields["tag"] ?? ""
    // Note takers write tags with their sign.
    let tags = tagNames(
        typed: typed.split(separator: ",").map { $0.drop { $0 == " " || $0 == "#" } }.joined(separator: ","))
    let note = matter.fields["note"].flatMap(noteText)
    return tags.isEmpty && note == nil ? nil : ArticleMarks(tags: tags, note: note)
}

/// What front matter says, by the names that site generators and note takers use.
private func article(saying matter: FrontMatter) -> Article {
    let fields = matter.fields.reduce(into: [:]) { $0[$1.key.filter { $0.isLetter || $0.isNumber }] = $1.value }
    func field(_ names: String...) -> String? {
        names.lazy.compactMap { fields[$0] }.first { !$0.isEmpty }.map { withoutNoteLinks(singleLine($0)) }
    }
    // Of notes that were clipped off the web, 'source' is the address.
    let addresses = ["url", "link", "canonical", "canonicalurl", "sourceurl", "externalurl", "source", "permalink"]
    let address = addresses.lazy.compactMap { field($0).map(withoutAngles) }.first(where: isAddress)
    // Of a page that was clipped, the note was made on another day.
    let made = address == nil ? field("created") : nil
    let published = field(
        "published", "pubdate", "publishdate", "publisheddate", "datepublished", "publishedat", "publicationdate",
        "date")
    let source = field("source", "outlet", "publisher", "publication", "website", "site", "agency")
    return Article(
        headline: field("headline", "title", "fulltitle") ?? "",
        byline: field("byline", "author", "authors", "by").map(withoutBy),
        dateline: field("dateline", "place", "location"), source: source.flatMap { isAddress($0) ? nil : $0 },
        published: published.flatMap(moment(from:)) ?? made.flatMap(moment(from:)),
        updated: field("updated", "modified", "lastmod", "datemodified", "lastmodified").flatMap(moment(from:)),
        language: field("language", "lang", "locale"),
        url: address,
        feedItemID: field("id", "guid", "uuid"),
        summary: field("summary", "description", "standfirst", "excerpt", "subtitle", "deck"), body: "")
}

/// An address without the marks that set it off from the text around it: `<https://example.org>`.
private func withoutAngles(_ text: String) -> String {
    text.hasPrefix("<") && text.hasSuffix(">") ? String(text.dropFirst().dropLast()) : text
}

private func isAddress(_ text: String) -> Bool { text.hasPrefix("http://") || text.hasPrefix("https://") }

/// A text without the marks of links to other notes: `[[Ana Núñez]]`, `[[Tunis|the city]]`.
private func withoutNoteLinks(_ text: String) -> String { text.contains("[[") ? plainInline(text[...]) : text }

/// Takes who and when off the paragraphs right below the headline: '*By Leila Amri*'.
private func takeMasthead(from paragraphs: inout [Paragraph], at index: Int, into article: inout Article) {
    var masthead = Masthead()
    while paragraphs.indices.contains(index), paragraphs[index].role == nil, paragraphs.count > index + 1 {
        let passage = Passage(text: Array(paragraphs[index].text.utf8), followsBlank: true)
        guard !passage.isProse, masthead.take(passage) else { break }
        paragraphs.remove(at: index)
    }
    article.byline = article.byline ?? masthead.byline
    article.published = article.published ?? masthead.published
    article.updated = article.updated ?? masthead.updated
    article.source = article.source ?? masthead.source
    article.url = article.url ?? masthead.url
}

/// A text without the lines of dashes around what stands between them at its top.
private func withoutFence(_ text: [UInt8]) -> [UInt8] {
    guard let start = text.firstIndex(where: { $0 > 0x20 }), let (range, end) = fenced(text, from: start, by: "---")
    else { return text }
    return text[range] + [0x0A] + text[end...]
}

/// Whether two headlines differ only in punctuation and capitals.
private func isSame(_ left: String, _ right: String) -> Bool { folded(left) == folded(right) }

/// A paragraph without marks, and its role if it is not running text.
struct Paragraph: Equatable {
    var text: String
    var role: Block.Role?
}

/// Paragraphs separated by empty lines, and the blocks of those that are not running text.
func body(of paragraphs: [Paragraph]) -> (text: String, blocks: [Block]) {
    var text = ""
    var blocks: [Block] = []
    for paragraph in paragraphs where !paragraph.text.isEmpty {
        if !text.isEmpty { text += "\n\n" }
        let start = text.utf8.count
        text += paragraph.text
        if let role = paragraph.role { blocks.append(Block(range: start..<text.utf8.count, role: role)) }
    }
    return (text, blocks)
}
