import GRDB
import Libraries
import News

// Rules act once on what comes in. A setting keeps the last article on which they have acted; rules that ask for names,
// which are found later, have a setting of their own. So it does not matter which program files an article, or whether
// that program ends before the rules have acted. New rules act on what comes after them.

extension Library {
    /// Notes which rules are in force. Rules that differ from those before act on what comes from now on.
    package func use(_ rules: [Rule]) throws(LibraryError) {
        let digest = rules.isEmpty ? nil : stableHash(rules.map { "\($0)" }.joined(separator: "\n"))
        if try read({ try RuleState.read($0)?.digest }) == digest || isReadOnly { return }
        try write { db in
            guard let digest else { return try RuleState.write(nil, db) }
            let newest = try Int64.fetchOne(db, sql: "SELECT max(id) FROM article") ?? 0
            try RuleState.write(RuleState(digest: digest, filed: newest, named: newest), db)
        }
    }

    /// Has rules act on the articles that have come since they acted last.
    ///
    /// - Parameter rules: those in force: see ``use(_:)``.
    package func applyRules(_ rules: [PreparedRule]) throws(LibraryError) {
        if rules.isEmpty { return }
        try write(.power) { db in
            guard var state = try RuleState.read(db) else { return }
            let applier = RuleApplier(db: db)
            var counts = RuleCounts()
            let newest = try Int64.fetchOne(db, sql: "SELECT max(id) FROM article") ?? 0
            let settled = try Watches.lastSettled(db)
            for rule in rules {
                let named = rule.query.asksForNames
                var terms = rule.query.terms + [.filedAfter(named ? state.named : state.filed)]
                if named { terms.append(.not(.filedAfter(settled))) }
                try applier.apply(rule.rule, to: Query(terms: terms), &counts)
            }
            (state.filed, state.named) = (newest, max(state.named, settled))
            try RuleState.write(state, db)
        }
    }

    /// Has a rule act on all articles that match it.
    package func applyToAll(_ rule: PreparedRule) throws(LibraryError) -> RuleCounts {
        try write(.power) { db in
            var counts = RuleCounts()
            try RuleApplier(db: db).apply(rule.rule, to: rule.query, &counts)
            return counts
        }
    }
}

/// Up to which articles the rules have acted.
private struct RuleState {
    private static let setting = "rules"

    let digest: Int64
    var filed: Article.ID
    var named: Article.ID

    init(digest: Int64, filed: Article.ID, named: Article.ID) {
        (self.digest, self.filed, self.named) = (digest, filed, named)
    }

    static func read(_ db: Database) throws -> RuleState? {
        let numbers = try SettingRows.value(setting, db)?.split(separator: " ").compactMap { Int64($0) } ?? []
        return numbers.count == 3 ? RuleState(digest: numbers[0], filed: numbers[1], named: numbers[2]) : nil
    }

    static func write(_ state: RuleState?, _ db: Database) throws {
        try SettingRows.keep(state.map { "\($0.digest) \($0.filed) \($0.named)" }, as: setting, db)
    }
}

private struct RuleApplier {
    let db: Database

    func apply(_ rule: Rule, to query: Query, _ counts: inout RuleCounts) throws {
        let ids = try QueryPlanner(db).articles(matching: query)
        counts.matched += ids.count
        if !rule.tags.isEmpty {
            counts.tagged += try TagRows(db: db).make(TagChange(adding: rule.tags), on: ids).articles
        }
        if rule.stars { counts.starred += try mark("is_starred", ids) }
        if rule.marksRead { counts.read += try mark("is_read", ids) }
        if rule.hides { counts.hidden += try ArticleHider(db: db).hide(true, ids).count }
    }

    private func mark(_ column: String, _ ids: [Article.ID]) throws -> Int {
        let mark = try db.cachedStatement(sql: "UPDATE article SET \(column) = 1 WHERE id = ? AND \(column) = 0")
        return try ids.count { id in
            try mark.execute(arguments: [id])
            return db.changesCount > 0
        }
    }
}
