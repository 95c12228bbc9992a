import Dates
import News
import Passages

/// The article in a Markdown text: what its front matter says, and its text without marks.
///
/// The first heading is the headline if the front matter gives none, and is dropped if it repeats that. Front matter
/// that is not YAML stays as text, so that nothing is lost.
package func markdownArticle(from text: [UInt8]) -> Article {
    let matter = frontMatter(of: text)
    let known = matter.flatMap { frontMatterFields(of: text, in: $0.range) }
    var paragraphs = markdownParagraphs(of: textAfter(matter, in: text, isRead: known != nil))
    let fields = known ?? [:]
    func field(_ names: String...) -> String? { names.lazy.compactMap { fields[$0] }.first.map(singleLine) }

    var article = Article(headline: field("headline", "title") ?? "", body: "")
    if let index = paragraphs.firstIndex(where: { $0.role == .heading }), index == 0 || known == nil && index <= 2,
        article.headline.isEmpty || isSame(paragraphs[index].text, article.headline)
    {
        if article.headline.isEmpty { article.headline = paragraphs[index].text }
        paragraphs.remove(at: index)
    }
    article.byline = field("byline", "author", "authors", "by").map(withoutBy)
    article.dateline = field("dateline", "place", "location")
    article.source = field("source", "outlet", "publisher", "publication", "site", "agency")
    article.published = field("published", "date", "pubdate", "publish_date", "datepublished", "created").flatMap(
        moment(from:))
    article.updated = field("updated", "modified", "lastmod", "datemodified", "last_modified").flatMap(moment(from:))
    article.language = field("language", "lang", "locale")
    article.url = field("url", "link", "canonical", "canonical_url", "permalink", "source_url")
    article.summary = field("summary", "description", "standfirst", "excerpt", "subtitle", "deck")
    article.feedItemID = field("id", "guid", "uuid")
    (article.body, article.blocks) = body(of: paragraphs)
    if article.headline.isEmpty { article.headline = openingWords(of: article.body) }
    if article.dateline == nil { article.dateline = Dateline(opening: Array(article.body.utf8.prefix(400)))?.place }
    return article
}

/// The text below the front matter. Front matter that could not be read comes first, without its fences.
private func textAfter(_ matter: FrontMatter?, in text: [UInt8], isRead: Bool) -> [UInt8] {
    guard let matter else { return text }
    return (isRead ? [] : text[matter.range] + [0x0A]) + text[matter.end...]
}

/// Whether two headlines differ only in punctuation and capitals.
private func isSame(_ left: String, _ right: String) -> Bool { folded(left) == folded(right) }

private func withoutBy(_ text: String) -> String {
    text.lowercased().hasPrefix("by ") ? String(text.dropFirst(3)).trimmingMarks : text
}

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
