import Glibc
import News

// Whether two articles report one event. Two signs are added up: the names that both mention, those rare in the archive
// counting more, and the longer words of their beginnings. By names alone, two reports on one war would be one story;
// by words alone, two match reports.
//
// The weights and the limit were chosen on about a hundred real news pages from many outlets. Most report events of
// their own; a few groups report one event.

/// What an article is compared by.
struct Fingerprint {
    /// Each name's weight: greater if it is rarer in the archive and more frequent here.
    let names: [Entity.ID: Double]
    /// The distinct longer words of headline and beginning, folded.
    let words: Set<String>

    /// How much of the text counts, in UTF-8 bytes: news says at its beginning what it is about.
    private static let beginning = 1500
    /// In characters. Shorter words are mostly grammar.
    private static let leastLength = 5

    /// - Parameter articles: how many the archive has.
    init(_ filed: FiledArticle, articles: Int) {
        var names: [Entity.ID: Double] = [:]
        for presence in filed.entities where presence.entity.kind != .date {
            let rarity = log(1 + Double(max(1, articles)) / Double(max(1, presence.entity.articles)))
            names[presence.entity.id] = (1 + log(Double(max(1, presence.mentionsHere)))) * rarity
        }
        self.names = names
        let body = filed.article.body
        let text = filed.article.headline + " " + String(decoding: body.utf8.prefix(Self.beginning), as: UTF8.self)
        words = Set(folded(text).split(separator: " ").map(String.init).filter { $0.count >= Self.leastLength })
    }

    /// Whether two articles report one event.
    func tellsSameEvent(as other: Fingerprint) -> Bool {
        let shared = names.keys.filter { other.names[$0] != nil }
        let sharedWords = cosine(words, other.words)
        guard shared.count >= 3, sharedWords >= 0.1 else { return false }
        return likeness(to: other) >= 0.55
    }

    /// How alike two articles are: 0 to 2.
    func likeness(to other: Fingerprint) -> Double { cosine(names, other.names) + cosine(words, other.words) }
}

/// The cosine of the angle between two weighted sets: 0 if they share nothing, 1 if they are the same.
private func cosine(_ left: [Entity.ID: Double], _ right: [Entity.ID: Double]) -> Double {
    let product = left.reduce(0) { $0 + $1.value * (right[$1.key] ?? 0) }
    let lengths = left.values.reduce(0) { $0 + $1 * $1 } * right.values.reduce(0) { $0 + $1 * $1 }
    return lengths > 0 ? product / lengths.squareRoot() : 0
}

/// The same for sets whose members all weigh 1.
private func cosine(_ left: Set<String>, _ right: Set<String>) -> Double {
    if left.isEmpty || right.isEmpty { return 0 }
    return Double(left.intersection(right).count) / Double(left.count * right.count).squareRoot()
}
