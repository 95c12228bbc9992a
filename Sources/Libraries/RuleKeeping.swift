import News

/// The rules that act on articles as they come in.
package protocol RuleKeeping: Sendable {
    /// Notes which rules are in force. Rules that differ from those before act on what comes from now on.
    func use(_ rules: [Rule]) throws(LibraryError)

    /// Has rules act on the articles that have come since they acted last.
    ///
    /// - Parameter rules: those in force: see ``use(_:)``.
    func applyRules(_ rules: [PreparedRule]) throws(LibraryError)

    /// Has a rule act on all articles that match it.
    func applyToAll(_ rule: PreparedRule) throws(LibraryError) -> RuleCounts
}

/// A rule with its search read.
package struct PreparedRule: Hashable, Sendable {
    package let rule: Rule
    package let query: Query

    package init(_ rule: Rule, query: Query) { (self.rule, self.query) = (rule, query) }
}

/// What rules have done to articles.
package struct RuleCounts: Hashable, Sendable {
    /// How often a rule matched an article.
    package var matched = 0
    /// How many articles were changed, by what was changed in them.
    package var tagged = 0
    package var starred = 0
    package var read = 0
    package var hidden = 0

    /// Rules that have done nothing.
    package init() {}
}
