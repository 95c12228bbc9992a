import Libraries
import News

extension NewsLibrary {
    /// What is new since a day: published on it or later.
    ///
    /// - Parameter limit: how many articles of each watch, and how many stories, are given.
    package func digest(since day: CivilDay, limit: Int) throws(LibraryError) -> Digest {
        var parts: [Digest.WatchPart] = []
        for watch in try watches() {
            let query = Query(terms: watch.query.terms + [.from(day)])
            let articles = try self.articles(matching: query, limit: limit)
            if articles.isEmpty { continue }
            var sentences: [String] = []
            for article in articles { sentences.append(try sentence(of: watch, in: article.id)) }
            parts.append(Digest.WatchPart(watch: watch, articles: articles, sentences: sentences))
        }
        var stories: [Digest.StoryPart] = []
        for article in try articlesOfStories(since: day, limit: limit) {
            guard let story = try story(of: article) else { continue }
            let tellings = story.tellings.filter { $0.article.published.map { $0.day >= day } ?? false }
            if !tellings.isEmpty { stories.append(Digest.StoryPart(story: story, tellings: tellings)) }
        }
        return Digest(since: day, watches: parts, stories: stories)
    }
}
