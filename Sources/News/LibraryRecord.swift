// What a library keeps besides the articles themselves, in the form in which an export takes it from one library to
// another. Nothing in it depends on the library's own numbers.

/// What a reader did with an article, and where it came from.
package struct ArticleMarks: Hashable, Sendable {
    package var isRead: Bool
    package var isStarred: Bool
    package var isHidden: Bool
    /// Where the reader left off: a UTF-8 byte offset into the body.
    package var readingOffset: Int
    /// When it was filed, which decides where an article without a date is listed.
    package var filed: Moment?
    /// The addresses of the feeds that brought it.
    package var feeds: [String]
    /// What it said before, oldest first.
    package var versions: [TextVersion]
    package var tags: [String]
    /// The person's note; nil for none.
    package var note: String?

    package init(
        isRead: Bool = false, isStarred: Bool = false, isHidden: Bool = false, readingOffset: Int = 0,
        filed: Moment? = nil,
        feeds: [String] = [], versions: [TextVersion] = [], tags: [String] = [], note: String? = nil
    ) {
        self.isRead = isRead
        self.isStarred = isStarred
        self.isHidden = isHidden
        self.readingOffset = readingOffset
        self.filed = filed
        self.feeds = feeds
        self.versions = versions
        self.tags = tags
        self.note = note
    }
}

/// A correction that names its entities as they were when it was made, instead of giving their numbers.
package struct NamedCorrection: Hashable, Sendable, Codable {
    package enum Sort: String, Sendable, Codable {
        case merge, split, rename, kind, hide, location
    }

    /// The text that a correction of one article or one mention belongs to.
    package struct Text: Hashable, Sendable, Codable {
        /// Of the words of headline and body; the same in every library.
        package let contentHash: Int64
        /// Of the address; nil if the article has none.
        package let addressHash: Int64?
        /// The mention; nil for the whole article.
        package let mention: TextAnchor?

        package init(contentHash: Int64, addressHash: Int64?, mention: TextAnchor?) {
            self.contentHash = contentHash
            self.addressHash = addressHash
            self.mention = mention
        }
    }

    package let sort: Sort
    package let name: String
    /// The raw value of an `EntityKind`.
    package let kind: String
    /// For a merger the name of the other entity, or else the alias that was split off, the new name, the new kind, or
    /// the new location as ``Place/words`` gives it; nil for a location that is none.
    package let other: String?
    /// For a merger the kind of the other entity.
    package let otherKind: String?
    /// When it was made: seconds since 1970.
    package let made: Int64
    /// nil for a correction that holds everywhere.
    package let text: Text?

    package init(
        sort: Sort, name: String, kind: String, other: String?, otherKind: String?, made: Int64, text: Text? = nil
    ) {
        self.sort = sort
        self.name = name
        self.kind = kind
        self.other = other
        self.otherKind = otherKind
        self.made = made
        self.text = text
    }
}

/// A line of an export that is not an article.
package enum LibraryRecord: Hashable, Sendable {
    /// A subscription to a feed; its number, counts and state mean nothing.
    case subscription(FiledFeed)
    case correction(NamedCorrection)
    /// What the person decided about a term.
    case keyword(KeywordChoice)
    /// A note on an entity.
    case note(NamedNote)
    case savedSearch(SavedSearch)
    /// What the person watches.
    case watch(NamedWatch)
    /// What the person decided on a story.
    case story(NamedStoryDecision)
}
