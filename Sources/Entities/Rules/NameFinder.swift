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
        let claims = claims(on: chunks, local)
        return chunks.indices.compactMap { index in
            var evidence = local[index]
            if let all = whole[name(chunks[index])] {
                evidence += all.scaled(by: chunks[index].tokens.count > 1 ? 1 : 0.6)
            }
            guard !judge.isRole(chunks[index]) else { return nil }
            var best = evidence.best
            if let claimed = claims[name(chunks[index])], best.kind == .person || best.kind == .organization {
                best.kind = claimed
            }
            guard best.points >= threshold(for: chunks[index], as: best.kind, hasTagger: tagged != nil) else {
                return nil
            }
            var tokens = chunks[index].tokens
            if followsOwnArticle(chunks[index]), best.kind == .organization || best.kind == .work {
                tokens = (tokens.lowerBound - 1)..<tokens.upperBound
            }
            return TaggedSpan(tokens: tokens, kind: best.kind, score: min(1, best.points / 8))
        }
    }

    /// How many points a chunk must have to be a name at all. What the tagger passed over needs the gazetteer or a head
    /// word, or a noun behind it that tells a weapon or product, of which the tagger has seen few.
    private func threshold(for chunk: Chunk, as kind: EntityKind, hasTagger: Bool) -> Float {
        guard hasTagger else { return 1.5 }
        if chunk.verdict != nil { return 0.5 }
        if kind == .weapon || kind == .product, chunk.origin != .head { return 2.5 }
        if kind == .organization, followsOwnArticle(chunk) { return 2.5 }
        switch chunk.origin {
        case .phrase, .head: return 4.5
        default: return .infinity
        }
    }

    /// 'Register' in 'as The Register reports'.
    private func followsOwnArticle(_ chunk: Chunk) -> Bool {
        let article = chunk.tokens.lowerBound - 1
        return article >= 0 && reading.isCapital(article) && reading.has(article, .determiner)
            && !reading.startsSentence(article) && reading.casing(at: article) == .running
    }

    private func chunks(_ tagged: [TaggedSpan]?) -> [Chunk] {
        let chunker = Chunker(reading: reading, phrases: phrases, taken: taken)
        let ruled = reading.sentences.flatMap { chunker.chunks(in: $0) }
        guard let tagged else { return ruled }
        let trustsHeadlines = reading.isMostlyHeadlines
        return merged(
            tagged.compactMap { chunk(of: $0) }.filter { trustsHeadlines || isConfirmed($0) }, ruled)
    }

    /// In a line of capitalised words a name must have each of its words capitalised in running text too, or be known.
    private func isConfirmed(_ chunk: Chunk) -> Bool {
        guard reading.casing(at: chunk.tokens.lowerBound) != .running else { return true }
        if let known = phrases.longest(at: chunk.tokens.lowerBound), known.tokens == chunk.tokens,
            !known.classes.isDisjoint(with: .certain)
        {
            return true
        }
        if chunk.verdict?.kind == .person, chunk.tokens.count > 1, phrases.isOf(chunk.tokens.lowerBound, .givenName) {
            return true
        }
        return chunk.tokens.allSatisfy { reading.isCapital($0) && reading.fact($0).capitalInside > 0 }
    }

    /// A tagger's span as a chunk, unless it is a date.
    private func chunk(of span: TaggedSpan) -> Chunk? {
        guard !span.tokens.contains(where: { taken[$0] }), !isPartyMark(span) else { return nil }
        let isPhrase = phrases.longest(at: span.tokens.lowerBound)?.tokens == span.tokens
        let last = span.tokens.upperBound - 1
        let endsInHead = span.tokens.count > 1 && reading.has(last, .anyHead)
        var chunk = Chunk(span.tokens, isPhrase ? .phrase : endsInHead ? .head : .tagged, head: endsInHead ? last : nil)
        chunk.verdict = Chunk.Verdict(kind: span.kind, score: span.score)
        return chunk
    }

    /// 'D-N.Y.' behind a senator's name.
    private func isPartyMark(_ span: TaggedSpan) -> Bool {
        let letters = reading.bytes[reading.byteRange(span.tokens)]
        guard letters.count > 2, let party = letters.first, letters[letters.startIndex + 1] == 0x2D else {
            return false
        }
        return [0x44, 0x52, 0x49].contains(party) && letters.contains(0x2E)
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
            } else if rule.tokens.count > 1, isLonger(rule, than: tagged[next..<last]) {
                var longer = rule
                longer.verdict = last - next == 1 || rule.origin == .head ? tagged[next].verdict : nil
                ruledFree.append(longer)
                for index in next..<last { isCovered[index] = true }
            }
        }
        let kept = tagged.indices.compactMap { isCovered[$0] ? nil : tagged[$0] }
        return (kept + ruledFree).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// Whether a rule has the whole of a name of which the tagger has parts: the gazetteer's phrase, or an organisation
    /// that goes on behind its head word, 'Max Planck Institute for Evolutionary Anthropology'.
    private func isLonger(_ rule: Chunk, than tagged: ArraySlice<Chunk>) -> Bool {
        guard tagged.allSatisfy({ contains(rule.tokens, $0.tokens) && $0.tokens != rule.tokens }) else { return false }
        if rule.origin == .phrase { return true }
        guard rule.origin == .head, let first = tagged.first, first.tokens.lowerBound == rule.tokens.lowerBound,
            let head = rule.head, reading.has(head, .organizationHead), first.tokens.contains(head),
            first.verdict?.kind == .organization
        else { return false }
        return tagged.count > 1 && tagged.dropFirst().allSatisfy { $0.verdict?.kind == .event }
    }

    private func contains(_ outer: Range<Int>, _ inner: Range<Int>) -> Bool {
        outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
    }

    /// Names that a noun beside them called a weapon or product in one place, which the tagger knows little of: so they
    /// are called in all. People whose full name the text has are given back later, by `Agreement`.
    private func claims(on chunks: [Chunk], _ local: [Evidence]) -> [WordHash: EntityKind] {
        var result: [WordHash: EntityKind] = [:]
        for (chunk, evidence) in zip(chunks, local) where chunk.tokens.count == 1 {
            let best = evidence.best
            if best.kind == .weapon || best.kind == .product, best.points >= 2.5 { result[name(chunk)] = best.kind }
        }
        return result
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
