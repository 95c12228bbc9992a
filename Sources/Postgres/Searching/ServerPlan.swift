import Catalogue
import Libraries
import News

// How a query is answered without reading through the library.
//
// A query is a list of alternatives, each a list of conditions that must all be met. In each alternative one condition
// leads: an index gives the articles that meet it, newest first, and the other conditions are checked on each. What only
// the text itself can tell is checked here, on the texts of the page.

/// One alternative of a query, ready to be asked.
struct ServerPlan {
    /// What gives the articles, newest first or oldest first.
    enum Lead {
        case words(WordQuery)
        case entity(NamingSource)
        case language(String)
        case source(Int64)
        case feed(FiledFeed.ID)
        /// These, which were found already.
        case articles([Article.ID])
        /// By number: few articles have come since.
        case filedAfter(Article.ID)
        case starred, hidden
        case tag(Int64)
        /// With a note.
        case noted
        case everything
    }

    var lead: Lead
    /// What is checked on each article, as SQL over `a`, a row of the table of articles.
    var conditions: [SQL] = []
    /// What the text of each article must have; nil for nothing.
    var text: TextPattern?
    /// Whether the index alone tells what has that.
    var isExact = true
    /// Whether hidden articles are asked for, and no others.
    var isHidden = false
    /// The first and the last second since 1970 that are asked for; nil for no limit.
    var earliest: Int64?
    var latest: Int64?

    /// Where the articles come from, what has to be checked, and what they are ordered by: columns that are the second and
    /// the number of an article.
    ///
    /// - Parameters:
    ///   - days: of words, the days that are asked for; nil for all.
    ///   - limit: how many are wanted in their order; nil for any.
    private func source(
        reader: Int64, days: ClosedRange<Int64>?, limit: Int?
    ) -> (tables: SQL, checks: [SQL], seconds: SQL, number: SQL) {
        let joined: SQL = " JOIN article a ON a.id = k.article"
        switch lead {
        case .words(let query):
            return (
                "words k" + joined, [query.asked(of: "k.keys", in: days)], "k.sorted", "k.article"
            )
        case .entity(let source):
            guard let limit else { return ("naming k" + joined, [source.condition], "k.sorted", "k.article") }
            let (condition, seconds) = source.asked(for: limit)
            return ("naming k" + joined, [condition], seconds, "k.article")
        case .language(let tag): return ("extraction k" + joined, ["k.language = \(tag)"], "k.sorted", "k.article")
        case .feed(let id): return ("feed_article k" + joined, ["k.feed = \(id)"], "k.sorted", "k.article")
        case .starred:
            return ("mark k" + joined, ["k.reader = \(reader)", "k.is_starred"], "k.sorted", "k.article")
        case .tag(let id):
            return ("article_tag k" + joined, ["k.reader = \(reader)", "k.tag = \(id)"], "a.sorted", "a.id")
        case .noted: return ("note k" + joined, ["k.reader = \(reader)"], "a.sorted", "a.id")
        case .hidden: return ("article a", [], "a.sorted", "a.id")
        case .source(let id): return ("article a", ["a.source = \(id)"], "a.sorted", "a.id")
        case .articles(let ids): return ("article a", ["a.id = ANY (\(ids))"], "a.sorted", "a.id")
        case .filedAfter(let id): return ("article a", ["a.id > \(id)"], "a.sorted", "a.id")
        case .everything: return ("article a", [], "a.sorted", "a.id")
        }
    }

    /// The articles beyond a position, in order, with some columns of `a` and `k`.
    ///
    /// - Parameter isWhole: whether the library is on one server.
    func request(
        _ columns: SQL, reader: Int64, beyond position: ListPosition?, isOlder: Bool, days: ClosedRange<Int64>? = nil,
        limit: Int, isWhole: Bool
    ) -> SQL {
        let (tables, own, seconds, number) = source(reader: reader, days: days, limit: limit)
        let isFirstChosen = isWhole && hasWordsAlone
        var checks = own + conditions + [isFirstChosen ? Self.notHidden : isHidden ? "a.is_hidden" : "NOT a.is_hidden"]
        if let earliest { checks.append(seconds + " >= \(earliest)") }
        if let latest { checks.append(seconds + " <= \(latest)") }
        if let position {
            checks.append(
                "(" + seconds + ", " + number + ")" + (isOlder ? " < " : " > ")
                    + "(\(position.seconds), \(position.id))")
        }
        let direction: SQL = isOlder ? " DESC" : ""
        // The first page of a list can be asked for without parameters: see ArticleLines.columns. Of all articles, the
        // server keeps one plan for all pages, which has to say how many articles are wanted.
        let most: SQL = isEverything || position == nil && days == nil ? .verbatim(String(limit)) : "\(limit)"
        let order = " ORDER BY " + seconds + direction + ", " + number + direction
        if isFirstChosen {
            // The server cannot tell that few articles of some days are left, and would go through the rows of all.
            return "SELECT " + columns + " FROM (SELECT k.article, k.sorted FROM words k" + filter(checks) + order
                + " LIMIT " + most + ") k JOIN article a ON a.id = k.article" + order
        }
        return "SELECT " + columns + " FROM " + tables + filter(checks) + order + " LIMIT " + most
    }

    /// The articles in any order, with some columns of `a`.
    func unordered(_ columns: SQL, reader: Int64, limit: Int) -> SQL {
        var days: ClosedRange<Int64>?
        if let earliest, let latest, earliest <= latest {
            days = TimeSpan.day(ofSecond: earliest)...TimeSpan.day(ofSecond: latest)
        }
        let (tables, own, seconds, _) = source(reader: reader, days: days, limit: nil)
        var checks = own + conditions + [isHidden ? "a.is_hidden" : "NOT a.is_hidden"]
        if let earliest { checks.append(seconds + " >= \(earliest)") }
        if let latest { checks.append(seconds + " <= \(latest)") }
        return "SELECT " + columns + " FROM " + tables + filter(checks) + " LIMIT \(limit)"
    }

    /// How many articles there are, counted up to a limit. It must be exact.
    ///
    /// - Parameters:
    ///   - days: of words alone, the days that are asked for; nil for all.
    ///   - isWhole: whether the library is on one server.
    func counting(reader: Int64, days: ClosedRange<Int64>? = nil, cap: Int, isWhole: Bool) -> SQL {
        var rows = unordered("1", reader: reader, limit: cap)
        if case .words(let query) = lead, isOfWordsAlone, isWhole {
            let asked = query.asked(of: "k.keys", in: days)
            rows = "SELECT 1 FROM words k" + filter([asked, Self.notHidden]) + " LIMIT \(cap)"
        }
        return "SELECT count(*) FROM (" + rows + ") AS counted"
    }

    /// A plan that finds less, but most, and is quicker; nil if there is none.
    var narrowed: ServerPlan? {
        guard case .words(let query) = lead, let narrow = query.narrowed else { return nil }
        var plan = self
        plan.lead = .words(narrow)
        return plan
    }

    /// Whether nothing but words is asked for.
    var isOfWordsAlone: Bool { hasWordsAlone && earliest == nil && latest == nil }

    /// Whether the table of words tells all but what is hidden, so that rows of articles are not looked at.
    private var hasWordsAlone: Bool {
        if case .words = lead { conditions.isEmpty && !isHidden } else { false }
    }

    /// Few articles are hidden: they are sooner found than looked for in each row.
    private static let notHidden: SQL = "NOT EXISTS (SELECT FROM article a WHERE a.id = k.article AND a.is_hidden)"

    private func filter(_ checks: [SQL]) -> SQL { checks.isEmpty ? "" : " WHERE " + checks.joined(by: " AND ") }

    /// Whether all articles are asked for, by time alone.
    var isEverything: Bool {
        if case .everything = lead { conditions.isEmpty && !isHidden } else { false }
    }

    /// Whether the articles are asked for by days.
    var isByDays: Bool {
        if case .words = lead { true } else { false }
    }
}
