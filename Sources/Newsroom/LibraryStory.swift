import News
import Storage
import Stories

/// Within how many days of an article others that tell its event are looked for.
private let storyDays = 4
/// How many articles are compared with it.
private let storyCandidates = 60

extension Library {
    /// How several outlets tell the event that an article tells; nil if no other article in the library tells it.
    package func story(of article: Article.ID) throws(LibraryError) -> Story? {
        guard let filed = try self.article(article) else { return nil }
        let others = try relatives(of: article, days: storyDays, limit: storyCandidates)
        return Stories.story(of: filed, among: others, articles: try count().total)
    }
}
