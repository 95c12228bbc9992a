import News
import Reader

// What is said of somebody as time goes by, as parts of a dossier in Markdown.
extension DossierMarkdown {
    /// Where one outlet says 'is' and another 'was', both.
    var disagreementLines: [String] {
        section(
            "Sources disagree",
            (overTime?.disagreements ?? []).map { "- \(claim($0.now)); \(claim($0.former))" })
    }

    /// Each role with every article that gives it, oldest first.
    var roleLines: [String] {
        section(
            "Roles",
            (overTime?.roles ?? []).flatMap { role in
                ["- " + text(role.text) + span(of: role)] + role.claims.map { "  - \(source($0.article))" }
            })
    }

    /// With whom in which month, what it said and what was said of it.
    var monthLines: [String] {
        guard let overTime, !overTime.months.isEmpty else { return [] }
        let rest =
            overTime.articlesRead < entity.articles
            ? [
                "Of \(counted(entity.articles, "article")) the newest and the oldest were read: \(overTime.articlesRead).",
                "",
            ]
            : []
        return ["## Month by month", ""] + rest + overTime.months.flatMap(page(of:))
    }

    private func page(of month: OverTime.Month) -> [String] {
        let names = month.companions.map { "\(link($0.entity.name)) (\($0.articles))" }.joined(separator: ", ")
        return [
            "### " + monthName(month.first), "",
            counted(month.articles, "article") + (names.isEmpty ? "" : ", with " + names), "",
        ]
            + (month.said.isEmpty ? [] : ["Said:", ""] + month.said.map(quotation))
            + (month.saidOf.isEmpty ? [] : ["Said of it:", ""] + month.saidOf.map(quotation))
    }

    private func claim(_ claim: Dossier.DatedRole) -> String { "'\(text(claim.text))' (\(source(claim.article)))" }

    /// ', 2024-03-05 to 2024-03-09'; nothing if no article says when.
    private func span(of role: OverTime.RoleSpan) -> String {
        let days = role.claims.compactMap { $0.article.published?.day.iso8601 }
        guard let first = days.first, let last = days.last else { return "" }
        return first == last ? ", \(first)" : ", \(first) to \(last)"
    }
}
