import News

/// Which articles tell one event.
package protocol StoryKeeping: Sendable {
    /// All articles of an article's story, oldest first; nil if it is alone, or there is no article under that number.
    /// The answer is the same for each article of the story.
    ///
    /// - Parameter limit: if there are more, the newest.
    func tellings(with article: Article.ID, limit: Int) throws(LibraryError) -> [FiledArticle]?

    /// One article of each story that was told on a day or later. The stories with the most articles since then come
    /// first.
    func articlesOfStories(since day: CivilDay, limit: Int) throws(LibraryError) -> [Article.ID]

    /// Joins the stories of two articles for good: nothing that comes later parts them.
    ///
    /// - Throws: `.notFound` if an article is not there or awaits extraction.
    @discardableResult
    func joinStories(
        of article: Article.ID, and other: Article.ID, rules: StoryRules
    ) throws(LibraryError) -> FiledStoryDecision.ID

    /// Takes an article out of its story, for good: what comes later does not bring it back.
    ///
    /// - Throws: `.notFound` if there is no article under that number, `.failed` if it is alone.
    @discardableResult
    func partStory(
        of article: Article.ID, rules: StoryRules
    ) throws(LibraryError) -> FiledStoryDecision.ID

    /// Undoes a decision: its articles are grouped as if it had never been made.
    ///
    /// - Parameter id: nil for the last one.
    /// - Throws: `.notFound` if there is none.
    func undoStoryDecision(
        _ id: FiledStoryDecision.ID?, rules: StoryRules
    ) throws(LibraryError)

    /// All decisions on stories, in the order in which they were made.
    func storyDecisions() throws(LibraryError) -> [FiledStoryDecision]

    /// All decisions on stories, in the order in which they were made.
    func namedStoryDecisions() throws(LibraryError) -> [NamedStoryDecision]

    /// Makes the decisions of another library, in their order, except those whose articles are not here or that are in
    /// force already. The articles have to be extracted.
    func decide(_ decisions: [NamedStoryDecision], rules: StoryRules) throws(LibraryError)

    /// The other articles of an article's story that were read, the newest first; none if it is in no story. Of a long story
    /// the last two hundred articles are looked at.
    func readTellings(beside article: Article.ID, limit: Int) throws(LibraryError) -> [Article.ID]

    /// How alike an article is to others of its story, the most alike first: see ``StoryRules/likenesses``. Empty if it is in
    /// no story.
    ///
    /// - Parameter limit: how many others at most, those nearest in time.
    /// - Returns: the other articles; `isByHand` says whether a person put the two together too.
    func likenesses(
        of article: Article.ID, limit: Int, rules: StoryRules
    ) throws(LibraryError) -> [(article: ArticleLine, likeness: Float, isByHand: Bool)]
}

extension StoryKeeping {
    /// Undoes the last decision: its articles are grouped as if it had never been made.
    ///
    /// - Throws: `.notFound` if there is none.
    package func undoStoryDecision(rules: StoryRules) throws(LibraryError) {
        try undoStoryDecision(nil, rules: rules)
    }
}
