import News
import Terminal

/// The text of an article in the list. It is made when the article comes onto the screen, and kept, because most keys
/// only move the selection.
struct FittedRow: Equatable, Sendable {
    /// What the texts depend on.
    struct Purpose: Equatable, Sendable {
        let measure: ListMeasure
        let glyphs: String
    }

    /// The headline, row by row.
    let headline: [String]
    /// The direction of the headline; nil if it has no letter.
    let direction: ReadingDirection?
    /// 'Harbour Wire · 5 Mar · 3 min'.
    let origin: String
}

/// Makes the texts of articles fit the list.
struct RowFitter {
    let measure: ListMeasure
    let glyphs: Glyphs
    let dates: DateStyle
    /// The parts of the line below a headline.
    let parts: [ListPart]

    var purpose: FittedRow.Purpose { FittedRow.Purpose(measure: measure, glyphs: glyphs.name) }

    func fitted(_ row: ListRow) -> FittedRow {
        FittedRow(
            headline: measure.headline(row), direction: direction(of: row), origin: origin(of: row))
    }

    /// The direction of the headline; nil if it has no letter.
    func direction(of row: ListRow) -> ReadingDirection? {
        if let fitted = row.fitted { return fitted.direction }
        return readingDirection(of: row.line.headline[...])
    }

    /// The line below a headline.
    func origin(of row: ListRow) -> String {
        if let fitted = row.fitted { return fitted.origin }
        let star = row.line.isStarred ? shownWidth(glyphs.star) + 1 : 0
        return originLine(of: row.line, columns: measure.textWidth - star)
    }

    /// The line, its parts in the order that was chosen.
    private func originLine(of line: ArticleLine, columns: Int) -> String {
        // The number of others that printed it is kept, however short the source's name gets.
        let others = line.otherSources.isEmpty ? "" : " +\(line.otherSources.count)"
        let parts = self.parts.compactMap { part -> OriginLine.Part? in
            guard let text = text(of: part, line).map(oneLine), !text.isEmpty else { return nil }
            return OriginLine.Part(
                sort: part, text: text, tail: part == .source ? others : "", shorter: shorterTexts(of: part, line))
        }
        var origin = OriginLine(parts: parts, glyphs: glyphs)
        origin.fit(columns: columns)
        return origin.text
    }

    /// What a part may say instead where there is little room, longest first.
    private func shorterTexts(of part: ListPart, _ line: ArticleLine) -> [String] {
        switch part {
        case .date: line.published.map { [dates.withoutYear($0)] } ?? []
        case .news:
            line.news.map { ["\($0.sentences.count) new of \($0.total)", "\($0.sentences.count) new"] } ?? []
        case .source, .byline, .time, .minutes, .words, .tags: []
        }
    }

    private func text(of part: ListPart, _ line: ArticleLine) -> String? {
        switch part {
        case .source: line.source
        case .byline: line.byline
        case .date: line.published.map(dates.short) ?? "undated"
        case .time: line.published.flatMap { $0.hasTime ? dates.time($0) : nil }
        case .minutes: "\(line.readingMinutes) min"
        case .words: counted(line.words, "word")
        case .tags: tagWords(line)
        case .news: line.isRead ? nil : line.news.map(newsWords)
        }
    }
}

extension ListPane {
    /// When a new row comes onto the screen, the texts of so many rows beyond it are made too, so that most keys make
    /// none.
    private static let ahead = 8

    /// Scrolls so that all of the selected row is on the screen, and makes the texts of the rows that are.
    mutating func settle(_ fitter: RowFitter, height: Int) {
        if purpose != fitter.purpose {
            for index in rows.indices { rows[index].fitted = nil }
            purpose = fitter.purpose
        }
        // How far the list is scrolled depends on the rows above the selected one. Most of their texts are made
        // already.
        var fitted = fit(selected, fitter) ? 1 : 0
        top = fitter.measure.top(of: self, height: height)
        var room = fitter.measure.rows
        var index = top
        while room > 0, index < rows.count {
            if fit(index, fitter) { fitted += 1 }
            room -= fitter.measure.height(of: index, in: rows)
            index += 1
        }
        guard fitted == 1 else { return }
        for near in max(0, top - Self.ahead)..<min(rows.count, index + Self.ahead) { _ = fit(near, fitter) }
    }

    /// Makes the text of a row, unless it is made already or there is no such row.
    ///
    /// - Returns: whether it was made now.
    private mutating func fit(_ index: Int, _ fitter: RowFitter) -> Bool {
        guard rows.indices.contains(index), rows[index].fitted == nil else { return false }
        rows[index].fitted = fitter.fitted(rows[index])
        return true
    }
}

extension Model {
    /// Makes the texts of the list in its pane.
    func rowFitter(in area: Area) -> RowFitter {
        RowFitter(measure: listMeasure(in: area), glyphs: look.glyphs, dates: look.dates, parts: configuration.listLine)
    }
}
