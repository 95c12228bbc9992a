import News

// What the interface asks for, as values. An answer carries the request it answers, so that an answer to a question
// that nobody asks any longer is told apart and dropped.

/// Which articles a list shows: what was typed, an entity they must name, feeds they came from.
package struct Scope: Hashable, Sendable {
    /// Conditions as typed, for `Query` to read; empty for every article.
    package var typed: String
    /// An entity that every article must name.
    package var entity: Entity.ID?
    /// The feeds of which one must have brought an article; empty for any.
    package var feeds: [FiledFeed.ID]

    package init(typed: String = "", entity: Entity.ID? = nil, feeds: [FiledFeed.ID] = []) {
        self.typed = typed
        self.entity = entity
        self.feeds = feeds
    }

    /// Every article.
    package static let everything = Scope()
}

/// A page of the list of articles, which stands newest first.
package struct ListRequest: Hashable, Sendable {
    /// Where the page lies.
    package enum Part: Hashable, Sendable {
        /// The newest articles.
        case newest
        /// The oldest articles.
        case oldest
        /// The articles that follow this position in the list: those before it in time, nearest first.
        case after(ListPosition)
        /// The articles that stand above this position: those later in time, the nearest ones.
        case before(ListPosition)
    }

    package let scope: Scope
    package let part: Part
    /// How many lines at most. Fewer in the answer mean that the list ends there.
    package let limit: Int
}

/// A search of the archive.
package struct SearchRequest: Hashable, Sendable {
    /// The order of the results.
    package enum Sort: String, Sendable, CaseIterable {
        case newest, rank
    }

    package let scope: Scope
    package let sort: Sort
    /// For `newest`: only results that follow this position in the list; nil for the first ones.
    package var after: ListPosition?
    /// How many results at most. Fewer in the answer mean that there are no more.
    package let limit: Int
}

/// A look-up of entities of the whole archive by the start of a name, of a word in it or by its initials.
package struct LookupRequest: Hashable, Sendable {
    /// As typed; empty for the most mentioned.
    package let typed: String
    package let limit: Int
}

/// The article next to one, in the list newest first.
package struct NeighbourRequest: Hashable, Sendable {
    package enum Direction: Hashable, Sendable {
        /// Down the list, to older articles.
        case next
        /// Up the list, to newer ones.
        case previous
    }

    /// Among which articles: for the next article that names an entity, a scope with that entity.
    package let scope: Scope
    package let from: ListPosition
    package let direction: Direction
    /// Only unread articles count, and after the end of the list those at its other end do.
    package var onlyUnread = false
}

/// The sentences that name an entity, read on from where a dossier ends.
package struct PassageRequest: Hashable, Sendable {
    package let entity: Entity.ID
    /// The last article that the dossier has.
    package let after: ListPosition
    /// How many articles.
    package let limit: Int
}

/// Which of a scope's articles an article is, counted newest first.
package struct StandingRequest: Hashable, Sendable {
    package let scope: Scope
    package let position: ListPosition
}

/// 'Article 2 of 5'.
package struct Standing: Hashable, Sendable {
    /// From 1.
    package let number: Int
    package let total: Int

    package init(number: Int, total: Int) {
        self.number = number
        self.total = total
    }
}

/// What the interface remembers from one run to the next.
package struct SavedState: Hashable, Sendable {
    /// The article that was open, and where it stands in the list.
    package var article: Article.ID?
    package var position: ListPosition?
    /// Columns given to the list and the panel by hand; nil for what suits the size.
    package var listColumns: Int?
    package var panelColumns: Int?
    /// The name of the theme in force; nil for the one that suits the terminal.
    package var theme: String?
    package var isMouseOn = false
    /// What was typed at `:`, oldest first.
    package var commands: [String] = []
    /// What was searched for, oldest first.
    package var searches: [String] = []
    /// What was last looked up.
    package var lookup = ""

    package init() {}
}
