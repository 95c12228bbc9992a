import News
import Passages

// A pasted page is read in one pass from both ends. From the top: buttons and bars of links go, until a line that can
// be a headline; after it who, when and captions, until running text begins. From the end: buttons, notices and lists
// of other headlines go. Between, only what is surely no article goes. What stays in doubt stays: a line of furniture
// costs the reader less than a lost paragraph.

/// The article that a text holds, without what the page around it added.
///
/// - Parameter text: UTF-8, any line ends.
/// - Returns: an article with a headline; where no line is one, it opens with the first words of the body.
package func plainTextArticle(from text: [UInt8]) -> Article {
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
