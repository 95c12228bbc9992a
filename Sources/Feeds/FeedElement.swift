import Markup

/// What an element of a feed means, whatever the format and the namespace it comes in.
enum FeedElement {
    /// The root, and the channel that holds the items.
    case container(Feed.Kind)
    case item
    /// The headline, or the feed's title. Of several the least rank counts.
    case title(rank: Int)
    case link
    case identity
    /// Text that a feed gives in full, and text that stands for it. Of several summaries the least rank counts; only
    /// the first is the feed's own.
    case content, description
    case summary(rank: Int)
    /// Nested names or plain text. Of several ranks the least counts.
    case person(rank: Int)
    case personName, personMail
    case published(rank: Int)
    case updated(rank: Int)
    case language
    /// The outlet that an item was taken over from: text, or an element with a title of its own.
    case source
    case enclosure
    /// A small picture that stands for an item.
    case thumbnail
    /// Of an export of WordPress: an account with its name to log in and the one to show; what a post is (a picture and
    /// an entry of a menu are posts too), and whether it is published.
    case account, accountLogin, accountName, postKind, postState
    /// Holds elements that mean what they mean outside it.
    case group
    /// Means nothing here, and neither does what is in it.
    case foreign
}

/// The vocabularies that feeds are written in.
enum FeedVocabulary {
    /// RSS in any of its namespaces or none; CDF.
    case rss
    case atom, dublinCore, content, media, itunes, xhtml, rdf, other
    /// What WordPress adds to RSS when it exports a site; its summaries have a vocabulary of their own.
    case wordPress, wordPressExcerpt

    /// - Parameter root: the namespace of the root element, which is the feed's own whatever it is.
    init(_ name: XMLName, root: String) {
        if name.namespace.isEmpty {
            self = Self.usualPrefixes[name.prefix.lowercased()] ?? .other
        } else {
            let namespace = Self.bare(name.namespace)
            let known = Self.namespaces[namespace] ?? Self.export(namespace)
            self = known ?? (name.namespace == root ? .rss : .other)
        }
    }

    /// The vocabulary of WordPress's exports: a version stands in its name.
    private static func export(_ namespace: String) -> FeedVocabulary? {
        guard namespace.hasPrefix("wordpress.org/export/") else { return nil }
        return namespace.hasSuffix("/excerpt") ? .wordPressExcerpt : .wordPress
    }

    /// Namespaces are written with and without `www`, in any case, with any end.
    private static func bare(_ namespace: String) -> String {
        var text = namespace.lowercased()[...]
        for start in ["http://", "https://", "www."] where text.hasPrefix(start) { text = text.dropFirst(start.count) }
        while let last = text.last, last == "/" || last == "#" { text = text.dropLast() }
        return String(text)
    }

    private static let usualPrefixes: [String: FeedVocabulary] = [
        "": .rss, "rss": .rss, "dc": .dublinCore, "dcterms": .dublinCore, "content": .content, "media": .media,
        "itunes": .itunes, "atom": .atom, "a10": .atom, "atom10": .atom, "xhtml": .xhtml, "rdf": .rdf,
        "wp": .wordPress, "excerpt": .wordPressExcerpt,
    ]

    private static let namespaces: [String: FeedVocabulary] = [
        "backend.userland.com/rss": .rss, "backend.userland.com/rss2": .rss, "backend.userland.com/rss091": .rss,
        "blogs.law.harvard.edu/tech/rss": .rss, "cyber.law.harvard.edu/rss": .rss, "purl.org/rss/1.0": .rss,
        "purl.org/net/rss1.1": .rss, "my.netscape.com/rdf/simple/0.9": .rss,
        "channel.netscape.com/rdf/simple/0.9": .rss, "my.netscape.com/publish/formats/rss-0.91.dtd": .rss,
        "rssboard.org/rss-specification": .rss, "w3.org/2005/atom": .atom, "purl.org/atom/ns": .atom,
        "purl.org/echo": .atom, "purl.org/dc/elements/1.1": .dublinCore, "purl.org/dc/elements/1.0": .dublinCore,
        "purl.org/dc/terms": .dublinCore, "purl.org/rss/1.0/modules/content": .content,
        "search.yahoo.com/mrss": .media, "video.search.yahoo.com/mrss": .media, "rssboard.org/media-rss": .media,
        "itunes.com/dtds/podcast-1.0.dtd": .itunes, "itunes.com/dtds/podcast-1.0": .itunes,
        "w3.org/1999/xhtml": .xhtml, "w3.org/1999/02/22-rdf-syntax-ns": .rdf,
    ]
}

extension FeedElement {
    init(_ name: XMLName, root: String) {
        let local = name.local.lowercased()
        switch FeedVocabulary(name, root: root) {
        case .rss, .atom: self = Self.plain[local] ?? .foreign
        case .dublinCore: self = Self.dublinCore[local] ?? .foreign
        case .content: self = local == "encoded" ? .content : .foreign
        case .media: self = Self.media[local] ?? .foreign
        case .itunes: self = Self.itunes[local] ?? .foreign
        case .xhtml: self = local == "body" || local == "div" ? .content : .foreign
        case .rdf: self = local == "rdf" ? .container(.rss) : .foreign
        case .wordPress: self = Self.wordPress[local] ?? .foreign
        case .wordPressExcerpt: self = local == "encoded" ? .summary(rank: 1) : .foreign
        case .other: self = .foreign
        }
    }

    private static let plain: [String: FeedElement] = [
        "rss": .container(.rss), "rdf": .container(.rss), "channel": .container(.rss), "feed": .container(.atom),
        "item": .item, "entry": .item, "title": .title(rank: 0), "link": .link, "guid": .identity, "id": .identity,
        "description": .description, "abstract": .description, "summary": .summary(rank: 0), "content": .content,
        "body": .content, "fullitem": .content, "author": .person(rank: 0), "name": .personName, "email": .personMail,
        "pubdate": .published(rank: 0), "published": .published(rank: 0), "issued": .published(rank: 1),
        "created": .published(rank: 3), "date": .published(rank: 2), "updated": .updated(rank: 0),
        "modified": .updated(rank: 1), "language": .language, "enclosure": .enclosure, "source": .source,
    ]

    private static let wordPress: [String: FeedElement] = [
        "author": .account, "author_login": .accountLogin, "author_display_name": .accountName,
        "post_type": .postKind, "status": .postState, "post_date_gmt": .published(rank: 4),
        "post_modified_gmt": .updated(rank: 2),
    ]

    private static let dublinCore: [String: FeedElement] = [
        "title": .title(rank: 1), "description": .summary(rank: 1), "creator": .person(rank: 1),
        "author": .person(rank: 1),
        "issued": .published(rank: 1), "date": .published(rank: 2), "created": .published(rank: 3),
        "modified": .updated(rank: 1), "language": .language,
    ]

    private static let media: [String: FeedElement] = [
        "group": .group, "content": .enclosure, "title": .title(rank: 2), "description": .summary(rank: 3),
        "thumbnail": .thumbnail,
    ]

    private static let itunes: [String: FeedElement] = [
        "author": .person(rank: 2), "summary": .summary(rank: 2), "title": .title(rank: 3),
    ]
}
