import News

/// What is written in the list for an article: worked out when it comes onto the screen, and kept, since a key moves the
/// selection and changes nothing else.
struct FittedRow: Equatable, Sendable {
    /// What it was worked out for.
    let measure: ListMeasure
    let glyphs: String
    /// The headline, row by row.
    let headline: [String]
    /// 'Harbour Wire · 5 Mar · 3 min'.
    let origin: String
}

extension Model {
    /// Works out the rows of the list that are on the screen.
    mutating func fitRows(_ measure: ListMeasure) {
        for (index, fitted) in unfittedRows(measure) {
            // In place: a copy of the pane would copy all of its rows.
            if results == nil { list.rows[index].fitted = fitted } else { results?.rows[index].fitted = fitted }
        }
    }

    /// The rows on the screen that are not worked out yet, mostly one, and what they come to.
    private func unfittedRows(_ measure: ListMeasure) -> [(Int, FittedRow)] {
        let pane = shownList
        var found: [(Int, FittedRow)] = []
        var room = measure.rows
        var index = pane.top
        while room > 0, index < pane.rows.count {
            room -= measure.height(pane.rows[index])
            if pane.rows[index].fitted?.measure != measure || pane.rows[index].fitted?.glyphs != glyphs.name {
                let row = pane.rows[index]
                found.append(
                    (
                        index,
                        FittedRow(
                            measure: measure, glyphs: glyphs.name, headline: measure.headline(row),
                            origin: origin(row, measure))
                    ))
            }
            index += 1
        }
        return found
    }

    private func origin(_ row: ListRow, _ measure: ListMeasure) -> String {
        listLine(of: row.line, columns: measure.textWidth - (row.line.isStarred ? shownWidth(glyphs.star) + 1 : 0))
    }

    /// What is written below a headline.
    func origin(of row: ListRow, _ measure: ListMeasure) -> String {
        guard let fitted = row.fitted, fitted.measure == measure, fitted.glyphs == glyphs.name else {
            return origin(row, measure)
        }
        return fitted.origin
    }
}
