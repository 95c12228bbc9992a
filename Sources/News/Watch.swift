/// What a person wants to be told of.
package enum WatchSubject: Hashable, Sendable {
    /// Articles that name an entity, however they write it.
    case entity(Entity.ID)
    /// Articles that name somebody or something the library does not know yet, or have these words side by side.
    case name(String)
    /// Articles that match what was typed, as `Query` reads it.
    case query(String)
    /// Articles that use a term which is no name.
    case keyword(String)
    /// Articles that a feed brings.
    case feed(FiledFeed.ID)
}

/// A watch as a library keeps it.
package struct Watch: Hashable, Sendable, Identifiable {
    /// 1 and up, in the order in which they were made.
    package let id: Int64
    package let subject: WatchSubject
    /// What is watched, in words: a name, what was typed, the name of a feed.
    package let name: String
    /// Which articles it is about; all of them, whether they were told or not.
    package let query: Query
    /// The last article, by number, that has been told or was there before.
    package let told: Article.ID
    /// How many articles that match have come since.
    package var new: Int

    package init(id: Int64, subject: WatchSubject, name: String, query: Query, told: Article.ID, new: Int) {
        self.id = id
        self.subject = subject
        self.name = name
        self.query = query
        self.told = told
        self.new = new
    }
}

/// Says that something watched has come, for a command that tells the person at once.
package struct WatchNotice: Hashable, Sendable {
    package let watch: Watch
    /// The newest of the articles that came.
    package let newest: ArticleLine
    /// How many came.
    package let articles: Int

    package init(watch: Watch, newest: ArticleLine, articles: Int) {
        self.watch = watch
        self.newest = newest
        self.articles = articles
    }
}

/// A watch in a form that an export takes to another library.
package struct NamedWatch: Hashable, Sendable, Codable {
    package enum Sort: String, Sendable, CaseIterable, Codable {
        case name, search, keyword, feed
    }

    package let sort: Sort
    /// The name, what was typed, the term, or the address of the feed.
    package let text: String
    /// The raw value of an `EntityKind`, of a name that the library knows.
    package let kind: String?

    package init(sort: Sort, text: String, kind: String? = nil) {
        self.sort = sort
        self.text = text
        self.kind = kind
    }
}
