import News
import TOML

// The table `rules`: what is done with articles that match a search, as they come in.

extension ConfigurationReading {
    mutating func takeRules(_ entry: TOMLTable.Entry) {
        guard let table = table(entry, of: #"rules by name, as in sport = { match = "title:football", hide = true }"#)
        else { return }
        for entry in table.entries {
            guard
                let table = self.table(
                    entry, of: #"what it matches and does, as in match = "title:football", hide = true"#)
            else { continue }
            if let rule = rule(entry, table) { configuration.rules.append(rule) }
        }
    }

    /// The rule in a table; nil if it is wrong, which is then noted.
    private mutating func rule(_ entry: TOMLTable.Entry, _ table: TOMLTable) -> Rule? {
        guard let match = match(entry, table) else { return nil }
        var rule = Rule(name: entry.key, match: match)
        for member in table.entries where member.key != "match" {
            let item = member.item
            switch (member.key, item.value) {
            case ("tag", _):
                guard let tags = tags(item, of: entry.key) else { return nil }
                rule.tags = tags
            case ("star", .boolean(let stars)): rule.stars = stars
            case ("read", .boolean(let marksRead)): rule.marksRead = marksRead
            case ("hide", .boolean(let hides)): rule.hides = hides
            case ("star", _), ("read", _), ("hide", _):
                note(item.position, "\(entry.key): expected \(member.key) = true or false")
                return nil
            default:
                note(member.position, "\(entry.key): expected match, tag, star, read or hide, not '\(member.key)'")
                return nil
            }
        }
        if rule.doesSomething { return rule }
        note(entry.position, "\(entry.key): expected what it does: tag = \"NAME\", star, read or hide = true")
        return nil
    }

    private mutating func match(_ entry: TOMLTable.Entry, _ table: TOMLTable) -> String? {
        guard let item = table["match"], case .string(let text) = item.value, !Query(parsing: text).isEverything else {
            note(
                table["match"]?.position ?? entry.position,
                "\(entry.key): expected match = \"...\" with what an article must match, as it is typed into a search")
            return nil
        }
        // A search that is not understood would do something else than was meant, with all that comes.
        if let remark = Query.remarks(on: text).first(where: { !$0.isAboutDay }) {
            note(item.position, "\(entry.key): \(wording(of: remark))")
            return nil
        }
        return text
    }

    private mutating func tags(_ item: TOMLItem, of name: String) -> [String]? {
        var items = [item]
        if case .array(let list) = item.value { items = list }
        let names = items.compactMap { item -> String? in
            if case .string(let text) = item.value { tagName(text) } else { nil }
        }
        if names.count == items.count, !names.isEmpty { return names }
        note(item.position, "\(name): expected tag = \"NAME\", or several in brackets, each of at most 100 bytes")
        return nil
    }
}

extension QueryRemark {
    /// Whether the search may be wrong only because today is not known here.
    fileprivate var isAboutDay: Bool { if case .unknownDay = self { true } else { false } }
}

extension Rule {
    /// The rule as a configuration has it.
    package var text: String {
        var lines = ["[rules.\(quoted(name))]", "match = \(quoted(match))"]
        if !tags.isEmpty { lines.append("tag = [\(tags.map { quoted($0) }.joined(separator: ", "))]") }
        for (name, does) in [("star", stars), ("read", marksRead), ("hide", hides)] where does {
            lines.append("\(name) = true")
        }
        return lines.joined(separator: "\n")
    }

    /// What it does, as in 'tag sport, hide'.
    package var deeds: String {
        let marks = [("star", stars), ("mark as read", marksRead), ("hide", hides)].filter(\.1).map(\.0)
        return (tags.map { "tag \($0)" } + marks).joined(separator: ", ")
    }
}
