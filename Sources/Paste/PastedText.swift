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
package func plainTextArticle(from text: [UInt8]) -> Article { PastedText(text).article }

/// The lines of a text that ``plainTextArticle(from:)`` keeps neither in the body nor as the headline. Those that say who
/// wrote the story and when are among them.
package func plainTextRemovals(from text: [UInt8]) -> [Removal] {
    let pasted = PastedText(text)
    return pageMarkRemovals(from: text)
        + pasted.page.log.removals(of: pasted.all, kept: pasted.body).filter { $0.text != pasted.page.headline }
}

/// A text that was taken apart.
private struct PastedText {
    let all: [Passage]
    let page: Page
    let masthead: Masthead

    init(_ text: [UInt8]) {
        var masthead = Masthead()
        all = passages(of: text)
        page = Page(Array(all.prefix(longestPage)), masthead: &masthead)
        self.masthead = masthead
    }

    var body: [Passage] { page.body + all.dropFirst(longestPage) }

    var article: Article {
        var article = Article(headline: page.headline, body: "")
        assemble(body, into: &article)
        // A standfirst may come before the paragraph with the dateline.
        let opening = page.body.filter(\.isProse).prefix(3).lazy.compactMap { Dateline(opening: $0.text) }.first
        article.dateline = opening?.place ?? masthead.dateline
        // An address further down may be a short one, of another server than the story's.
        let openingAddress = all.first.flatMap { $0.string == masthead.url ? masthead.url : nil }
        // Below a release stands the company that it is from.
        let service = opening?.agency.flatMap { isReleaseService($0) ? $0 : nil }
        article.source = service ?? masthead.source ?? opening?.agency ?? openingAddress.flatMap { host(of: $0) }
        article.byline = masthead.byline
        // A page that only says when it was last changed was published then, as it stands.
        article.published =
            masthead.published ?? masthead.updated ?? opening?.day ?? masthead.url.flatMap { dayInAddress($0) }
        article.updated = masthead.updated
        article.url = masthead.url
        if article.headline.isEmpty { article.headline = openingWords(of: article.body) }
        return article
    }
}
