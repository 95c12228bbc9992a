import News

/// An article to be filed.
package struct Submission: Hashable, Sendable {
    package let article: Article
    package let identity: Identity
    /// When it was filed, if it comes from another library; nil for now.
    package let filed: Moment?
    /// The article of which it is another form, if that is known; nil to look for it.
    package let replaced: Article.ID?

    package init(article: Article, identity: Identity, filed: Moment? = nil, replaced: Article.ID? = nil) {
        self.article = article.withoutNULs
        self.identity = identity
        self.filed = filed
        self.replaced = replaced
    }

    /// An article that is known only by where it came from.
    package init(article: Article, origin: Origin?) { self.init(article: article, identity: Identity(origin: origin)) }
}

extension Article {
    /// Without NULs beside the body: a text that is kept in a column is read up to the first one only.
    fileprivate var withoutNULs: Article {
        var article = self
        article.headline = headline.withoutNULs
        let others: [WritableKeyPath<Article, String?>] = [
            \.byline, \.dateline, \.source, \.language, \.url, \.feedItemID, \.summary, \.picture,
        ]
        for text in others { article[keyPath: text] = self[keyPath: text]?.withoutNULs }
        return article
    }
}

extension String {
    fileprivate var withoutNULs: String {
        utf8.contains(0) ? String(unicodeScalars.filter { $0 != "\0" }) : self
    }
}

/// What became of an article that was filed.
package struct Filing: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        /// The library did not hold it.
        case new
        /// The library held an earlier form; marks and reading position were kept.
        case updated
        /// The library held it as it is.
        case unchanged
    }

    package let id: Article.ID
    package let outcome: Outcome

    package init(id: Article.ID, outcome: Outcome) {
        self.id = id
        self.outcome = outcome
    }
}
