import Catalogue
import Libraries
import News

/// Finds the articles that may tell the same event as those of a batch, by the names and words that they share: for the
/// whole batch in a few statements, each of which a spread library asks of all its shards at once.
struct StoryNeighbours {
    let session: Session

    /// An article whose neighbours are looked for.
    struct Seeker {
        let article: Article.ID
        let sorted: Int64
        /// When it was published, in seconds since 1970; its neighbours are of the days around. Nil if it has no date: they
        /// are of all times.
        let published: Int64?
        let weighed: WeighedStory

        fileprivate var range: ClosedRange<Int64>? {
            let span = StoryNeighbours.days * 86_400
            return published.map { max($0, .min + span) - span...min($0, .max - span) + span }
        }
    }

    /// Within how many days, earlier and later, articles are looked for.
    private static let days: Int64 = 5
    /// How many articles are looked at for one word or name.
    private static let perTerm = 60
    /// How many articles are compared.
    private static let most = 32

    /// An article that has a name or a word.
    private struct Holder {
        let article: Article.ID
        let sorted: Int64

        init(_ row: Row, _ column: Int) {
            article = row.id(column)
            sorted = row.id(column + 1)
        }
    }

    /// What is looked for, and when: what is the same for several seekers is asked once.
    private struct Wish: Hashable {
        enum Term: Hashable {
            case name(Entity.ID)
            case word(String)
        }

        let term: Term
        /// Nil for all times.
        let range: ClosedRange<Int64>?

        /// The word as the vocabulary has it.
        var entry: String? {
            if case .word(let word) = term { IndexedWord.entry(word) } else { nil }
        }

        var days: ClosedRange<Int64>? {
            range.map { TimeSpan.day(ofSecond: $0.lowerBound)...TimeSpan.day(ofSecond: $0.upperBound) }
        }
    }

    /// - Returns: the neighbours of each seeker in their order, those first that share most with it.
    func neighbours(of seekers: [Seeker]) throws -> [[Article.ID]] {
        let terms = seekers.map { seeker in
            seeker.weighed.names.map { (Wish(term: .name($0.term), range: seeker.range), $0.weight) }
                + seeker.weighed.words.map { (Wish(term: .word($0.term), range: seeker.range), $0.weight) }
        }
        let wishes = Array(Set(terms.joined().map(\.0)))
        let numbers = try Vocabulary(session: session).numbers(of: Set(wishes.compactMap(\.entry)))
        var holders: [Wish: [Holder]] = [:]
        for found in [
            try named(wishes.filter { $0.range != nil }), try holding(wishes.filter { $0.range != nil }, numbers),
            try newest(wishes.filter { $0.range == nil }, numbers),
        ] { holders.merge(found) { first, _ in first } }
        return zip(seekers, terms).map { nearest(to: $0, by: $1, holders) }
    }

    /// The articles that share most with one, of those that share as much the nearest in time.
    private func nearest(to seeker: Seeker, by terms: [(Wish, Float)], _ holders: [Wish: [Holder]]) -> [Article.ID] {
        var found: [Article.ID: (weight: Float, distance: UInt64)] = [:]
        for (wish, weight) in terms {
            for holder in holders[wish] ?? [] {
                let (one, other) = (holder.sorted, seeker.sorted)
                found[holder.article, default: (0, (one > other ? one &- other : other &- one).magnitude)].weight +=
                    weight
            }
        }
        found[seeker.article] = nil
        return found.sorted { left, right in
            (right.value.weight, left.value.distance, left.key) < (left.value.weight, right.value.distance, right.key)
        }.prefix(Self.most).map(\.key)
    }

    /// The newest articles that have names within some days. The index gives all of those before the newest are taken from
    /// them, so that many names can as well be asked for at once.
    private func named(_ wishes: [Wish]) throws -> [Wish: [Holder]] {
        let wanted = wishes.compactMap { wish -> (wish: Wish, key: Int32, range: ClosedRange<Int64>, days: String)? in
            guard case .name(let id) = wish.term, let range = wish.range, let days = wish.days else { return nil }
            let keys = NamingKey.days(days).map(String.init).joined(separator: ",")
            return (wish, NamingKey.of(id), range, "{\(keys)}")
        }
        if wanted.isEmpty { return [:] }
        let rows = try session.rows(
            """
            SELECT wanted.number, k.article, k.sorted
            FROM unnest(\(wanted.map(\.key)), \(wanted.map(\.range.lowerBound)), \(wanted.map(\.range.upperBound)),
                \(wanted.map(\.days))) WITH ORDINALITY AS wanted (key, first, last, days, number)
            JOIN naming k ON k.keys @> ARRAY[wanted.key] AND k.keys && wanted.days::integer[]
                AND k.sorted BETWEEN wanted.first AND wanted.last
            """)
        return newest(of: wanted.map(\.wish), numbered: rows)
    }

    /// The newest articles that have words within some days, all asked for at once as well.
    private func holding(_ wishes: [Wish], _ numbers: [String: Int32]) throws -> [Wish: [Holder]] {
        let wanted = wishes.compactMap { wish -> (wish: Wish, key: Int32, days: String)? in
            guard let key = wish.entry.flatMap({ numbers[$0] }), let days = wish.days else { return nil }
            return (wish, key, "{\(TimeSpan.keys(of: days).map(String.init).joined(separator: ","))}")
        }
        if wanted.isEmpty { return [:] }
        let rows = try session.rows(
            """
            SELECT wanted.number, k.article, k.sorted
            FROM unnest(\(wanted.map(\.key)), \(wanted.map(\.days))) WITH ORDINALITY AS wanted (key, days, number)
            JOIN words k ON k.keys @> ARRAY[wanted.key] AND k.keys && wanted.days::integer[]
            """)
        return newest(of: wanted.map(\.wish), numbered: rows)
    }

    /// The newest articles of each of some wishes.
    ///
    /// - Parameter rows: the number of a wish, counted from 1, and an article with its second.
    private func newest(of wishes: [Wish], numbered rows: Rows) -> [Wish: [Holder]] {
        let found = Dictionary(grouping: rows) { $0.count(0) - 1 }
        return Dictionary(
            wishes.enumerated().map { index, wish in
                (wish, Array(newestFirst((found[index] ?? []).map { Holder($0, 1) }).prefix(Self.perTerm)))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The newest articles of all times that have each of some names and words, a statement each.
    private func newest(_ wishes: [Wish], _ numbers: [String: Int32]) throws -> [Wish: [Holder]] {
        let asked = wishes.compactMap { wish -> (wish: Wish, table: SQL, key: Int32)? in
            switch wish.term {
            case .name(let id): (wish, "naming", NamingKey.of(id))
            case .word(let word): numbers[IndexedWord.entry(word)].map { (wish, "words", $0) }
            }
        }
        let rows = try session.all(
            asked.map { wish in
                "SELECT article, sorted FROM " + wish.table + " WHERE keys @> \([wish.key])"
                    + " ORDER BY sorted + 0 DESC, article DESC LIMIT \(Self.perTerm)"
            })
        return Dictionary(
            zip(asked, rows).map { ($0.wish, $1.map { Holder($0, 0) }) }, uniquingKeysWith: { first, _ in first })
    }

    private func newestFirst(_ holders: [Holder]) -> [Holder] {
        holders.sorted { ($1.sorted, $1.article) < ($0.sorted, $0.article) }
    }
}
