import News
import Newsroom
import Reader

// What `lookup --over-time` prints: a page in Markdown, or JSON.

extension OverTime {
    /// The page as lines of Markdown.
    var markdown: [String] {
        var lines = ["# \(escaped(entity.name)) over time", ""]
        for (label, article) in [("First named", first), ("Last named", last)] {
            if let article { lines.append("- \(label): \(source(article)) \(escaped(article.headline))") }
        }
        if articlesRead < entity.articles {
            lines.append(
                "- Of \(counted(entity.articles, "article")), the newest and the oldest were read: \(articlesRead)")
        }
        if !disagreements.isEmpty { lines += ["", "## Sources disagree", ""] }
        for disagreement in disagreements {
            lines.append("- \(claim(disagreement.now)); \(claim(disagreement.former))")
        }
        if !roles.isEmpty { lines += ["", "## Roles", ""] }
        for role in roles {
            lines.append("- \(escaped(role.text))" + (role.isFormer ? " (no longer)" : ""))
            lines += role.claims.map { "  - \(source($0.article))" }
        }
        for month in months { lines += page(of: month) }
        return lines
    }

    private func page(of month: Month) -> [String] {
        let names = month.companions.map { "\(escaped($0.entity.name)) (\($0.articles))" }
        return ["", "## \(monthName(month.first))", "", "\(counted(month.articles, "article"))"]
            + (names.isEmpty ? [] : ["", "With " + names.joined(separator: ", ")])
            + quotes(month.said, "Says") + quotes(month.saidOf, "Said of")
    }

    private func quotes(_ quotes: [Dossier.Passage], _ label: String) -> [String] {
        quotes.isEmpty
            ? [] : ["", "\(label):", ""] + quotes.map { "- '\(escaped($0.text))' \(source($0.article))" }
    }

    private func claim(_ claim: Dossier.DatedRole) -> String { "'\(escaped(claim.text))' \(source(claim.article))" }

    /// '(Kyiv Courier, 2024-03-05, article 3)'.
    private func source(_ article: ArticleLine) -> String {
        let parts = [article.source.map(escaped), article.published?.day.iso8601, "article \(article.id)"]
        return "(" + parts.compactMap { $0 }.joined(separator: ", ") + ")"
    }

    /// A text on one line in which no sign of Markdown means anything.
    private func escaped(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ").reduce(into: "") { escaped, character in
            if "\\`*_[]<>#|&".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
    }
}

extension JSON {
    /// The object of `lookup --over-time --json`.
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
            "with": .array(
                month.companions.map {
                    [
                        "name": .string($0.entity.name), "kind": .string($0.entity.kind.rawValue),
                        "articles": .integer($0.articles),
                    ]
                }),
            "says": .array(month.said.map(quote)), "said_of": .array(month.saidOf.map(quote)),
        ]
    }

    private static func quote(_ quote: Dossier.Passage) -> JSON {
        ["text": .string(quote.text), "article": .integer(Int(quote.article.id))]
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
