import News

/// A feed as it was read: what it calls itself, and its items in the order of the document.
package struct Feed: Hashable, Sendable {
    /// The families of feeds.
    package enum Kind: String, Sendable {
        /// RSS 0.9x, 1.0 and 2.0, and what only looks like it.
        case rss
        case atom
        /// Microsoft's Channel Definition Format of 1997.
        case cdf
        case json
    }

    package var kind: Kind
    package var title: String?
    /// An Atom id, or what else it names itself by.
    package var id: String?
    /// The page it belongs to.
    package var link: String?
    /// The address it says it is found at.
    package var address: String?
    /// The language tag, such as `en` or `de-AT`.
    package var language: String?
    package var items: [FeedItem]
    /// The headlines of what an export holds beside articles: drafts, menus, pictures.
    package var unpublished: [String] = []
    /// Why it was not read to its end; nil if it was.
    package var excess: ReadingExcess?
}

/// An item of a feed. Any part may be missing.
package struct FeedItem: Hashable, Sendable {
    /// Its own identity: guid, Atom id or RDF address, as it stands there.
    package var id: String?
    /// Where the story stands on the web; whole wherever the feed says what it is relative to.
    package var url: String?
    /// Without line breaks.
    package var headline: String?
    /// Those who wrote it, parted by commas; an address of mail only where no name stands.
    package var byline: String?
    package var published: Moment?
    /// When it was last changed, where that is said apart from `published`.
    package var updated: Moment?
    package var language: String?
    /// What stands beside a body that says more.
    package var summary: FeedText?
    package var body: FeedText?
    /// The outlet it was taken over from, where the feed gathers from several.
    package var source: String?
    package var enclosures: [Enclosure] = []
    /// The small picture that stands for it.
    package var thumbnail: String?

    /// The address of its picture on the web: of the first that comes with it, or else of the small one.
    package var picture: String? {
        let addresses = enclosures.filter(\.isPicture).map(\.url) + [thumbnail].compactMap { $0 }
        return addresses.first { $0.hasPrefix("http://") || $0.hasPrefix("https://") }
    }

    /// Bytes of its texts.
    var textSize: Int {
        (body?.text.utf8.count ?? 0) + (summary?.text.utf8.count ?? 0) + (headline?.utf8.count ?? 0)
            + (url?.utf8.count ?? 0) + (thumbnail?.utf8.count ?? 0) + 64 * enclosures.count
    }
}

/// Plain text made of what a feed gives: paragraphs parted by one blank line.
package struct FeedText: Hashable, Sendable {
    /// Never empty.
    package var text: String
    /// The paragraphs that are something other than running text, as in `Article.blocks`.
    package var blocks: [Block] = []
}

/// A file that comes with an item: a recording, a picture.
package struct Enclosure: Hashable, Sendable {
    package let url: String
    /// The media type, such as `audio/mpeg`.
    package let type: String?
    /// Bytes, as the feed says.
    package let length: Int?

    /// Whether it is a picture, by its type or, where none is said, by the end of its address.
    var isPicture: Bool {
        if let type { return type.lowercased().hasPrefix("image") }
        let path = url.prefix { $0 != "?" && $0 != "#" }.lowercased()
        return [".jpg", ".jpeg", ".png", ".webp", ".gif"].contains { path.hasSuffix($0) }
    }
}
