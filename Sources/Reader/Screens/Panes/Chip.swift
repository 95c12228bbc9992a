import News

/// A condition that is in force on a list, and how the top line names it.
struct Chip: Equatable, Sendable {
    let condition: Scope.Condition
    let label: String
    /// Whether it is what the results on the screen were searched for.
    private(set) var isSearch = false

    /// What was typed as a filter.
    static func typed(_ words: String) -> Chip {
        Chip(condition: .typed(words), label: words.hasPrefix("is:") ? String(words.dropFirst(3)) : words)
    }

    static let unread = typed("is:unread")
    static let starred = typed("is:starred")

    static func tagged(_ name: String) -> Chip {
        Chip(condition: .typed("tag:" + quotedIfNeeded(name)), label: "#" + name)
    }

    /// What was typed as a search.
    static func search(_ words: String) -> Chip {
        Chip(condition: .typed(words), label: "search " + words, isSearch: true)
    }

    static func saved(_ search: SavedSearch) -> Chip { Chip(condition: .typed(search.typed), label: search.name) }

    static func watched(_ watch: Watch) -> Chip {
        let condition: Scope.Condition =
            switch watch.subject {
            case .entity(let id): .names(id)
            case .name(let name): .typed("entity:\"\(name)\" OR \"\(name)\"")
            case .query(let typed): .typed(typed)
            case .keyword(let term): .typed("keyword:\"\(term)\"")
            case .feed(let id): .feeds([id])
            }
        return Chip(condition: condition, label: watch.name)
    }

    /// The condition as it is typed into a search.
    var typedForm: String {
        switch condition {
        case .typed(let words): words
        case .names: "entity:\"\(label)\""
        case .feeds: "feed:\"\(label)\""
        }
    }

    static func naming(_ entity: Entity) -> Chip { Chip(condition: .about(entity), label: entity.name) }

    /// - Parameter name: that of the feed or of the folder.
    static func feeds(_ feeds: [FiledFeed], name: String) -> Chip {
        Chip(condition: .feeds(feeds.map(\.id)), label: name)
    }

    var isFeeds: Bool { if case .feeds = condition { true } else { false } }
}
