import News

// What the interface asks for, as values. An answer carries its request, so that an answer that nobody waits for any
// longer can be told apart and dropped.

/// Which articles a list shows: those that meet every one of some conditions.
package struct Scope: Hashable, Sendable {
    package enum Condition: Hashable, Sendable {
        /// Matches what was typed, which `Query` reads.
        case typed(String)
        /// Names this entity.
        case names(Entity.ID)
        /// Came from one of these feeds.
        case feeds([FiledFeed.ID])
    }

    /// In the order in which they were set; none for every article.
    package let conditions: [Condition]

    package init(_ conditions: [Condition] = []) { self.conditions = conditions }

    /// The articles that match what was typed; all, if nothing was.
    package init(typed: String) { self.init(typed.isEmpty ? [] : [.typed(typed)]) }

    /// The articles that name an entity.
    package init(entity: Entity.ID) { self.init([.names(entity)]) }

    /// The articles that came from one of some feeds.
    package init(feeds: [FiledFeed.ID]) { self.init([.feeds(feeds)]) }

    /// Every article.
    package static let everything = Scope()

    /// All that was typed, in the order of typing.
    package var typed: String {
        conditions.compactMap { if case .typed(let words) = $0 { words } else { nil } }.joined(separator: " ")
    }

    /// The entities that every article names.
    package var entities: [Entity.ID] {
        conditions.compactMap { if case .names(let entity) = $0 { entity } else { nil } }
    }
}

extension Scope.Condition {
    /// Names an entity, or has a keyword.
    static func about(_ subject: Entity) -> Scope.Condition {
        subject.isKeyword ? .typed("keyword:\"\(subject.name)\"") : .names(subject.id)
    }
}

extension Scope {
    /// The articles that name an entity, or have a keyword.
    init(about subject: Entity) { self.init([.about(subject)]) }
}

/// A page of the list of articles.
package struct ListRequest: Hashable, Sendable {
    /// Which part of the list the page is.
    package enum Part: Hashable, Sendable {
        /// The top of the list: the newest articles in the usual order. In an order that is not that of time, nothing
        /// else is asked for.
        case newest
        /// The end of the list: the oldest articles in the usual order.
        case oldest
        /// The articles below this position in the list, the nearest first.
        case after(ListPosition)
        /// The articles above this position, the nearest to it.
        case before(ListPosition)
    }

    package let scope: Scope
    package let part: Part
    /// The most lines to return. If fewer come, the list ends there.
    package let limit: Int
    package var order = ListOrder.newest
}

/// A search of the archive.
package struct SearchRequest: Hashable, Sendable {
    package let scope: Scope
    package let sort: ListOrder
    /// In the order of time: only results below this position in the list; nil for the first ones.
    package var after: ListPosition?
    /// The most results to return. If fewer come, there are no more.
    package let limit: Int
}

/// A look-up of any entity of the archive by the start of its name, by a word in it or by its initials.
package struct LookupRequest: Hashable, Sendable {
    /// What was typed; empty for the most mentioned.
    package let typed: String
    package let limit: Int
}

/// A request for the article next to one in the list, which shows the newest first.
package struct NeighbourRequest: Hashable, Sendable {
    package enum Direction: Hashable, Sendable {
        /// Down the list, to older articles.
        case next
        /// Up the list, to newer ones.
        case previous
    }

    /// Among which articles: to find the next article that names an entity, a scope with that entity.
    package let scope: Scope
    package let from: ListPosition
    package let direction: Direction
    /// Only unread articles count; after the end of the list, the search goes on from its other end.
    package var onlyUnread = false
}

/// Two articles that are held side by side.
package struct TellingPair: Hashable, Sendable {
    package let one: Article.ID
    package let other: Article.ID
}

/// Where a place may be.
package struct LocationChoice: Hashable, Sendable {
    /// As in 'Paris, city, France, 2,138,551 inhabitants'.
    package let title: String
    package let place: Place

    package init(title: String, place: Place) {
        self.title = title
        self.place = place
    }
}

/// A request for more of the sentences that name an entity, from where a dossier ends.
package struct PassageRequest: Hashable, Sendable {
    package let entity: Entity.ID
    /// The name of a keyword, if it is one.
    package var keyword: String?
    package let after: ListPosition
    /// The most articles to return.
    package let limit: Int
}

/// A request for the number of an article among a scope's articles, counted from the newest.
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

/// What came into the library while the reader was closed.
package struct NewArticles: Hashable, Sendable {
    package let count: Int
    /// When the reader was left, and when it was opened again.
    package let since: Moment
    package let until: Moment

    package init(count: Int, since: Moment, until: Moment) {
        self.count = count
        self.since = since
        self.until = until
    }
}

/// What the interface remembers from one run to the next.
package struct SavedState: Hashable, Sendable {
    /// The article that was open, and its position in the list.
    package var article: Article.ID?
    package var position: ListPosition?
    /// The widths that the person gave to the list and the panel, in columns; nil for those that suit the window.
    package var listColumns: Int?
    package var panelColumns: Int?
    /// The name of the theme in use; nil for the one that suits the terminal.
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

extension [String] {
    /// Adds a line at the end, where it was typed last; the oldest of more than a hundred lines goes.
    mutating func remember(_ line: String) { self = (filter { $0 != line } + [line]).suffix(100) }
}
