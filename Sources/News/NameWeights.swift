import Glibc

// How much an article is about each of the names in it. News says first and in its headline what it is about, lets it do
// and say things, and comes back to it. Each of these counts; none is enough by itself: an outlet or a country may be named
// more often than the person whom the article is about.

/// A name in a text, as it is weighed.
package struct WeighedMention<Name: Hashable & Sendable>: Sendable {
    /// UTF-8 byte offsets into the text.
    package let range: Range<Int>
    package let kind: EntityKind
    package let name: Name

    package init(range: Range<Int>, kind: EntityKind, name: Name) {
        self.range = range
        self.kind = kind
        self.name = name
    }
}

/// How much a text is about each of its names: 1 for the one that it is most about, less for the others. Dates have no
/// weight.
///
/// - Parameters:
///   - headline: the line above the text; nil if it may be the first line of the text itself.
///   - mentions: in order.
///   - speakers: who says each of the quotes.
/// - Complexity: O(*n*) in the length of the text.
package func nameWeights<Name>(
    headline: String?, body: String, mentions: [WeighedMention<Name>], speakers: [Name]
) -> [Name: Double] {
    NameWeighing(headline: headline, body: body, mentions: mentions.filter { $0.kind != .date }).weights(speakers)
}

extension FiledArticle {
    /// How much the article is about each of its names: see ``nameWeights(headline:body:mentions:speakers:)``. Keywords have
    /// no weight.
    package var nameWeights: [Entity.ID: Double] {
        let kinds = Dictionary(entities.map { ($0.entity.id, $0.entity.kind) }, uniquingKeysWith: { first, _ in first })
        let named = mentions.compactMap { mention -> WeighedMention<Entity.ID>? in
            guard mention.entity >= 0, let kind = kinds[mention.entity] else { return nil }
            return WeighedMention(range: mention.range, kind: kind, name: mention.entity)
        }
        return News.nameWeights(
            headline: article.headline, body: article.body, mentions: named, speakers: quotes.compactMap(\.speaker))
    }
}

extension Extraction {
    /// How much a text is about each entity, in the order of `entities`; 0 for dates.
    ///
    /// - Parameter headline: as ``nameWeights(headline:body:mentions:speakers:)`` takes it.
    package func weights(headline: String?, body: String) -> [Double] {
        let named = mentions.map { WeighedMention(range: $0.range, kind: $0.kind, name: $0.entity) }
        let weights = News.nameWeights(
            headline: headline, body: body, mentions: named, speakers: quotes.compactMap(\.speaker))
        return entities.indices.map { weights[$0] ?? 0 }
    }
}

private struct NameWeighing<Name: Hashable & Sendable> {
    /// What each sign of weight adds to the logarithm of the number of mentions, which is 1 for a name that is mentioned
    /// once and goes up by 1 each time the number doubles. They were chosen by what they mean and tried on the articles of
    /// `Tests/Annotated/main_names.jsonl`: of their 41 main names 33 stand first, by number alone 28.
    private let inHeadline = 2.0
    private let firstSentence = 1.0
    private let secondSentences = 0.5
    private let earlyPart = 0.2
    private let subject = 0.35
    private let quote = 0.5
    /// A nationality says whose something is, and a place says where it is; they seldom say what an article is about.
    private let groupShare = 0.5
    private let placeShare = 0.9
    /// How many sentences at most show that a name is the subject.
    private let mostSubjects = 4.0

    private let bytes: [UInt8]
    /// In small letters, as bytes.
    private let headline: [UInt8]
    /// Where the text begins after a headline of its own.
    private let start: Int
    private let mentions: [WeighedMention<Name>]

    init(headline: String?, body: String, mentions: [WeighedMention<Name>]) {
        let bytes = Array(body.utf8)
        let own = headline == nil ? Self.firstLine(of: bytes) : nil
        self.bytes = bytes
        self.headline = Array(folded(headline ?? own.map { String(decoding: bytes[$0], as: UTF8.self) } ?? "").utf8)
        start = own?.upperBound ?? Self.endOfDateline(bytes)
        self.mentions = mentions
    }

    func weights(_ speakers: [Name]) -> [Name: Double] {
        var (counts, signs): ([Name: Double], [Name: Double]) = ([:], [:])
        var subjects: [Name: Double] = [:]
        var kinds: [Name: EntityKind] = [:]
        var end = start
        var number = 0
        let firstEnds = endsOfSentences(3)
        for mention in mentions {
            counts[mention.name, default: 0] += 1
            let isFirst = kinds[mention.name] == nil
            kinds[mention.name] = mention.kind
            if signs[mention.name] ?? 0 < inHeadline, isInHeadline(mention) { signs[mention.name] = inHeadline }
            if mention.range.lowerBound < start { continue }
            let isOpening = mention.range.lowerBound >= end
            if isOpening {
                let range = sentence(around: mention.range, in: bytes)
                number = firstEnds.prefix { $0 <= range.lowerBound }.count
                end = range.upperBound
            }
            if isFirst { signs[mention.name, default: 0] += bonus(mention, inSentence: number) }
            // What the first sentence says is what the article says.
            if isOpening, isSubject(mention) { subjects[mention.name, default: 0] += number == 0 ? 2 : 1 }
        }
        for (name, count) in subjects { signs[name, default: 0] += subject * min(count, mostSubjects) }
        let said = speakers.reduce(into: [Name: Double]()) { $0[$1, default: 0] += 1 }
        var weights = counts.reduce(into: [Name: Double]()) { weights, count in
            let points = 1 + log2(count.value) + (signs[count.key] ?? 0) + quote * log2(1 + (said[count.key] ?? 0))
            weights[count.key] = points * share(of: kinds[count.key])
        }
        let most = weights.values.max() ?? 1
        for name in weights.keys { weights[name]? /= most }
        return weights
    }

    private func share(of kind: EntityKind?) -> Double { kind == .group ? groupShare : kind == .place ? placeShare : 1 }

    /// What the place of its first mention says of a name.
    private func bonus(_ mention: WeighedMention<Name>, inSentence number: Int) -> Double {
        switch number {
        case 0: firstSentence
        case 1, 2: secondSentences
        default: mention.range.lowerBound * 4 < bytes.count ? earlyPart : 0
        }
    }

    /// Where the first sentences of the text end, in order.
    private func endsOfSentences(_ most: Int) -> [Int] {
        var ends: [Int] = []
        var position = start
        while ends.count < most, position < bytes.count,
            let next = bytes[position...].firstIndex(where: { $0 > 0x20 })
        {
            let end = sentence(around: next..<next + 1, in: bytes).upperBound
            ends.append(end)
            position = max(end, position + 1)
        }
        return ends
    }

    /// Whether the headline has the name, or only its last word: 'Pistorius' of 'Boris Pistorius'.
    private func isInHeadline(_ mention: WeighedMention<Name>) -> Bool {
        let written = folded(String(decoding: bytes[mention.range.clamped(to: 0..<bytes.count)], as: UTF8.self))
        if written.utf8.count > 1, headline.hasWords(written.utf8) { return true }
        guard mention.kind == .person, let space = written.utf8.lastIndex(of: 0x20) else { return false }
        let last = written.utf8[space...].dropFirst()
        return last.count > 2 && headline.hasWords(last)
    }

    /// Whether a sentence speaks of its first name: no preposition stands before it, and no further word of a name or
    /// an office behind it.
    private func isSubject(_ mention: WeighedMention<Name>) -> Bool {
        if mention.kind == .group { return false }
        var next = mention.range.upperBound
        while next < bytes.count, bytes[next] == 0x20 { next += 1 }
        if next < bytes.count, (0x41...0x5A).contains(bytes[next]) { return false }
        var last = mention.range.lowerBound
        while last > 0, bytes[last - 1] == 0x20 { last -= 1 }
        var first = last
        while first > 0, (0x41...0x5A).contains(bytes[first - 1] & 0xDF) { first -= 1 }
        return !prepositions.contains(folded(String(decoding: bytes[first..<last], as: UTF8.self)))
    }

    /// A first line that stands apart and does not end as a sentence does.
    private static func firstLine(of bytes: [UInt8]) -> Range<Int>? {
        guard let end = bytes.firstIndex(of: 0x0A), (1...200).contains(end), end + 1 < bytes.count,
            bytes[end + 1] == 0x0A, ![0x2E, 0x21].contains(bytes[end - 1])
        else { return nil }
        return 0..<end
    }

    /// Where the text begins behind the place and the agency that it is from: 'BERLIN (Wire) — '; 0 without these.
    private static func endOfDateline(_ bytes: [UInt8]) -> Int {
        let beginning = bytes.prefix(80).prefix { $0 != 0x0A }
        let place = beginning.prefix { $0 != 0x20 && $0 != 0x2C }
        guard place.count > 2, place.allSatisfy({ !(0x61...0x7A).contains($0) }) else { return 0 }
        let dashes: [[UInt8]] = [[0xE2, 0x80, 0x94], [0x20, 0x2D, 0x20]]
        for index in beginning.indices where dashes.contains(where: { beginning[index...].starts(with: $0) }) {
            return index + 3
        }
        return 0
    }
}

private let prepositions: Set<String> = [
    "in", "at", "of", "by", "for", "with", "from", "to", "on", "against", "near", "through", "across", "under", "over",
    "between", "into", "outside", "inside", "around", "towards", "than", "about", "after", "before", "during", "since",
]

extension [UInt8] {
    /// Whether a text in small letters has some words as whole words.
    fileprivate func hasWords(_ words: some Collection<UInt8>) -> Bool {
        let length = words.count
        guard count >= length, let first = words.first else { return false }
        func isLetter(_ index: Int) -> Bool {
            indices.contains(index)
                && (self[index] >= 0x80 || (0x61...0x7A).contains(self[index]) || (0x30...0x39).contains(self[index]))
        }
        return (0...(count - length)).contains { start in
            self[start] == first && !isLetter(start - 1) && !isLetter(start + length)
                && self[start...].starts(with: words)
        }
    }
}
