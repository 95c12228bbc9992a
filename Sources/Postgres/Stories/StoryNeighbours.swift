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

    /// - Parameter articles: how many articles have each of the names.
    /// - Returns: the neighbours of each seeker in their order, those first that share most with it.
    func neighbours(of seekers: [Seeker], articles: [Entity.ID: Int]) throws -> [[Article.ID]] {
        let terms = seekers.map { seeker in
            seeker.weighed.names.map { (Wish(term: .name($0.term), range: seeker.range), $0.weight) }
                + seeker.weighed.words.map { (Wish(term: .word($0.term), range: seeker.range), $0.weight) }
        }
        let wishes = Array(Set(terms.joined().map(\.0)))
        let words = try NumberedWords(session: session).known(Set(wishes.compactMap(\.entry)))
        let asked = wishes.compactMap { wish -> Asked? in
            switch wish.term {
            case .name(let id):
                // Whom nobody else names has been filed with the seeker.
                guard let articles = articles[id], articles > 1 else { return nil }
                return Asked(wish: wish, table: .naming, key: NamingKey.of(id), isRare: articles <= Self.rare)
            case .word:
                guard let entry = wish.entry, let word = words[entry] else { return nil }
                return Asked(wish: wish, table: .words, key: word.number, isRare: word.weight < 2)
            }
        }
        let holders = try near(asked.filter { $0.wish.range != nil })
            .merging(try newest(asked.filter { $0.wish.range == nil })) { first, _ in first }
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

    /// What the index is asked for a wish.
    private struct Asked {
        enum Table: CaseIterable {
            case naming
            case words
        }

        let wish: Wish
        let table: Table
        let key: Int32
        /// Whether so few articles have it that it takes less to look at their times than to look up the days.
        let isRare: Bool

        /// Names count by the second, words by the day.
        var range: ClosedRange<Int64>? {
            switch table {
            case .naming: wish.range
            case .words: wish.days.map { TimeSpan.seconds(of: $0) }
            }
        }
    }

    /// At most so many articles have a rare name. A word is rare if one of the articles that are counted has it, or none.
    private static let rare = 40

    /// The newest articles that have names and words within some days. The index gives all of those before the newest are
    /// taken from them, so that many can as well be asked for at once.
    private func near(_ asked: [Asked]) throws -> [Wish: [Holder]] {
        let parts = Asked.Table.allCases.flatMap { table in
            [true, false].map { isRare in asked.filter { $0.table == table && $0.isRare == isRare } }
        }.filter { !$0.isEmpty }
        let rows = try session.all(parts.map { Self.request($0) })
        return zip(parts, rows).reduce(into: [:]) { holders, part in
            let found = Dictionary(grouping: part.1) { $0.count(0) - 1 }
            for (index, asked) in part.0.enumerated() {
                holders[asked.wish] = Array(
                    newestFirst((found[index] ?? []).map { Holder($0, 1) }).prefix(Self.perTerm))
            }
        }
    }

    /// Asks for all that some wishes want of one table: the number of a wish, counted from 1, and an article with its second.
    private static func request(_ asked: [Asked]) -> SQL {
        let ranges = asked.map { $0.range ?? 0...0 }
        let days = asked.map { asked in
            let keys = asked.isRare ? [] : asked.wish.days.map { TimeSpan.keys(of: $0) } ?? []
            return "{" + keys.map(String.init).joined(separator: ",") + "}"
        }
        let isRare = asked.first?.isRare ?? false
        return """
            SELECT wanted.number, k.article, k.sorted
            FROM unnest(\(asked.map(\.key)), \(ranges.map(\.lowerBound)), \(ranges.map(\.upperBound)), \(days))
                WITH ORDINALITY AS wanted (key, first, last, days, number)
            JOIN \(asked.first?.table == .words ? "words" : "naming" as SQL) k ON k.keys @> ARRAY[wanted.key]
                \(isRare ? "" : "AND k.keys && wanted.days::integer[]" as SQL)
                AND k.sorted BETWEEN wanted.first AND wanted.last
            """
    }

    /// The newest articles of all times that have each of some names and words, a statement each.
    private func newest(_ asked: [Asked]) throws -> [Wish: [Holder]] {
        let rows = try session.all(
            asked.map { one in
                "SELECT article, sorted FROM " + (one.table == .words ? "words" : "naming")
                    + " WHERE keys @> \([one.key]) ORDER BY sorted + 0 DESC, article DESC LIMIT \(Self.perTerm)"
            })
        return Dictionary(
            zip(asked, rows).map { ($0.wish, $1.map { Holder($0, 0) }) }, uniquingKeysWith: { first, _ in first })
    }

    private func newestFirst(_ holders: [Holder]) -> [Holder] {
        holders.sorted { ($1.sorted, $1.article) < ($0.sorted, $0.article) }
    }
}
