import Libraries
import News

/// A dossier as Markdown: what is known of an entity, each statement with the article that it comes from.
struct DossierMarkdown {
    let dossier: Dossier
    /// What is said as time goes by; nil if that was not read.
    let overTime: OverTime?
    /// Whether names are links of the form `[[name]]`.
    let isLinked: Bool

    var entity: Entity { dossier.entity }

    var lines: [String] {
        let days = [dossier.first, dossier.last].compactMap { $0?.day.iso8601 }
        let span = days.first == days.last ? days.prefix(1).joined() : days.joined(separator: " to ")
        let counts =
            "\(entity.word), named \(counted(entity.mentions, "time")) in \(counted(entity.articles, "article"))"
        var lines = ["# " + text(entity.name), "", counts + (span.isEmpty ? "" : ", " + span), ""]
        if let note = dossier.note, !note.isEmpty { lines += section("Note", [text(note)]) }
        if let place = entity.place { lines += section("Location", ["- " + location(of: place)]) }
        lines += disagreementLines + roleLines
        lines += section("Also written", dossier.aliases.map { "- \(text($0.text)) (\($0.mentions))" })
        lines += section(
            "Seen with",
            dossier.seenWith.map {
                "- \(link($0.entity.name)), \($0.entity.word), in \(counted($0.articles, "article"))"
            })
        lines += section("What it said", dossier.quotes.map(quotation))
        lines += section("What was said of it", dossier.saidOf.map(quotation))
        lines += monthLines
        lines += section("Sentences", dossier.passages.map { "- \(marked($0)) (\(source($0.article)))" })
        return lines
    }

    func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["## " + title, ""] + lines + [""]
    }

    func quotation(_ passage: Dossier.Passage) -> String {
        "> \(text(passage.text))\n> (\(source(passage.article)))\n"
    }

    /// The sentence, the name in bold.
    private func marked(_ passage: Dossier.Passage) -> String {
        var result = ""
        var position = 0
        for mark in passage.marks where mark.lowerBound >= position && mark.upperBound <= passage.text.utf8.count {
            result += text(passage.text.text(atBytes: position..<mark.lowerBound))
            result += "**" + text(passage.text.text(atBytes: mark)) + "**"
            position = mark.upperBound
        }
        return result + text(passage.text.text(atBytes: position..<passage.text.utf8.count))
    }

    /// As in 'Kyiv Courier, 2024-03-08, "Pistorius: a single error", article 2'.
    func source(_ article: ArticleLine) -> String {
        [
            article.source.map(text), article.published?.day.iso8601 ?? "undated",
            isLinked ? noteLink(article.headline) : "\"" + text(article.headline) + "\"", "article \(article.id)",
        ].compactMap { $0 }.joined(separator: ", ")
    }

    private func location(of place: Place) -> String {
        let inhabitants = place.population.map { ", \(counted($0, "inhabitant"))" } ?? ""
        return "\(place.latitude), \(place.longitude)\(place.country.map { ", " + text($0) } ?? "")\(inhabitants)"
    }

    func link(_ name: String) -> String { isLinked ? noteLink(name) : text(name) }

    func text(_ text: String) -> String { escapedForMarkdown(text).replacingNewlines(with: " ") }
}

extension NewsLibrary {
    /// The dossier of an entity as lines of Markdown, with all sentences that name it in up to so many articles.
    ///
    /// - Parameter linked: whether names are links of the form `[[name]]`.
    /// - Returns: nil if there is no such entity.
    package func dossierMarkdown(
        of id: Entity.ID, linked: Bool, mostArticles: Int = 500
    ) throws(LibraryError) -> [String]? {
        guard var dossier = try dossier(of: id) else { return nil }
        var articles = Set(dossier.passages.map(\.article.id)).count
        while articles < mostArticles, let last = dossier.passages.last?.article.position {
            let more = try passages(naming: id, olderThan: last, limit: min(50, mostArticles - articles))
            if more.isEmpty { break }
            dossier.passages += more
            articles += Set(more.map(\.article.id)).count
        }
        return DossierMarkdown(dossier: dossier, overTime: try overTime(of: id), isLinked: linked).lines
            .map(replacingControls)
    }
}
