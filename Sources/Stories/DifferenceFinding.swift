import Glibc
import News

/// From which likeness on names stand for each other, and from which on a sentence that denies contradicts one that does
/// not.
private let (nameLikeness, denialLikeness) = (0.3, 0.6)
/// How many differences are shown, and of how many pairs of sentences it is found out where the words differ.
private let (mostDifferences, mostReplaced) = (24, 200)

/// Finds where two articles differ: numbers and names first, then what is said in other words. Of numbers and names a
/// sentence shows all that differ; what is said in other words is looked for in the sentences that are left.
struct DifferenceFinder {
    private let alignment: SentenceAlignment
    /// In how many sentences of each text a word is.
    private let frequencies: (one: [WordStem: Int], other: [WordStem: Int])
    private let names: (one: [Entity.ID: Entity], other: [Entity.ID: Entity])
    private let numbers: (one: [CountedNumber], other: [CountedNumber])

    init(_ alignment: SentenceAlignment, of articles: (FiledArticle, FiledArticle)) {
        self.alignment = alignment
        frequencies = (Self.frequencies(alignment.ones), Self.frequencies(alignment.others))
        names = (Self.names(articles.0), Self.names(articles.1))
        numbers = (alignment.ones.flatMap(\.numbers), alignment.others.flatMap(\.numbers))
    }

    private static func frequencies(_ sentences: [ComparedSentence]) -> [WordStem: Int] {
        sentences.reduce(into: [:]) { counts, sentence in
            for key in sentence.weights.keys { counts[key, default: 0] += 1 }
        }
    }

    private static func names(_ filed: FiledArticle) -> [Entity.ID: Entity] {
        Dictionary(filed.entities.map { ($0.entity.id, $0.entity) }, uniquingKeysWith: { first, _ in first })
    }

    /// What was shown already, so that it is not shown twice.
    private struct Shown {
        var differences: [TellingComparison.Difference] = []
        /// The indices of sentences that show a difference, or that the other text has word for word.
        var ones: Set<Int>
        var others: Set<Int>
        var said: Set<[String]> = []

        mutating func add(_ difference: TellingComparison.Difference, _ pair: SentenceAlignment.Pair) {
            guard differences.count < mostDifferences else { return }
            differences.append(difference)
            ones.insert(pair.one)
            others.insert(pair.other)
        }
    }

    var differences: [TellingComparison.Difference] {
        // What both say word for word does not differ, whatever else is like it.
        let repeated = (
            Self.repeated(alignment.ones, in: alignment.others), Self.repeated(alignment.others, in: alignment.ones)
        )
        let pairs = ranked(
            alignment.alike.filter { !repeated.0.contains($0.one) && !repeated.1.contains($0.other) })
        var shown = Shown(ones: repeated.0, others: repeated.1)
        for pair in pairs { addNumbers(of: pair, to: &shown) }
        for pair in pairs { addNames(of: pair, to: &shown) }
        for find in [denial, wording] {
            for pair in pairs where !shown.ones.contains(pair.one) && !shown.others.contains(pair.other) {
                if let difference = find(pair) { shown.add(difference, pair) }
            }
        }
        return shown.differences
    }

    /// The indices of the sentences that another text has word for word.
    private static func repeated(_ sentences: [ComparedSentence], in others: [ComparedSentence]) -> Set<Int> {
        let texts = Set(others.map(\.text))
        return Set(sentences.indices.filter { texts.contains(sentences[$0].text) })
    }

    private func sentences(_ pair: SentenceAlignment.Pair) -> (one: ComparedSentence, other: ComparedSentence) {
        (alignment.ones[pair.one], alignment.others[pair.other])
    }

    /// Pairs of sentences, those first that are nearest to what both articles are about, and of those that say something
    /// else at the same place while they say the rest alike.
    private func ranked(_ pairs: [SentenceAlignment.Pair]) -> [SentenceAlignment.Pair] {
        func sorted(_ weighed: [(pair: SentenceAlignment.Pair, weight: Double)]) -> [SentenceAlignment.Pair] {
            weighed.sorted { ($1.weight, $0.pair.one, $0.pair.other) < ($0.weight, $1.pair.one, $1.pair.other) }
                .map(\.pair)
        }
        let first = sorted(pairs.map { ($0, topic(of: $0) * min(1, change(in: $0) / 10)) })
        let near = first.prefix(mostReplaced).map { pair in
            let (one, other) = sentences(pair)
            let change = one.replaced(by: other) + change(in: pair) / 4
            return (pair, topic(of: pair) * min(1, change / 10))
        }
        return sorted(near) + first.dropFirst(mostReplaced)
    }

    /// How near what two sentences share is to what both articles are about; more if they say the rest alike, and less of a
    /// headline, which says it all in a few words.
    private func topic(of pair: SentenceAlignment.Pair) -> Double {
        let (one, other) = sentences(pair)
        let shared = one.weights.reduce(0) { sum, word in
            guard other.weights[word.key] != nil else { return sum }
            let uses = min(frequencies.one[word.key] ?? 0, frequencies.other[word.key] ?? 0)
            return sum + word.value * log(Double(1 + uses))
        }
        return shared * (0.3 + pair.likeness) * (one.range == nil || other.range == nil ? 0.2 : 1)
    }

    /// How much each of two sentences says that the other does not: the lesser of the two.
    private func change(in pair: SentenceAlignment.Pair) -> Double {
        let (one, other) = sentences(pair)
        func alone(_ weights: [WordStem: Double], _ others: [WordStem: Double]) -> Double {
            weights.reduce(0) { $0 + (others[$1.key] == nil ? $1.value : 0) }
        }
        return min(alone(one.weights, other.weights), alone(other.weights, one.weights))
    }

    private func difference(
        _ kind: TellingComparison.Difference.Kind, _ pair: SentenceAlignment.Pair, _ says: String, _ otherSays: String
    ) -> TellingComparison.Difference {
        let (one, other) = sentences(pair)
        return TellingComparison.Difference(
            kind: kind, one: one.shown(against: other), other: other.shown(against: one), says: says,
            otherSays: otherSays)
    }
}

extension DifferenceFinder {
    /// Other numbers of the same things, unless the other article has the number elsewhere.
    private func addNumbers(of pair: SentenceAlignment.Pair, to shown: inout Shown) {
        let (one, other) = sentences(pair)
        func isAlone(_ number: CountedNumber, _ others: [CountedNumber]) -> Bool {
            !others.contains { $0.value == number.value && !$0.counted.isDisjoint(with: number.counted) }
        }
        var left = other.numbers.filter { number in
            isAlone(number, numbers.one) && !one.numbers.contains { $0.value == number.value }
        }
        for number in one.numbers where isAlone(number, numbers.other) {
            if other.numbers.contains(where: { $0.value == number.value }) { continue }
            let likenesses = left.indices.compactMap { index in
                number.likeness(to: left[index]).map { (index, $0) }
            }
            guard let best = likenesses.max(by: { ($0.1, $1.0) < ($1.1, $0.0) }) else { continue }
            let theirs = left.remove(at: best.0)
            if !shown.said.insert([number.value, theirs.value]).inserted { continue }
            let (says, otherSays) = (one.text.text(atBytes: number.range), other.text.text(atBytes: theirs.range))
            shown.add(difference(.number, pair, says, otherSays), pair)
        }
    }

    /// Names of one kind that each article has and the other never mentions. The names themselves do not count in how much
    /// the sentences are alike.
    private func addNames(of pair: SentenceAlignment.Pair, to shown: inout Shown) {
        let (one, other) = sentences(pair)
        let mine = one.names.filter { names.other[$0] == nil }.compactMap { names.one[$0] }.sorted { $0.id < $1.id }
        var theirs = other.names.filter { names.one[$0] == nil }.compactMap { names.other[$0] }
            .sorted { $0.id < $1.id }
        if mine.isEmpty || theirs.isEmpty { return }
        let words = Set((mine + theirs).flatMap { folded($0.name).split(separator: " ") }.map { WordStem($0) })
        guard one.likeness(to: other, without: words) >= nameLikeness else { return }
        for name in mine {
            guard let index = theirs.firstIndex(where: { $0.kind == name.kind }) else { continue }
            let instead = theirs.remove(at: index)
            if !shown.said.insert([name.name, instead.name]).inserted { continue }
            shown.add(difference(.name, pair, name.name, instead.name), pair)
        }
    }

    /// What one denies and the other says.
    private func denial(_ pair: SentenceAlignment.Pair) -> TellingComparison.Difference? {
        guard pair.likeness >= denialLikeness else { return nil }
        let (one, other) = sentences(pair)
        switch (one.denied(besides: other), other.denied(besides: one)) {
        case (let denied?, nil): return difference(.wording, pair, denied.text, denied.saidByOther)
        case (nil, let denied?): return difference(.wording, pair, denied.saidByOther, denied.text)
        case (nil, nil), (_?, _?): return nil
        }
    }

    private func wording(_ pair: SentenceAlignment.Pair) -> TellingComparison.Difference? {
        let (one, other) = sentences(pair)
        let (mine, theirs) = (one.lit(against: other), other.lit(against: one))
        if mine.isEmpty || theirs.isEmpty { return nil }
        func words(_ lit: [Range<Int>], _ sentence: ComparedSentence) -> String {
            lit.map { sentence.text.text(atBytes: $0) }.joined(separator: " … ")
        }
        return difference(.wording, pair, words(mine, one), words(theirs, other))
    }
}
