/// What a library's articles say of somebody or something as time goes by. Where they disagree, each stands with its source.
package struct OverTime: Hashable, Sendable {
    /// A role in one wording, with the articles that give it.
    package struct RoleSpan: Hashable, Sendable {
        /// The wording of the first article that gives it.
        package let text: String
        /// Whether it says that this was once so: 'former', 'ex-'.
        package let isFormer: Bool
        /// Each article that gives it, oldest first; at least one.
        package let claims: [Dossier.DatedRole]

        package init(text: String, isFormer: Bool, claims: [Dossier.DatedRole]) {
            self.text = text
            self.isFormer = isFormer
            self.claims = claims
        }

        /// The outlets that give it, each once, in the order of their first article.
        package var sources: [String] {
            var seen: Set<String> = []
            return claims.compactMap(\.article.source).filter { seen.insert($0).inserted }
        }
    }

    /// One outlet says that somebody is something, another at the same time or before that this was once so.
    package struct Disagreement: Hashable, Sendable {
        /// The claim that it is so, and the one that it was so.
        package let now: Dossier.DatedRole
        package let former: Dossier.DatedRole

        package init(now: Dossier.DatedRole, former: Dossier.DatedRole) {
            self.now = now
            self.former = former
        }
    }

    /// A month in which it is named.
    package struct Month: Hashable, Sendable {
        /// The first day of the month.
        package let first: CivilDay
        package let articles: Int
        /// Who and what else the articles of the month name, most articles in common first.
        package let companions: [Dossier.Companion]
        /// What it is quoted as saying, and quotes of others that name it, oldest first.
        package let said: [Dossier.Passage]
        package let saidOf: [Dossier.Passage]

        package init(
            first: CivilDay, articles: Int, companions: [Dossier.Companion], said: [Dossier.Passage],
            saidOf: [Dossier.Passage]
        ) {
            self.first = first
            self.articles = articles
            self.companions = companions
            self.said = said
            self.saidOf = saidOf
        }
    }

    package let entity: Entity
    /// The oldest and the newest article with a date that name it.
    package let first: ArticleLine?
    package let last: ArticleLine?
    /// In the order in which they were first given.
    package let roles: [RoleSpan]
    package let disagreements: [Disagreement]
    /// Oldest first; months without an article are left out.
    package let months: [Month]
    /// How many articles were read for it. If more articles name the entity, the newest and the oldest were read.
    package let articlesRead: Int

    package init(
        entity: Entity, first: ArticleLine?, last: ArticleLine?, roles: [RoleSpan], disagreements: [Disagreement],
        months: [Month], articlesRead: Int
    ) {
        self.entity = entity
        self.first = first
        self.last = last
        self.roles = roles
        self.disagreements = disagreements
        self.months = months
        self.articlesRead = articlesRead
    }
}

extension OverTime {
    /// Groups what articles say of roles, and finds where they disagree.
    ///
    /// - Parameter claims: in any order; those without a date count last.
    package static func roles(of claims: [Dossier.DatedRole]) -> (spans: [RoleSpan], disagreements: [Disagreement]) {
        let ordered = claims.sorted { $0.article.position < $1.article.position }
        var spans: [(key: RoleKey, claims: [Dossier.DatedRole])] = []
        for claim in ordered {
            let key = RoleKey(claim.text)
            if let index = spans.firstIndex(where: { $0.key == key }) {
                spans[index].claims.append(claim)
            } else {
                spans.append((key, [claim]))
            }
        }
        let disagreements = spans.compactMap { span -> Disagreement? in
            guard span.key.isFormer, let former = span.claims.first,
                let now = spans.first(where: { !$0.key.isFormer && $0.key.office == span.key.office }),
                let later = now.claims.first(where: { $0.contradicts(former) })
            else { return nil }
            return Disagreement(now: later, former: former)
        }
        return (
            spans.map { RoleSpan(text: $0.claims[0].text, isFormer: $0.key.isFormer, claims: $0.claims) }, disagreements
        )
    }
}

extension Dossier.DatedRole {
    /// Whether it says that something is so, on the same day as another article says that it was so, or later.
    fileprivate func contradicts(_ former: Dossier.DatedRole) -> Bool {
        guard let own = article.published?.day, let other = former.article.published?.day else { return false }
        return own >= other && article.source != former.article.source
    }
}

/// What a role says, without the words that tell whether it still is so.
private struct RoleKey: Equatable {
    let office: String
    let isFormer: Bool

    init(_ text: String) {
        var words = folded(text).split(separator: " ")[...]
        var isFormer = false
        while let first = words.first, words.count > 1 {
            if first.hasPrefix("ex-"), first.utf8.count > 3 {
                words[words.startIndex] = first.dropFirst(3)
                isFormer = true
            } else if ["former", "ex", "onetime", "erstwhile"].contains(first) {
                words = words.dropFirst()
                isFormer = true
            } else if ["the", "a", "an", "then", "current", "incumbent"].contains(first) {
                words = words.dropFirst()
            } else {
                break
            }
        }
        office = words.joined(separator: " ")
        self.isFormer = isFormer
    }
}
