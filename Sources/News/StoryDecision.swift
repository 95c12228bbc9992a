/// What a person decides on stories.
package enum StoryDecision: Hashable, Sendable {
    /// The stories of two articles are one.
    case join(Article.ID, Article.ID)
    /// An article does not belong to its story.
    case part(Article.ID)
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
