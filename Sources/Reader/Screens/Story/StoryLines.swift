import News
import Terminal

/// The lines of a story at a width: who tells it, what the tellings share and where they differ.
struct StoryLines {
    let story: Story
    let width: Int
    let glyphs: Glyphs
    let dates: DateStyle

    var lines: [ScreenLine] {
        tellingLines + sharedLines + partialLines + story.tellings.flatMap(ownLines)
            + QuotationLines(quotations: story.quotations, width: width, glyphs: glyphs).lines + speakingLines
    }

    private var tellingLines: [ScreenLine] {
        [.title("TOLD BY", counted(story.tellings.count, "article"))]
            + story.tellings.map { telling in
                let article = telling.article
                let mark = article.id == story.article ? glyphs.chosen : ""
                return ScreenLine(
                    pieces: [
                        .init(padded(mark, to: 2), .prompt),
                        .init(padded(outlet(article), to: outletColumns) + "  ", .text),
                        .init(oneLine(article.headline), .headline),
                    ], right: width >= 80 ? article.published.map { dates.short($0) } ?? "" : "",
                    target: .passage(article.id, 0..<0), why: .telling(article.id))
            }
    }

    private var sharedLines: [ScreenLine] {
        if story.namedByAll.isEmpty { return [] }
        let names = story.namedByAll.map { oneLine($0.name) }.joined(separator: " \(glyphs.separator) ")
        let rows = wrappedLines(names, width: max(8, width - 6), limit: 4, mark: glyphs.ellipsis)
        return [.blank, .title("NAMED BY ALL", counted(story.namedByAll.count, "name"))]
            + rows.map { ScreenLine(pieces: [.init($0, .text)], indent: 4) }
    }

    private var partialLines: [ScreenLine] {
        if story.namedBySome.isEmpty { return [] }
        return [.blank, .title("NAMED BY SOME", counted(story.namedBySome.count, "name"))]
            + story.namedBySome.map { naming in
                let missing = naming.outletsWithout.map(outlet).joined(separator: ", ")
                let share =
                    "  \(naming.passages.count) of \(story.tellings.count)"
                    + (missing.isEmpty ? "" : ", not \(missing)")
                return ScreenLine(
                    pieces: [
                        .init(padded(oneLine(naming.entity.name), to: nameColumns), naming.entity.kind.ink),
                        .init(share, .quiet),
                    ], indent: 4, target: .entity(naming.entity),
                    why: .naming(naming.entity.id, in: story.tellings.map(\.article.id)))
            }
    }

    /// What only one telling names, each with its sentence.
    private func ownLines(of telling: Story.Telling) -> [ScreenLine] {
        if telling.onlyHere.isEmpty { return [] }
        let outlet = outlet(telling.article)
        return [.blank, .title("ONLY IN \(outlet)", counted(telling.onlyHere.count, "name"))]
            + telling.onlyHere.map { naming in
                let name = padded(oneLine(naming.entity.name), to: nameColumns) + "  "
                return ScreenLine(
                    pieces: [.init(name, naming.entity.kind.ink)]
                        + excerpt(of: naming.passage, columns: width - nameColumns - 8, glyphs: glyphs),
                    indent: 4, target: .passage(naming.passage.article.id, naming.passage.range),
                    why: .name(naming.entity.id, in: naming.passage.article.id),
                    copied: CopiedPassage(passage: naming.passage, isQuote: false))
            }
    }

    private var speakingLines: [ScreenLine] {
        if story.speakings.isEmpty { return [] }
        let count = story.speakings.reduce(0) { $0 + $1.quotes.count }
        return [.blank, .title("SAID", counted(count, "quote"))]
            + story.speakings.flatMap { speaking in
                let name = ScreenLine.Piece(oneLine(speaking.speaker.name), speaking.speaker.kind.ink)
                return [ScreenLine(pieces: [name], target: .entity(speaking.speaker))]
                    + speaking.quotes.map { quoteLine($0, by: speaking.speaker) }
            }
    }

    private func quoteLine(_ quote: Dossier.Passage, by speaker: Entity) -> ScreenLine {
        .sentence(
            quote, isQuote: true, by: speaker.name, right: width >= 60 ? outlet(quote.article) : "", width: width,
            glyphs: glyphs)
    }

    private func padded(_ text: String, to columns: Int) -> String {
        Reader.padded(text, to: columns, mark: glyphs.ellipsis)
    }

    /// The columns of the outlets' names: as many as the longest takes, within limits.
    private var outletColumns: Int {
        let longest = story.tellings.map { shownWidth(outlet($0.article)) }.max() ?? 0
        return min(longest, max(6, width / 4))
    }

    /// The columns of the names in front of sentences: in a wide window, as many as the longest takes.
    private var nameColumns: Int {
        let names = story.namedBySome.map(\.entity.name) + story.tellings.flatMap(\.onlyHere).map(\.entity.name)
        let longest = names.map { shownWidth(oneLine($0)) }.max() ?? 0
        return max(min(24, max(8, width / 4)), min(longest, width / 4))
    }
}
