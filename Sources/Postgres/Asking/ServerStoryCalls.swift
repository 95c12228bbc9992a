import Catalogue
import Libraries
import News

// What the program calls: `StoryKeeping`. Decisions on stories are in common.

extension PostgresLibrary {
    package func tellings(with article: Article.ID, limit: Int) throws(LibraryError) -> [FiledArticle]? {
        try read { session in
            guard let story = try story(of: article, session) else { return nil }
            let ids = try session.numbers(
                """
                SELECT article FROM telling WHERE story = \(story) ORDER BY sorted DESC, article DESC LIMIT \(limit)
                """)
            return try filedArticles(ids, session).sorted { $0.line.position < $1.line.position }
        }
    }

    package func articlesOfStories(since day: CivilDay, limit: Int) throws(LibraryError) -> [Article.ID] {
        try read { session in
            try session.numbers(
                """
                SELECT (array_agg(article ORDER BY sorted DESC, article DESC))[1] FROM telling
                WHERE sorted >= \(Int64(day.number) * 86_400) AND story IS NOT NULL AND is_dated
                GROUP BY story ORDER BY count(*) DESC, story DESC LIMIT \(max(0, limit))
                """)
        }
    }

    @discardableResult
    package func joinStories(
        of article: Article.ID, and other: Article.ID, rules: StoryRules
    ) throws(LibraryError) -> FiledStoryDecision.ID {
        try deciding { session in
            guard article != other else {
                throw LibraryError.failed(path: name, cause: "an article is in its own story")
            }
            let mine = try members(with: article, session)
            let theirs = try members(with: other, session)
            // All of one with the first of the other: of a large story only a part is grouped at once.
            let pairs = theirs.prefix(1).flatMap { first in mine.map { ($0, first, isApart: false) } }
            let more = mine.prefix(1).flatMap { first in theirs.dropFirst().map { (first, $0, isApart: false) } }
            let decision = try keep(.together, pairs + more, session)
            try regroup(after: decision, rules, session)
            return decision
        }
    }

    @discardableResult
    package func partStory(
        of article: Article.ID, rules: StoryRules
    ) throws(LibraryError) -> FiledStoryDecision.ID {
        try deciding { session in
            let others = try members(with: article, session).filter { $0 != article }
            if others.isEmpty { throw LibraryError.failed(path: name, cause: "article \(article) is in no story") }
            // The others stay together even where a decision had tied them by way of this one.
            let decision = try keep(
                .apart,
                others.map { (article, $0, isApart: true) }
                    + zip(others, others.dropFirst()).map { ($0, $1, isApart: false) }, session)
            try regroup(after: decision, rules, session)
            return decision
        }
    }

    package func undoStoryDecision(
        _ id: FiledStoryDecision.ID?, rules: StoryRules
    ) throws(LibraryError) {
        try deciding { session in
            let last = try session.number(
                "SELECT id FROM story_decision WHERE coalesce(id = \(id), true) ORDER BY id DESC LIMIT 1")
            guard let last else { throw LibraryError.notFound(path: name, what: "decision on a story") }
            let articles = try articles(of: last, session)
            try session.all([
                "DELETE FROM story_decision WHERE id = \(last)", "DELETE FROM story_tie WHERE decision = \(last)",
            ])
            let shelf = ServerStories(session: session)
            try StoryRegrouping(shelf, rules: rules).regroup(try shelf.tellings(articles))
        }
    }

    package func storyDecisions() throws(LibraryError) -> [FiledStoryDecision] {
        try read { session in
            try session.rows("SELECT id, is_apart, made FROM story_decision ORDER BY id").map { row in
                FiledStoryDecision(
                    id: row.id(0), kind: row.flag(1) ? .apart : .together, made: Moment(seconds: row.id(2)))
            }
        }
    }
}

extension PostgresLibrary {
    /// Changes stories, while nobody files any.
    private func deciding<Value>(_ body: (Session) throws -> Value) throws(LibraryError) -> Value {
        try write(telling: .everyone) { session in
            try EntityLock.take(session)
            return try body(session)
        }
    }

    /// - Returns: the number of the decision.
    private func keep(
        _ kind: FiledStoryDecision.Kind, _ pairs: [(Article.ID, Article.ID, isApart: Bool)], made: Int64? = nil,
        _ session: Session
    ) throws -> Int64 {
        let decision = try session.number(
            "INSERT INTO story_decision (is_apart, made) VALUES (\(kind == .apart), \(made ?? now)) RETURNING id")
        // The later of two on one pair counts.
        var ties: [[Article.ID]: Bool] = [:]
        for (one, other, isApart) in pairs where one != other { ties[[min(one, other), max(one, other)]] = isApart }
        let rows = ties.map { (one: $0.key[0], other: $0.key[1], isApart: $0.value) }
        try session.change(
            """
            INSERT INTO story_tie (one, other, decision, is_apart) SELECT t.one, t.other, \(decision ?? 0), t.is_apart
            FROM unnest(\(rows.map(\.one)), \(rows.map(\.other)), \(rows.map(\.isApart))) AS t (one, other, is_apart)
            """)
        return decision ?? 0
    }

    private func regroup(after decision: Int64, _ rules: StoryRules, _ session: Session) throws {
        let shelf = ServerStories(session: session)
        try StoryRegrouping(shelf, rules: rules).regroup(try shelf.tellings(try articles(of: decision, session)))
    }

    /// The articles that a decision is about, by time.
    private func articles(of decision: Int64, _ session: Session) throws -> [Article.ID] {
        try session.numbers(
            """
            SELECT article FROM telling WHERE article IN (
                SELECT one FROM story_tie WHERE decision = \(decision)
                UNION SELECT other FROM story_tie WHERE decision = \(decision)
            ) ORDER BY sorted, article
            """)
    }

    /// The number of an article's story; nil if it is alone.
    private func story(of article: Article.ID, _ session: Session) throws -> Int64? {
        try session.number("SELECT story FROM telling WHERE article = \(article)")
    }

    /// The articles of an article's story, by time; that article alone if it has none.
    private func members(with article: Article.ID, _ session: Session) throws -> [Article.ID] {
        if let story = try story(of: article, session) {
            return try session.numbers(
                "SELECT article FROM telling WHERE story = \(story) ORDER BY sorted, article")
        }
        guard try session.first("SELECT 1 FROM telling WHERE article = \(article)") != nil else {
            throw LibraryError.notFound(path: name, what: "article \(article)")
        }
        return [article]
    }
}

// Decisions on their way from one library to another, and what is told of a story.
extension PostgresLibrary {
    package func namedStoryDecisions() throws(LibraryError) -> [NamedStoryDecision] {
        let decisions = try storyDecisions()
        return try read { session in
            let rows = try session.rows("SELECT decision, one, other, is_apart FROM story_tie")
            let texts = try texts(of: rows.flatMap { [$0.id(1), $0.id(2)] }, session)
            let ties = Dictionary(grouping: rows) { $0.id(0) }.mapValues { rows in
                rows.compactMap { row in
                    texts[row.id(1)].flatMap { one in
                        texts[row.id(2)].map { other in (one, other, isApart: row.flag(3)) }
                    }
                }
            }
            return decisions.map { NamedStoryDecision($0, ties: ties[$0.id] ?? []) }
        }
    }

    /// How other libraries know some articles.
    private func texts(of ids: [Article.ID], _ session: Session) throws -> [Article.ID: NamedCorrection.Text] {
        let rows = try session.rows("SELECT id, content_hash, url_hash FROM article WHERE id = ANY (\(ids))")
        return Dictionary(
            rows.map {
                ($0.id(0), NamedCorrection.Text(contentHash: $0.id(1), addressHash: $0.number(2), mention: nil))
            },
            uniquingKeysWith: { first, _ in first })
    }

    package func decide(_ decisions: [NamedStoryDecision], rules: StoryRules) throws(LibraryError) {
        var inForce = Set(try namedStoryDecisions())
        for decision in decisions where inForce.insert(decision).inserted {
            try deciding { session in
                let pairs = try decision.pairs.compactMap { pair -> (Article.ID, Article.ID, isApart: Bool)? in
                    guard let one = try article(saying: pair.one, session),
                        let other = try article(saying: pair.other, session), one != other
                    else { return nil }
                    return (one, other, isApart: pair.isApart)
                }
                if pairs.isEmpty { return }
                let number = try keep(decision.isApart ? .apart : .together, pairs, made: decision.made, session)
                try regroup(after: number, rules, session)
            }
        }
    }

    package func readTellings(beside article: Article.ID, limit: Int) throws(LibraryError) -> [Article.ID] {
        try read { session in
            let near = try session.numbers(
                """
                SELECT article FROM telling WHERE story = (SELECT story FROM telling WHERE article = \(article))
                ORDER BY sorted DESC, article DESC LIMIT 200
                """)
            if near.isEmpty { return [] }
            let read = Set(
                try session.numbers(
                    "SELECT article FROM mark WHERE reader = \(reader) AND article = ANY (\(near)) AND is_read"))
            return near.filter { $0 != article && read.contains($0) }.prefix(max(0, limit)).map { $0 }
        }
    }

    package func likenesses(
        of article: Article.ID, limit: Int, rules: StoryRules
    ) throws(LibraryError) -> [(article: ArticleLine, likeness: Float, isByHand: Bool)] {
        try read { session in
            let shelf = ServerStories(session: session)
            guard let own = try shelf.tellings([article]).first, let story = own.story else { return [] }
            let others = try shelf.tellings(of: story, near: article, limit: limit + 1).filter { $0.slot != article }
            let tied = Set(try shelf.tied(to: article))
            let lines = try session.lines(others.map(\.slot), reader: reader)
            return zip(others, rules.likenesses(own.profile, others.map(\.profile)))
                .sorted { ($1.1, $0.0.slot) < ($0.1, $1.0.slot) }
                .compactMap { other, likeness in
                    lines[other.slot].map { ($0, likeness, tied.contains(other.slot)) }
                }
        }
    }
}
