import News
import Terminal

// What the bottom line says of the panes.

extension Model {
    var listWords: String {
        let shown = panes.shownList
        if let found = panes.findInList {
            if listHits.isEmpty {
                let key = keymap.shownKey(of: .search).map { "; \($0) searches all texts" } ?? ""
                return "no headline, outlet or author here with '\(found)'\(key)"
            }
            let part = shown.hasBelow || shown.hasAbove ? " among those loaded" : ""
            return "\(counted(listHits.count, "article")) with '\(found)'\(part)"
        }
        guard shown.rows.indices.contains(shown.selected) else { return "" }
        let origin = (shown.rows[shown.selected].line.byline ?? shown.rows[shown.selected].line.source).map(oneLine)
        guard !shown.hasAbove, let count = shown.count else { return origin ?? "" }
        let rank = grouped(shown.selected + 1) + " of " + grouped(count.listed) + (count.isCapped ? "+" : "")
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
        if let standing = panes.standing?.answer, panes.standing?.request.scope == Scope(about: chosen),
            standing.total > 0
        {
            parts.append("article \(standing.number) of \(standing.total)")
        } else if chosen.isKeyword {
            if chosen.articles > 1 { parts.append("in other articles too") }
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
