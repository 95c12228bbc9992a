import Catalogue
import Libraries
import News

/// Finds the stories of articles as they come in, within one transaction: see `Storage/Stories/StoryFiler`, which does the
/// same for a file. A slot is the number of an article here.
struct StoryFiling {
    let session: Session

    /// So many of the articles without a date that came last are compared with each article that has one.
    static let undated = 24

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
        let known = arrivals.compactMap { arrival in publications[arrival.article].map { (arrival, $0) } }
            .sorted { ($0.1.sorted, $0.0.article) < ($1.1.sorted, $1.0.article) }
        let seekers = known.map { arrival, own in
            let names = arrival.mentions.sorted { $0.key < $1.key }.map { entity, count in
                StoryCircumstances.Name(entity: entity, mentions: count, articles: articles[entity] ?? 0)
            }
            let weighed = rules.weigh(
                arrival.draft,
                StoryCircumstances(
                    published: own.published, outlet: own.outlet, names: names, articles: total,
                    articlesWithWord: arrival.draft.words.map { counts.articles(with: $0.key) },
                    articlesCounted: counts.articles))
            return StoryNeighbours.Seeker(
                article: arrival.article, sorted: own.sorted, published: own.published?.seconds, weighed: weighed)
        }
        let neighbours = try StoryNeighbours(session: session).neighbours(of: seekers, articles: articles)
        let shelf = try BatchStories(session, neighbours: Set(neighbours.joined()), new: seekers.map(\.article))
        try insert(seekers)
        for (seeker, neighbours) in zip(seekers, neighbours) {
            try place(seeker, beside: neighbours, on: shelf, rules)
        }
    }

    private func insert(_ new: [StoryNeighbours.Seeker]) throws {
        let profiles = new.map { Bytes(PackedProfile.bytes($0.weighed.profile)) }
        try session.change(
            """
            INSERT INTO telling (article, sorted, story, is_dated, profile)
            SELECT article, sorted, NULL, is_dated, profile
            FROM unnest(\(new.map(\.article)), \(new.map(\.sorted)), \(new.map { $0.published != nil }), \(profiles))
                AS n (article, sorted, is_dated, profile)
            ON CONFLICT (article) DO UPDATE SET sorted = excluded.sorted, story = NULL, is_dated = excluded.is_dated,
                profile = excluded.profile
            """)
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
        _ new: StoryNeighbours.Seeker, beside neighbours: [Article.ID], on shelf: BatchStories, _ rules: StoryRules
    ) throws {
        let telling = Telling(slot: new.article, story: nil, profile: new.weighed.profile)
        let undated = new.published == nil ? [] : shelf.undated.prefix(Self.undated).filter { !neighbours.contains($0) }
        let candidates = shelf.tellings(neighbours + undated)
        let alike = zip(candidates, rules.likenesses(telling.profile, candidates.map(\.profile)))
            .filter { $0.1 >= 0 }.sorted { ($1.1, $0.0.slot) < ($0.1, $1.0.slot) }.map(\.0)
        let tied = try shelf.tellings(tiedTo: new.article)
        shelf.add(telling, isDated: new.published != nil)
        try StoryRegrouping(shelf, rules: rules).regroup([telling] + tied + alike)
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
