import News

/// Tags names by rules and the gazetteer alone.
///
/// Each chunk's kind is weighed twice: where it stands, and over all the places where the text has the same words, so
/// that one telling context settles the others.
struct RuleTagger {
    let reading: Reading
    let phrases: Phrases
    let taken: [Bool]

    /// Names in order, not overlapping.
    func spans() -> [TaggedSpan] {
        let chunker = Chunker(reading: reading, phrases: phrases, taken: taken)
        let judge = KindJudge(reading: reading, phrases: phrases)
        let chunks = reading.sentences.flatMap { chunker.chunks(in: $0) }
        let local = chunks.map { judge.evidence(for: $0) }
        let whole = total(of: chunks, local)
        return chunks.indices.compactMap { index in
            var evidence = local[index]
            if let all = whole[name(chunks[index])] { evidence += all.scaled(by: 0.5) }
            let best = evidence.best
            guard best.points >= threshold else { return nil }
            return TaggedSpan(tokens: chunks[index].tokens, kind: best.kind, score: min(1, best.points / 6))
        }
    }

    private let threshold: Float = 1.5

    /// The mean evidence of all chunks of the same words.
    private func total(of chunks: [Chunk], _ local: [Evidence]) -> [WordHash: Evidence] {
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
