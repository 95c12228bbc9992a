import News
import Resources

/// Weighs what a name may be: by its own words, by the gazetteer, and by the words around it.
///
/// The weights were set by hand on open data of other stories (`dev/pud`, `dev/wikigold`); they say which hint beats
/// which, no more. A trained tagger's verdict is one more hint beside them.
struct KindJudge {
    let reading: Reading
    let phrases: Phrases

    /// All that speaks for each kind of a chunk where it stands.
    func evidence(for chunk: Chunk) -> Evidence {
        var evidence = ownWords(chunk)
        evidence += context(of: chunk.tokens)
        if let verdict = chunk.verdict { evidence += points(for: verdict, chunk) }
        return evidence
    }
}

// MARK: The tagger

extension KindJudge {
    /// The tagger's kind, and those that it has no label of their own for.
    private func points(for verdict: Chunk.Verdict, _ chunk: Chunk) -> Evidence {
        var evidence = Evidence()
        let points = 1 + 3 * verdict.score
        switch verdict.kind {
        case .event:
            // One label for four kinds, and the vaguest: it gives way sooner than the others.
            evidence[.event] += points - 0.5
            evidence[.work] += points - 0.5
            evidence[.product] += points - 0.5
            evidence[.weapon] += points - 1
            evidence += unlabelledKind(chunk.tokens)
        case .place:
            evidence[.place] += points
            evidence[.facility] += points - 1
        case .person, .organization, .group, .facility, .weapon, .product, .work, .date:
            evidence[verdict.kind] += points
        }
        return evidence
    }

    /// What a name of some other kind looks like: a work in quotes or of several words, an event with its year in
    /// front, a product of one word or with a number.
    private func unlabelledKind(_ tokens: Range<Int>) -> Evidence {
        var evidence = Evidence()
        if isQuoted(tokens) { evidence[.work] += 1.5 }
        if reading.tokens[tokens.lowerBound].isNumber { evidence[.event] += 1 }
        let hasNumber = tokens.contains { reading.tokens[$0].traits.contains(.hasDigit) }
        if tokens.count == 1 || hasNumber { evidence[.product] += 0.3 } else { evidence[.work] += 0.3 }
        return evidence
    }

    /// Whether quotation marks stand right around a name.
    private func isQuoted(_ tokens: Range<Int>) -> Bool {
        let (before, after) = (tokens.lowerBound - 1, tokens.upperBound)
        guard before >= 0, after < reading.tokens.count else { return false }
        return reading.isQuotationMark(before)
            && (reading.isQuotationMark(after)
                || after + 1 < reading.tokens.count && reading.isQuotationMark(after + 1)
                    && reading.tokens[after].isPunctuation)
    }
}

// MARK: The name itself

extension KindJudge {
    private func ownWords(_ chunk: Chunk) -> Evidence {
        var evidence = Evidence()
        switch chunk.origin {
        case .phrase:
            if let match = phrases.longest(at: chunk.tokens.lowerBound) { evidence += known(match) }
        case .head:
            if let head = chunk.head { evidence[headKind(head)] += chunk.tokens.count > 1 ? 3.5 : 1 }
        case .givenName:
            evidence[.person] += 3
            if let last = chunk.tokens.last, phrases.isOf(last, .surname) { evidence[.person] += 1 }
        case .titled:
            evidence[.person] += 3
        case .capitals:
            evidence += capitals(chunk.tokens)
        case .tagged:
            if chunk.tokens.count == 1, reading.has(chunk.tokens.lowerBound, .plainAcronym) {
                for kind in EntityKind.allCases { evidence[kind] -= 4 }
            }
        }
        if chunk.tokens.count > 1, reading.has(chunk.tokens.lowerBound, .determiner) {
            evidence[.organization] += 2
            evidence[.work] += 1.5
            evidence[.person] -= 2.5
        }
        if let last = chunk.tokens.last, reading.has(last, .companySuffix), chunk.tokens.count > 1 {
            evidence[.organization] += 4
        }
        if chunk.verdict == nil { evidence += openingPenalty(chunk) }
        return evidence
    }

    /// 'Director', 'Dr.' or 'Head of Research' alone is what someone is, not who.
    func isRole(_ chunk: Chunk) -> Bool {
        let first = chunk.tokens.lowerBound
        guard reading.has(first, [.title, .role, .courtesy]), chunk.origin != .titled,
            phrases.single(first).isDisjoint(with: [.certain, .givenName])
        else { return false }
        if chunk.tokens.count == 1 { return true }
        return chunk.verdict?.kind == .event && reading.fact(first + 1).hash == KindJudge.of
    }

    private static let of = WordHash(lowercasing: "of")

    private func known(_ match: Phrases.Match) -> Evidence {
        var evidence = Evidence()
        let classes = match.classes
        let isName = !classes.isDisjoint(with: [.givenName, .surname])
        let whole: Float = match.tokens.count > 1 ? 1 : 0
        if classes.contains(.demonym) { evidence[.group] += 6 }
        if classes.contains(.group) { evidence[.group] += 4 }
        if !classes.isDisjoint(with: .anyPlace) { evidence[.place] += place(classes, isName: isName) + whole }
        if !classes.isDisjoint(with: .anyOrganization) { evidence[.organization] += 3.5 + whole }
        if classes.contains(.weapon) { evidence[.weapon] += 2.5 + whole }
        if classes.contains(.product) { evidence[.product] += 2.8 + whole }
        if !classes.isDisjoint(with: [.product, .weapon]), classes.isDisjoint(with: .anyOrganization) {
            evidence[.organization] -= 1.5
        }
        if classes.contains(.event) { evidence[.event] += 3 + whole }
        if classes.contains(.work) { evidence[.work] += 2 + whole }
        if classes.contains(.facility) { evidence[.facility] += 3 + whole }
        // Washington and Jordan are people only where the words around say so.
        if classes.isDisjoint(with: [.country, .capital]) {
            if classes.contains(.surname) { evidence[.person] += 1.2 }
            if classes.contains(.givenName) { evidence[.person] += 0.7 }
        }
        if match.tokens.count == 1, isAcronym(match.tokens.lowerBound) { evidence[.organization] += 1 }
        return evidence
    }

    private func place(_ classes: PhraseClasses, isName: Bool) -> Float {
        if classes.contains(.country) { return 6 }
        if !classes.isDisjoint(with: [.region, .area, .water]) { return 3 }
        // Capitals speak for their governments so often that 'Berlin said' tells nothing.
        if classes.contains(.capital) { return 4 }
        if !classes.isDisjoint(with: .anyCity) { return isName ? 2.8 : 3.2 }
        return isName ? 0.5 : classes.contains(.town) ? 1.2 : 0.8
    }

    /// What a head word says. Of several classes the more telling one counts.
    func headKind(_ token: Int) -> EntityKind {
        let classes = reading.classes(token)
        if classes.contains(.eventOpener) { return .event }
        if classes.contains(.organizationHead) { return .organization }
        if classes.contains(.facilityHead) { return .facility }
        if classes.contains(.eventHead) { return .event }
        if classes.contains(.workHead) { return .work }
        return .place
    }

    private func capitals(_ tokens: Range<Int>) -> Evidence {
        var evidence = Evidence()
        switch tokens.count {
        case 1:
            if isAcronym(tokens.lowerBound) {
                evidence[.organization] += 1.6
            } else if reading.has(tokens.lowerBound, .plainAcronym) {
                for kind in EntityKind.allCases { evidence[kind] -= 4 }
            } else {
                evidence[.person] += 0.7
                evidence[.organization] += 0.6
                evidence[.place] += 0.4
            }
        case 2:
            evidence[.person] += 1.3
            evidence[.organization] += 0.7
            evidence[.place] += 0.4
        default:
            evidence[.person] += 0.6
            evidence[.organization] += 1.0
            evidence[.work] += 0.5
        }
        for token in tokens {
            if reading.tokens[token].traits.contains(.hasDigit) {
                evidence[.person] -= 2
                evidence[.product] += 0.6
                evidence[.weapon] += 0.3
            }
        }
        if let last = tokens.last, tokens.count > 1, phrases.isOf(last, .surname) { evidence[.person] += 1 }
        return evidence
    }

    /// NATO, FBI; not a word in capitals for loudness, nor an initial.
    func isAcronym(_ token: Int) -> Bool {
        reading.tokens[token].isAllCapitals && (2...6).contains(reading.tokens[token].range.count)
            && reading.casing(at: token) == .running && !reading.has(token, .plainAcronym)
    }

    /// A single word that opens a sentence is capitalised whatever it is.
    private func openingPenalty(_ chunk: Chunk) -> Evidence {
        var evidence = Evidence()
        guard chunk.tokens.count == 1, reading.startsSentence(chunk.tokens.lowerBound),
            !isAcronym(chunk.tokens.lowerBound)
        else { return evidence }
        let fact = reading.fact(chunk.tokens.lowerBound)
        let penalty: Float = fact.capitalInside > 0 && fact.lowercase == 0 ? 0.2 : fact.lowercase > 0 ? 3 : 1
        for kind in EntityKind.allCases { evidence[kind] -= penalty }
        return evidence
    }
}
