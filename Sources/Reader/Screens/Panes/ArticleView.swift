import News
import Terminal

extension Model {
    func drawArticle(in area: Area, text: Area, on canvas: inout Canvas) {
        guard let reading = panes.reading else { return }
        let labels = labelsByMention
        // Rows of one paragraph follow each other, so what they have in common is found once.
        var paragraph: ShownParagraph?
        for index in 0..<max(0, text.rows) {
            guard let row = reading.layout.rows[safe: reading.top + index] else { break }
            draw(
                row, of: reading, &paragraph, row: text.row + index, column: text.column, columns: text.columns,
                on: &canvas)
            if !labels.isEmpty {
                drawLabels(labels, over: row, of: reading, row: text.row + index, column: text.column, on: &canvas)
            }
        }
        drawScrollbar(of: reading, in: area, text: text, on: &canvas)
    }

    private func draw(
        _ row: LayoutRow, of reading: ArticlePane, _ paragraph: inout ShownParagraph?, row screenRow: Int, column: Int,
        columns: Int, on canvas: inout Canvas
    ) {
        func place(in field: Range<Int>, as whole: String) {
            canvas.lines.place { line in
                line.direction = readingDirection(of: whole[...])
                line.field = field
            }
        }
        switch row.content {
        case .blank: break
        case .headline(let text):
            let used = canvas.write(text, row: screenRow, column: column, ink: .headline, columns: columns)
            if let link = reading.filed.article.url {
                canvas.grid.link(row: screenRow, columns: column..<column + used, to: link)
            }
            place(in: column..<column + columns, as: reading.filed.article.headline)
        case .note(let text): canvas.write(text, row: screenRow, column: column, ink: .quiet, columns: columns)
        case .summary(let text):
            canvas.write(text, row: screenRow, column: column, ink: .summary, columns: columns)
            place(in: column..<column + columns, as: reading.filed.article.summary ?? text)
        case .body(let range, let role, let isFirst):
            var left = column
            if role == .listItem, isFirst {
                canvas.write(look.glyphs.bullet, row: screenRow, column: left, ink: .quiet, columns: 1)
            }
            if role == .quotation {
                canvas.write(look.glyphs.quotation, row: screenRow, column: left, ink: .rule, columns: 1)
            }
            left += indent(of: role)
            let base: Ink = role == .heading ? .heading : role == .quotation ? .quotation : .text
            // What stands before the text is no part of its line.
            canvas.lines.end()
            let shown = shownRange(of: range, in: reading.filed.article.body)
            let common =
                paragraph.flatMap { $0.covers(shown) ? $0 : nil }
                ?? ShownParagraph(around: shown, in: reading.filed.article.body)
            paragraph = common
            drawBody(
                shown, of: reading, common, base: base, row: screenRow, column: left, end: column + columns,
                on: &canvas)
        }
    }

    /// Writes a row of the body, a new piece wherever the look changes.
    private func drawBody(
        _ range: Range<Int>, of reading: ArticlePane, _ paragraph: ShownParagraph, base: Ink, row: Int, column: Int,
        end: Int, on canvas: inout Canvas
    ) {
        let body = reading.filed.article.body
        var left = column
        for piece in pieces(of: range, in: reading, base: base) {
            left += canvas.write(
                body.slice(piece.range), row: row, column: left, style: piece.style, columns: end - left)
        }
        // An address that goes on in the next row is the same link in both.
        for link in paragraph.links {
            guard let part = link.range.common(with: range) else { continue }
            let first = column + shownWidth(body.slice(range.lowerBound..<part.lowerBound))
            let last = min(left, first + shownWidth(body.slice(part)))
            if first < last { canvas.grid.link(row: row, columns: first..<last, to: link.address) }
        }
        canvas.lines.place { line in
            (line.before, line.after) = paragraph.rest(beside: range, in: body)
            line.direction = paragraph.direction
            line.field = column..<end
        }
    }

    /// Where the text of a row stands if it is not in the order in which it is read: the order, and how far it is moved to
    /// the right.
    func order(of row: Range<Int>, in body: String, columns: Int) -> (order: LineOrder, shift: Int)? {
        guard look.ordersLines else { return nil }
        let range = shownRange(of: row, in: body)
        let paragraph = ShownParagraph(around: range, in: body)
        let rest = paragraph.rest(beside: range, in: body)
        let order = LineOrder(
            of: body.slice(range), before: rest.before, after: rest.after, direction: paragraph.direction)
        return order.map { ($0, $0.direction == .rightToLeft ? max(0, columns - $0.width) : 0) }
    }

    private struct StyledPiece {
        var range: Range<Int>
        var style: Style
    }

    private func pieces(of range: Range<Int>, in reading: ArticlePane, base: Ink) -> [StyledPiece] {
        var pieces = [StyledPiece(range: range, style: look.theme[base])]
        func paint(_ painted: Range<Int>, _ style: Style) {
            var index = pieces.partitionPoint { $0.range.upperBound <= painted.lowerBound }
            while index < pieces.count, let inner = painted.common(with: pieces[index].range) {
                let piece = pieces[index]
                pieces[index] = StyledPiece(range: inner, style: style)
                if inner.upperBound < piece.range.upperBound {
                    let rest = StyledPiece(range: inner.upperBound..<piece.range.upperBound, style: piece.style)
                    pieces.insert(rest, at: index + 1)
                }
                if piece.range.lowerBound < inner.lowerBound {
                    let before = StyledPiece(range: piece.range.lowerBound..<inner.lowerBound, style: piece.style)
                    pieces.insert(before, at: index)
                    index += 1
                }
                index += 1
            }
        }
        for sentence in reading.filed.line.news?.sentences ?? [] where sentence.overlaps(range) {
            paint(sentence, look.theme[.headline])
        }
        if let passage = reading.passage { paint(passage, Style(attributes: .bold)) }
        let mentions = reading.filed.mentions
        var index = mentions.partitionPoint { $0.range.upperBound <= range.lowerBound }
        while let mention = mentions[safe: index], mention.range.lowerBound < range.upperBound {
            if index == reading.mention {
                paint(mention.range, look.theme[.currentMention])
            } else if let style = style(of: mention) {
                paint(mention.range, style)
            }
            index += 1
        }
        var hit = reading.hits.partitionPoint { $0.upperBound <= range.lowerBound }
        while let found = reading.hits[safe: hit], found.lowerBound < range.upperBound {
            paint(found, look.theme[hit == reading.hit ? .currentHit : .hit])
            hit += 1
        }
        return pieces
    }

    /// How a mention looks; nil for a keyword that is neither chosen nor the person's own, which looks like other text.
    private func style(of mention: FiledArticle.Mention) -> Style? {
        let presence = panes.reading?.presence(of: mention.entity)
        let isChosen = mention.entity == panes.chosen?.id
        if let presence, presence.entity.isKeyword, !presence.isOwn, !isChosen { return nil }
        var style = look.theme[presence?.entity.ink ?? .text]
        if isChosen {
            style.attributes.formUnion(look.theme[.chosen].attributes)
            style.attributes.formUnion(.bold)
        }
        return style
    }

    private var labelsByMention: [Int: String] {
        guard case .labels(let labels, let typed) = mode else { return [:] }
        let open = labels.filter { $0.letters.hasPrefix(typed) }
        return Dictionary(
            open.map { ($0.mention, String($0.letters.dropFirst(typed.count))) }, uniquingKeysWith: { $1 })
    }

    /// Draws labels over the first letters of mentions; the text does not move.
    private func drawLabels(
        _ labels: [Int: String], over layoutRow: LayoutRow, of reading: ArticlePane, row: Int, column: Int,
        on canvas: inout Canvas
    ) {
        guard case .body(let range, let role, _) = layoutRow.content else { return }
        for (mention, letters) in labels {
            guard let start = reading.filed.mentions[safe: mention]?.range.lowerBound, range.contains(start) else {
                continue
            }
            let before = shownWidth(reading.filed.article.body.slice(range.lowerBound..<start))
            canvas.write(letters, row: row, column: column + indent(of: role) + before, ink: .label, columns: 2)
        }
    }

    // The scrollbar, which marks hits and the chosen entity's mentions.

    private func drawScrollbar(of reading: ArticlePane, in area: Area, text: Area, on canvas: inout Canvas) {
        let total = reading.layout.rows.count
        guard area.columns >= 12, text.rows > 0, total > text.rows else { return }
        let column = area.column + area.columns - 1
        let thumb = max(1, text.rows * text.rows / total)
        let start = (text.rows - thumb) * reading.top / max(1, total - text.rows)
        for index in start..<min(text.rows, start + thumb) {
            canvas.write(look.glyphs.thumb, row: text.row + index, column: column, ink: .rule, columns: 1)
        }
        func mark(_ offset: Int, _ ink: Ink) {
            let row = reading.layout.row(of: offset) * text.rows / total
            canvas.writeSign(look.glyphs.mark, row: text.row + row, column: column, ink: ink)
        }
        if reading.hits.isEmpty {
            for mention in reading.filed.mentions.lazy.filter({ $0.entity == panes.chosen?.id }).prefix(1000) {
                mark(mention.range.lowerBound, panes.chosen?.ink ?? .chosen)
            }
        } else {
            for hit in reading.hits.prefix(1000) { mark(hit.lowerBound, .hit) }
        }
    }
}
