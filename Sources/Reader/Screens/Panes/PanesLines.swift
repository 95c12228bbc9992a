import News
import Terminal

// The top line of the panes, and what the bottom line says of them.

extension Model {
    func drawTopLineOfPanes(on canvas: inout Canvas) {
        let width = size.columns
        let hints = [Action.search, .lookup, .help].compactMap { action in
            keymap.shownKey(of: action).map { "\($0) \(keymap.entry(of: action)?.word ?? "")" }
        }.joined(separator: "   ")
        let hintWidth = width >= 70 ? shownWidth(hints) + 1 : 0
        var column = 1
        column += canvas.write("Dateline", row: 0, column: column, ink: .title, columns: width - 1) + 2
        let room = width - hintWidth - 2
        func write(_ text: String, _ ink: Ink) {
            column += canvas.writeShortened(text, row: 0, column: column, ink: ink, columns: room - column)
        }
        let (name, typed) = (panes.shownList.entityName, panes.shownList.scope.typed)
        if let name {
            write(" \(oneLine(name)) \(look.glyphs.times) ", .chip)
            write("  ", .text)
        }
        if !typed.isEmpty {
            write(panes.results == nil ? "" : "search ", .quiet)
            write(oneLine(typed), .headline)
            write(" \(look.glyphs.separator) ", .quiet)
        } else if name == nil {
            write("all articles \(look.glyphs.separator) ", .quiet)
        }
        write(countWords, .quiet)
        if hintWidth > 0 { canvas.writeRight(hints, row: 0, end: width - 1, ink: .quiet) }
    }

    /// As in '5, 3 unread'.
    private var countWords: String {
        guard let count = panes.shownList.count else { return panes.shownList.isLoaded ? look.glyphs.ellipsis : "" }
        if let results = panes.results {
            let total = counted(count.total, "article") + (count.isCapped ? " or more" : "")
            return (count.total == 0 ? "nothing" : total) + (results.sort == .rank ? ", best first" : "")
        }
        let more = count.isCapped ? "+" : ""
        let unread = count.unread.map { ", \($0 == 0 ? "none" : grouped($0) + more) unread" } ?? ""
        return "\(grouped(count.total))\(more)\(unread)"
    }

    var listWords: String {
        let shown = panes.shownList
        if let found = panes.findInList {
            let part = shown.hasBelow || shown.hasAbove ? " among those loaded" : ""
            return "\(counted(listHits.count, "article")) with '\(found)'\(part)"
        }
        guard shown.rows.indices.contains(shown.selected) else { return "" }
        let origin = (shown.rows[shown.selected].line.byline ?? shown.rows[shown.selected].line.source).map(oneLine)
        guard !shown.hasAbove, let count = shown.count else { return origin ?? "" }
        let rank = grouped(shown.selected + 1) + " of " + grouped(count.total) + (count.isCapped ? "+" : "")
        guard let origin else { return rank }
        return rank + " " + look.glyphs.separator + " " + origin
    }

    /// As in 'Boris Pistorius · mention 2 of 7 · article 1 of 5', or less if there is no room for that.
    func entityWords(room: Int) -> String {
        if panes.focus == .article, let words = foundWords { return words }
        guard let chosen = panes.chosen, let reading = panes.reading else { return "" }
        var parts = [chosen.name]
        if let presence = reading.presence(of: chosen.id) {
            let own = reading.filed.mentions.indices.filter { reading.filed.mentions[$0].entity == chosen.id }
            if let mention = reading.mention, let number = own.firstIndex(of: mention) {
                parts.append("\(room < 40 ? "" : "mention ")\(number + 1) of \(own.count)")
            } else {
                parts.append(counted(presence.mentionsHere, "mention"))
            }
        }
        if let standing = panes.standing?.answer, panes.standing?.request.scope.entity == chosen.id {
            parts.append("article \(standing.number) of \(standing.total)")
        } else {
            parts.append("in \(counted(chosen.articles, "article"))")
        }
        let role = reading.presence(of: chosen.id)?.roles.first?.text ?? chosen.role
        if panes.focus == .entities, let role { parts.insert(oneLine(role), at: 1) }
        let separator = " \(look.glyphs.separator) "
        while parts.count > 1, shownWidth(parts.joined(separator: separator)) > room {
            parts.remove(at: parts.count == 2 || parts.count == 3 ? parts.count - 1 : 1)
        }
        return parts.joined(separator: separator)
    }

    /// As in ''taurus' · hit 2 of 4'.
    private var foundWords: String? {
        guard let reading = panes.reading, !reading.needles.isEmpty else { return nil }
        let words = "'\(reading.needles.joined(separator: " "))'"
        if reading.hits.isEmpty { return words + " is not in this article" }
        let number = reading.hit.map { "hit \($0 + 1) of " } ?? "hits: "
        return "\(words) \(look.glyphs.separator) \(number)\(reading.hits.count)"
    }
}
