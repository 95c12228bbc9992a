import GRDB

/// A condition in the forms in which it leads and is checked.
struct PlannedTerm {
    /// What gives its articles, together; empty if no index does.
    var leads: [QueryPlan.Lead]
    var condition: SQL
    /// What has to be checked even if it leads.
    var bounds: [SQL] = []
    var isImpossible = false
    /// The same condition, checked on all its articles, which are gathered before; nil if that is of no use.
    var gathered: SQL?
    /// What it takes to check it on one article, in rows read.
    var checkCost = 1

    /// The plans in which it leads and others are checked.
    func plans(checking conditions: [SQL]) -> [QueryPlan] {
        leads.map { QueryPlan(lead: $0, conditions: conditions + bounds) }
    }
}

/// Which of several conditions leads, and how the others are checked on what it gives: what reads the fewest rows.
struct LeadChoice {
    private let terms: [PlannedTerm]
    private let counts: [Int?]
    private let articles: Int
    /// The condition that leads, by its index.
    private(set) var leader = 0

    /// How far the articles of a condition are counted. It takes the index some milliseconds to count so many.
    static let countLimit = 50_000
    /// How many articles are asked for, about.
    private static let wanted = 100.0

    /// - Parameters:
    ///   - counts: for each condition, how many articles it gives, counted up to `countLimit`; nil if it cannot lead. At
    ///     least one can.
    ///   - articles: how many the library has.
    init(_ terms: [PlannedTerm], counts: [Int?], articles: Int) {
        (self.terms, self.counts, self.articles) = (terms, counts, articles)
        let leaders = terms.indices.filter { counts[$0] != nil }
        leader = leaders.map { ($0, cost(leading: $0)) }.min { $0.1 < $1.1 }?.0 ?? leader
    }

    /// The others, as they are checked behind the one that leads.
    var conditions: [SQL] {
        terms.indices.filter { $0 != leader }.map { check($0, behind: leader).condition }
    }

    private func cost(leading leader: Int) -> Int {
        terms.indices.reduce(rowsRead(leading: leader)) {
            $1 == leader ? $0 : $0 + check($1, behind: leader).cost
        }
    }

    /// How many articles are looked at until there are enough, if conditions have nothing to do with one another.
    private func rowsRead(leading leader: Int) -> Int {
        // Each alternative gives as many as are asked for.
        let wanted = Self.wanted * Double(terms[leader].leads.count)
        let needed = counts.indices.reduce(wanted) { needed, other in
            guard other != leader, let count = counts[other] else { return needed }
            return needed * (Double(articles) / Double(max(1, count)))
        }
        return Int(min(Double(counts[leader] ?? 0), needed))
    }

    /// How a condition is checked on what another one leads to, and what that costs in rows read.
    private func check(_ term: Int, behind leader: Int) -> (condition: SQL, cost: Int) {
        let rows = rowsRead(leading: leader)
        let oneByOne = (terms[term].condition, rows * terms[term].checkCost)
        guard let gathered = terms[term].gathered, let count = counts[term], count < Self.countLimit else {
            return oneByOne
        }
        // For each alternative that leads, the articles are gathered anew.
        let cost = count * terms[leader].leads.count + 2 * rows
        return cost < oneByOne.1 ? (gathered, cost) : oneByOne
    }
}
