import News

/// An extraction in the making: spans of tokens, and the entities that they name.
struct Draft {
    let reading: Reading
    /// In order, not overlapping.
    private(set) var spans: [TaggedSpan]
    /// For each span, an index into `entities`.
    private(set) var entityOf: [Int]
    var entities: [NamedEntity]
    /// Speakers are indices into `entities`.
    var quotes: [Quote] = []

    /// A span takes the kind of its entity: the text names one thing, whatever the tagger took a single mention for.
    init(reading: Reading, spans: [TaggedSpan], entityOf: [Int], entities: [NamedEntity]) {
        self.reading = reading
        self.spans = spans
        self.entityOf = entityOf
        self.entities = entities
        for index in spans.indices { self.spans[index].kind = entities[entityOf[index]].kind }
    }

    /// Adds dates as entities, one for each day, named by ISO 8601 if the day is known.
    mutating func add(_ dates: [DateSpan], published: Moment?) {
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

    /// Adds the roles that the text gives to people, ranks last. Each wording is added once.
    mutating func addRoles(_ lexicon: Lexicon) {
        let marked = Marked(self)
        let finder = RoleFinder(marked: marked)
        let shared = SharedRoles(marked: marked, lexicon: lexicon).roles()
        var ranks: [Int: [Role]] = [:]
        for index in spans.indices where spans[index].kind == .person {
            for role in shared[index].map({ [$0] }) ?? finder.roles(at: index) {
                let entity = entityOf[index]
                let known = (entities[entity].roles + ranks[entity, default: []]).contains {
                    folded($0.text) == folded(role.text)
                }
                guard !known else { continue }
                if RoleWords.isRank(role.text) {
                    ranks[entity, default: []].append(role)
                } else {
                    entities[entity].roles.append(role)
                }
            }
        }
        for (entity, roles) in ranks { entities[entity].roles += roles }
    }

    /// The finished extraction of the text from a byte offset on. Mentions, quotes and roles before it are left out, as are
    /// entities mentioned only there. Offsets count from it; entities are in order of first mention.
    func extraction(from start: Int) -> Extraction {
        var numbers = [Int?](repeating: nil, count: entities.count)
        var result = Extraction()
        for (span, entity) in zip(spans, entityOf) {
            guard let range = shifted(reading.byteRange(span.tokens), start) else { continue }
            let number = numbers[entity] ?? result.entities.count
            if numbers[entity] == nil {
                numbers[entity] = number
                result.entities.append(shifted(entities[entity], start))
            }
            result.mentions.append(Mention(range: range, kind: span.kind, entity: number))
        }
        result.quotes = quotes.compactMap { quote in
            shifted(quote.range, start).map { Quote(range: $0, speaker: quote.speaker.flatMap { numbers[$0] }) }
        }
        return result
    }

    private func shifted(_ entity: NamedEntity, _ start: Int) -> NamedEntity {
        var entity = entity
        entity.roles = entity.roles.compactMap { role in
            shifted(role.range, start).map { Role(text: role.text, range: $0) }
        }
        return entity
    }

    private func shifted(_ range: Range<Int>, _ start: Int) -> Range<Int>? {
        guard range.lowerBound >= start else { return nil }
        return (range.lowerBound - start)..<(range.upperBound - start)
    }
}
