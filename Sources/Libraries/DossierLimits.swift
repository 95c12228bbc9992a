/// How much of a dossier is read.
package struct DossierLimits: Hashable, Sendable {
    /// Articles whose passages are given, newest first.
    package var articles: Int
    /// Quotes by the entity, and as many of others on it.
    package var quotes: Int
    package var roles: Int
    package var aliases: Int
    /// Companions given, and the newest articles they are counted in.
    package var companions: Int
    package var companionArticles: Int
    /// The newest articles whose mentions make the timeline.
    package var timelineArticles: Int

    /// Limits with which a dossier is fast even for an entity that every article names.
    package init(
        articles: Int = 20, quotes: Int = 12, roles: Int = 12, aliases: Int = 20, companions: Int = 16,
        companionArticles: Int = 400, timelineArticles: Int = 20_000
    ) {
        self.articles = articles
        self.quotes = quotes
        self.roles = roles
        self.aliases = aliases
        self.companions = companions
        self.companionArticles = companionArticles
        self.timelineArticles = timelineArticles
    }
}
