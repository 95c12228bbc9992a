import News
import Terminal

/// The lines of what is said of somebody as time goes by, at a width: roles with dates and sources, then month by month with
/// whom, what was said and what others said.
struct OverTimeLines {
    let overTime: OverTime
    let width: Int
    let glyphs: Glyphs
    let dates: DateStyle

    var lines: [ScreenLine] { namedLines + disagreementLines + roleLines + overTime.months.flatMap(monthLines) }

    private var namedLines: [ScreenLine] {
        let lines = [("first named", overTime.first), ("last named", overTime.last)].compactMap { label, article in
            article.map { article in
                ScreenLine(
                    pieces: [.init(label + String(repeating: " ", count: 14 - label.utf8.count), .quiet)]
                        + [.init(oneLine(article.headline), .headline)], right: origin(of: article, dates: dates),
                    target: .passage(article.id, 0..<0), why: .name(overTime.entity.id, in: article.id))
            }
        }
        if overTime.articlesRead >= overTime.entity.articles { return lines }
        let words =
            "of \(counted(overTime.entity.articles, "article")) the newest and the oldest were read: "
            + grouped(overTime.articlesRead)
        return lines + [ScreenLine(pieces: [.init(words, .quiet)])]
    }

    /// Where one outlet says 'is' and another 'was', both.
    private var disagreementLines: [ScreenLine] {
        if overTime.disagreements.isEmpty { return [] }
        return [.blank, .title("SOURCES DISAGREE", counted(overTime.disagreements.count, "role"))]
            + overTime.disagreements.flatMap { [line($0.now, indent: 4), line($0.former, indent: 4)] }
    }

    private var roleLines: [ScreenLine] {
        if overTime.roles.isEmpty { return [] }
        return [.blank, .title("ROLES", counted(overTime.roles.count, "role"))]
            + overTime.roles.compactMap { role in
                role.claims.first.map { claim in
                    var line = line(claim, indent: 4)
                    line.pieces.append(.init(spanWords(role), .quiet))
                    return line
                }
            }
    }

    private func line(_ claim: Dossier.DatedRole, indent: Int) -> ScreenLine {
        ScreenLine(
            pieces: [.init(oneLine(claim.text), .heading)], right: origin(of: claim.article, dates: dates),
            indent: indent, target: .passage(claim.article.id, claim.range),
            why: .role(overTime.entity.id, in: claim.article.id, at: claim.range))
    }

    /// '  until 9 Mar 2024 · 3 articles · Wire, Courier'; nothing for a single article, which the line names already.
    private func spanWords(_ role: OverTime.RoleSpan) -> String {
        guard role.claims.count > 1, let last = role.claims.last else { return "" }
        let until = last.article.published.map { "until \(dates.short($0))" }
        let sources = role.sources.count > 1 ? role.sources.map(oneLine).joined(separator: ", ") : nil
        return "  "
            + [until, counted(role.claims.count, "article"), sources].compactMap { $0 }
            .joined(separator: " \(glyphs.separator) ")
    }

    private func monthLines(_ month: OverTime.Month) -> [ScreenLine] {
        let separator = " \(glyphs.separator) "
        let names = month.companions.map { companion in
            [ScreenLine.Piece("\(oneLine(companion.entity.name)) \(companion.articles)", companion.entity.kind.ink)]
        }
        let with = ScreenLine(
            pieces: [.init("with ", .quiet)] + names.joined(separator: [.init(separator, .quiet)]), indent: 4)
        return [.blank, .title(monthName(month.first), counted(month.articles, "article"))]
            + (names.isEmpty ? [] : [with]) + month.said.map { quoteLine($0, "says ") }
            + month.saidOf.map { quoteLine($0, "said of ") }
    }

    private func quoteLine(_ quote: Dossier.Passage, _ label: String) -> ScreenLine {
        .sentence(
            quote, isQuote: true, after: label, right: width >= 80 ? origin(of: quote.article, dates: dates) : "",
            width: width,
            glyphs: glyphs)
    }
}
