import News
import Terminal

/// How many rows of the screen the articles of the list take, and which of them fit.
struct ListMeasure: Equatable, Sendable {
    let width: Int
    let isResults: Bool
    /// The rows of the pane: if there are many, a blank line separates the articles.
    let rows: Int
    /// The sign that shows where a text was cut.
    var ellipsis = "…"

    /// The columns for text, right of the unread mark.
    var textWidth: Int { max(1, width - 4) }
    var hasGaps: Bool { rows >= 18 }
    var hasSource: Bool { rows >= 4 }

    /// The most articles that the pane can show, the last one perhaps in part.
    var mostRows: Int { max(1, rows) / (1 + (hasSource ? 1 : 0) + (hasGaps ? 1 : 0)) + 1 }

    /// The rows that most articles take, for moving by pages.
    var usualHeight: Int { 2 + (hasSource ? 1 : 0) + (hasGaps ? 1 : 0) }

    func headline(_ row: ListRow) -> [String] {
        if let fitted = row.fitted { return fitted.headline }
        return wrappedLines(oneLine(row.line.headline), width: textWidth, limit: hasSource ? 2 : 1, mark: ellipsis)
    }

    /// The rows of the screen that an article takes, with the blank line below it.
    func height(of index: Int, in rows: [ListRow]) -> Int {
        // Copying a whole row would copy a dozen references, and this is asked some twenty times a key.
        let snippet = isResults && hasSource && !rows[index].snippet.isEmpty ? 1 : 0
        let headline = rows[index].fitted?.headline.count ?? self.headline(rows[index]).count
        return headline + (hasSource ? 1 : 0) + snippet + (hasGaps ? 1 : 0)
    }

    /// The first article to show so that all of the selected one is on the screen, scrolled no further than needed.
    func top(of pane: ListPane, height: Int) -> Int {
        guard !pane.rows.isEmpty else { return 0 }
        let selected = pane.selected.clamped(0, pane.rows.count - 1)
        // As many articles above the selected one as fit.
        var room = height + (hasGaps ? 1 : 0) - self.height(of: selected, in: pane.rows)
        var lowest = selected
        while lowest > 0 {
            room -= self.height(of: lowest - 1, in: pane.rows)
            if room < 0 { break }
            lowest -= 1
        }
        return pane.top.clamped(lowest, selected)
    }

    /// The index of the article that is on a row of the pane; nil if there is none.
    func index(atRow row: Int, of pane: ListPane) -> Int? {
        guard row >= 0 else { return nil }
        var below = 0
        for index in pane.top..<max(pane.top, pane.rows.count) {
            below += height(of: index, in: pane.rows)
            if row < below { return index }
            if below > rows { return nil }
        }
        return nil
    }
}

extension Model {
    /// What is said above the list of the articles that came with the program, wrapped; empty if there are none.
    func bundledLines(width: Int) -> [String] {
        let beside = panes.list.count?.bundled ?? 0
        let words: String
        if isFirstStart, panes.results == nil {
            words = "These five came with Dateline. dateline import FOLDER adds yours."
        } else if beside > 0, !panes.isNarrowed {
            let key = keymap.shownKey(of: .removeBundled) ?? ":remove-samples"
            words = "Not counted: \(beside) that came with Dateline. \(key) removes them."
        } else {
            return []
        }
        return wrappedLines(words, width: width, limit: 4, mark: look.glyphs.ellipsis)
    }
}
