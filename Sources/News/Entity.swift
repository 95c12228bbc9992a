/// Someone or something that articles of a library name. It is to the library what a `NamedEntity` is to one article.
package struct Entity: Hashable, Sendable, Identifiable {
    /// The number under which a library keeps an entity: 1 and up, the same for as long as the entity is named.
    package typealias ID = Int64

    package let id: ID
    package let name: String
    package let kind: EntityKind
    /// How often it is named in the whole library.
    package let mentions: Int
    /// How many articles name it.
    package let articles: Int
    /// Its role, in the words of the newest article that gives one.
    package let role: String?
    package let place: Place?
    /// Whether a person has hidden it: nothing shows it but what lists the hidden ones.
    package let isHidden: Bool

    package init(
        id: ID, name: String, kind: EntityKind, mentions: Int, articles: Int, role: String? = nil,
        place: Place? = nil, isHidden: Bool = false
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.mentions = mentions
        self.articles = articles
        self.role = role
        self.place = place
        self.isHidden = isHidden
    }
}

extension Entity {
    /// A keyword in the form of an entity, so that it is chosen, jumped and looked up as one. Its number is below 0 and
    /// follows from its key: it is the same in every article, and no library keeps it.
    ///
    /// - Parameters:
    ///   - mentions: how often the articles that were counted have it.
    ///   - articles: how many those are.
    package init(keyword text: String, mentions: Int, articles: Int) {
        self.init(id: Self.id(ofKeyword: text), name: text, kind: .other, mentions: mentions, articles: articles)
    }

    package var isKeyword: Bool { id < 0 }

    /// The number of a keyword.
    package static func id(ofKeyword text: String) -> ID { stableHash(termKey(text)) | .min }
}

/// All that a library knows about one entity. Every line of it says which article it comes from.
package struct Dossier: Hashable, Sendable {
    /// One way in which the entity is written, and how often.
    package struct Alias: Hashable, Sendable {
        package let text: String
        package let mentions: Int
        package init(text: String, mentions: Int) {
            self.text = text
            self.mentions = mentions
        }
    }

    /// A role and the article that says it.
    package struct DatedRole: Hashable, Sendable {
        package let text: String
        package let article: ArticleLine
        /// The range of the words: UTF-8 byte offsets into that article's body.
        package let range: Range<Int>
        package init(text: String, article: ArticleLine, range: Range<Int>) {
            self.text = text
            self.article = article
            self.range = range
        }
    }

    /// Words said by the entity, or a sentence that names it, in an article.
    package struct Passage: Hashable, Sendable {
        package let article: ArticleLine
        /// The quoted words, or the sentence around a mention.
        package let text: String
        /// The range of `text`: UTF-8 byte offsets into that article's body.
        package let range: Range<Int>
        /// What is to be marked in `text`: UTF-8 byte offsets into `text`.
        package let marks: [Range<Int>]
        package init(article: ArticleLine, text: String, range: Range<Int>, marks: [Range<Int>]) {
            self.article = article
            self.text = text
            self.range = range
            self.marks = marks
        }
    }

    /// How many mentions fall on one day.
    package struct DayCount: Hashable, Sendable {
        package let day: CivilDay
        package let mentions: Int
        package init(day: CivilDay, mentions: Int) {
            self.day = day
            self.mentions = mentions
        }
    }

    /// Another entity and the number of articles that name both.
    package struct Companion: Hashable, Sendable {
        package let entity: Entity
        package let articles: Int
        package init(entity: Entity, articles: Int) {
            self.entity = entity
            self.articles = articles
        }
    }

    package let entity: Entity
    /// The other ways it is written, most frequent first.
    package let aliases: [Alias]
    /// When the oldest and the newest article that name it were published.
    package let first: Moment?
    package let last: Moment?
    /// Newest first, the same words once.
    package let roles: [DatedRole]
    /// Most articles in common first.
    package let seenWith: [Companion]
    /// What it is quoted as saying, newest article first.
    package let quotes: [Passage]
    /// Quotes by others in which it is named, newest article first.
    package let saidOf: [Passage]
    /// The sentences that name it, newest article first, in order within an article.
    package var passages: [Passage]
    /// Days on which it is named, oldest first; days without a mention are left out.
    package let timeline: [DayCount]
    /// The person's note; nil for none.
    package var note: String?

    package init(
        entity: Entity, aliases: [Alias] = [], first: Moment? = nil, last: Moment? = nil, roles: [DatedRole] = [],
        seenWith: [Companion] = [], quotes: [Passage] = [], saidOf: [Passage] = [], passages: [Passage] = [],
        timeline: [DayCount] = []
    ) {
        self.entity = entity
        self.aliases = aliases
        self.first = first
        self.last = last
        self.roles = roles
        self.seenWith = seenWith
        self.quotes = quotes
        self.saidOf = saidOf
        self.passages = passages
        self.timeline = timeline
    }
}
