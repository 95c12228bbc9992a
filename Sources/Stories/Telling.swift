import News

/// How several outlets report the event that an article reports.
///
/// - Parameters:
///   - others: articles that may report it too, in any order.
///   - articles: how many the archive has; it tells how rare a name is.
/// - Returns: nil if none of the others reports it.
/// - Complexity: O(*n*) in the number of others, and in the length of their texts.
package func story(of filed: FiledArticle, among others: [FiledArticle], articles: Int) -> Story? {
    let own = Fingerprint(filed, articles: articles)
    let alike = others.compactMap { other -> (FiledArticle, Double)? in
        guard other.line.id != filed.line.id else { return nil }
        let fingerprint = Fingerprint(other, articles: articles)
        return own.tellsSameEvent(as: fingerprint) ? (other, own.likeness(to: fingerprint)) : nil
    }
    if alike.isEmpty { return nil }
    // If there are more than anybody compares, the nearest are kept.
    let nearest = alike.sorted { $0.1 > $1.1 }.prefix(mostTellings - 1).map(\.0)
    let tellings = ([filed] + nearest).sorted { $0.line.position < $1.line.position }
    return Comparison(tellings: tellings).story(askedFor: filed.line.id)
}

private let mostTellings = 24

/// Tellings of one event, side by side.
private struct Comparison {
    let tellings: [FiledArticle]
    /// Their bodies in UTF-8.
    private let bodies: [[UInt8]]
    /// The indices of the tellings that mention a name, in order.
    private var namedBy: [Entity.ID: [Int]] = [:]
    /// The names, most mentioned in all tellings first.
    private var names: [Entity] = []

    /// - Parameter tellings: oldest first.
    init(tellings: [FiledArticle]) {
        self.tellings = tellings
        bodies = tellings.map { Array($0.article.body.utf8) }
        var mentions: [Entity.ID: Int] = [:]
        for (index, telling) in tellings.enumerated() {
            for presence in telling.entities where presence.entity.kind != .date {
                let id = presence.entity.id
                if namedBy[id] == nil { names.append(presence.entity) }
                namedBy[id, default: []].append(index)
                mentions[id, default: 0] += presence.mentionsHere
            }
        }
        names.sort { (mentions[$1.id] ?? 0, $0.id) < (mentions[$0.id] ?? 0, $1.id) }
    }

    func story(askedFor article: Article.ID) -> Story {
        Story(
            article: article,
            tellings: tellings.indices.map { index in
                Story.Telling(article: tellings[index].line, onlyHere: names(onlyIn: index))
            },
            namedByAll: names.filter { namedBy[$0.id]?.count == tellings.count },
            namedBySome: namedBySome, speakings: speakings)
    }

    private func names(onlyIn telling: Int) -> [Story.Naming] {
        names.filter { namedBy[$0.id] == [telling] }.compactMap { entity in
            passage(naming: entity.id, in: telling).map { Story.Naming(entity: entity, passage: $0) }
        }
    }

    private var namedBySome: [Story.PartialNaming] {
        let partial = names.filter { (2..<tellings.count).contains(namedBy[$0.id]?.count ?? 0) }
        // The sort is stable, so that among equals the most mentioned stays first.
        return partial.sorted { (namedBy[$0.id]?.count ?? 0) > (namedBy[$1.id]?.count ?? 0) }.map { entity in
            let having = namedBy[entity.id] ?? []
            return Story.PartialNaming(
                entity: entity, passages: having.compactMap { passage(naming: entity.id, in: $0) },
                leftOutBy: tellings.indices.filter { !having.contains($0) }.map { tellings[$0].line })
        }
    }

    private var speakings: [Story.Speaking] {
        var quotes: [Entity.ID: [Dossier.Passage]] = [:]
        for telling in tellings {
            for quote in telling.quotes {
                guard let speaker = quote.speaker else { continue }
                quotes[speaker, default: []].append(passage(quote.range, in: telling, marks: []))
            }
        }
        return names.compactMap { entity in
            quotes[entity.id].map { Story.Speaking(speaker: entity, quotes: $0) }
        }.sorted { $0.quotes.count > $1.quotes.count }
    }

    /// The first sentence of a telling that mentions a name.
    private func passage(naming entity: Entity.ID, in telling: Int) -> Dossier.Passage? {
        guard let mention = tellings[telling].mentions.first(where: { $0.entity == entity }) else { return nil }
        let range = sentence(around: mention.range, in: bodies[telling])
        return passage(range, in: tellings[telling], marks: [mention.range])
    }

    private func passage(_ range: Range<Int>, in telling: FiledArticle, marks: [Range<Int>]) -> Dossier.Passage {
        let excerpt = Excerpt(telling.article.body, range, marks: marks)
        return Dossier.Passage(article: telling.line, text: excerpt.text, range: range, marks: excerpt.marks)
    }
}
