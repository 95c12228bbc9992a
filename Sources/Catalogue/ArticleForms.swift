import Libraries
import News

// Two forms of one article.

extension Article {
    /// Takes over what an earlier form of the article said and this one leaves out.
    package mutating func complete(from old: Article) {
        byline = byline ?? old.byline
        dateline = dateline ?? old.dateline
        source = source ?? old.source
        published = published ?? old.published
        updated = updated ?? old.updated
        language = language ?? old.language
        url = old.url.flatMap { isSameLink($0) ? $0 : nil } ?? url
        feedItemID = feedItemID ?? old.feedItemID
        summary = summary ?? old.summary
        picture = picture ?? old.picture
    }

    /// Whether an earlier link need not be changed for the article's own: they differ in nothing that counts. One with
    /// `http` gives way to one with `https`.
    private func isSameLink(_ old: String) -> Bool {
        guard let url else { return true }
        return comparedAddress(url) == comparedAddress(old) && (old.hasPrefix("https:") || !url.hasPrefix("https:"))
    }

    /// Whether it says what a stored article says. Some feeds number their items anew at each request, and name their
    /// pictures anew.
    package func says(_ stored: Article) -> Bool {
        var numbered = self
        (numbered.feedItemID, numbered.picture) = (stored.feedItemID, stored.picture)
        return numbered == stored
    }
}
