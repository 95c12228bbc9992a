/// One piece of news as it was published: what it says, and what is known of who published it and when.
///
/// Nothing in it depends on a library: the number under which a library keeps an article is `FiledArticle.id`.
package struct Article: Hashable, Sendable {
    /// The number under which a library keeps an article: 1 and up, never used twice in one library.
    package typealias ID = Int64

    /// The line above it all, without line breaks. Empty only if the source gave neither headline nor text.
    package var headline: String
    /// Who wrote it: names, or the line as a page prints it, "By Jane Doe".
    package var byline: String?
    /// The place at the beginning of the text that says where it was reported from: "BERLIN".
    package var dateline: String?
    /// The outlet or agency that published it.
    package var source: String?
    /// When it was first published.
    package var published: Moment?
    /// When it was last changed, if the source says so apart from `published`.
    package var updated: Moment?
    /// The language tag, such as `en` or `de-AT`.
    package var language: String?
    /// Its address on the web.
    package var url: String?
    /// Its own identity in the feed it came from: a guid or Atom id, unchanged.
    package var feedItemID: String?
    /// The summary or standfirst that the source gave beside the body.
    package var summary: String?
    /// The address of the picture that its feed names.
    package var picture: String?
    /// The text: paragraphs separated by one blank line, no markup, lines ended by `\n`.
    package var body: String
    /// The paragraphs that are something other than running text, in order, not overlapping.
    package var blocks: [Block]

    package init(
        headline: String, byline: String? = nil, dateline: String? = nil, source: String? = nil,
        published: Moment? = nil, updated: Moment? = nil, language: String? = nil, url: String? = nil,
        feedItemID: String? = nil, summary: String? = nil, picture: String? = nil, body: String, blocks: [Block] = []
    ) {
        self.headline = headline
        self.byline = byline
        self.dateline = dateline
        self.source = source
        self.published = published
        self.updated = updated
        self.language = language
        self.url = url
        self.feedItemID = feedItemID
        self.summary = summary
        self.picture = picture
        self.body = body
        self.blocks = blocks
    }
}

/// A paragraph of an article's body that is not running text.
package struct Block: Hashable, Sendable {
    /// What a paragraph is.
    package enum Role: String, Sendable, CaseIterable {
        case heading, listItem, quotation
    }

    /// Its range: UTF-8 byte offsets into `Article.body`, half-open.
    package let range: Range<Int>
    package let role: Role

    package init(range: Range<Int>, role: Role) {
        self.range = range
        self.role = role
    }
}
