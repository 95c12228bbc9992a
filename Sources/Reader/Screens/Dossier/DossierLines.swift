import News

struct DossierLines {
    let dossier: Dossier
    let width: Int
    let glyphs: Glyphs
    let dates: DateStyle
    /// The columns at the right of the head that are kept free for a map; 0 for no map.
    var mapColumns = 0

    /// The least rows that a map needs.
    private static let mapRows = 9
    /// The width of the labels at the left of the head.
    private var labelWidth: Int { width >= 60 ? 16 : 0 }

    /// The lines above the quotes, which the map is beside.
    var head: [ScreenLine] {
        var lines = noteLines + roleLines + aliasLines + placeLines + mentionedLines + companionLines
        guard mapColumns > 0 else { return lines }
        while lines.count < Self.mapRows { lines.append(.blank) }
        for index in lines.indices { lines[index].inset = mapColumns }
        return lines
    }

    var lines: [ScreenLine] {
        head + section("SAYS", dossier.quotes, by: dossier.entity.name) + section("SAID OF", dossier.saidOf)
            + mentionLines
    }

    private func labelled(_ label: String, _ pieces: [ScreenLine.Piece], target: ScreenLine.Target? = nil)
        -> ScreenLine
    {
        guard labelWidth > 0 else { return ScreenLine(pieces: pieces, indent: 1, target: target) }
        let padding = String(repeating: " ", count: max(1, labelWidth - shownWidth(label)))
        return ScreenLine(pieces: [.init(label + padding, .quiet)] + pieces, target: target)
    }

    private var noteLines: [ScreenLine] {
        guard let note = dossier.note else { return [] }
        let room = max(8, width - mapColumns - labelWidth - 4)
        let rows = note.split(separator: "\n").flatMap {
            wrappedLines(oneLine(String($0)), width: room, limit: 8, mark: glyphs.ellipsis)
        }
        return rows.prefix(12).enumerated().map { index, row in
            labelled(index == 0 ? "note" : "", [.init(row, .summary)])
        }
    }

    private var roleLines: [ScreenLine] {
        dossier.roles.prefix(6).enumerated().flatMap { lines(of: $1, label: $0 == 0 ? "is" : "") }
    }

    /// A role and its source. If there is no room for both, the role takes more lines, and the source stands behind the last
    /// or is left out: Enter opens it.
    private func lines(of role: Dossier.DatedRole, label: String) -> [ScreenLine] {
        let room = max(8, width - mapColumns - labelWidth - 4)
        let source = origin(of: role.article, dates: dates)
        let rows = wrappedLines(oneLine(role.text), width: room, limit: 3, mark: glyphs.ellipsis)
        return rows.enumerated().map { index, row in
            var line = labelled(
                index == 0 ? label : "", [.init(row, .heading)],
                target: index == 0 ? .passage(role.article.id, role.range) : nil)
            if index == 0 { line.why = .role(dossier.entity.id, in: role.article.id, at: role.range) }
            if index == rows.count - 1, shownWidth(row) + shownWidth(source) + 2 <= room { line.right = source }
            return line
        }
    }

    private var aliasLines: [ScreenLine] {
        if dossier.aliases.isEmpty { return [] }
        let text = dossier.aliases.prefix(12).map { "\($0.text) (\($0.mentions))" }.joined(separator: ", ")
        return wrapped("also written", text, why: .spellings(dossier.entity.id))
    }

    private var placeLines: [ScreenLine] {
        let entity = dossier.entity
        guard let place = entity.place else { return [] }
        var parts = [coordinates(place)]
        if let country = place.country, country != entity.name { parts.append(country) }
        if let population = place.population, population > 0 { parts.append("\(grouped(population)) inhabitants") }
        return wrapped("lies at", parts.joined(separator: " \(glyphs.separator) "), why: .place(entity.id))
    }

    /// How often it is mentioned, and a chart over time beside that, or below it if the window is narrow.
    private var mentionedLines: [ScreenLine] {
        let entity = dossier.entity
        let articles = counted(entity.articles, "article")
        let text = entity.isKeyword ? "in " + articles : "\(counted(entity.mentions, "time")) in \(articles)"
        let line = explainable(labelled("mentioned", [.init(text, .text)]), .count(entity.id))
        let room = width - mapColumns - labelWidth - 4
        guard let spark = sparkline(dossier.timeline, glyphs: glyphs, dates: dates, columns: min(30, max(4, room - 16)))
        else { return [line] }
        if shownWidth(text) + shownWidth(spark) + 6 <= room {
            return [explainable(labelled("mentioned", [.init(text + "      " + spark, .text)]), .count(entity.id))]
        }
        return [line, labelled("over time", [.init(spark, .text)])]
    }

    private var companionLines: [ScreenLine] {
        dossier.seenWith.prefix(8).enumerated().map { index, companion in
            let count = " \(glyphs.separator) \(companion.entity.word), \(counted(companion.articles, "article"))"
            var line = labelled(
                index == 0 ? "seen with" : "",
                [.init(companion.entity.name, companion.entity.ink), .init(count, .quiet)],
                target: .entity(companion.entity))
            if !dossier.entity.isKeyword { line.why = .link(dossier.entity.id, companion.entity.id) }
            return line
        }
    }

    private func section(_ title: String, _ quotes: [Dossier.Passage], by speaker: String? = nil) -> [ScreenLine] {
        if quotes.isEmpty { return [] }
        return [.blank, .title(title, counted(quotes.count, "quote"))]
            + quotes.map { quote in
                .sentence(
                    quote, isQuote: true, by: speaker,
                    right: width >= 80 ? origin(of: quote.article, dates: dates) : "", width: width, glyphs: glyphs)
            }
    }

    /// Every sentence that names it, under the headlines of the articles.
    private var mentionLines: [ScreenLine] {
        if dossier.passages.isEmpty { return [] }
        var lines = [ScreenLine.blank, .title("MENTIONS")]
        var last: Article.ID?
        for (index, passage) in dossier.passages.enumerated() {
            let target = ScreenLine.Target.passage(passage.article.id, passage.range)
            if passage.article.id != last {
                last = passage.article.id
                let count = dossier.passages[index...].prefix { $0.article.id == last }.count
                lines.append(headline(of: passage.article, passages: count, target))
            }
            lines.append(
                ScreenLine(
                    pieces: excerpt(of: passage, columns: width - 6, glyphs: glyphs), indent: 4, target: target,
                    why: .name(dossier.entity.id, in: passage.article.id),
                    copied: CopiedPassage(passage: passage, isQuote: false)))
        }
        return lines
    }

    private func headline(of article: ArticleLine, passages: Int, _ target: ScreenLine.Target) -> ScreenLine {
        let right = width >= 60 ? "\(origin(of: article, dates: dates)) \(glyphs.separator) \(passages)" : ""
        let room = width - 4 - (right.isEmpty ? 0 : shownWidth(right) + 2)
        let headline = shortened(oneLine(article.headline), to: room, mark: glyphs.ellipsis)
        return ScreenLine(
            pieces: [.init(headline, .headline)], right: right, target: target,
            why: .name(dossier.entity.id, in: article.id))
    }

    /// - Parameter why: what is explained on its first line.
    private func wrapped(_ label: String, _ text: String, why: Explained) -> [ScreenLine] {
        wrappedLines(oneLine(text), width: max(8, width - mapColumns - labelWidth - 4), limit: 4, mark: glyphs.ellipsis)
            .enumerated().map { index, row in
                let line = labelled(index == 0 ? label : "", [.init(row, .text)])
                return index == 0 ? explainable(line, why) : line
            }
    }

    /// A line that can be selected to be explained. What is known of a keyword is all in the lines themselves.
    private func explainable(_ line: ScreenLine, _ why: Explained) -> ScreenLine {
        if dossier.entity.isKeyword { return line }
        var line = line
        (line.target, line.why) = (.explanation(why), why)
        return line
    }
}

/// '1 article', '5 articles'.
func counted(_ number: Int, _ unit: String) -> String { "\(grouped(number)) \(unit)\(number == 1 ? "" : "s")" }

/// '27,812'.
func grouped(_ number: Int) -> String { number < 0 ? "-" + grouped(number.magnitude) : grouped(number.magnitude) }

private func grouped(_ number: UInt) -> String {
    if number < 1000 { return String(number) }
    let rest = String(number % 1000)
    return grouped(number / 1000) + (rest.utf8.count == 3 ? "," : rest.utf8.count == 2 ? ",0" : ",00") + rest
}

/// '51.2 N 10.4 E'.
func coordinates(_ place: Place) -> String {
    func degrees(_ value: Double, _ positive: String, _ negative: String) -> String {
        guard value.isFinite, abs(value) <= 360 else { return "?" }
        let tenths = Int(abs(value) * 10 + 0.5)
        return "\(tenths / 10).\(tenths % 10) \(value < 0 ? negative : positive)"
    }
    return degrees(place.latitude, "N", "S") + " " + degrees(place.longitude, "E", "W")
}

/// Mentions over time as a row of bars between the first and the last day, or only these days where there are no bars; nil
/// if all fall on one day.
func sparkline(_ timeline: [Dossier.DayCount], glyphs: Glyphs, dates: DateStyle, columns: Int) -> String? {
    guard let first = timeline.first?.day, let last = timeline.last?.day, first < last, columns > 0 else { return nil }
    if glyphs.bars.isEmpty { return "\(dates.short(first)) to \(dates.short(last))" }
    let days = last.number - first.number + 1
    var buckets = Array(repeating: 0, count: min(columns, days))
    for count in timeline where count.day >= first && count.day <= last {
        buckets[(count.day.number - first.number) * buckets.count / days] += max(0, count.mentions)
    }
    let most = max(1, buckets.max() ?? 1)
    let bars = buckets.map { $0 == 0 ? glyphs.bars[0] : glyphs.bars[1 + $0 * (glyphs.bars.count - 2) / most] }
    return "\(dates.short(first)) \(bars.joined()) \(dates.short(last))"
}
