import News

extension Article {
    /// The members of an article that `import --json` and `watch --json` print.
    func members(file: String?, feedTitle: String?) -> [(name: String, value: JSON)] {
        [
            ("file", .text(file)), ("feed", .text(nil)), ("feed_title", .text(feedTitle)), ("id", .text(feedItemID)),
            ("url", .text(url)), ("headline", .text(headline)), ("byline", .text(byline)),
            ("dateline", .text(dateline)), ("published", .moment(published)), ("updated", .moment(updated)),
            ("source", .text(source)), ("language", .text(language)), ("summary", .text(summary)),
            ("body", .text(body)),
        ]
    }
}

extension ArticleLine {
    /// The members of `list --json`.
    var members: [(name: String, value: JSON)] {
        [
            ("article", .integer(Int(id))), ("headline", .text(headline)), ("byline", .text(byline)),
            ("source", .text(source)), ("published", .moment(published)), ("read", .bool(isRead)),
            ("starred", .bool(isStarred)), ("words", .integer(words)),
            ("tags", .array(tags.map { .string($0) })),
        ]
    }
}

extension Entity {
    /// The members of an entity in `entities --json`.
    var members: [(name: String, value: JSON)] {
        [
            ("name", .string(name)), ("kind", .string(kind.rawValue)), ("mentions", .integer(mentions)),
            ("articles", .integer(articles)), ("role", .text(role)), ("place", .place(place)),
        ]
    }
}

extension JSON {
    /// A share of the whole, from 0 to 1, rounded to two decimal places.
    static func share(_ value: Double) -> JSON { .number((value * 100).rounded() / 100) }

    /// A time in ISO 8601 in UTC; a day without a time stays a day.
    static func moment(_ moment: Moment?) -> JSON { .text(moment?.iso8601) }

    static func place(_ place: Place?) -> JSON {
        guard let place else { return .null }
        return [
            "latitude": .number(place.latitude), "longitude": .number(place.longitude),
            "country": .text(place.country), "population": place.population.map { .integer($0) } ?? .null,
        ]
    }

    /// Half-open ranges of UTF-8 bytes of a text, as pairs of scalar offsets.
    static func ranges(_ ranges: [Range<Int>], in text: String) -> JSON {
        var offsets = ScalarOffsets(text)
        return .array(
            ranges.map { range in
                let (start, end) = offsets.range(ofBytes: range)
                return .array([.integer(start), .integer(end)])
            })
    }
}
