import News

/// Takes over the names that the tagger found, but for what is a date, a role or a mark.
struct NameFinder {
    let reading: Reading
    let phrases: Phrases
    /// One a token: whether it is part of a date.
    let taken: [Bool]

    /// Names in order, not overlapping.
    func names(tagged: [TaggedSpan]) -> [TaggedSpan] {
        let trustsHeadlines = reading.isMostlyHeadlines
        return tagged.compactMap { span in
            guard !span.tokens.contains(where: { taken[$0] }), !isPartyMark(span), !isRole(span),
                trustsHeadlines || isConfirmed(span)
            else { return nil }
            return withOwnArticle(span)
        }
    }

    /// 'The Register' in 'as The Register reports': within a sentence a capital says that the article is part of the name.
    private func withOwnArticle(_ span: TaggedSpan) -> TaggedSpan {
        let article = span.tokens.lowerBound - 1
        guard span.kind == .organization || span.kind == .work, article >= 0, reading.isCapital(article),
            reading.has(article, .determiner), !reading.startsSentence(article),
            reading.casing(at: article) == .running
        else { return span }
        return TaggedSpan(tokens: article..<span.tokens.upperBound, kind: span.kind, score: span.score)
    }

    /// In a line of capitalised words a name must have each of its words capitalised in running text too, or be known.
    private func isConfirmed(_ span: TaggedSpan) -> Bool {
        guard reading.casing(at: span.tokens.lowerBound) != .running else { return true }
        if let known = phrases.longest(at: span.tokens.lowerBound), known.tokens == span.tokens,
            !known.classes.isDisjoint(with: .certain)
        {
            return true
        }
        if span.kind == .person, span.tokens.count > 1, phrases.isOf(span.tokens.lowerBound, .givenName) {
            return true
        }
        return span.tokens.allSatisfy { reading.isCapital($0) && reading.fact($0).capitalInside > 0 }
    }

    /// 'D-N.Y.' behind a senator's name.
    private func isPartyMark(_ span: TaggedSpan) -> Bool {
        let letters = reading.bytes[reading.byteRange(span.tokens)]
        guard letters.count > 2, let party = letters.first, letters[letters.startIndex + 1] == 0x2D else {
            return false
        }
        return [0x44, 0x52, 0x49].contains(party) && letters.contains(0x2E)
    }

    /// 'Director', 'Dr.' or 'Head of Research' alone is what someone is, not who.
    private func isRole(_ span: TaggedSpan) -> Bool {
        let first = span.tokens.lowerBound
        guard reading.has(first, [.title, .role, .courtesy]),
            phrases.single(first).isDisjoint(with: [.certain, .givenName])
        else { return false }
        return span.tokens.count == 1 || reading.fact(first + 1).hash == NameFinder.of && span.kind != .organization
    }

    private static let of = WordHash(lowercasing: "of")
}

extension Reading {
    /// The number of the words in a token range, case ignored.
    func name(_ tokens: Range<Int>) -> WordHash {
        guard let first = tokens.first else { return WordHash(value: 0) }
        return tokens.dropFirst().reduce(fact(first).hash) { $0.followed(by: fact($1).hash) }
    }
}
