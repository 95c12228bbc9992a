import News
import Terminal

/// The lines of a story as a timeline at a width: day by day who told it, which names came new, and who said what first.
struct TimelineLines {
    let story: Story
    let width: Int
    let glyphs: Glyphs
    let dates: DateStyle

    var lines: [ScreenLine] {
        var lines = head
        var day: CivilDay??
        for telling in story.tellings {
            let own = telling.article.published.map { dates.day(of: $0) }
            if day != .some(own) {
                lines += [.blank, .title(own.map { dates.short($0) } ?? "no date", count(on: own))]
                day = .some(own)
            }
            lines += [tellingLine(telling)] + nameLines(of: telling) + telling.newQuotes.map(quoteLine)
        }
        return lines
    }

    private var head: [ScreenLine] {
        let separator = " \(glyphs.separator) "
        let outlets = story.outlets.map { oneLine($0) }.joined(separator: separator)
        let names = story.mainNames.map { ScreenLine.Piece(oneLine($0.name), $0.kind.ink) }
        return [
            ScreenLine(pieces: [.init(oneLine(story.headline), .headline)]),
            ScreenLine(pieces: Array(names.map { [$0] }.joined(separator: [.init(separator, .quiet)]))),
        ] + (outlets.isEmpty ? [] : [ScreenLine(pieces: [.init(outlets, .quiet)])])
    }

    private func count(on day: CivilDay?) -> String {
        counted(story.tellings.count { $0.article.published.map { dates.day(of: $0) } == day }, "article")
    }

    private func tellingLine(_ telling: Story.Telling) -> ScreenLine {
        let article = telling.article
        let time = article.published.flatMap { $0.hasTime ? dates.time($0) : nil } ?? ""
        return ScreenLine(
            pieces: [
                .init(padded(article.id == story.article ? glyphs.chosen : "", to: 2), .prompt),
                .init(padded(time, to: timeColumns), .quiet),
                .init(padded(outlet(article), to: outletColumns) + "  ", .text),
                .init(oneLine(article.headline), .headline),
            ], target: .passage(article.id, 0..<0), why: .telling(article.id))
    }

    private func nameLines(of telling: Story.Telling) -> [ScreenLine] {
        // All names of the first telling are new: the head has the main ones.
        if telling.newNames.isEmpty || telling.article.id == story.tellings.first?.article.id { return [] }
        let names = telling.newNames.map { [ScreenLine.Piece(oneLine($0.name), $0.kind.ink)] }
        return [
            ScreenLine(
                pieces: [.init("new: ", .quiet)]
                    + names.joined(separator: [.init(" \(glyphs.separator) ", .quiet)]), indent: detailIndent)
        ]
    }

    private func quoteLine(_ said: Story.Said) -> ScreenLine {
        let speaker = oneLine(said.speaker.name) + ": "
        let room = width - detailIndent - shownWidth(speaker) - 2
        return ScreenLine(
            pieces: [.init(speaker, said.speaker.kind.ink)]
                + excerpt(of: said.quote, columns: room, glyphs: glyphs, isQuote: true), indent: detailIndent,
            target: .passage(said.quote.article.id, said.quote.range),
            why: .quote(in: said.quote.article.id, at: said.quote.range))
    }

    private func padded(_ text: String, to columns: Int) -> String {
        Reader.padded(text, to: columns, mark: glyphs.ellipsis)
    }

    /// The columns of the times with a space behind; 0 if there are none or the window is narrow.
    private var timeColumns: Int {
        let times = story.tellings.compactMap(\.article.published).filter(\.hasTime).map { shownWidth(dates.time($0)) }
        return width < 40 ? 0 : times.max().map { $0 + 1 } ?? 0
    }

    private var outletColumns: Int {
        let longest = story.tellings.map { shownWidth(outlet($0.article)) }.max() ?? 0
        return min(longest, max(6, width / 5))
    }

    /// Names and quotes stand below the headline of their telling, or near it.
    private var detailIndent: Int { min(4 + timeColumns, max(2, width / 4)) }
}
