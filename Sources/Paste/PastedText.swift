import News
import Passages

// A pasted page is read in one pass from both ends. From the top, buttons and bars of links are dropped until a line
// that can be a headline; after it come writer, date and captions, until running text begins. From the end, buttons,
// notices and lists of other headlines are dropped. In between, only what is certainly not the article is dropped. In
// doubt a line stays: a line of furniture costs the reader less than a lost paragraph.

/// The article in a text, without what the page around it added.
///
/// - Parameter text: UTF-8, with any line ends.
/// - Returns: an article with a headline; if no line is one, it is made of the first words of the body.
package func plainTextArticle(from text: [UInt8]) -> Article {
    var masthead = Masthead()
    let all = passages(of: text)
    let page = Page(Array(all.prefix(longestPage)), masthead: &masthead)
    let body = page.body + all.dropFirst(longestPage)
    var article = Article(headline: page.headline, body: "")
    assemble(body, into: &article)
    // A standfirst may come before the paragraph with the dateline.
    let opening = page.body.filter(\.isProse).prefix(3).lazy.compactMap { Dateline(opening: $0.text) }.first
    article.dateline = opening?.place ?? masthead.dateline
    // An address further down may be a short one, of another server than the story's.
    let openingAddress = all.first.flatMap { $0.string == masthead.url ? masthead.url : nil }
    masthead.source = masthead.source ?? opening?.agency ?? openingAddress.flatMap { host(of: $0) }
    article.byline = masthead.byline
    article.source = masthead.source
    // A page that only says when it was last changed was published then, as it stands.
    article.published =
        masthead.published ?? masthead.updated ?? opening?.day ?? masthead.url.flatMap { dayInAddress($0) }
    article.updated = masthead.updated
    article.url = masthead.url
    if article.headline.isEmpty { article.headline = openingWords(of: article.body) }
    return article
}
