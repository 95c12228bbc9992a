/// What an article said before, and what each change of its text took out and put in.
package struct TextHistory: Hashable, Sendable {
    /// One change of the text.
    package struct Change: Hashable, Sendable {
        /// When the library learnt of it.
        package let made: Moment
        /// The sentences that changed: `one` as it was before, nil if it is new; `other` as it became, nil if it was taken
        /// out. `lit` are the words that the other form does not have.
        package let sentences: [TellingComparison.Row]

        package init(made: Moment, sentences: [TellingComparison.Row]) {
            self.made = made
            self.sentences = sentences
        }
    }

    package let article: ArticleLine
    /// Oldest first.
    package let versions: [TextVersion]
    /// One for each version: how it became the next one, or the text of now.
    package let changes: [Change]

    package init(article: ArticleLine, versions: [TextVersion], changes: [Change]) {
        self.article = article
        self.versions = versions
        self.changes = changes
    }
}
