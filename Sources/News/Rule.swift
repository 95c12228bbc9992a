/// What is done with every article that matches a search, as articles come in.
package struct Rule: Hashable, Sendable {
    /// Tells it from other rules.
    package let name: String
    /// What an article must match, as it is typed.
    package let match: String
    /// The tags that it gets.
    package var tags: [String]
    package var stars: Bool
    package var marksRead: Bool
    package var hides: Bool

    package init(
        name: String, match: String, tags: [String] = [], stars: Bool = false, marksRead: Bool = false,
        hides: Bool = false
    ) {
        self.name = name
        self.match = match
        self.tags = tags
        self.stars = stars
        self.marksRead = marksRead
        self.hides = hides
    }

    /// Whether it does anything.
    package var doesSomething: Bool { !tags.isEmpty || stars || marksRead || hides }
}

extension Query {
    /// Whether it asks for what is known only once names are found.
    package var asksForNames: Bool { terms.contains(where: \.asksForNames) }
}

extension Query.Term {
    fileprivate var asksForNames: Bool {
        switch self {
        case .entity, .names, .language: true
        case .not(let term): term.asksForNames
        case .any(let lists): lists.contains { $0.contains(where: \.asksForNames) }
        case .word, .phrase, .prefix, .stem, .title, .author, .tag, .keyword, .source, .feed, .feeds, .from, .to, .was,
            .isUnread, .isStarred, .isHidden, .has, .note, .filedAfter:
            false
        }
    }
}
