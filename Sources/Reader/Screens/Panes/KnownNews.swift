import News

// What is new to the person in an article of whose story others were read: its sentences are lit, and the list says how
// many there are. It is asked for when nothing else happens, for the articles in sight.

/// What is known about the new facts in articles.
struct KnownNews: Equatable, Sendable {
    var facts: [Article.ID: NewFacts] = [:]
    /// The articles that were asked about since another one was read.
    var asked: Set<Article.ID> = []

    /// For how many articles it is remembered.
    fileprivate static let most = 2000
}

extension Model {
    /// Asks what is new in articles that are unread.
    mutating func askForNews(of lines: [ArticleLine]) {
        let unknown = lines.filter { !$0.isRead && !panes.news.asked.contains($0.id) }.map(\.id)
        if unknown.isEmpty { return }
        panes.news.asked.formUnion(unknown)
        send(.ask(.newFacts(unknown)))
    }

    /// Asks for the articles of the list that are in sight.
    mutating func askForNewsInSight() {
        let shown = panes.shownList
        askForNews(of: shown.rows.dropFirst(shown.top).prefix(rowsInSight).map(\.line))
    }

    mutating func takeNewFacts(_ facts: [Article.ID: NewFacts]) {
        if panes.news.facts.count >= KnownNews.most { panes.news = KnownNews() }
        panes.news.facts.merge(facts) { $1 }
        showNews()
        guard let reading = panes.reading, let own = facts[reading.id], reading.filed.line.news != own else { return }
        var filed = reading.filed
        filed.line.news = own
        let rows = textRows
        panes.reading?.replace(with: filed, rows: rows)
    }

    /// Gives the rows of the list what is known of them.
    mutating func showNews() {
        let news = panes.news
        if news.facts.isEmpty { return }
        panes.list.show(news)
        panes.results?.show(news)
    }
}

extension ListPane {
    fileprivate mutating func show(_ news: KnownNews) {
        for index in rows.indices {
            guard let facts = news.facts[rows[index].line.id], rows[index].line.news != facts else { continue }
            rows[index].line.news = facts
        }
    }
}

/// '3 new facts of 40'.
func newsWords(_ news: NewFacts) -> String { "\(counted(news.sentences.count, "new fact")) of \(news.total)" }
