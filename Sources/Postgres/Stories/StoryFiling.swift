import Catalogue
import Libraries
import News

/// Finds the stories of articles as they come in, within one transaction: see `Storage/Stories/StoryFiler`, which does the
/// same for a file. A slot is the number of an article here.
struct StoryFiling {
    let session: Session

    /// Within how many days, earlier and later, articles are looked for.
    private static let days: Int64 = 5
    /// How many articles are looked at for one word or name.
    private static let perTerm = 60
    /// How many articles are compared.
    private static let most = 32
    /// So many of the articles without a date that came last are compared with each article that has one.
    private static let undated = 24

    /// When an article was published, and by whom.
    private struct Publication {
        let sorted: Int64
        let published: Moment?
        let outlet: String?
    }

    /// Files the profiles of some articles, and puts each in its story. Their entities have to be filed before.
    func file(_ arrivals: [StoryArrival], rules: StoryRules) throws {
        if arrivals.isEmpty { return }
        let kept = try session.first("SELECT articles, counts FROM telling_words FOR UPDATE")
        var counts = StoryWordCounts(articles: kept?.count(0) ?? 0, bytes: kept?.bytes(1) ?? [])
        for arrival in arrivals { counts.add(arrival.draft) }
        try session.change("UPDATE telling_words SET articles = \(counts.articles), counts = \(Bytes(counts.bytes))")
        let total = Int(try session.number("SELECT articles FROM tally") ?? 0)
        let publications = try publications(of: arrivals.map(\.article))
        let articles = try articlesNaming(Set(arrivals.flatMap(\.mentions.keys)))
        let dated = arrivals.compactMap { arrival in publications[arrival.article].map { (arrival, $0) } }
        for (arrival, own) in dated.sorted(by: { ($0.1.sorted, $0.0.article) < ($1.1.sorted, $1.0.article) }) {
            let names = arrival.mentions.sorted { $0.key < $1.key }.map { entity, count in
                StoryCircumstances.Name(entity: entity, mentions: count, articles: articles[entity] ?? 0)
            }
            let weighed = rules.weigh(
                arrival.draft,
                StoryCircumstances(
                    published: own.published, outlet: own.outlet, names: names, articles: total,
                    articlesWithWord: arrival.draft.words.map { counts.articles(with: $0.key) },
                    articlesCounted: counts.articles))
            try place(arrival.article, weighed, own, rules)
        }
    }

    /// Takes articles out of their stories. Of two articles the other one is alone then.
    func remove(_ ids: [Article.ID]) throws {
        let stories = try session.rows("DELETE FROM telling WHERE article = ANY (\(ids)) RETURNING story")
            .compactMap { $0.number(0) }
        if stories.isEmpty { return }
        try session.change(
            """
            UPDATE telling SET story = NULL WHERE story IN (
                SELECT story FROM telling WHERE story = ANY (\(Array(Set(stories)))) GROUP BY story HAVING count(*) = 1
            )
            """)
    }

    private func publications(of ids: [Article.ID]) throws -> [Article.ID: Publication] {
        let rows = try session.rows(
            """
            SELECT a.id, a.sorted, a.published, a.has_time, (SELECT s.name FROM source s WHERE s.id = a.source)
            FROM article a WHERE a.id = ANY (\(ids))
            """)
        return Dictionary(
            rows.map { row in
                (
                    row.id(0),
                    Publication(
                        sorted: row.id(1), published: ArticleLines.moment(row, 2), outlet: row.text(4))
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    private func articlesNaming(_ entities: Set<Entity.ID>) throws -> [Entity.ID: Int] {
        if entities.isEmpty { return [:] }
        let rows = try session.rows("SELECT id, articles FROM entity WHERE id = ANY (\(Array(entities)))")
        return Dictionary(rows.map { ($0.id(0), $0.count(1)) }, uniquingKeysWith: { first, _ in first })
    }

    private func place(
        _ article: Article.ID, _ weighed: WeighedStory, _ own: Publication, _ rules: StoryRules
    ) throws {
        try session.change(
            """
            INSERT INTO telling (article, sorted, story, is_dated, profile) VALUES (\(article), \(own.sorted), NULL,
                \(own.published != nil), \(Bytes(PackedProfile.bytes(weighed.profile))))
            ON CONFLICT (article) DO UPDATE SET sorted = excluded.sorted, story = NULL, is_dated = excluded.is_dated,
                profile = excluded.profile
            """)
        let shelf = ServerStories(session: session)
        let candidates = try shelf.tellings(
            try self.candidates(for: weighed, article: article, sorted: own.sorted, published: own.published?.seconds))
        let alike = zip(candidates, rules.likenesses(weighed.profile, candidates.map(\.profile)))
            .filter { $0.1 >= 0 }.sorted { ($1.1, $0.0.slot) < ($0.1, $1.0.slot) }.map(\.0)
        let tied = try shelf.tellings(try shelf.tied(to: article))
        try StoryRegrouping(shelf, rules: rules).regroup(
            [Telling(slot: article, story: nil, profile: weighed.profile)] + tied + alike)
    }

    /// Articles that may tell the same event as one, those that share most with it first, without itself: of the same days,
    /// or of all times if it has no date.
    private func candidates(
        for weighed: WeighedStory, article: Article.ID, sorted: Int64, published: Int64?
    ) throws -> [Article.ID] {
        let span = Self.days * 86_400
        let range = published.map { max($0, .min + span) - span...min($0, .max - span) + span }
        let days = range.map { TimeSpan.day(ofSecond: $0.lowerBound)...TimeSpan.day(ofSecond: $0.upperBound) }
        let first = range.map { $0.lowerBound } ?? .min
        let last = range.map { $0.upperBound } ?? .max
        let near: SQL = days.map { " AND keys && \(NamingKey.days($0))" } ?? ""
        let byName = weighed.names.map { name -> SQL in
            "SELECT article, sorted FROM naming WHERE keys @> \([NamingKey.of(name.term)])" + near
                + " AND sorted BETWEEN \(first) AND \(last) ORDER BY sorted + 0 DESC, article DESC LIMIT \(Self.perTerm)"
        }
        let byWord = weighed.words.map { word -> SQL in
            let query = WordQuery(.words([word.term], isPrefix: false)).asked(in: days)
            return """
                SELECT article, sorted FROM words WHERE \(ArticleWords.vector) @@ \(query)::tsquery
                ORDER BY sorted DESC, article DESC LIMIT \(Self.perTerm)
                """
        }
        let weights = weighed.names.map(\.weight) + weighed.words.map(\.weight)
        var found: [Article.ID: (weight: Float, distance: UInt64)] = [:]
        for (rows, weight) in zip(try session.all(byName + byWord), weights) {
            for row in rows {
                let distance = (row.id(1) > sorted ? row.id(1) &- sorted : sorted &- row.id(1)).magnitude
                found[row.id(0), default: (0, distance)].weight += weight
            }
        }
        found[article] = nil
        // Of those that share as much, the nearest.
        let nearest = found.sorted { left, right in
            (right.value.weight, left.value.distance, left.key) < (left.value.weight, right.value.distance, right.key)
        }.prefix(Self.most).map(\.key)
        guard published != nil else { return nearest }
        let undated = try session.numbers(
            "SELECT article FROM telling WHERE NOT is_dated ORDER BY article DESC LIMIT \(Self.undated)")
        return nearest + undated.filter { $0 != article && !nearest.contains($0) }
    }
}

/// The stories of a shared library.
struct ServerStories: StoryShelf {
    let session: Session

    /// The tellings of some articles, in their order; those that are not there are left out.
    func tellings(_ articles: [Article.ID]) throws -> [Telling] {
        if articles.isEmpty { return [] }
        let rows = try session.rows("SELECT article, story, profile FROM telling WHERE article = ANY (\(articles))")
        let found = Dictionary(rows.map { ($0.id(0), Self.telling($0)) }, uniquingKeysWith: { first, _ in first })
        return articles.compactMap { found[$0] ?? nil }
    }

    func tellings(of story: Int64, near slot: Int64, limit: Int) throws -> [Telling] {
        try session.rows(
            """
            SELECT article, story, profile FROM telling WHERE story = \(story)
            ORDER BY abs(sorted - coalesce((SELECT sorted FROM telling WHERE article = \(slot)), sorted)),
                abs(article - \(slot))
            LIMIT \(limit)
            """
        ).compactMap(Self.telling)
    }

    private static func telling(_ row: Row) -> Telling? {
        row.bytes(2).flatMap(PackedProfile.profile).map {
            Telling(slot: row.id(0), story: row.number(1), profile: $0)
        }
    }

    /// The articles that a decision puts together with one.
    func tied(to article: Article.ID) throws -> [Article.ID] {
        try session.numbers(
            """
            SELECT one + other - \(article) FROM story_tie WHERE \(article) IN (one, other) AND NOT is_apart ORDER BY 1
            """)
    }

    func ties(among slots: [Int64]) throws -> StoryTies {
        var ties = StoryTies()
        let indices = Dictionary(slots.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        // The later decision on a pair comes later, and stays.
        let rows = try session.rows(
            "SELECT one, other, is_apart FROM story_tie WHERE one = ANY (\(slots)) ORDER BY decision")
        for row in rows {
            guard let one = indices[row.id(0)], let other = indices[row.id(1)] else { continue }
            let pair = StoryTies.Pair(one, other)
            ties.together.remove(pair)
            ties.apart.remove(pair)
            if row.flag(2) { ties.apart.insert(pair) } else { ties.together.insert(pair) }
        }
        return ties
    }

    func put(_ slot: Int64, in story: Int64?) throws {
        try session.change("UPDATE telling SET story = \(story) WHERE article = \(slot)")
    }

    func renumber(_ story: Int64, as other: Int64) throws {
        try session.change("UPDATE telling SET story = \(other) WHERE story = \(story)")
    }

    func lastStory() throws -> Int64? { try session.number("SELECT max(story) FROM telling WHERE story IS NOT NULL") }
}
