import News

extension Model {
    /// Asks for the article below the open one.
    mutating func readAhead() {
        let shown = panes.shownList
        guard let here = shown.index(of: panes.reading?.id), let below = shown.rows[safe: here + 1]?.line.id,
            pending.ahead?.article != below
        else { return }
        pending.ahead = Ahead(article: below)
        send(.ask(.readAhead(below)))
    }

    mutating func takeAhead(_ filed: FiledArticle?, for id: Article.ID) {
        // One whose names are still to be found is asked for when it is opened, which has them found first.
        if pending.ahead?.article == id, filed?.awaitsNames == false { pending.ahead?.filed = filed }
    }
}
