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
        let leaders = tagged.isEmpty ? [] : reading.tokens.indices.compactMap(wholeLeader)
        let names = withWhole(leaders, tagged).compactMap { span -> TaggedSpan? in
            guard !span.tokens.contains(where: { taken[$0] }), !isPartyMark(span), !isRole(span),
                !isPlainAcronym(span.tokens),
                trustsHeadlines || isConfirmed(span)
            else { return nil }
            return withOwnArticle(upToLeader(span))
        }
        let isNamed = reading.covered(by: names.map(\.tokens))
        let others = reading.tokens.indices
            .compactMap { outlet(at: $0) ?? leader(at: $0) ?? traded(at: $0) ?? surnamed(at: $0) ?? party(at: $0) }
            .filter { other in !other.tokens.contains { isNamed[$0] } }
        return others.isEmpty ? names : (names + others).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// 'To Lam', 'Bad Bunny': people whose names begin with another word, whole.
    private func wholeLeader(at token: Int) -> TaggedSpan? {
        guard let match = phrases.longest(at: token), match.tokens.count > 1, match.classes == .leader,
            !taken[token], match.tokens.allSatisfy(reading.isCapital)
        else { return nil }
        return TaggedSpan(tokens: match.tokens, kind: .person, score: 0.8)
    }

    /// Tagged spans, with the names in place of the spans that lie within them.
    private func withWhole(_ whole: [TaggedSpan], _ tagged: [TaggedSpan]) -> [TaggedSpan] {
        guard !whole.isEmpty else { return tagged }
        // A name that begins or ends within a span holds only a part of it.
        let isInside = reading.covered(by: tagged.map { $0.tokens.dropFirst() }) + [false]
        let names = whole.filter { !isInside[$0.tokens.lowerBound] && !isInside[$0.tokens.upperBound] }
        let isNamed = reading.covered(by: names.map(\.tokens))
        let rest = tagged.filter { span in !span.tokens.contains { isNamed[$0] } }
        return (rest + names).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// 'shares in Gap': what one can hold a share of is a firm, where no name was found.
    private func traded(at token: Int) -> TaggedSpan? {
        guard reading.isCapital(token), token > 1, phrases.isOf(token, .company),
            reading.fact(token - 1).hash == SpeechWords.in,
            Namesakes.holdings.contains(reading.fact(token - 2).hash)
        else { return nil }
        return TaggedSpan(tokens: token..<(token + 1), kind: .organization, score: 0.5)
    }

    /// 'He Xiaopeng', where neither word was found.
    private func surnamed(at token: Int) -> TaggedSpan? {
        guard reading.isSurnameHe(token) else { return nil }
        return TaggedSpan(tokens: token..<(token + 2), kind: .person, score: 0.5)
    }

    /// 'Green lawmaker', 'Tory minister': a party by its colour or its creed.
    private func party(at token: Int) -> TaggedSpan? {
        let next = token + 1
        guard reading.isCapital(token), NameFinder.parties.contains(reading.fact(token).hash),
            reading.casing(at: token) == .running, next < reading.tokens.count, reading.tokens[next].isAfterSpace,
            reading.isLowercase(next) || reading.tokens[next].isAllCapitals,
            reading.isWord(next, in: NameFinder.politicians),
            !reading.startsSentence(token) || !NameFinder.creeds.contains(reading.fact(token).hash)
        else { return nil }
        return TaggedSpan(tokens: token..<next, kind: .organization, score: 0.5)
    }

    private static let parties = SpeechWords.set("green greens liberal labour labor conservative tory socialist")
    /// Those that are adjectives too: 'Conservative lawmakers'.
    private static let creeds = SpeechWords.set("liberal conservative socialist")
    private static let politicians = SpeechWords.set(
        "lawmaker lawmakers mp mps mep meps senator senators councillor councillors politician politicians backbencher")

    /// 'MACRON AND TUSK': in a headline only lists tell who is meant.
    private func leader(at token: Int) -> TaggedSpan? {
        guard reading.casing(at: token) != .running, reading.isCapital(token), phrases.isOf(token, .leader) else {
            return nil
        }
        return TaggedSpan(tokens: token..<(token + 1), kind: .person, score: 0.5)
    }

    /// 'Merz' of 'Merz Lands In Kyiv', where each word of the headline has a capital and the second is a verb.
    private func upToLeader(_ span: TaggedSpan) -> TaggedSpan {
        let first = span.tokens.lowerBound
        guard span.kind == .person, span.tokens.count == 2, reading.casing(at: first) != .running,
            phrases.isOf(first, .leader), reading.bytes[reading.byteRange(span.tokens)].last == 0x73
        else { return span }
        var leader = span
        leader.tokens = first..<(first + 1)
        return leader
    }

    /// 'The Courier reported' within a sentence: what has an article of its own and reports is a newspaper.
    private func outlet(at article: Int) -> TaggedSpan? {
        guard reading.isCapital(article), reading.fact(article).hash == SpeechWords.the,
            !reading.startsSentence(article), reading.casing(at: article) == .running
        else { return nil }
        let limit = min(reading.sentence(of: article).upperBound, article + 5)
        guard let end = (article + 1..<limit).first(where: { !reading.isCapital($0) }), end > article + 1,
            NameFinder.reports.contains(reading.fact(end).hash)
        else { return nil }
        return TaggedSpan(tokens: article..<end, kind: .organization, score: 0.5)
    }

    private static let reports = SpeechWords.set("reported reports")

    /// 'The Register' in 'as The Register reports': within a sentence a capital says that the article is part of the name.
    private func withOwnArticle(_ span: TaggedSpan) -> TaggedSpan {
        let article = span.tokens.lowerBound - 1
        guard span.kind == .organization || span.kind == .work || isWithArticle(span), article >= 0,
            reading.isCapital(article),
            reading.has(article, .determiner), !reading.startsSentence(article),
            reading.casing(at: article) == .running
        else { return span }
        return TaggedSpan(tokens: article..<span.tokens.upperBound, kind: span.kind, score: span.score)
    }

    /// 'The Hague'.
    private func isWithArticle(_ span: TaggedSpan) -> Bool {
        guard span.kind == .place, span.tokens.lowerBound > 0,
            let known = phrases.longest(at: span.tokens.lowerBound - 1)
        else { return false }
        return known.tokens == (span.tokens.lowerBound - 1)..<span.tokens.upperBound && known.classes.contains(.city)
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

    /// 'VAT', 'PhD', 'Wi-Fi': abbreviations of what has no name.
    private func isPlainAcronym(_ name: Range<Int>) -> Bool {
        guard reading.has(name.lowerBound, .plainAcronym) else { return false }
        let letters = reading.bytes[reading.byteRange(name)]
        let isLoud = letters.dropFirst().contains { (0x41...0x5A).contains($0) }
        return isLoud && (name.count == 1 || name.count == 3 && reading.isJoint(name.lowerBound + 1))
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
    /// 'He' of 'He Xiaopeng': no verb follows the pronoun that begins with a capital.
    func isSurnameHe(_ token: Int) -> Bool {
        token >= 0 && token + 2 < tokens.count && fact(token).hash == SpeechWords.he && isCapital(token)
            && !tokens[token].isAllCapitals && isCapital(token + 1) && tokens[token + 1].isAfterSpace
            && !tokens[token + 1].isAllCapitals && casing(at: token) == .running
            && !isCapital(token + 2) && !has(token + 1, [.function, .title, .month, .weekday])
    }

    /// The number of the words in a token range, case ignored.
    func name(_ tokens: Range<Int>) -> WordHash {
        guard let first = tokens.first else { return WordHash(value: 0) }
        return tokens.dropFirst().reduce(fact(first).hash) { $0.followed(by: fact($1).hash) }
    }
}
