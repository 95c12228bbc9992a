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
        if let verdict = chunk.verdict { evidence += points(for: verdict) }
        return evidence
    }
}

// MARK: The tagger

extension KindJudge {
    /// The tagger's kind, and those that it has no label of their own for.
    private func points(for verdict: Chunk.Verdict) -> Evidence {
        var evidence = Evidence()
        let points = 1.5 + 3 * verdict.score
        switch verdict.kind {
        case .event:
            evidence[.event] += points
            evidence[.work] += points - 0.1
            evidence[.product] += points - 0.2
            evidence[.weapon] += points - 0.5
        case .place:
            evidence[.place] += points
            evidence[.facility] += points - 1
        default: evidence[verdict.kind] += points
        }
        return evidence
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
        case .tagged: break
        }
        if let last = chunk.tokens.last, reading.has(last, .companySuffix), chunk.tokens.count > 1 {
            evidence[.organization] += 4
        }
        if isBareRole(chunk.tokens) { for kind in EntityKind.allCases { evidence[kind] -= 4 } }
        if chunk.verdict == nil { evidence += openingPenalty(chunk) }
        return evidence
    }

    /// 'Director' or 'Head' alone is what someone is, not who.
    private func isBareRole(_ tokens: Range<Int>) -> Bool {
        tokens.count == 1 && reading.has(tokens.lowerBound, [.title, .role])
            && phrases.single(tokens.lowerBound).isDisjoint(with: [.certain, .givenName])
    }

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
        if classes.contains(.product) { evidence[.product] += 2.5 + whole }
        if classes.contains(.event) { evidence[.event] += 3 + whole }
        if classes.contains(.work) { evidence[.work] += 2 + whole }
        if classes.contains(.facility) { evidence[.facility] += 3 + whole }
        if classes.contains(.surname) { evidence[.person] += 1.2 }
        if classes.contains(.givenName) { evidence[.person] += 0.7 }
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

// MARK: Its surroundings

extension KindJudge {
    private func context(of tokens: Range<Int>) -> Evidence {
        var evidence = Evidence()
        let sentence = reading.sentence(of: tokens.lowerBound)
        if tokens.lowerBound > sentence.lowerBound { evidence += before(tokens, from: sentence.lowerBound) }
        if tokens.upperBound < sentence.upperBound { evidence += after(tokens, to: sentence.upperBound) }
        let last = reading.fact(tokens.upperBound - 1)
        if last.afterTitle > 0 { evidence[.person] += 1.5 }
        if last.besideReporting > 0 { evidence[.person] += 0.5 }
        return evidence
    }

    private func before(_ tokens: Range<Int>, from start: Int) -> Evidence {
        var evidence = Evidence()
        let previous = tokens.lowerBound - 1
        let classes = reading.classes(previous)
        let isSmall = reading.isLowercase(previous)
        if classes.contains(.courtesy) { evidence[.person] += 4 }
        if classes.contains(.title) { evidence[.person] += isSmall ? 1.5 : 3 }
        if isSmall, classes.contains(.role) { evidence[.person] += 1.5 }
        if isSmall, classes.contains(.reporting) { evidence[.person] += 0.8 }
        if isSmall, classes.contains(.placePreposition) { evidence[.place] += 1.0 }
        if isSmall, classes.contains(.organizationNoun), !classes.contains(.placeNoun) {
            evidence[.organization] += 1.5
        }
        if isSmall, classes.contains(.productNoun) { evidence[.product] += 1.5 }
        if isSmall, classes.contains(.weaponNoun) { evidence[.weapon] += 1.2 }
        if isSmall, classes.contains(.workNoun) { evidence[.work] += 1.8 }
        if isSmall, classes.contains(.placeNoun) { evidence[.place] += 0.8 }
        if classes.contains(.determiner), isSmall {
            evidence[.person] -= 1.2
            evidence[.organization] += 0.4
        }
        return evidence
    }

    private func after(_ tokens: Range<Int>, to end: Int) -> Evidence {
        var evidence = Evidence()
        let next = tokens.upperBound
        let classes = reading.classes(next)
        if reading.isLowercase(next) {
            if classes.contains(.reporting) {
                evidence[.person] += 1.2
                evidence[.organization] += 0.4
                evidence[.place] += 0.4
            }
            evidence += noun(after: next, to: end)
        }
        if reading.isJoint(next), next + 1 < end { evidence += compound(next + 1) }
        if reading.isMark(next, ","), next + 1 < end {
            let following = reading.tokens[next + 1]
            if following.isNumber, following.range.count == 2 { evidence[.person] += 2 }
            if phrases.isOf(next + 1, [.country, .region]) { evidence[.place] += 1.2 }
        }
        return evidence
    }

    /// 'based' in 'Berlin-based'.
    private func compound(_ token: Int) -> Evidence {
        var evidence = Evidence()
        evidence[.place] += 0.8
        evidence[.organization] += 0.3
        return evidence
    }

    /// The noun that a name stands before, through adjectives: 'Storm Shadow cruise missiles'.
    private func noun(after start: Int, to end: Int) -> Evidence {
        var evidence = Evidence()
        var token = start
        while token < min(end, start + 6),
            reading.isJoint(token) || reading.has(token, .nounModifier) && reading.isLowercase(token)
        {
            if !reading.has(token, [.weaponNoun, .productNoun]) || token + 1 >= end { token += 1; continue }
            let goesOn =
                reading.isLowercase(token + 1) && reading.has(token + 1, [.weaponNoun, .productNoun, .nounModifier])
            if !goesOn { break }
            token += 1
        }
        guard token < end, reading.isLowercase(token) else { return evidence }
        let classes = reading.classes(token)
        if classes.contains(.weaponNoun) { evidence[.weapon] += 2.4 }
        if classes.contains(.productNoun) { evidence[.product] += 2.2 }
        if token == start {
            if classes.contains(.organizationNoun) { evidence[.organization] += 1.3 }
            if classes.contains(.placeNoun) { evidence[.place] += 0.8 }
            if classes.contains(.eventNoun) { evidence[.event] += 0.8 }
        }
        return evidence
    }
}
