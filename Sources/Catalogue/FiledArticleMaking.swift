import Libraries
import News

extension FiledArticle {
    /// An article put together from what a library keeps of it.
    ///
    /// - Parameters:
    ///   - found: by all corrections; it need not fit the text.
    ///   - entities: the library's, or those that they were merged into, by the numbers in `links`.
    package init(
        line: ArticleLine, article own: Article, found: Extraction, links: EntityLinks,
        entities all: [Entity.ID: Entity],
        readingOffset: Int, awaitsExtraction: Bool, changes: Int, note: String? = nil
    ) {
        var article = own
        // What the text tells counts before what its page says of it.
        article.language = links.language ?? article.language
        let extraction = found.fitting(article.body)
        let locals = LocalEntity.all(of: extraction, body: article.body)
        let present = links.grouped
        let read = all.filter { !$0.value.isHidden }
        let entities = Self.entitiesByPart(present).filter { read[$0.value] != nil }
        self.init(
            line: line, article: article,
            mentions: extraction.mentions.compactMap { mention in
                entities[mention.entity].map { FiledArticle.Mention(range: mention.range, entity: $0) }
            },
            entities: present.compactMap { one in read[one.entity].map { Self.presence($0, one.parts, locals) } }
                .sorted { ($1.mentionsHere, $0.entity.id) < ($0.mentionsHere, $1.entity.id) },
            quotes: extraction.quotes.map { quote in
                FiledArticle.Quote(range: quote.range, speaker: quote.speaker.flatMap { entities[$0] })
            },
            readingOffset: min(max(0, readingOffset), article.body.utf8.count), awaitsExtraction: awaitsExtraction,
            changes: changes, note: note)
    }

    /// The library's entity for each of the extraction's, by its index there.
    fileprivate static func entitiesByPart(_ present: [(entity: Entity.ID, parts: [Int])]) -> [Int: Entity.ID] {
        var entities: [Int: Entity.ID] = [:]
        for (entity, parts) in present { for part in parts { entities[part] = entity } }
        return entities
    }

    fileprivate static func presence(
        _ entity: Entity, _ parts: [Int], _ locals: [LocalEntity]
    ) -> FiledArticle.Presence {
        let here = parts.filter(locals.indices.contains).map { locals[$0] }
        var spellings: [String: Int] = [:]
        for local in here { spellings.merge(local.spellings, uniquingKeysWith: +) }
        let written = spellings.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return FiledArticle.Presence(
            entity: entity, mentionsHere: here.reduce(0) { $0 + $1.mentions }, spellings: written.map(\.key),
            roles: here.flatMap(\.named.roles))
    }
}
