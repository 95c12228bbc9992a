import News

extension JSON {
    /// The object that `dossier --json` prints: that of `lookup --json`, with what is said as time goes by.
    static func dossier(_ dossier: Dossier, overTime: OverTime?) -> JSON {
        guard case .object(let members) = JSON.dossier(dossier) else { return .null }
        return .object(members + [("over_time", overTime.map(JSON.overTime) ?? .null)])
    }

    /// The member `over_time` of `dossier --json`.
    static func overTime(_ overTime: OverTime) -> JSON {
        [
            "name": .string(overTime.entity.name), "kind": .string(overTime.entity.kind.rawValue),
            "articles": .integer(overTime.entity.articles), "articles_read": .integer(overTime.articlesRead),
            "first": overTime.first.map(reference) ?? .null, "last": overTime.last.map(reference) ?? .null,
            "roles": .array(
                overTime.roles.map { role in
                    [
                        "text": .string(role.text), "former": .bool(role.isFormer),
                        "claims": .array(role.claims.map { reference($0.article) }),
                    ]
                }),
            "disagreements": .array(overTime.disagreements.map { ["is": claim($0.now), "was": claim($0.former)] }),
            "months": .array(overTime.months.map(month)),
        ]
    }

    private static func month(_ month: OverTime.Month) -> JSON {
        let day = month.first.iso8601
        return [
            "month": .string(String(day.prefix(max(0, day.count - 3)))), "articles": .integer(month.articles),
            "with": .array(month.companions.map(companion)),
            "says": .array(month.said.map(quote)), "said_of": .array(month.saidOf.map(quote)),
        ]
    }

    private static func claim(_ claim: Dossier.DatedRole) -> JSON {
        guard case .object(let members) = reference(claim.article) else { return .null }
        return .object([("text", .string(claim.text))] + members)
    }

    private static func reference(_ article: ArticleLine) -> JSON {
        [
            "article": .integer(Int(article.id)), "source": .text(article.source),
            "published": .moment(article.published),
        ]
    }
}
