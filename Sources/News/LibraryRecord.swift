// What a library keeps beside the articles themselves, as it moves from one library to another in an export. Nothing in
// it depends on the library's own numbers.

/// What a reader did with an article, and where it came from.
package struct ArticleMarks: Hashable, Sendable {
    package var isRead: Bool
    package var isStarred: Bool
    /// Where the reader left off: a UTF-8 byte offset into the body.
    package var readingOffset: Int
    /// When it was filed, by which an article without a date has its place.
    package var filed: Moment?
    /// The addresses of the feeds that brought it.
    package var feeds: [String]

    package init(
        isRead: Bool = false, isStarred: Bool = false, readingOffset: Int = 0, filed: Moment? = nil,
        feeds: [String] = []
    ) {
        self.isRead = isRead
        self.isStarred = isStarred
        self.readingOffset = readingOffset
        self.filed = filed
        self.feeds = feeds
    }
}

/// A correction by the names of those it is about, as they were when it was made.
package struct NamedCorrection: Hashable, Sendable, Codable {
    package enum Sort: String, Sendable, Codable {
        case merge, split, rename, kind, hide
    }

    package let sort: Sort
    package let name: String
    /// The raw value of an `EntityKind`.
    package let kind: String
    /// The name of the other, of a merger; the alias that was split off; the new name; the new kind.
    package let other: String?
    /// The other's kind, of a merger.
    package let otherKind: String?
    /// When it was made: seconds since 1970.
    package let made: Int64

    package init(sort: Sort, name: String, kind: String, other: String?, otherKind: String?, made: Int64) {
        self.sort = sort
        self.name = name
        self.kind = kind
        self.other = other
        self.otherKind = otherKind
        self.made = made
    }
}

/// A line of an export that is no article.
package enum LibraryRecord: Hashable, Sendable {
    /// A feed that is subscribed to; number, counts and state are those of no library.
    case subscription(FiledFeed)
    case correction(NamedCorrection)
}
