import News
import Terminal

/// The lines of a story at a width: who tells it, then what the tellings share and where they differ.
struct StoryLines {
    let story: Story
    let width: Int
    let glyphs: Glyphs
    let dates: DateStyle

    var lines: [DossierLine] {
        tellingLines + sharedLines + partialLines + story.tellings.flatMap(ownLines) + speakingLines
    }

    private var tellingLines: [DossierLine] {
        [title("TOLD BY", right: counted(story.tellings.count, "article"))]
            + story.tellings.map { telling in
                let article = telling.article
                let mark = article.id == story.article ? glyphs.chosen : ""
                return DossierLine(
                    pieces: [
                        .init(text: padded(mark, to: 2), ink: .prompt),
                        .init(text: padded(outlet(article), to: outletColumns) + "  ", ink: .text),
                        .init(text: oneLine(article.headline), ink: .headline),
                    ], right: width >= 80 ? article.published.map { dates.short($0) } ?? "" : "",
                    target: .passage(article.id, 0..<0))
            }
    }

    private var sharedLines: [DossierLine] {
        if story.namedByAll.isEmpty { return [] }
        let names = story.namedByAll.map { oneLine($0.name) }.joined(separator: " \(glyphs.separator) ")
        let rows = wrappedLines(names, width: max(8, width - 6), limit: 4, mark: glyphs.ellipsis)
        return [.blank, title("NAMED BY ALL", right: counted(story.namedByAll.count, "name"))]
            + rows.map { DossierLine(pieces: [.init(text: $0, ink: .text)], indent: 4) }
    }

    private var partialLines: [DossierLine] {
        if story.namedBySome.isEmpty { return [] }
        return [.blank, title("NAMED BY SOME", right: counted(story.namedBySome.count, "name"))]
            + story.namedBySome.map { naming in
                let missing = naming.leftOutBy.map(outlet).joined(separator: ", ")
                let share = "  \(naming.passages.count) of \(story.tellings.count), not \(missing)"
                return DossierLine(
                    pieces: [
                        .init(text: padded(oneLine(naming.entity.name), to: nameColumns), ink: naming.entity.kind.ink),
                        .init(text: share, ink: .quiet),
                    ], indent: 4, target: .entity(naming.entity))
            }
    }

    /// What one telling alone names, each with its sentence.
    private func ownLines(of telling: Story.Telling) -> [DossierLine] {
        if telling.onlyHere.isEmpty { return [] }
        let outlet = outlet(telling.article)
        return [.blank, title("ONLY IN \(outlet)", right: counted(telling.onlyHere.count, "name"))]
            + telling.onlyHere.map { naming in
                let name = padded(oneLine(naming.entity.name), to: nameColumns) + "  "
                return DossierLine(
                    pieces: [.init(text: name, ink: naming.entity.kind.ink)]
                        + excerpt(of: naming.passage, columns: width - nameColumns - 8, glyphs: glyphs),
                    indent: 4, target: .passage(naming.passage.article.id, naming.passage.range))
            }
    }

    private var speakingLines: [DossierLine] {
        if story.speakings.isEmpty { return [] }
        let count = story.speakings.reduce(0) { $0 + $1.quotes.count }
        var lines = [DossierLine.blank, title("SAID", right: counted(count, "quote"))]
        for speaking in story.speakings {
            lines.append(
                DossierLine(
                    pieces: [.init(text: oneLine(speaking.speaker.name), ink: speaking.speaker.kind.ink)],
                    target: .entity(speaking.speaker)))
            for quote in speaking.quotes {
                let right = outlet(quote.article)
                let room = width - 6 - (width >= 60 ? shownWidth(right) + 3 : 0)
                lines.append(
                    DossierLine(
                        pieces: excerpt(of: quote, columns: room, glyphs: glyphs, isQuote: true),
                        right: width >= 60 ? right : "", indent: 4,
                        target: .passage(quote.article.id, quote.range)))
            }
        }
        return lines
    }

    private func title(_ text: String, right: String) -> DossierLine {
        DossierLine(pieces: [.init(text: text, ink: .title)], right: right)
    }

    private func outlet(_ article: ArticleLine) -> String {
        oneLine(article.source ?? article.byline ?? "article \(article.id)")
    }

    private func padded(_ text: String, to columns: Int) -> String {
        let text = shortened(text, to: columns, mark: glyphs.ellipsis)
        return text + String(repeating: " ", count: max(0, columns - shownWidth(text)))
    }

    /// The columns of the outlets' names: as many as the longest takes, within bounds.
    private var outletColumns: Int {
        let longest = story.tellings.map { shownWidth(outlet($0.article)) }.max() ?? 0
        return min(longest, max(6, width / 4))
    }

    private var nameColumns: Int { min(24, max(8, width / 4)) }
}
