import News

/// Finds who says the words of a quote: by the verb of saying beside it, whose subject must be a name or a pronoun
/// that can mean only one person.
///
/// Where neither is certain there is no speaker. Names within quotes are not looked at: people seldom name themselves.
struct Speakers {
    let marked: Marked
    let quotes: [QuotedRange]
    /// One a token: whether it stands inside a quote.
    let isQuoted: [Bool]

    var reading: Reading { marked.reading }

    init(marked: Marked, quotes: [QuotedRange]) {
        self.marked = marked
        self.quotes = quotes
        var isQuoted = [Bool](repeating: false, count: marked.reading.tokens.count)
        for quote in quotes { for token in quote.tokens { isQuoted[token] = true } }
        self.isQuoted = isQuoted
    }

    /// One a quote: the speaker's entity, nil where uncertain.
    func speakers() -> [Int?] {
        var result: [Int?] = []
        for (index, quote) in quotes.enumerated() {
            let before = index > 0 ? result[index - 1] : nil
            result.append(speaker(of: quote, index, previous: before))
        }
        // Speech of several paragraphs has its speaker at either end.
        for index in quotes.indices.reversed() where quotes[index].continues && index + 1 < quotes.count {
            if result[index] == nil, quotes[index + 1].isContinuation { result[index] = result[index + 1] }
        }
        return result
    }

    private func speaker(of quote: QuotedRange, _ index: Int, previous: Int?) -> Int? {
        if quote.isContinuation, let previous { return previous }
        switch behind(quote) {
        case .named(let entity): return entity
        case .unnamed: return nil
        case .source(let entity): return ahead(of: quote).entity ?? entity
        case .none: break
        }
        if let previous, let speaker = goingOn(index, previous) { return speaker }
        switch ahead(of: quote) {
        case .named(let entity), .source(let entity): return entity
        case .unnamed: return nil
        case .none: return carriedOn(index, previous)
        }
    }

    /// What the words beside a quote say of its speaker.
    private enum Attribution {
        case named(Int)
        /// 'according to' someone, who may only pass on what another said.
        case source(Int)
        /// There is a verb of saying, and its subject is no name.
        case unnamed
        case none

        var entity: Int? {
            if case .named(let entity) = self { entity } else { nil }
        }
    }
}

// MARK: Behind the quote

extension Speakers {
    /// '..., Pistorius said', '..., said Boris Pistorius', '..., according to Pistorius'.
    private func behind(_ quote: QuotedRange) -> Attribution {
        let start = quote.tokens.upperBound + 1
        let end = clauseEnd(from: start)
        guard start < end, !reading.isMark(start, "."), !reading.isMark(start, ":") else { return .none }
        if announcesNext(start..<end), quote.tokens.last.map({ reading.isMark($0, ".") }) ?? false { return .none }
        var token = start
        while token < end, reading.isMark(token, ",") { token += 1 }
        guard token < end else { return .none }
        if let source = source(at: token, to: end) { return .source(source) }
        // Only a clause that begins right here reports the quote.
        guard let verb = reportingVerb(from: token, to: min(end, token + 24)) else { return .none }
        if verb == token { return subject(after: verb, to: end).map { .named($0) } ?? .unnamed }
        if let subject = subject(before: verb, from: token) { return .named(subject) }
        if isPronoun(verb - 1), verb - 1 == token || !reading.isCapital(token) {
            return antecedent(of: verb - 1, quoteStart: quote.tokens.lowerBound).map { .named($0) } ?? .unnamed
        }
        // A comma or a closing mark right before says that the clause belongs to the quote.
        return endsWithPause(quote) ? .unnamed : .none
    }

    /// 'He added: "..."' behind a quote that ends with a full stop is about the next one.
    private func announcesNext(_ clause: Range<Int>) -> Bool {
        let colon = clause.upperBound - 2
        return clause.upperBound < isQuoted.count && isQuoted[clause.upperBound] && colon > clause.lowerBound
            && reading.isMark(colon, ":")
    }

    private func endsWithPause(_ quote: QuotedRange) -> Bool {
        guard let last = quote.tokens.last else { return false }
        return [",", "?", "!"].contains { reading.isMark(last, $0) } || reading.isMark(quote.tokens.upperBound, ",")
    }

    /// Where the words outside quotes end that begin at `start`: the sentence's end or the next quote.
    private func clauseEnd(from start: Int) -> Int {
        guard start < reading.tokens.count else { return start }
        var end = start
        let paragraphStart = start
        while end < reading.tokens.count, !isQuoted[end] {
            if end > paragraphStart, reading.tokens[end].traits.contains(.afterLineEnd) { break }
            if end > start, reading.sentenceOf[end] != reading.sentenceOf[start] { break }
            end += 1
        }
        return reading.tokens[start].traits.contains(.afterLineEnd) ? start : end
    }

    /// The source in 'according to X'.
    private func source(at token: Int, to end: Int) -> Int? {
        guard token + 2 < end, reading.fact(token).hash == SpeakerWords.according,
            reading.fact(token + 1).hash == SpeakerWords.to
        else { return nil }
        return firstName(from: token + 2, to: min(end, token + 12))
    }

    /// The subject that follows its verb: 'said German Defence Minister Boris Pistorius'.
    private func subject(after verb: Int, to end: Int) -> Int? {
        if verb + 1 < end, isPronoun(verb + 1) {
            return antecedent(of: verb + 1, quoteStart: verb)
        }
        return firstName(from: verb + 1, to: min(end, verb + 10))
    }

    /// The first name that can speak, past titles, nationalities and the nouns that introduce it.
    private func firstName(from start: Int, to end: Int) -> Int? {
        var token = start
        while token < end {
            if let bounds = marked.bounds(at: token), let kind = marked.kind(at: token) {
                let isIntroduced =
                    bounds.upperBound < end
                    && (marked.kind(at: bounds.upperBound) != nil || introduces(bounds.upperBound))
                if kind == .person { return marked.entity(at: token) }
                if canSpeak(kind), !isIntroduced, !reading.isPossessiveNext(after: bounds) {
                    return marked.entity(at: token)
                }
                token = bounds.upperBound
                if token < end, reading.isPossessive(token) { token += 1 }
            } else if introduces(token) || reading.isJoint(token) {
                token += 1
            } else {
                return nil
            }
        }
        return nil
    }

    /// A word that stands between a verb and the name of its subject.
    func introduces(_ token: Int) -> Bool {
        reading.has(
            token,
            [.title, .titleModifier, .courtesy, .role, .roleModifier, .determiner, .organizationNoun, .nounModifier])
    }
}

// MARK: Ahead of the quote

extension Speakers {
    /// 'Pistorius said: ...', 'Pistorius described the leak as ...', 'According to Pistorius, ...'.
    private func ahead(of quote: QuotedRange) -> Attribution {
        let mark = quote.tokens.lowerBound - 1
        guard mark > 0 else { return .none }
        let sentence = reading.sentence(of: mark)
        let start = max(sentence.lowerBound, mark - 40)
        guard start < mark else { return .none }
        for token in (start..<mark).reversed() where !isQuoted[token] {
            if let source = source(at: token, to: mark) { return .source(source) }
            guard isReportingVerb(token) else { continue }
            if let subject = subject(before: token, from: sentence.lowerBound) { return .named(subject) }
            if let pronoun = pronounSubject(of: token, from: sentence.lowerBound) {
                return antecedent(of: pronoun, quoteStart: mark).map { .named($0) } ?? .unnamed
            }
            // 'Liu said no more, warning: ...' has its subject further ahead.
            guard isProgressive(token), reading.isMark(token - 1, ",") else { return .unnamed }
        }
        return .none
    }

    private func pronounSubject(of verb: Int, from start: Int) -> Int? {
        var token = verb - 1
        while token > start, isAdverb(token) { token -= 1 }
        return token >= start && isPronoun(token) ? token : nil
    }

    private func reportingVerb(from start: Int, to end: Int) -> Int? {
        (start..<max(start, end)).first { isReportingVerb($0) }
    }

    func isReportingVerb(_ token: Int) -> Bool {
        reading.has(token, .reporting) && reading.isLowercase(token) && marked.span(at: token) == nil
    }

    /// The subject that stands before its verb: 'Pistorius', 'Boris Pistorius, the minister,', 'Pistorius, who also'.
    private func subject(before verb: Int, from start: Int) -> Int? {
        var token = verb - 1
        var isPassive = false
        while token >= start, isAdverb(token) || isAuxiliary(token) {
            if reading.has(token, .function), SpeakerWords.passive.contains(reading.fact(token).hash) {
                isPassive = true
            }
            if reading.fact(token).hash == SpeakerWords.quoted { isPassive = false }
            token -= 1
        }
        guard token >= start, !isPassive || isProgressive(verb) else { return nil }
        if reading.fact(token).hash == SpeakerWords.who, token - 2 >= start, reading.isMark(token - 1, ",") {
            return speakable(endingAt: token - 2)
        }
        if reading.isMark(token, ",") { return subject(pastApposition: token, from: start) }
        return speakable(endingAt: token)
    }

    /// 'Boris Pistorius, the defence minister, said': from the second comma back to the name before the first.
    private func subject(pastApposition comma: Int, from start: Int) -> Int? {
        var token = comma - 1
        while token > start, comma - token < 20 {
            if reading.isMark(token, ",") {
                guard let bounds = marked.bounds(at: token - 1), marked.kind(at: token - 1) == .person,
                    bounds.upperBound == token
                else { return nil }
                return marked.entity(at: token - 1)
            }
            token -= 1
        }
        return nil
    }

    /// The entity of a name that ends at a token and is no mere modifier.
    private func speakable(endingAt token: Int) -> Int? {
        guard let kind = marked.kind(at: token), canSpeak(kind), !isQuoted[token] else { return nil }
        return marked.entity(at: token)
    }

    private func canSpeak(_ kind: EntityKind) -> Bool { kind == .person || kind == .organization || kind == .place }

    private func isAdverb(_ token: Int) -> Bool {
        guard reading.isLowercase(token), marked.span(at: token) == nil else { return false }
        let range = reading.tokens[token].range
        let endsInLy =
            range.count > 4 && reading.bytes[range.upperBound - 1] == 0x79
            && reading.bytes[range.upperBound - 2] == 0x6C
        return endsInLy || SpeakerWords.adverbs.contains(reading.fact(token).hash)
    }

    private func isAuxiliary(_ token: Int) -> Bool { SpeakerWords.auxiliaries.contains(reading.fact(token).hash) }

    private func isProgressive(_ verb: Int) -> Bool {
        reading.bytes[reading.tokens[verb].range].suffix(3) == [0x69, 0x6E, 0x67]
    }
}

enum SpeakerWords {
    static let according = WordHash(lowercasing: "according")
    static let to = WordHash(lowercasing: "to")
    static let who = WordHash(lowercasing: "who")
    static let he = WordHash(lowercasing: "he")
    static let she = WordHash(lowercasing: "she")
    static let quoted = WordHash(lowercasing: "quoted")
    static let passive = set("was were been is are be being")
    static let auxiliaries = set("was were been is are be being has had have quoted as")
    static let adverbs = set("also later then earlier again once previously further still even just now today")
    static let men = set("mr mr. king prince spokesman chairman congressman businessman father sir lord brother duke")
    static let women = set(
        "mrs mrs. ms ms. miss queen princess spokeswoman chairwoman congresswoman businesswoman sister lady dame duchess"
    )

    private static func set(_ words: String) -> Set<WordHash> {
        Set(words.split(separator: " ").map { WordHash(lowercasing: String($0)) })
    }
}

extension Reading {
    /// Whether a name is followed by a possessive 's.
    func isPossessiveNext(after range: Range<Int>) -> Bool {
        range.upperBound < tokens.count && isPossessive(range.upperBound)
    }
}
