import Libraries
import News
import Testing

extension NewsLibrary {
    /// Files an article, and then its entities, which are linked to those of the same name and kind.
    @discardableResult
    package func file(_ article: Article, naming names: [(String, EntityKind)] = [], origin: String? = nil) throws
        -> Filing
    {
        try file(article, .sample(article.body, names), origin: origin)
    }

    /// Files an article, and then what was found in it.
    @discardableResult
    package func file(
        _ article: Article, _ extraction: Extraction, origin: String? = nil, sketch: Sketch? = nil,
        linking: @escaping Linking = byName
    ) throws -> Filing {
        let filing = try fileText(article, origin: origin, filed: Moment(seconds: 1_700_000_000))
        if let text = try textAwaitingExtraction(filing.id) {
            _ = try fileExtractions([ExtractedText(extraction, of: text, sketch: sketch)], linking: linking)
        }
        return filing
    }

    /// Files an article, now if no time is given; it awaits extraction then.
    @discardableResult
    package func fileText(_ article: Article, origin: String? = nil, filed: Moment? = nil) throws -> Filing {
        let batch = try prepare([Submission(article: article, origin: origin.map { Origin(stored: $0) })])
        return try #require(try fileArticles(batch, filed: filed).first)
    }

    /// Files every occurrence of some names in some texts, or in all that await extraction.
    ///
    /// - Returns: how many texts were extracted.
    @discardableResult
    package func extract(_ texts: [UnextractedText]? = nil, naming names: [(String, EntityKind)]) throws -> Int {
        let texts = try texts ?? textsAwaitingExtraction(after: 0, limit: 100)
        return try fileExtractions(extracted(texts, naming: names), linking: byName)
    }

    /// The articles that match a query as it is typed, at most nine.
    package func found(_ typed: String) throws -> [Article.ID] {
        try articles(matching: Query(parsing: typed), limit: 9).map(\.id)
    }
}

/// Every occurrence of some names in some texts.
package func extracted(
    _ texts: some Sequence<UnextractedText>, naming names: [(String, EntityKind)]
) -> [ExtractedText] {
    texts.map { ExtractedText(.sample($0.body, names), of: $0, sketch: nil) }
}

/// Links by equal name and kind.
package func byName(_ names: [LinkName], _ candidates: [[LinkCandidate]]) -> LinkDecision {
    .chosen(
        zip(names, candidates).map { name, candidates in
            candidates.first { $0.name.kind == name.name.kind && $0.name.folded == name.name.folded }?.id
        })
}

/// The candidates whose companions were not read.
package func unread(_ candidates: [[LinkCandidate]]) -> Set<Entity.ID> {
    Set(candidates.joined().filter { $0.companions == nil }.map(\.id))
}

extension Extraction {
    /// Every occurrence of some names in a text.
    package static func sample(_ body: String, _ names: [(String, EntityKind)]) -> Extraction {
        var extraction = Extraction()
        for (name, kind) in names where body.contains(name) {
            let index = extraction.entities.count
            extraction.entities.append(NamedEntity(name: name, kind: kind))
            for range in body.ranges(of: name) {
                let start = body.utf8.distance(from: body.startIndex, to: range.lowerBound)
                extraction.mentions.append(
                    Mention(range: start..<start + name.utf8.count, kind: kind, entity: index))
            }
        }
        extraction.mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
        return extraction
    }

    /// Takes the places where only a part of a name stands for mentions of it.
    package mutating func nameShort(_ short: String, of name: String, in body: String) {
        guard short != name, let entity = entities.firstIndex(where: { $0.name == name }) else { return }
        entities[entity].aliases.append(short)
        for range in body.ranges(of: short) {
            let start = body.utf8.distance(from: body.startIndex, to: range.lowerBound)
            let bytes = start..<start + short.utf8.count
            if mentions.contains(where: { $0.range.overlaps(bytes) }) { continue }
            mentions.append(Mention(range: bytes, kind: entities[entity].kind, entity: entity))
        }
        mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
}

extension Article {
    /// An article of a day of March 2024.
    package static func sample(
        _ headline: String, _ body: String, day: Int = 5, source: String? = "Harbour Wire", url: String? = nil
    ) -> Article {
        let published = Moment(year: 2024, month: 3, day: day, hour: 12)
        return Article(headline: headline, source: source, published: published, url: url, body: body)
    }
}
