import News
import Resources

// What the words around a name say of its kind.

extension KindJudge {
    func context(of tokens: Range<Int>) -> Evidence {
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
        if isSmall, classes.contains(.productNoun), tokens.count < 3 {
            evidence[.product] += 3
            evidence[.person] -= 2
        }
        if isSmall, classes.contains(.weaponNoun) { evidence[.weapon] += 1.2 }
        if isSmall, classes.contains(.workNoun) { evidence[.work] += 1.8 }
        if isSmall, classes.contains(.placeNoun) { evidence[.place] += 0.8 }
        if ContextWords.of.contains(reading.fact(previous).hash), previous > start, isOwned(by: previous - 1) {
            evidence[.place] += 2.5
            evidence[.person] -= 1
        }
        if ContextWords.at.contains(reading.fact(previous).hash), previous > start, reading.isLowercase(previous - 1),
            reading.has(previous - 1, .role)
        {
            // 'an analyst at Jefferies', 'professor at Yale'.
            evidence[.organization] += 4.5
            evidence[.place] -= 1
            evidence[.person] -= 2
        }
        if reading.isMark(previous, ","), previous - 1 > start, reading.isLowercase(previous - 1),
            reading.has(previous - 1, .role)
        {
            // 'The chairman, Ratan Tata, said': so are people introduced.
            evidence[.person] += 1.5
        }
        if reading.isQuotationMark(previous), previous > start, reading.has(previous - 1, .workNoun) {
            evidence[.work] += 5
        }
        if isRiver(tokens, after: previous, from: start) { evidence[.place] += 8 }
        let speaks = tokens.upperBound < reading.tokens.count && reading.has(tokens.upperBound, .reporting)
        if classes.contains(.determiner), !isSmall, previous > start || speaks, tokens.count == 1 {
            // 'The Register' within a sentence, or with a verb of saying: the article is part of the name.
            evidence[.organization] += 2
            evidence[.person] -= 2.5
        }
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
                evidence[.organization] += 0.8
                evidence[.place] += 0.4
                // Works and weapons do not speak.
                for mute in [EntityKind.work, .event, .product, .weapon] { evidence[mute] -= 1.5 }
            }
            let noun = noun(after: next, to: end)
            evidence += noun
            // Nobody's 'missiles' follow a bare name without a possessive.
            if tokens.count == 1, noun[.weapon] + noun[.product] > 0 { evidence[.person] -= 2.5 }
        }
        if reading.isLowercase(next), ContextWords.contests.contains(reading.fact(next).hash) {
            evidence[.organization] += 0.8
            for thing in [EntityKind.weapon, .product] { evidence[thing] -= 2 }
        }
        if reading.isLowercase(next), classes.contains(.role), next + 1 < end, reading.isCapital(next + 1) {
            // 'Patriots coach Jerod Mayo', 'Barclays economist Jane Okafor'.
            evidence[.organization] += 1.5
            for thing in [EntityKind.weapon, .product] { evidence[thing] -= 2 }
        }
        if reading.isMark(next, ","), next + 1 < end, ContextWords.who.contains(reading.fact(next + 1).hash) {
            evidence[.person] += 2
        }
        if reading.isJoint(next), next + 1 < end { evidence += compound }
        if reading.isMark(next, ","), next + 1 < end {
            let following = reading.tokens[next + 1]
            if following.isNumber, following.range.count == 2 { evidence[.person] += 2 }
            if phrases.isOf(next + 1, [.country, .region]) { evidence[.place] += 1.2 }
        }
        return evidence
    }

    /// Whether a word has places: 'the suburb of', 'the mayor of'.
    private func isOwned(by token: Int) -> Bool {
        reading.isLowercase(token)
            && (reading.has(token, .placeNoun) || ContextWords.placeOwners.contains(reading.fact(token).hash))
    }

    /// 'in the Amazon', which the gazetteer has as a river too.
    private func isRiver(_ tokens: Range<Int>, after previous: Int, from start: Int) -> Bool {
        ContextWords.the.contains(reading.fact(previous).hash) && reading.isLowercase(previous)
            && previous > start && reading.has(previous - 1, .placePreposition)
            && phrases.longest(at: tokens.lowerBound).map {
                $0.tokens == tokens && !$0.classes.isDisjoint(with: [.water, .area])
            } ?? false
            && (tokens.upperBound >= reading.tokens.count || !reading.has(tokens.upperBound, .organizationNoun))
    }

    /// 'based' in 'Berlin-based'.
    private var compound: Evidence {
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
        if classes.contains(.weaponNoun) { evidence[.weapon] += 3.2 }
        if classes.contains(.productNoun) { evidence[.product] += 2.8 }
        if token == start {
            if classes.contains(.organizationNoun) { evidence[.organization] += 1.3 }
            if classes.contains(.placeNoun) { evidence[.place] += 0.8 }
            if classes.contains(.eventNoun) { evidence[.event] += 0.8 }
        }
        return evidence
    }
}

private enum ContextWords {
    static let the = set("the")
    static let of = set("of")
    static let at = set("at")
    static let who = set("who whose")
    static let placeOwners = set(
        "mayor mayors governor streets outskirts suburbs town towns city villages people residents")
    /// What teams do, and no thing.
    static let contests = set(
        "beat beats defeated thrashed edged drew lost won win wins play plays played host hosts signed sacked trailed")

    private static func set(_ words: String) -> Set<WordHash> {
        Set(words.split(separator: " ").map { WordHash(lowercasing: String($0)) })
    }
}
