import News

/// Whom a noun phrase means.
enum Referent: Equatable {
    /// An entity of the draft.
    case named(Int)
    /// 'he' or 'she': the token.
    case pronoun(Int)
    /// Words without a name of their own, as token indices: 'the mayor' in 'the mayor of Kyiv'.
    case described(Range<Int>)
    /// More than one, or none: 'A and B', 'they', 'nobody'.
    case nobody
}

/// Reads the noun phrases beside verbs, forwards from where one begins or backwards from where one ends.
///
/// A name counts only where it is the head: 'an aide to Narendra Modi' and 'Karel Novák's trainer' are descriptions, 'the
/// mayor of Wyk, Anke Petersen' is Anke Petersen. Without parts of speech this rests on the small words and on what
/// stands between names; what it cannot settle it leaves as a description.
struct NounPhrases {
    let marked: Marked
    /// For each token, whether it stands inside a quote.
    let isQuoted: [Bool]

    var reading: Reading { marked.reading }

    /// A word in small letters that belongs to no name.
    func isPlain(_ token: Int) -> Bool { reading.isLowercase(token) && marked.span(at: token) == nil }

    /// What stands between a verb and the name of its subject: titles and the nouns that introduce it.
    func introduces(_ token: Int) -> Bool {
        reading.has(token, [.title, .titleModifier, .courtesy, .role, .roleModifier, .organizationNoun])
            && !reading.isWord(token, in: SpeechWords.adverbs)
    }

    func isPause(_ token: Int) -> Bool { reading.isMark(token, ",") || reading.isDash(token) }

    func canSpeak(_ kind: EntityKind) -> Bool { kind == .person || kind == .organization || kind == .place }

    /// The longest noun phrase that is read, in tokens.
    private static let longest = 20
}

// MARK: Forwards

extension NounPhrases {
    /// Whom the phrase means that begins at a token; nil if none begins.
    func referent(from start: Int, to limit: Int) -> Referent? {
        var token = start
        var nouns = 0
        let end = min(limit, start + NounPhrases.longest)
        while token < end, !isQuoted[token] {
            if marked.span(at: token) != nil {
                switch name(at: token, to: end, nouns: nouns) {
                case .head(let entity): return .named(entity)
                case .part(let next): token = next
                case .noun(let next): (token, nouns) = (next, nouns + 1)
                case .stop: return nouns > 0 ? described(start..<token, to: end) : nil
                }
            } else if reading.isJoint(token) || reading.isMark(token, "&") {
                token += 1
            } else if let whole = whole(at: token, isFirst: token == start) {
                return whole
            } else if reading.isWord(token, in: SpeechWords.joining) {
                return nouns > 0 ? .nobody : nil
            } else if endsPhrase(token) {
                return nouns > 0 ? described(start..<token, to: end) : nil
            } else {
                if !reading.isWord(token, in: SpeechWords.determiners) || isOneOf(token) { nouns += 1 }
                token += 1
            }
        }
        return nouns > 0 ? .described(start..<token) : nil
    }

    private enum NamePart {
        case head(Int)
        /// Goes on after it: a possessor, a nationality.
        case part(Int)
        case noun(Int)
        case stop
    }

    private func name(at token: Int, to end: Int, nouns: Int) -> NamePart {
        guard let bounds = marked.bounds(at: token), let kind = marked.kind(at: token),
            let entity = marked.entity(at: token)
        else { return .stop }
        let next = bounds.upperBound
        if kind == .date { return nouns > 0 ? .stop : .part(next) }
        if next < end, reading.isPossessive(next) { return .part(next + 1) }
        if kind == .person { return isJoined(next, to: end) ? .stop : .head(entity) }
        if goesOn(at: next, to: end) { return .part(next) }
        return canSpeak(kind) ? .head(entity) : .noun(next)
    }

    /// 'A and B' are two.
    private func isJoined(_ next: Int, to end: Int) -> Bool {
        next + 1 < end && reading.isWord(next, in: SpeechWords.joining) && marked.kind(at: next + 1) == .person
    }

    /// Whether what follows a name is a noun that the name only tells more of: 'Reuters journalist', 'Berlin mayor'.
    private func goesOn(at next: Int, to end: Int) -> Bool {
        guard next < end, !isQuoted[next] else { return false }
        if marked.span(at: next) != nil { return marked.kind(at: next) != .date }
        if reading.isJoint(next) { return true }
        return reading.tokens[next].isWord && !endsPhrase(next) && !reading.isWord(next, in: SpeechWords.joining)
            && !reading.has(next, .function) && !isAdverb(next)
    }

    func isAdverb(_ token: Int) -> Bool {
        guard isPlain(token) else { return false }
        return reading.tokens[token].range.count > 4 && reading.ends(token, with: "ly")
            || reading.isWord(token, in: SpeechWords.adverbs)
    }

    /// 'one of the survivors'.
    private func isOneOf(_ token: Int) -> Bool {
        token + 1 < reading.tokens.count && reading.fact(token).hash == SpeechWords.one
            && reading.fact(token + 1).hash == SpeechWords.of
    }

    /// A pronoun that is a phrase by itself.
    func whole(at token: Int, isFirst: Bool) -> Referent? {
        guard isFirst, !isOneOf(token) else { return nil }
        let word = reading.fact(token).hash
        if word == SpeechWords.he || word == SpeechWords.she { return .pronoun(token) }
        guard SpeechWords.crowds.contains(word), !SpeechWords.determiners.contains(word) else { return nil }
        return .nobody
    }

    /// What no noun phrase holds: marks, verbs, 'who', prepositions.
    func endsPhrase(_ token: Int) -> Bool {
        if reading.tokens[token].isPunctuation { return true }
        guard reading.isLowercase(token) || reading.tokens[token].traits.contains(.clitic) else { return false }
        return isVerbal(token) || reading.isWord(token, in: SpeechWords.prepositions)
            || reading.isWord(token, in: SpeechWords.relatives) || reading.isWord(token, in: SpeechWords.openers)
    }

    /// An auxiliary, or a verb of saying that is no noun as well.
    func isVerbal(_ token: Int) -> Bool {
        let word = reading.fact(token).hash
        if SpeechWords.be.contains(word) || SpeechWords.have.contains(word) { return !reading.isPossessive(token) }
        if SpeechWords.plainAuxiliaries.contains(word) || SpeechWords.doubtful.contains(word) { return true }
        guard let form = SayingVerb(word), reading.isLowercase(token) else { return false }
        return form.contains(.past) || form.contains(.progressive)
    }

    /// A description with what it is of, unless a name stands after it: 'the spokesman for Tohoku Hydro, Hiroshi Tanabe'.
    private func described(_ tokens: Range<Int>, to end: Int) -> Referent {
        var token = tokens.upperBound
        while token < end, !isQuoted[token] {
            if isPause(token) { return apposedName(from: token + 1, to: end).map { .named($0) } ?? .described(tokens) }
            let isInside =
                token == tokens.upperBound || marked.span(at: token) != nil || reading.isPossessive(token)
                || !endsPhrase(token) || reading.isWord(token, in: SpeechWords.prepositions)
            guard isInside else { break }
            token += 1
        }
        return .described(tokens)
    }

    /// The person whose name stands here with no more than titles before it, and ends here too.
    private func apposedName(from start: Int, to end: Int) -> Int? {
        // 'her son, the novelist Karim al-Masri'
        var token = start < end && reading.has(start, .determiner) ? start + 1 : start
        while token < end, token < start + 6, marked.kind(at: token) != .person {
            guard introduces(token) || marked.span(at: token) != nil else { return nil }
            token += 1
        }
        guard token < end, let bounds = marked.bounds(at: token), marked.kind(at: token) == .person else { return nil }
        let next = bounds.upperBound
        let isOver = next >= end || !reading.isPossessive(next) && endsPhrase(next)
        return isOver ? marked.entity(at: token) : nil
    }
}

extension Reading {
    /// Whether a name is followed by a possessive 's.
    func isPossessiveNext(after range: Range<Int>) -> Bool {
        range.upperBound < tokens.count && isPossessive(range.upperBound)
    }
}
