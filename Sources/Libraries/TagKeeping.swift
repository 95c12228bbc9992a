import News

/// The tags that a person gives to articles.
package protocol TagKeeping: Sendable {
    /// Adds tags to articles and takes tags away. Unknown numbers are ignored.
    ///
    /// - Returns: what was changed by this.
    @discardableResult
    func tag(_ ids: [Article.ID], _ change: TagChange) throws(LibraryError) -> TagEdits

    /// The same for all articles that match.
    @discardableResult
    func tag(matching query: Query, _ change: TagChange) throws(LibraryError) -> TagEdits

    /// Makes changes of tags again, or takes them back.
    func make(_ edits: TagEdits) throws(LibraryError)

    /// The tags in use, by name, with the articles that have them; hidden articles do not count.
    func tags() throws(LibraryError) -> [CountedTag]
}

/// What a change of tags has changed: pairs of an article and a tag.
package struct TagEdits: Hashable, Sendable {
    /// A tag of an article.
    package struct Pair: Hashable, Sendable {
        package let article: Article.ID
        package let tag: String

        package init(article: Article.ID, tag: String) {
            self.article = article
            self.tag = tag
        }
    }

    package var added: [Pair] = []
    package var removed: [Pair] = []

    /// No change.
    package init() {}

    package var isEmpty: Bool { added.isEmpty && removed.isEmpty }

    /// How many articles were changed.
    package var articles: Int { Set((added + removed).map(\.article)).count }

    /// The change that takes this one back.
    package var inverse: TagEdits {
        var inverse = TagEdits()
        (inverse.added, inverse.removed) = (removed, added)
        return inverse
    }
}
