import News

/// The article that is likely to be opened next, read before it is asked for.
struct Ahead: Equatable, Sendable {
    let article: Article.ID
    /// nil until it has come.
    var filed: FiledArticle?
}

extension Model {
    /// Asks for the article below the open one.
    mutating func readAhead() {
        let shown = shownList
        guard let here = shown.index(of: reading?.id), let below = shown.rows[safe: here + 1]?.line.id,
            ahead?.article != below
        else { return }
        ahead = Ahead(article: below)
        send(.ask(.readAhead(below)))
    }

    mutating func takeAhead(_ filed: FiledArticle?, for id: Article.ID) {
        // One whose names are still to be found is asked for when it is opened, which has them found first.
        if ahead?.article == id, filed?.awaitsNames == false { ahead?.filed = filed }
    }
}
