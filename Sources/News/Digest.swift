/// A morning page: what is new of what is watched, and in the stories of the last days.
package struct Digest: Hashable, Sendable {
    /// What is new of one watch.
    package struct WatchPart: Hashable, Sendable {
        package let watch: Watch
        /// The newest first.
        package let articles: [ArticleLine]
        /// A sentence of each, in the same order.
        package let sentences: [String]

        package init(watch: Watch, articles: [ArticleLine], sentences: [String]) {
            self.watch = watch
            self.articles = articles
            self.sentences = sentences
        }
    }

    /// What is new in one story.
    package struct StoryPart: Hashable, Sendable {
        package let story: Story
        /// Its tellings since the day, oldest first.
        package let tellings: [Story.Telling]

        package init(story: Story, tellings: [Story.Telling]) {
            self.story = story
            self.tellings = tellings
        }
    }

    /// The first day that counts.
    package let since: CivilDay
    /// In the order in which they were made; those without anything new are left out.
    package let watches: [WatchPart]
    /// Those that most articles tell first.
    package let stories: [StoryPart]

    package init(since: CivilDay, watches: [WatchPart], stories: [StoryPart]) {
        self.since = since
        self.watches = watches
        self.stories = stories
    }
}
