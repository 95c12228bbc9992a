import Foundation
import News
import Testing

@testable import Entities

/// An article of our own with the names that it is most about, that one first.
private struct AnnotatedArticle: Decodable {
    let headline: String
    let body: String
    let main: [String]

    static func all() throws -> [AnnotatedArticle] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Annotated/main_names.jsonl")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(AnnotatedArticle.self, from: Data($0.utf8))
        }
    }

    var extraction: Extraction { extractor.extraction(of: body, headline: headline) }
}

/// How well an order puts the annotated names first.
private struct OrderScore {
    private(set) var first = 0
    /// Of the annotated names of all articles, those among as many first ones.
    private(set) var (right, all) = (0, 0)

    var share: Double { Double(right) / Double(max(1, all)) }

    mutating func add(_ order: [NamedEntity], _ article: AnnotatedArticle) {
        let named = { (entity: NamedEntity, name: String) in
            ([entity.name] + entity.aliases).contains {
                $0 == name || $0.hasSuffix(" " + name) || name.hasSuffix(" " + $0)
            }
        }
        if let entity = order.first, named(entity, article.main[0]) { first += 1 }
        all += article.main.count
        right += article.main.count { name in order.prefix(article.main.count).contains { named($0, name) } }
    }
}

@Suite("What an article is most about, on articles of our own")
struct MainNamesTests {
    @Test("The order by weight puts the main names first, more often than the order by count does")
    func beforeCount() throws {
        var (byWeight, byCount) = (OrderScore(), OrderScore())
        let articles = try AnnotatedArticle.all()
        for article in articles {
            let found = article.extraction
            let weights = found.weights(headline: article.headline, body: article.body)
            var counts = Array(repeating: 0, count: found.entities.count)
            for mention in found.mentions where mention.kind != .date { counts[mention.entity] += 1 }
            func order<Value: Comparable>(_ values: [Value]) -> [NamedEntity] {
                values.indices.sorted { (values[$1], $0) < (values[$0], $1) }.map { found.entities[$0] }
            }
            byWeight.add(order(weights), article)
            byCount.add(order(counts), article)
        }
        #expect(articles.count >= 14)
        #expect(byWeight.first >= articles.count - 3)
        #expect(byWeight.share >= 0.75)
        #expect(byWeight.share > byCount.share + 0.08 && byWeight.first > byCount.first)
    }

    @Test("A name has a weight of 1 or less, a date has none, and the headline may be the first line of the text")
    func bounds() {
        let text = "Holm resigns\n\nIn Oslo, Ingrid Holm said on 5 May that Oslo and Oslo again were too large."
        let found = extractor.extraction(of: text)
        let weights = found.weights(headline: nil, body: text)
        #expect(weights.max() == 1 && weights.allSatisfy { (0...1).contains($0) })
        for (entity, weight) in zip(found.entities, weights) {
            #expect((weight == 0) == (entity.kind == .date))
            #expect((weight == 1) == entity.name.hasSuffix("Holm"))
        }
        #expect(Extraction().weights(headline: nil, body: "") == [])
    }
}
