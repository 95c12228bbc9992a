import Libraries
import News

/// What a condition of a search that is being typed may become, with how much the library has of it.
struct SearchCompleting {
    let library: any NewsLibrary
    let today: CivilDay
    /// The most values of one field that are offered.
    private static let limit = 20
    /// How far articles are counted.
    private static let countLimit = 5000

    /// The completions of what was typed of a condition: fields, or values of the field that was typed. Empty for a word.
    func completions(of begun: String) throws -> [SearchCompletion] {
        let sign = begun.hasPrefix("-") ? "-" : ""
        let condition = begun.dropFirst(sign.count)
        guard let colon = condition.firstIndex(of: ":") else { return try fields(beginning: condition, sign) }
        let name = condition[..<colon].lowercased()
        let typed = condition[condition.index(after: colon)...].filter { $0 != "\"" }
        let known = ["org": "organisation", "organization": "organisation"][name] ?? name
        guard let field = Query.fields.first(where: { $0.name == known }) else { return [] }
        return try values(of: field, beginning: String(typed)).map { value, count in
            let quoted = value.contains(where: \.isWhitespace) ? "\"\(value)\"" : value
            return SearchCompletion(typed: "\(sign)\(name):\(quoted)", count: count)
        }
    }

    private func fields(beginning typed: Substring, _ sign: String) throws -> [SearchCompletion] {
        let fields = Query.fields.filter { $0.name.hasPrefix(typed.lowercased()) }
        let needsEntities = fields.contains { if case .entities = $0.values { true } else { false } }
        let entities = needsEntities ? try library.entityCounts() : [:]
        return try fields.map { field in
            SearchCompletion(
                typed: "\(sign)\(field.name):", meaning: field.meaning, count: try count(of: field, entities))
        }
    }

    /// How many values of a field the library has.
    private func count(of field: QueryField, _ entities: [EntityKind: Int]) throws -> Int? {
        switch field.values {
        case .entities(let kind?): entities[kind] ?? 0
        case .entities(nil): entities.filter { $0.key != .date }.values.reduce(0, +)
        case .sources: try library.sourceCount()
        case .feeds: try library.feeds().count
        case .tags: try tags().count
        case .words, .days, .text: nil
        }
    }

    /// The values of a field that begin so, each with how many articles it leaves.
    private func values(of field: QueryField, beginning typed: String) throws -> [(String, Int?)] {
        switch field.values {
        case .entities(let kind): try names(of: kind, beginning: typed)
        case .sources: try library.sources(beginning: typed, limit: Self.limit).map { ($0.name, $0.articles) }
        case .feeds:
            try library.feeds().filter { folded($0.name).contains(folded(typed)) }.prefix(Self.limit)
                .map { ($0.name, $0.articles) }
        case .tags:
            try tags().filter { tagKey($0).hasPrefix(folded(typed)) }.prefix(Self.limit).map { try counted(field, $0) }
        case .words(let words): try words.filter { $0.hasPrefix(typed.lowercased()) }.map { try counted(field, $0) }
        case .days: try DaySpan.examples.filter { $0.hasPrefix(typed.lowercased()) }.map { try counted(field, $0) }
        case .text: []
        }
    }

    private func names(of kind: EntityKind?, beginning typed: String) throws -> [(String, Int?)] {
        let found =
            typed.isEmpty
            ? try library.entities(kind: kind, limit: Self.limit)
            : try library.lookup(typed, kinds: kind.map { [$0] }, limit: Self.limit)
        return found.map { ($0.name, $0.articles) }
    }

    private func tags() throws -> [String] {
        let names = try library.tags().map(\.name) + library.feeds().flatMap(\.tags)
        let byKey = Dictionary(names.map { (tagKey($0), $0) }) { first, _ in first }
        return byKey.sorted { $0.key < $1.key }.map(\.value)
    }

    private func counted(_ field: QueryField, _ value: String) throws -> (String, Int?) {
        let quoted = value.contains(" ") ? "\"\(value)\"" : value
        let query = Query(parsing: "\(field.name):\(quoted)", today: today)
        return (value, try library.count(matching: query, cap: Self.countLimit, withUnread: false).total)
    }
}
