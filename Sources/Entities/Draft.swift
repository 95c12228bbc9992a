import News

/// An extraction in the making: spans of tokens, and the entities they name.
struct Draft {
    /// In order, not overlapping.
    private(set) var spans: [TaggedSpan]
    /// One a span: an index into `entities`.
    private(set) var entityOf: [Int]
    var entities: [NamedEntity]

    /// A span takes the kind of its entity: the text names one thing, whatever the tagger thought at one place.
    init(spans: [TaggedSpan], entityOf: [Int], entities: [NamedEntity]) {
        self.spans = spans
        self.entityOf = entityOf
        self.entities = entities
        for index in spans.indices { self.spans[index].kind = entities[entityOf[index]].kind }
    }

    /// Adds dates as entities, one for each day, named by ISO 8601 where the day is known.
    mutating func add(_ dates: [DateSpan], reading: Reading, published: Moment?) {
        let resolver = DateResolver(published: published, dates: dates)
        var known: [String: Int] = [:]
        for date in dates {
            let text = reading.text(date.tokens)
            let name = resolver.iso8601(date.value) ?? text
            let entity = known[name] ?? entities.count
            if known[name] == nil {
                known[name] = entity
                entities.append(NamedEntity(name: name, kind: .date))
            }
            if text != name, !entities[entity].aliases.contains(text) { entities[entity].aliases.append(text) }
            spans.append(TaggedSpan(tokens: date.tokens, kind: .date, score: 1))
            entityOf.append(entity)
        }
        let order = spans.indices.sorted { spans[$0].tokens.lowerBound < spans[$1].tokens.lowerBound }
        (spans, entityOf) = (order.map { spans[$0] }, order.map { entityOf[$0] })
    }

    /// Adds what the text says that people are, the same words once.
    mutating func addRoles(reading: Reading) {
        let finder = RoleFinder(marked: Marked(reading: reading, draft: self))
        for index in spans.indices where spans[index].kind == .person {
            for role in finder.roles(at: index) {
                let known = entities[entityOf[index]].roles.contains { folded($0.text) == folded(role.text) }
                if !known { entities[entityOf[index]].roles.append(role) }
            }
        }
    }

    /// The finished extraction, entities numbered in order of first mention.
    func extraction(reading: Reading, quotes: [Quote] = []) -> Extraction {
        var numbers = [Int?](repeating: nil, count: entities.count)
        var result = Extraction()
        for (span, entity) in zip(spans, entityOf) {
            let number = numbers[entity] ?? result.entities.count
            if numbers[entity] == nil {
                numbers[entity] = number
                result.entities.append(entities[entity])
            }
            result.mentions.append(Mention(range: reading.byteRange(span.tokens), kind: span.kind, entity: number))
        }
        result.quotes = quotes.map { Quote(range: $0.range, speaker: $0.speaker.flatMap { numbers[$0] }) }
        return result
    }
}
