import News
import Terminal

// The top line of the panes: what is in force as chips, how many articles that leaves, and what is new.

extension Model {
    func drawTopLineOfPanes(on canvas: inout Canvas) {
        let width = size.columns
        var column = 1
        column += canvas.write("Dateline", row: 0, column: column, ink: .title, columns: width - 1) + 2
        let words = topWords
        let chips = shownChips(room: width - column - shownWidth(words) - 3)
        let used = chips.reduce(0) { $0 + shownWidth($1) + 1 } + shownWidth(words)
        for chip in chips {
            column += canvas.write(chip, row: 0, column: column, ink: .chip, columns: width - column - 1) + 1
        }
        if !chips.isEmpty { column += 1 }
        canvas.writeShortened(words, row: 0, column: column, ink: .quiet, columns: width - column - 2)
        // The bottom line and the help have these keys too, so they give way to all else; the help goes last.
        let hints = [[Action.search, .lookup, .help], [.lookup, .help], [.help]].lazy.map(topHints)
        if width >= 70, let hint = hints.first(where: { 12 + used + shownWidth($0) + 2 <= width }) {
            canvas.writeRight(hint, row: 0, end: width - 1, ink: .quiet)
        }
    }

    private func topHints(_ actions: [Action]) -> String {
        actions.compactMap { action in
            keymap.shownKey(of: action).map { "\($0) \(keymap.entry(of: action)?.word ?? "")" }
        }.joined(separator: "   ")
    }

    /// The chips as they are written, the last ones if there is no room for all: those go first.
    private func shownChips(room: Int) -> [String] {
        let chips = panes.shownList.chips
        guard !chips.isEmpty else { return [] }
        let longest = max(8, room / chips.count - 5)
        var written = chips.map { chip in
            let label = shortened(oneLine(chip.label), to: longest, mark: look.glyphs.ellipsis)
            return " \(label) \(look.glyphs.times) "
        }
        while written.count > 1, written.reduce(0, { $0 + shownWidth($1) + 1 }) > room { written.removeFirst() }
        if written.count < chips.count { written.insert(look.glyphs.ellipsis, at: 0) }
        return written
    }

    /// As in 'all articles · 5, 3 unread · 2 new since Tuesday'.
    var topWords: String {
        let separator = " \(look.glyphs.separator) "
        guard !panes.isNarrowed else {
            return [countWords, orderWords].compactMap { $0 }.joined(separator: separator)
        }
        return (["all articles", countWords, orderWords, arrivalWords].compactMap { $0 }).joined(separator: separator)
    }

    /// As in '5, 3 unread'.
    private var countWords: String {
        guard let count = panes.shownList.count else { return panes.shownList.isLoaded ? look.glyphs.ellipsis : "" }
        if panes.results != nil {
            let total = counted(count.total, "article") + (count.isCapped ? " or more" : "")
            return count.total == 0 ? "nothing" : total
        }
        let more = count.isCapped ? "+" : ""
        let unread = count.unread.map { ", \($0 == 0 ? "none" : grouped($0) + more) unread" } ?? ""
        return "\(grouped(count.total))\(more)\(unread)"
    }

    /// As in '9 new since Tuesday'; nil if nothing is new.
    var arrivalWords: String? {
        guard let arrivals, arrivals.count > 0 else { return nil }
        return "\(grouped(arrivals.count)) new since \(look.dates.recent(arrivals.since, until: arrivals.until))"
    }
}
