import News

/// How several articles tell one event.
///
/// - Parameters:
///   - tellings: the articles of a story, oldest first.
///   - article: the one that was asked about.
/// - Returns: nil if there are fewer than two.
/// - Complexity: O(*n*) in the length of their texts.
package func story(of tellings: [FiledArticle], askedFor article: Article.ID) -> Story? {
    tellings.count < 2 ? nil : Comparison(tellings: tellings).story(askedFor: article)
}

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
            article: article, headline: commonHeadline(of: tellings.map(\.article)), mainNames: mainNames,
            tellings: tellings.indices.map { index in
                Story.Telling(
                    article: tellings[index].line, onlyHere: names(onlyIn: index),
                    newNames: names.filter { namedBy[$0.id]?.first == index }, newQuotes: newQuotes[index])
            },
            namedByAll: names.filter { namedBy[$0.id]?.count == tellings.count },
            namedBySome: namedBySome, speakings: speakings, quotations: quotations(in: tellings))
    }

    private func names(onlyIn telling: Int) -> [Story.Naming] {
        names.filter { namedBy[$0.id] == [telling] }.compactMap { entity in
            passage(naming: entity.id, in: telling).map { Story.Naming(entity: entity, passage: $0) }
        }
    }

    /// The names that most tellings have, and of those the most mentioned.
    private var mainNames: [Entity] {
        // The sort is stable, so that among equals the most mentioned stays first.
        Array(names.sorted { (namedBy[$0.id]?.count ?? 0) > (namedBy[$1.id]?.count ?? 0) }.prefix(6))
    }

    /// For each telling, the quotes that no earlier one has.
    private var newQuotes: [[Story.Said]] {
        let known = Dictionary(names.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var said: [Entity.ID: [Set<Substring>]] = [:]
        return tellings.map { telling in
            var new: [Story.Said] = []
            var words: [Entity.ID: [Set<Substring>]] = [:]
            for quote in telling.quotes {
                guard let speaker = quote.speaker.flatMap({ known[$0] }) else { continue }
                let passage = passage(quote.range, in: telling, marks: [])
                let own = Set(folded(passage.text).split(separator: " "))
                words[speaker.id, default: []].append(own)
                if said[speaker.id]?.contains(where: { isSameQuote($0, own) }) != true {
                    new.append(Story.Said(speaker: speaker, quote: passage))
                }
            }
            said.merge(words, uniquingKeysWith: +)
            return new
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

/// Whether two quotes of one speaker are the same, perhaps cut or put a little differently: most words of the shorter one
/// are in the other.
private func isSameQuote(_ one: Set<Substring>, _ other: Set<Substring>) -> Bool {
    let shorter = min(one.count, other.count)
    return shorter > 0 && one.intersection(other).count * 5 >= shorter * 3
}

/// The headline with the largest share of words that other headlines and beginnings have too; the first of equals.
private func commonHeadline(of articles: [Article]) -> String {
    let words = articles.map { Set(folded($0.headline).split(separator: " ").map(String.init).filter { $0.count > 3 }) }
    let said = articles.indices.map { index in
        let beginning = String(decoding: articles[index].body.utf8.prefix(600), as: UTF8.self)
        return words[index].union(folded(beginning).split(separator: " ").map(String.init))
    }
    var best: (headline: String, share: Double)?
    for index in articles.indices where !articles[index].headline.isEmpty {
        let shared = words[index].reduce(0) { sum, word in
            sum + said.indices.count { $0 != index && said[$0].contains(word) }
        }
        // A headline of a word or two is no better for being short.
        let share = Double(shared) / Double(max(4, words[index].count))
        if share > best?.share ?? -1 { best = (articles[index].headline, share) }
    }
    return best?.headline ?? ""
}
