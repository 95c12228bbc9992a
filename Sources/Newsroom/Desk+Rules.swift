import Libraries
import News

extension Desk {
    /// Puts rules in force for articles that come from now on. Rules that this removes or changes have acted on all
    /// articles that came until now.
    package func use(_ rules: [Rule]) throws(LibraryError) {
        try library.use(rules)
        self.rules.withLock { $0 = rules }
    }

    /// Has the rules act on what has come. Those that ask for names act once these are found.
    func applyRules() throws(LibraryError) {
        let rules = self.rules.withLock { $0 }
        if !rules.isEmpty { try library.applyRules(rules.map(PreparedRule.init(today:))) }
    }
}

extension PreparedRule {
    /// The rule, its days in words counted from today.
    package init(today rule: Rule) { self.init(rule, query: Query(parsing: rule.match, today: .today)) }
}
