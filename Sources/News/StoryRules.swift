/// How the story of an article is found. The library knows the articles and asks; what it asks for is worked out apart from
/// it, and none of it reads or keeps anything.
package struct StoryRules: Sendable {
    /// Weighs the words and names of an article.
    package let weigh: @Sendable (StoryDraft, StoryCircumstances) -> WeighedStory
    /// How alike an article is to each of some others. From 0 on the two alone would be one story.
    package let likenesses: @Sendable (StoryProfile, [StoryProfile]) -> [Float]
    /// Which of some articles belong together: lists of indices that together have each index once. The order of the
    /// articles makes no difference to which belong together.
    package let groups: @Sendable ([StoryProfile], StoryTies) -> [[Int]]

    package init(
        weigh: @escaping @Sendable (StoryDraft, StoryCircumstances) -> WeighedStory,
        likenesses: @escaping @Sendable (StoryProfile, [StoryProfile]) -> [Float],
        groups: @escaping @Sendable ([StoryProfile], StoryTies) -> [[Int]]
    ) {
        self.weigh = weigh
        self.likenesses = likenesses
        self.groups = groups
    }
}

/// What a library knows of an article and of its words and names.
package struct StoryCircumstances: Sendable {
    /// An entity that the article names.
    package struct Name: Sendable {
        package let entity: Entity.ID
        /// How often the article mentions it.
        package let mentions: Int
        /// How many articles of the library name it.
        package let articles: Int

        package init(entity: Entity.ID, mentions: Int, articles: Int) {
            self.entity = entity
            self.mentions = mentions
            self.articles = articles
        }
    }

    package let published: Moment?
    package let outlet: String?
    /// Dates are not among them.
    package let names: [Name]
    /// How many articles the library has.
    package let articles: Int
    /// How many of the library's articles use each word of the draft, in its order, out of so many that were counted.
    package let articlesWithWord: [Int]
    package let articlesCounted: Int

    package init(
        published: Moment?, outlet: String?, names: [Name], articles: Int, articlesWithWord: [Int],
        articlesCounted: Int
    ) {
        self.published = published
        self.outlet = outlet
        self.names = names
        self.articles = articles
        self.articlesWithWord = articlesWithWord
        self.articlesCounted = articlesCounted
    }
}

/// An article as it is compared, and what others on its event are looked for by.
package struct WeighedStory: Sendable {
    /// What other articles are looked for by, with what it is worth that they share it.
    package struct Sought<Term: Sendable>: Sendable {
        package let term: Term
        package let weight: Float

        package init(_ term: Term, weight: Float) {
            self.term = term
            self.weight = weight
        }
    }

    package let profile: StoryProfile
    /// Folded words of its beginning, the rarest first; a few.
    package let words: [Sought<String>]
    /// The names that weigh most, first; a few.
    package let names: [Sought<Entity.ID>]

    package init(profile: StoryProfile, words: [Sought<String>], names: [Sought<Entity.ID>]) {
        self.profile = profile
        self.words = words
        self.names = names
    }
}
