import News
import Storage
import Stories

/// News of an event is told within so many days of its first report.
private let storyDays = 4
/// How many articles are looked at for tellings.
private let storyCandidates = 60

extension Library {
    /// How several outlets tell the event that an article tells; nil where no other article here tells it.
    package func story(of article: Article.ID) throws(LibraryError) -> Story? {
        guard let filed = try self.article(article) else { return nil }
        let others = try relatives(of: article, days: storyDays, limit: storyCandidates)
        return Stories.story(of: filed, among: others, articles: try count().total)
    }
}
