import News
import Resources

/// Finds the names of a text and their fine kinds, from a trained tagger's spans and the rules together.
///
/// The tagger says where names are; the rules add what it has no label for and what the gazetteer is sure of, and
/// weigh the kind of each. A kind is weighed twice: where the name stands, and over all the places where the text has
/// the same words, so that one telling context settles the others. Without a tagger the rules do it all.
struct NameFinder {
    let reading: Reading
    let phrases: Phrases
    /// One a token: whether it is part of a date.
    let taken: [Bool]

    /// Names in order, not overlapping.
    ///
    /// - Parameter tagged: what the tagger found, in order; nil where there is no tagger.
    func names(tagged: [TaggedSpan]?) -> [TaggedSpan] {
        let judge = KindJudge(reading: reading, phrases: phrases)
        let chunks = self.chunks(tagged)
        let local = chunks.map { judge.evidence(for: $0) }
        let whole = means(of: chunks, local)
        return chunks.indices.compactMap { index in
            var evidence = local[index]
            if let all = whole[name(chunks[index])] { evidence += all.scaled(by: 0.5) }
            let best = evidence.best
            guard best.points >= threshold(for: chunks[index], hasTagger: tagged != nil) else { return nil }
            return TaggedSpan(tokens: chunks[index].tokens, kind: best.kind, score: min(1, best.points / 8))
        }
    }

    /// How many points a chunk must have to be a name at all.
    private func threshold(for chunk: Chunk, hasTagger: Bool) -> Float {
        guard hasTagger else { return 1.5 }
        guard chunk.verdict == nil else { return 0.5 }
        return chunk.origin == .phrase || chunk.origin == .head ? 4.5 : 100
    }

    private func chunks(_ tagged: [TaggedSpan]?) -> [Chunk] {
        let chunker = Chunker(reading: reading, phrases: phrases, taken: taken)
        let ruled = reading.sentences.flatMap { chunker.chunks(in: $0) }
        guard let tagged else { return ruled }
        return merged(tagged.compactMap { chunk(of: $0) }, ruled)
    }

    /// A tagger's span as a chunk, unless it is a date.
    private func chunk(of span: TaggedSpan) -> Chunk? {
        guard !span.tokens.contains(where: { taken[$0] }) else { return nil }
        let isPhrase = phrases.longest(at: span.tokens.lowerBound)?.tokens == span.tokens
        let last = span.tokens.upperBound - 1
        let endsInHead = span.tokens.count > 1 && reading.has(last, .anyHead)
        var chunk = Chunk(span.tokens, isPhrase ? .phrase : endsInHead ? .head : .tagged, head: endsInHead ? last : nil)
        chunk.verdict = Chunk.Verdict(kind: span.kind, score: span.score)
        return chunk
    }

    /// Both in order; of two that overlap the tagger's, unless the gazetteer has the longer name.
    private func merged(_ tagged: [Chunk], _ ruled: [Chunk]) -> [Chunk] {
        var ruledFree: [Chunk] = []
        var isCovered = [Bool](repeating: false, count: tagged.count)
        var next = 0
        for rule in ruled {
            while next < tagged.count, tagged[next].tokens.upperBound <= rule.tokens.lowerBound { next += 1 }
            var last = next
            while last < tagged.count, tagged[last].tokens.lowerBound < rule.tokens.upperBound { last += 1 }
            if next == last {
                ruledFree.append(rule)
            } else if rule.origin == .phrase, rule.tokens.count > 1,
                (next..<last).allSatisfy({
                    contains(rule.tokens, tagged[$0].tokens) && tagged[$0].tokens != rule.tokens
                })
            {
                var longer = rule
                longer.verdict = last - next == 1 ? tagged[next].verdict : nil
                ruledFree.append(longer)
                for index in next..<last { isCovered[index] = true }
            }
        }
        let kept = tagged.indices.compactMap { isCovered[$0] ? nil : tagged[$0] }
        return (kept + ruledFree).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    private func contains(_ outer: Range<Int>, _ inner: Range<Int>) -> Bool {
        outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
    }

    /// The mean evidence of all chunks of the same words.
    private func means(of chunks: [Chunk], _ local: [Evidence]) -> [WordHash: Evidence] {
        var sums: [WordHash: (Evidence, Float)] = [:]
        for (chunk, evidence) in zip(chunks, local) {
            var sum = sums[name(chunk)] ?? (Evidence(), 0)
            sum.0 += evidence
            sum.1 += 1
            sums[name(chunk)] = sum
        }
        return sums.mapValues { $0.0.scaled(by: 1 / $0.1) }
    }

    private func name(_ chunk: Chunk) -> WordHash { reading.name(chunk.tokens) }
}

extension Reading {
    /// The number of the words in a token range, case ignored.
    func name(_ tokens: Range<Int>) -> WordHash {
        guard let first = tokens.first else { return WordHash(value: 0) }
        return tokens.dropFirst().reduce(fact(first).hash) { $0.followed(by: fact($1).hash) }
    }
}
