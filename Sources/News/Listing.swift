/// A line of a list of articles: all that is shown before one is opened.
package struct ArticleLine: Hashable, Sendable, Identifiable {
    package let id: Article.ID
    package let headline: String
    package let byline: String?
    package let source: String?
    package let published: Moment?
    package var isRead: Bool
    package var isStarred: Bool
    /// Whether it is in no list but that of the hidden.
    package var isHidden = false
    /// The person's tags, by name.
    package var tags: [String] = []
    /// Whether the person has written a note on it.
    package var hasNote = false
    /// The length of the body in words.
    package let words: Int
    /// Its position in the list; articles without a date are listed by when they were filed.
    package let position: ListPosition
    /// The number that it shares with the copies of its text; nil if it has none, or that was not asked for.
    package var copyGroup: Int64?
    /// Who else published the same text, in the order in which it came; empty if that was not asked for.
    package var otherSources: [String] = []
    /// What it tells that the person has not read in other tellings of its story; nil if none of these was read, or if
    /// nobody asked for it.
    package var news: NewFacts?

    package init(
        id: Article.ID, headline: String, byline: String? = nil, source: String? = nil, published: Moment? = nil,
        isRead: Bool = false, isStarred: Bool = false, words: Int = 0, position: ListPosition
    ) {
        self.id = id
        self.headline = headline
        self.byline = byline
        self.source = source
        self.published = published
        self.isRead = isRead
        self.isStarred = isStarred
        self.words = words
        self.position = position
    }

    /// Minutes to read it at 230 words a minute, at least 1.
    ///
    /// - Source: Brysbaert, "How many words do we read per minute?" (2019): 238 for silent reading of English.
    package var readingMinutes: Int { max(1, (words + 115) / 230) }
}

/// A position in the list of articles, newest first. Lists are read onwards from a position, never counted off.
package struct ListPosition: Hashable, Sendable, Comparable {
    /// The seconds since 1970 by which the article is sorted: its publication, or else when it was filed.
    package let seconds: Int64
    package let id: Article.ID

    package init(seconds: Int64, id: Article.ID) {
        self.seconds = seconds
        self.id = id
    }

    /// Older articles come before newer ones; at one second, those filed first.
    package static func < (left: ListPosition, right: ListPosition) -> Bool {
        (left.seconds, left.id) < (right.seconds, right.id)
    }
}

/// A line of search results.
package struct SearchHit: Hashable, Sendable {
    package let line: ArticleLine
    /// A piece of the article around the first hits, on one line; empty if only the headline has any.
    package let snippet: String
    /// What is to be marked in `snippet`: UTF-8 byte offsets into it.
    package let marks: [Range<Int>]
    /// Where the first hit is in the article's body: a UTF-8 byte offset; nil if only the headline has one.
    package let bodyOffset: Int?

    package init(line: ArticleLine, snippet: String, marks: [Range<Int>], bodyOffset: Int?) {
        self.line = line
        self.snippet = snippet
        self.marks = marks
        self.bodyOffset = bodyOffset
    }
}

/// How many articles match, and how many of them are unread.
package struct ArticleCount: Hashable, Sendable {
    package let total: Int
    /// nil if that was not asked for.
    package let unread: Int?
    /// Whether counting stopped at a limit, so that there may be more.
    package let isCapped: Bool
    /// How many articles that came with the program are there besides, not counted.
    package let bundled: Int
    /// How many are hidden, if that is why none is listed; 0 otherwise.
    package let hidden: Int

    package init(total: Int, unread: Int?, isCapped: Bool = false, bundled: Int = 0, hidden: Int = 0) {
        self.total = total
        self.unread = unread
        self.isCapped = isCapped
        self.bundled = bundled
        self.hidden = hidden
    }

    /// How many stand in the list: those that are not counted do too.
    package var listed: Int { total + bundled }
}

/// An article as a library gives it back, with the entities it names.
package struct FiledArticle: Hashable, Sendable {
    /// A mention, and the library's entity that it names.
    package struct Mention: Hashable, Sendable {
        /// UTF-8 byte offsets into the body, half-open.
        package let range: Range<Int>
        package let entity: Entity.ID
        package init(range: Range<Int>, entity: Entity.ID) {
            self.range = range
            self.entity = entity
        }
    }

    /// Words that the article gives as spoken, and the library's entity that says them.
    package struct Quote: Hashable, Sendable {
        /// The words between the quotation marks: UTF-8 byte offsets into the body, half-open.
        package let range: Range<Int>
        /// nil if the text does not make it certain.
        package let speaker: Entity.ID?
        package init(range: Range<Int>, speaker: Entity.ID?) {
            self.range = range
            self.speaker = speaker
        }
    }

    /// An entity of this article.
    package struct Presence: Hashable, Sendable {
        /// The entity with its counts in the whole library.
        package let entity: Entity
        /// How often this article names it.
        package let mentionsHere: Int
        /// The ways in which this article writes the name.
        package let spellings: [String]
        /// The roles that this article gives it.
        package let roles: [Role]
        /// Whether it is a keyword of the person's own.
        package let isOwn: Bool
        package init(
            entity: Entity, mentionsHere: Int, spellings: [String] = [], roles: [Role] = [], isOwn: Bool = false
        ) {
            self.entity = entity
            self.mentionsHere = mentionsHere
            self.spellings = spellings
            self.roles = roles
            self.isOwn = isOwn
        }
    }

    package var line: ArticleLine
    package let article: Article
    /// In order of `range.lowerBound`, never overlapping.
    package private(set) var mentions: [Mention]
    /// Most mentioned here first; after them the keywords, if they were asked for, best first.
    package private(set) var entities: [Presence]
    /// In order of `range.lowerBound`.
    package let quotes: [Quote]
    /// Where the reader left off: a UTF-8 byte offset into the body; 0 for the top.
    package var readingOffset: Int
    /// Whether it awaits extraction: its entities are still to be found.
    package let awaitsExtraction: Bool
    /// How many of its former texts are kept.
    package let changes: Int
    /// The person's note on it; nil for none.
    package var note: String?

    package init(
        line: ArticleLine, article: Article, mentions: [Mention], entities: [Presence], quotes: [Quote] = [],
        readingOffset: Int = 0, awaitsExtraction: Bool = false, changes: Int = 0, note: String? = nil
    ) {
        self.line = line
        self.article = article
        self.mentions = mentions
        self.entities = entities
        self.quotes = quotes
        self.readingOffset = readingOffset
        self.awaitsExtraction = awaitsExtraction
        self.changes = changes
        self.note = note
    }
}

extension FiledArticle {
    /// Whether it has keywords, which not every answer brings.
    package var hasKeywords: Bool { entities.contains(where: \.entity.isKeyword) }

    /// The article with what a later answer says of it but keywords; nil if that names something else.
    package func following(_ newer: FiledArticle) -> FiledArticle? {
        let names = entities.filter { !$0.entity.isKeyword }
        guard newer.article == article, newer.entities == names, newer.quotes == quotes,
            newer.awaitsExtraction == awaitsExtraction, newer.changes == changes
        else { return nil }
        var following = self
        (following.line, following.readingOffset, following.note) = (newer.line, newer.readingOffset, newer.note)
        return following
    }

    /// The article with a term marked that another article has as a keyword; unchanged if the term is marked already.
    package func marking(_ keyword: Entity) -> FiledArticle {
        guard keyword.isKeyword, !entities.contains(where: { $0.entity.id == keyword.id }) else { return self }
        let found = Keyword(
            text: keyword.name, weight: 0, mentions: places(ofTerm: termKey(keyword.name), in: article.body))
        return adding([found], inSeveral: [found.key])
    }

    /// The article with its keywords among what it mentions.
    ///
    /// A name stays where a keyword stands too, unless that is one of the person's own and says more than the name.
    ///
    /// - Parameter inSeveral: the keys of those that other articles have too.
    package func adding(_ keywords: [Keyword], inSeveral: Set<String>) -> FiledArticle {
        let own = keywords.flatMap { keyword in
            keyword.mentions.map { Mention(range: $0, entity: Entity.id(ofKeyword: keyword.text)) }
        }
        let names = mentions.filter { name in
            !own.contains { $0.range.overlaps(name.range) && $0.range.count > name.range.count }
        }
        let free = own.filter { keyword in !names.contains { $0.range.overlaps(keyword.range) } }
        var article = self
        article.mentions = (names + free).sorted { $0.range.lowerBound < $1.range.lowerBound }
        let counts = free.reduce(into: [Entity.ID: Int]()) { $0[$1.entity, default: 0] += 1 }
        article.entities += keywords.compactMap { keyword in
            guard let count = counts[Entity.id(ofKeyword: keyword.text)] else { return nil }
            let entity = Entity(
                keyword: keyword.text, mentions: count, articles: inSeveral.contains(keyword.key) ? 2 : 1)
            return Presence(entity: entity, mentionsHere: count, isOwn: keyword.isOwn)
        }
        return article
    }
}
