/// What a person decides on stories.
package enum StoryDecision: Hashable, Sendable {
    /// The stories of two articles are one.
    case join(Article.ID, Article.ID)
    /// An article does not belong to its story.
    case part(Article.ID)
}

/// What a person decided on a story, in a form that an export takes to another library.
package struct NamedStoryDecision: Hashable, Sendable, Codable {
    /// Two articles, by their texts, that belong together or apart.
    package struct Pair: Hashable, Sendable, Codable {
        package let one: NamedCorrection.Text
        package let other: NamedCorrection.Text
        package let isApart: Bool

        package init(one: NamedCorrection.Text, other: NamedCorrection.Text, isApart: Bool) {
            self.one = one
            self.other = other
            self.isApart = isApart
        }
    }

    /// Whether it took an article out of its story; else it joined two stories.
    package let isApart: Bool
    /// When it was made: seconds since 1970.
    package let made: Int64
    package let pairs: [Pair]

    package init(isApart: Bool, made: Int64, pairs: [Pair]) {
        self.isApart = isApart
        self.made = made
        self.pairs = pairs
    }
}

/// What a person decided on a story, as a library keeps it.
package struct FiledStoryDecision: Hashable, Sendable, Identifiable {
    /// What was decided.
    package enum Kind: Hashable, Sendable {
        /// The stories of two articles are one.
        case together
        /// An article does not belong to the story it was in.
        case apart
    }

    /// 1 and up, in the order in which they were made.
    package let id: Int64
    package let kind: Kind
    package let made: Moment

    package init(id: Int64, kind: Kind, made: Moment) {
        self.id = id
        self.kind = kind
        self.made = made
    }
}
