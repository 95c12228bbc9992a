import News
import Resources

/// Makes the names in one text agree with each other.
///
/// A surname alone takes the kind of the full name. A name that was found once is found again where its surroundings
/// said too little: at the start of a sentence, in a headline, in small letters with a hyphen ('web-ex' if Webex is
/// known).
struct Agreement {
    let reading: Reading
    let phrases: Phrases
    let taken: [Bool]

    /// The spans given, changed and completed; in order, not overlapping.
    func agreed(_ spans: [TaggedSpan]) -> [TaggedSpan] {
        var spans = spans
        let surnames = surnames(of: spans)
        let doubled = doubledSurnames(of: spans)
        for index in spans.indices { settleSurname(&spans[index], surnames, doubled) }
        settleSuffixes(&spans)
        let names = Names(spans, reading)
        spans += repeats(of: names, beside: spans)
        return Particles(reading: reading).completed(spans.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound })
    }

    /// 'Rightmove plc': what stands before the word for a company is one, found or not.
    private func settleSuffixes(_ spans: inout [TaggedSpan]) {
        var owner = [Int?](repeating: nil, count: reading.tokens.count)
        for (index, span) in spans.enumerated() { for token in span.tokens { owner[token] = index } }
        for suffix in reading.tokens.indices.dropFirst() where owner[suffix] == nil && isSuffix(suffix) {
            if let found = owner[suffix - 1] {
                spans[found].tokens = spans[found].tokens.lowerBound..<(suffix + 1)
                spans[found].kind = .organization
            } else if reading.isCapital(suffix - 1), !taken[suffix - 1], !reading.has(suffix - 1, .function) {
                spans.append(TaggedSpan(tokens: (suffix - 1)..<(suffix + 1), kind: .organization, score: 0.5))
            }
        }
    }

    /// The word for a company behind a name; in small letters only 'plc' is no other word.
    private func isSuffix(_ token: Int) -> Bool {
        reading.has(token, .companySuffix) && reading.tokens[token].isAfterSpace
            && reading.sentenceOf[token] == reading.sentenceOf[token - 1]
            && (reading.isCapital(token) || reading.fact(token).hash == Agreement.plc)
    }

    /// The last words of people's full names.
    private func surnames(of spans: [TaggedSpan]) -> Set<Int32> {
        var result: Set<Int32> = []
        for span in spans where span.kind == .person && span.tokens.count > 1 {
            guard let last = span.tokens.last(where: { !reading.has($0, .generation) }),
                reading.tokens[last].range.count > 2
            else { continue }
            result.insert(reading.words[last])
        }
        return result
    }

    /// The last two words or more of people's longer names: 'Ramírez Bedolla'.
    private func doubledSurnames(of spans: [TaggedSpan]) -> Set<WordHash> {
        var result: Set<WordHash> = []
        for span in spans where span.kind == .person && span.tokens.count > 2 {
            for first in span.tokens.dropFirst().dropLast() where reading.isCapital(first) {
                result.insert(reading.name(first..<span.tokens.upperBound))
            }
        }
        return result
    }

    private func settleSurname(_ span: inout TaggedSpan, _ surnames: Set<Int32>, _ doubled: Set<WordHash>) {
        if span.tokens.count > 1, mayBeDoubled(span.kind), doubled.contains(reading.name(span.tokens)) {
            span.kind = .person
        }
        let token = span.tokens.lowerBound
        guard span.tokens.count == 1, surnames.contains(reading.words[token]) else { return }
        // What a noun or a list says of a name counts more than a surname: 'the film Oppenheimer'.
        if let sort = span.kind.sort, span.evidence[sort] > 0 { return }
        if span.kind == .person {
            if isBehindTown(token) || isRuled(token) { span.kind = .place }
            return
        }
        // 'Jordan, who': for a country it would be 'which'.
        let next = token + 1
        let isSomebody =
            next + 1 < reading.tokens.count && reading.isMark(next, ",")
            && reading.fact(next + 1).hash == Agreement.who
        guard isSomebody || phrases.single(token).isDisjoint(with: [.country, .anyGroup]) else { return }
        if isSomebody || !isPlaceHere(span) { span.kind = .person }
    }

    private func mayBeDoubled(_ kind: EntityKind) -> Bool {
        switch kind {
        case .place, .organization, .other: true
        case .person, .group, .facility, .weapon, .product, .event, .work, .date: false
        }
    }

    /// Whether a place that is also a person's surname is meant as a place: 'in Washington', 'Seattle, Washington', 'the
    /// mayor of Lund'.
    private func isPlaceHere(_ span: TaggedSpan) -> Bool {
        let before = span.tokens.lowerBound - 1
        guard before > 0, phrases.isOf(span.tokens.lowerBound, .anyPlace) else { return false }
        if isBehindTown(span.tokens.lowerBound) { return true }
        return span.kind == .place && reading.has(before, .placePreposition)
            && phrases.isOf(span.tokens.lowerBound, [.anyCity, .region]) || isRuled(span.tokens.lowerBound)
    }

    /// 'the mayor of Lund'.
    private func isRuled(_ token: Int) -> Bool {
        token > 1 && reading.fact(token - 1).hash == SpeechWords.of && reading.has(token - 2, .title)
            && phrases.isOf(token, .anyPlace)
    }

    /// 'Washington' in 'Seattle, Washington,'.
    private func isBehindTown(_ token: Int) -> Bool {
        let next = token + 1
        guard token > 1, reading.isMark(token - 1, ","), phrases.isOf(token, [.region, .country]) else { return false }
        let isClosed = next >= reading.tokens.count || reading.isMark(next, ",") || reading.isMark(next, ".")
        return isClosed && phrases.isOf(token - 2, [.anyCity, .region, .town])
    }

    private static let plc = WordHash(lowercasing: "plc")
    private static let who = WordHash(lowercasing: "who")

    /// Mentions of the text's names that were not found so far.
    private func repeats(of names: Names, beside spans: [TaggedSpan]) -> [TaggedSpan] {
        var free = taken.map { !$0 }
        for span in spans { for token in span.tokens { free[token] = false } }
        var result: [TaggedSpan] = []
        var token = 0
        while token < reading.tokens.count {
            if free[token], let found = repeated(at: token, names, free) {
                result.append(found)
                token = found.tokens.upperBound
            } else {
                token += 1
            }
        }
        return result
    }

    private func repeated(at token: Int, _ names: Names, _ free: [Bool]) -> TaggedSpan? {
        if let compact = compactRepeat(at: token, names, free) { return compact }
        guard reading.isCapital(token), reading.fact(token).hash != SpeechWords.he || isInside(token),
            names.begins(with: reading.words[token]) || names.isOfPerson(reading.words[token])
        else { return nil }
        if isLoud(token, names, free) { return TaggedSpan(tokens: token..<(token + 1), kind: .person, score: 0.5) }
        let limit = min(reading.sentence(of: token).upperBound, token + 6)
        for end in (token + 1...max(token + 1, limit)).reversed() where end <= limit {
            let range = token..<end
            guard range.allSatisfy({ free[$0] }) else { continue }
            if range.count == 1, !mayStandAlone(token, free), !speaks(token, names, free) { continue }
            if let kind = names.kind(of: reading.name(range)) {
                return TaggedSpan(tokens: range, kind: kind, score: 0.5)
            }
            if range.count == 1, names.isOfPerson(reading.words[token]),
                reading.fact(token).lowercase == 0 || speaks(token, names, free),
                !reading.tokens[token].traits.contains(.abbreviation)
            {
                return TaggedSpan(tokens: range, kind: .person, score: 0.5)
            }
        }
        return nil
    }

    /// Whether a line in capitals has a word of a full name here: 'LULA' of Luiz Inácio Lula da Silva, and 'BROWN' though
    /// the text has the colour too.
    private func isLoud(_ token: Int, _ names: Names, _ free: [Bool]) -> Bool {
        reading.casing(at: token) == .capitals && names.isOfPerson(reading.words[token])
            && reading.tokens[token].range.count > 3 && !reading.has(token, [.function, .title, .particle])
            && !(token + 1 < free.count && !free[token + 1])
    }

    /// Whether a single word counts as the name again: no other capital may lean on it.
    private func mayStandAlone(_ token: Int, _ free: [Bool]) -> Bool {
        guard reading.fact(token).lowercase == 0 else { return false }
        guard reading.casing(at: token) == .running else { return true }
        let sentence = reading.sentence(of: token)
        let leansLeft =
            token - 1 > sentence.lowerBound && free[token - 1] && reading.isCapital(token - 1)
            && !reading.has(token - 1, [.title, .function, .courtesy])
        let leansRight =
            token + 1 < sentence.upperBound && free[token + 1] && reading.isCapital(token + 1)
            && !reading.has(token + 1, [.title, .function])
        return !leansLeft && !leansRight
    }

    /// 'Head laughed' of Travis Head, though the text has 'head coach' too.
    private func speaks(_ token: Int, _ names: Names, _ free: [Bool]) -> Bool {
        let verb = token + 1
        guard verb < free.count, free[verb], reading.isLowercase(verb), names.isOfPerson(reading.words[token]),
            reading.casing(at: token) == .running, !reading.has(token, .function) || isInside(token),
            let form = SayingVerb(reading.fact(verb).hash), form.contains(.past)
        else { return false }
        return token == 0 || !reading.isCapital(token - 1) && !reading.isJoint(token - 1)
    }

    /// 'He' in '“…,” He insisted': a capital within a sentence.
    private func isInside(_ token: Int) -> Bool {
        guard token > 1, !reading.startsSentence(token) else { return false }
        return reading.isLowercase(token - 1)
            || reading.isQuotationMark(token - 1) && reading.isMark(token - 2, ",")
    }

    /// 'web-ex' or 'Web Ex', if 'Webex' is known.
    private func compactRepeat(at token: Int, _ names: Names, _ free: [Bool]) -> TaggedSpan? {
        guard token + 2 < reading.tokens.count, reading.isJoint(token + 1), free[token + 2],
            reading.tokens[token].isWord, reading.tokens[token + 2].isWord
        else { return nil }
        let joined = WordHash(joining: reading, token, token + 2)
        guard let kind = names.kind(of: joined) else { return nil }
        return TaggedSpan(tokens: token..<(token + 3), kind: kind, score: 0.5)
    }
}

/// The names found in a text, by the hash of their words.
private struct Names {
    private var kinds: [WordHash: KindCounts] = [:]
    private var firstWords: Set<Int32> = []
    private var ofPeople: Set<Int32> = []

    init(_ spans: [TaggedSpan], _ reading: Reading) {
        for span in spans {
            kinds[reading.name(span.tokens), default: KindCounts()][span.kind] += 1
            firstWords.insert(reading.words[span.tokens.lowerBound])
            if let last = span.tokens.last, span.tokens.count > 1, reading.has(last, .companySuffix) {
                kinds[reading.name(span.tokens.dropLast()), default: KindCounts()][span.kind] += 1
            }
            if span.kind == .event, span.tokens.count == 2,
                Names.storms.contains(reading.fact(span.tokens.lowerBound).hash)
            {
                let short = span.tokens.dropFirst()
                kinds[reading.name(short), default: KindCounts()][.event] += 1
                firstWords.insert(reading.words[short.lowerBound])
            }
            if span.kind == .person, span.tokens.count > 1 {
                ofPeople.formUnion(reading.words[span.tokens])
            }
        }
    }

    private static let storms = SpeechWords.set(KnownWords.stormNouns)

    func begins(with word: Int32) -> Bool { firstWords.contains(word) }

    /// Whether a word is part of a person's full name.
    func isOfPerson(_ word: Int32) -> Bool { ofPeople.contains(word) }

    /// The kind most often given to the name; in a tie, the earlier in `EntityKind.allCases`.
    func kind(of name: WordHash) -> EntityKind? {
        kinds[name]?.top?.kind
    }
}

extension WordHash {
    /// The hash of two tokens written as one word.
    fileprivate init(joining reading: Reading, _ left: Int, _ right: Int) {
        self.init(lowercasing: reading.text(left..<(left + 1)) + reading.text(right..<(right + 1)))
    }
}
