import News

// What the words after a quote say of its speaker.

extension Speakers {
    /// What the clause after a quote says: '..., Pistorius said', '..., said the mayor of Wyk, Anke Petersen'.
    mutating func behind(_ quote: QuotedRange) -> Attribution {
        let close = quote.tokens.upperBound
        let end = clauseEnd(from: close + 1)
        if let signed = signature(behind: close) { return .named(signed) }
        if endsFully(quote), close + 1 < end, reading.sentenceOf[close + 1] != reading.sentenceOf[close] {
            return .none
        }
        var token = close + 1
        while token < end, reading.isMark(token, ",") || reading.isDash(token) { token += 1 }
        guard token < end, !reading.isMark(token, "."), !reading.isMark(token, ":") else { return .none }
        if announcesNext(token..<end), endsFully(quote) { return .none }
        if opensSentence(quote), let source = source(at: token, to: end) { return source }
        if let from = replyAuthor(token, to: end) { return from }
        if let form = clauses.verb(at: token), phrases.isPlain(token), form.isDisjoint(with: .progressive),
            !reading.isWord(token, in: RoleWords.more)
        {
            return inverted(verb: token, form, to: end, isPaused: endsWithPause(quote))
        }
        return plain(from: token, to: end, isPaused: endsWithPause(quote), opens: opensSentence(quote))
    }

    /// 'came the reply from Silvia Conti'.
    private mutating func replyAuthor(_ verb: Int, to end: Int) -> Attribution? {
        guard verb + 4 < end, reading.isWord(verb, in: Speakers.coming), reading.has(verb + 1, .determiner),
            let from = (verb + 3..<min(end - 1, verb + 6)).first(where: { reading.fact($0).hash == SpeechWords.from }),
            reading.isWord(from - 1, in: SpeechWords.messages)
        else { return nil }
        return phrases.referent(from: from + 1, to: end).map { attribution(of: $0, verb: []) } ?? .unnamed
    }

    private static let coming = SpeechWords.set("came comes")

    /// 'according to Silvia Conti', who may only pass on what another said.
    mutating func source(behind quote: QuotedRange) -> Attribution {
        let start = quote.tokens.upperBound + 1
        let end = clauseEnd(from: start)
        for token in start..<max(start, end) {
            if let source = source(at: token, to: end) { return source }
        }
        return .none
    }

    /// 'said Boris Pistorius'.
    private mutating func inverted(verb: Int, _ form: SayingVerb, to end: Int, isPaused: Bool) -> Attribution {
        guard isPaused || form.isDisjoint(with: [.gesture, .putting]) else { return .none }
        var subject = verb + 1
        while subject < end, phrases.isAdverb(subject) { subject += 1 }
        guard let referent = phrases.referent(from: subject, to: end) else { return isPaused ? .unnamed : .none }
        return attribution(of: referent, verb: form)
    }

    /// 'Boris Pistorius told reporters', 'he said', 'Lund was told by his landlord'.
    ///
    /// - Parameter opens: whether the quote opens its sentence.
    private mutating func plain(from start: Int, to end: Int, isPaused: Bool, opens: Bool) -> Attribution {
        guard isPaused ? reading.fact(start).hash != SpeechWords.but : !opensOtherClause(start) else { return .none }
        for verb in start..<min(end, start + 30) {
            guard let form = clauses.verb(at: verb), phrases.isPlain(verb),
                isPaused || form.isDisjoint(with: [.gesture]),
                let group = clauses.group(of: verb, form, from: start),
                !form.contains(.putting) || isPuttingIt(verb)
            else { continue }
            let said = attribution(of: group, from: start, to: end)
            if said != .none { return said }
        }
        guard isPaused, opens else { return .none }
        // A comma or a closing mark says that the clause belongs to the quote, whatever its verb.
        switch phrases.referent(from: start, to: end) {
        case .named(let entity): return hasVerbBehind(entity, from: start, to: end) ? .named(entity) : .unnamed
        case .pronoun(let token) where token + 1 < end && isPast(token + 1):
            return attribution(of: .pronoun(token), verb: [])
        case .none: return .none
        case .some: return .unnamed
        }
    }

    /// 'that Smith said', 'and left', 'for which he paid'.
    private func opensOtherClause(_ token: Int) -> Bool {
        phrases.isPlain(token)
            && (reading.isWord(token, in: SpeechWords.joining) || reading.isWord(token, in: SpeechWords.relatives)
                || reading.isWord(token, in: SpeechWords.openers)
                || reading.isWord(token, in: SpeechWords.prepositions))
    }

    /// Whether a verb in the past follows a name: 'Moira Tate whooped'.
    private func hasVerbBehind(_ entity: Int, from start: Int, to end: Int) -> Bool {
        guard let name = (start..<end).first(where: { marked.entity(at: $0) == entity }),
            let next = marked.bounds(at: name)?.upperBound, next < end
        else { return false }
        return isPast(next)
    }

    private func isPast(_ token: Int) -> Bool { phrases.isPlain(token) && reading.ends(token, with: "ed") }

    /// 'He added: "..."' after a quote that ends with a full stop is about the next one.
    private func announcesNext(_ clause: Range<Int>) -> Bool {
        let colon = clause.upperBound - 2
        return clause.upperBound < isQuoted.count && isQuoted[clause.upperBound] && colon > clause.lowerBound
            && reading.isMark(colon, ":")
    }

    private func endsFully(_ quote: QuotedRange) -> Bool {
        quote.tokens.last.map { reading.isMark($0, ".") } ?? false
    }

    private func opensSentence(_ quote: QuotedRange) -> Bool {
        let mark = quote.tokens.lowerBound - 1
        return reading.sentence(of: mark).lowerBound == mark
    }

    func endsWithPause(_ quote: QuotedRange) -> Bool {
        guard let last = quote.tokens.last else { return false }
        let next = quote.tokens.upperBound + 1
        return [",", "?", "!"].contains { reading.isMark(last, $0) }
            || next < reading.tokens.count && (reading.isMark(next, ",") || reading.isDash(next))
    }

    /// '“...” — Walter Gibbs, carpenter': the dash may stand on a line of its own.
    private func signature(behind close: Int) -> Int? {
        let dash = close + 1
        guard dash + 1 < reading.tokens.count, reading.tokens[dash].isPunctuation,
            reading.isDash(dash)
        else { return nil }
        var name = dash + 1
        while name < reading.tokens.count, phrases.introduces(name), marked.span(at: name) == nil { name += 1 }
        guard let bounds = marked.bounds(at: name), marked.kind(at: name) == .person else { return nil }
        let next = bounds.upperBound
        let isOver =
            next >= reading.tokens.count || reading.tokens[next].traits.contains(.afterLineEnd)
            || reading.isMark(next, ",") || reading.isMark(next, "(") || reading.isMark(next, ".")
        return isOver ? marked.entity(at: name) : nil
    }

    /// Where the words outside quotes end that begin at `start`: the sentence's end or the next quote.
    private func clauseEnd(from start: Int) -> Int {
        guard start < reading.tokens.count, !reading.tokens[start].traits.contains(.afterLineEnd) else { return start }
        var end = start
        while end < reading.tokens.count, !isQuoted[end], reading.sentenceOf[end] == reading.sentenceOf[start],
            end == start || !reading.tokens[end].traits.contains(.afterLineEnd)
        {
            end += 1
        }
        return end
    }
}
