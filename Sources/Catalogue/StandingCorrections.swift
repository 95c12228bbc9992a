import Libraries
import News

/// What a person's corrections say of the entities that articles name. There are few of them, so they are read whole.
///
/// What an article names is what was found in it with all corrections applied, in the order in which they were made. So
/// a correction that is undone leaves nothing behind, whatever came before and after it.
package struct StandingCorrections: Sendable {
    private struct Written: Hashable {
        let folded: String
        let kind: Int
    }

    private var rules: [Written: Entity.ID] = [:]
    /// What names mean within one article.
    private var rulesOfArticles: [Article.ID: [Written: Entity.ID]] = [:]
    /// What is done to an entity in every article, in order.
    private var steps: [Entity.ID: [LinkStep]] = [:]
    /// What is done in one article, in order.
    private var stepsOfArticles: [Article.ID: [LinkStep]] = [:]
    /// The entities that mentions are moved to.
    package private(set) var targets: Set<Entity.ID> = []

    /// None.
    package init() {}

    /// - Parameters:
    ///   - rows: all corrections in force, in the order in which they were made.
    ///   - scopes: where those hold that are bound to an article.
    ///   - rules: what names mean, by their corrections in the order in which they were made.
    package init(_ rows: [CorrectionRow], scopes: [Int64: ScopeRow], rules: [(correction: Int64, rule: RuleRow)]) {
        for row in rows { note(row, scopes[row.id]) }
        let bound = Set(rows.filter(\.isBound).map(\.id))
        for (correction, rule) in rules {
            let written = Written(folded: rule.folded, kind: rule.kind)
            if let scope = scopes[correction] {
                rulesOfArticles[scope.article, default: [:]][written] = rule.entity
            } else if !bound.contains(correction) {
                self.rules[written] = rule.entity
            }
        }
    }

    private mutating func note(_ row: CorrectionRow, _ scope: ScopeRow?) {
        guard let step = LinkStep(row, scope) else { return }
        targets.insert(step.target)
        if let article = step.article {
            stepsOfArticles[article, default: []].append(step)
        } else {
            steps[step.source, default: []].append(step)
        }
    }

    /// Whether no article is changed.
    package var isEmpty: Bool { targets.isEmpty }

    /// The entity that the latest correction of a name says it is; nil if there is none.
    package func settled(_ name: LinkName, in article: Article.ID) -> Entity.ID? {
        if rules.isEmpty, rulesOfArticles.isEmpty { return nil }
        let written = Written(folded: name.name.folded, kind: name.named.kind.code)
        return rulesOfArticles[article]?[written] ?? rules[written]
    }

    /// The first correction after another that does something to an article.
    private func next(after id: Int64, in article: Article.ID, naming entities: [Entity.ID]) -> LinkStep? {
        let ofArticle = stepsOfArticles[article]?.first { $0.id > id }
        if steps.isEmpty { return ofArticle }
        let ofEntities = Set(entities).compactMap { steps[$0]?.first { $0.id > id } }
        return (ofEntities + (ofArticle.map { [$0] } ?? [])).min { $0.id < $1.id }
    }

    /// What an article names by all corrections.
    ///
    /// - Parameter found: what was found in it, which fits its body.
    /// - Returns: that, and the corrections that changed anything, in order, with the entity whose mentions each moved.
    package func applied(
        to found: Linked, in article: Article.ID, body: String
    ) -> (linked: Linked, steps: [AppliedStep]) {
        var (linked, last, applied) = (found, Int64.min, [AppliedStep]())
        if isEmpty { return (linked, applied) }
        while let step = next(after: last, in: article, naming: linked.entities) {
            last = step.id
            if let source = linked.apply(step, body: body) { applied.append(AppliedStep(step: step, moved: source)) }
        }
        return (linked, applied)
    }
}

/// A step that has changed what an article names.
package struct AppliedStep: Sendable {
    /// What was done.
    package let step: LinkStep
    /// The entity whose mentions it has moved: of a single mention another than `step.source` if an earlier correction was
    /// undone or the text was extracted anew.
    package let moved: Entity.ID
}

extension LinkStep {
    /// - Returns: nil for a correction that moves no mentions: one of an entity's own name, kind or location, or one that
    ///   has lost what it is bound to.
    package init?(_ row: CorrectionRow, _ scope: ScopeRow?) {
        guard let target = row.other, row.isBound == (scope != nil) else { return nil }
        self.init(
            id: row.id, source: row.entity, target: target, spelling: row.sort == .split ? row.after : nil,
            article: scope?.article, anchor: scope?.anchor)
    }
}
