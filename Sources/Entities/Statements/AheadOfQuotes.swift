import News

// What the words before a quote in its sentence say of its speaker.

extension Speakers {
    /// What the words before a quote in its sentence say: 'Pistorius said: ...', 'In the words of Sandra Milne, ...'.
    mutating func ahead(of quote: QuotedRange, _ index: Int) -> Attribution {
        let mark = quote.tokens.lowerBound - 1
        guard mark > 0 else { return .none }
        let start = clauseStart(before: mark, index)
        guard start < mark else { return .none }
        if isName(quote, mark) { return .unsaid }
        if let label = label(start..<mark) ?? having(start..<mark) { return label }
        for token in (start..<mark).reversed() {
            if let source = source(at: token, to: mark) { return source }
            guard let form = clauses.verb(at: token), isInPlace(token, form, start..<mark) else { continue }
            if token == start, form.isDisjoint(with: .progressive),
                let subject = phrases.referent(from: token + 1, to: mark)
            {
                return attribution(of: subject, verb: form)
            }
            guard let group = clauses.group(of: token, form, from: start),
                !(group.isToCome && isReported(group, from: start)), !(group.isUnsaid && form.contains(.gesture))
            else { continue }
            let said = attribution(of: group, from: start, to: mark)
            if said != .none { return said }
        }
        let said = message(start..<mark)
        if said != .none { return said }
        let felt = feeling(quote, start..<mark) ?? reaction(start..<mark)
        return felt == .none ? leading(to: quote, start..<mark) : felt
    }

    /// 'Stacy Rasgon, an analyst, was among those who did not laugh: “…”': a colon leads from what one person does to a
    /// whole sentence, which is that person's.
    private func leading(to quote: QuotedRange, _ clause: Range<Int>) -> Attribution {
        let colon = clause.upperBound - 1
        guard reading.isMark(colon, ":"), quote.tokens.count > 3, reading.isCapital(quote.tokens.lowerBound),
            reading.sentence(of: colon).lowerBound >= clause.lowerBound,
            case .named(let entity) = clauses.mainSubject(from: clause.lowerBound, to: colon),
            marked.draft.entities[entity].kind == .person,
            clause.allSatisfy({ token in
                marked.span(at: token) != nil
                    ? marked.kind(at: token) != .person || marked.entity(at: token) == entity
                    : clauses.verb(at: token)?.contains(.gesture) ?? true && !reading.isQuotationMark(token)
                        && (!reading.isWord(token, in: SpeechWords.messages) || isOwnColumn(token))
                        && !reading.isWord(token, in: Speakers.received)
                        && !reading.isWord(token, in: Speakers.readings)
            })
        else { return .none }
        return .named(entity)
    }

    /// 'column' of 'in his column'.
    private func isOwnColumn(_ noun: Int) -> Bool {
        guard noun > 1 else { return false }
        let (owner, preposition) = (reading.fact(noun - 1).hash, reading.fact(noun - 2).hash)
        return (owner == SpeechWords.his || owner == SpeechWords.her)
            && (preposition == SpeechWords.in || preposition == SpeechWords.on)
    }

    /// What words stand on or come from, and how they come to somebody.
    private static let readings = SpeechWords.set(
        """
        sign signs banner banners poster posters placard placards plaque inscription headline headlines label voice voices
        words line lines song graffiti card notice screen wall door read reads found finds saw sees received
        receives opened noticed spotted overheard photo photograph picture video clip file document rule rules law article
        section clause question questions
        """)

    /// 'Cassidy, a physician, was “deeply disappointed”': only who feels so tells it.
    private mutating func feeling(_ quote: QuotedRange, _ clause: Range<Int>) -> Attribution? {
        guard quote.tokens.count < 7, let verb = clause.last, reading.isWord(verb, in: Speakers.feels),
            phrases.isPlain(verb), quote.tokens.contains(where: { reading.isWord($0, in: Speakers.feelings) }),
            let subject = subject(ofPlain: verb, from: clause.lowerBound)
        else { return nil }
        switch subject {
        case .named(let entity): return marked.draft.entities[entity].kind == .person ? .named(entity) : nil
        case .pronoun(let token): return antecedent(of: token).map { .named($0) }
        case .described, .nobody: return nil
        }
    }

    /// 'Anna Lee has a warning for them: “…”', 'had only one thing to say: “…”'.
    private mutating func having(_ clause: Range<Int>) -> Attribution? {
        let colon = clause.upperBound - 1
        guard reading.isMark(colon, ":"),
            let verb = clause.last(where: { phrases.isPlain($0) && reading.isWord($0, in: SpeechWords.have) }),
            let noun = (verb + 1..<max(verb + 1, min(colon, verb + 6))).first(where: {
                reading.isWord($0, in: SpeechWords.messages) || reading.isWord($0, in: Speakers.sayings)
            }),
            colon - noun < 8,
            (verb + 1..<noun).allSatisfy({ phrases.isPlain($0) && clauses.verb(at: $0) == nil }),
            !(verb + 1..<noun).contains(where: { reading.isWord($0, in: SpeechWords.negations) }),
            let subject = subject(ofPlain: verb, from: clause.lowerBound)
        else { return nil }
        return attribution(of: subject, verb: [])
    }

    /// The subject of a verb that need not be one of saying, and has no small words before it.
    private func subject(ofPlain verb: Int, from start: Int) -> Referent? {
        clauses.subject(of: VerbGroup(verb: verb, form: .past, before: verb - 1), from: start)
    }

    private static let sayings = SpeechWords.set("thing word words reason")
    private static let feels = SpeechWords.set("was is felt feels remained remains")
    private static let feelings = SpeechWords.set(
        """
        disappointed saddened shocked horrified delighted thrilled excited proud sorry grateful thankful happy glad
        pleased angry furious outraged appalled disgusted worried concerned alarmed confident optimistic hopeful
        heartbroken devastated embarrassed ashamed unhappy surprised stunned relieved humbled honoured honored tired exhausted
        terrified frightened baffled puzzled frustrated annoyed upset dismayed sickened convinced overwhelmed
        bewildered perplexed amazed astonished
        """)

    /// 'said the province would defend': what will be said is part of what somebody has said.
    private func isReported(_ group: VerbGroup, from start: Int) -> Bool {
        (start..<max(start, group.before)).contains { token in
            guard phrases.isPlain(token), let form = clauses.verb(at: token), form.contains(.past) else { return false }
            return form.isDisjoint(with: [.gesture, .putting, .quoting])
        }
    }

    /// 'Sunil Gavaskar was not amused: “…”', 'Frode Pleym did not agree: “…”': what somebody is, or does not do, right before
    /// a colon.
    private mutating func reaction(_ clause: Range<Int>) -> Attribution {
        let colon = clause.upperBound - 1
        guard reading.isMark(colon, ":"), reading.isCapital(min(colon + 2, reading.tokens.count - 1)),
            let verb = (max(clause.lowerBound, colon - 6)..<colon).last(where: { isStating($0) })
        else { return .none }
        var word = verb + 1
        while word < colon, reading.isWord(word, in: SpeechWords.negations) || phrases.isAdverb(word) { word += 1 }
        guard word < colon, colon - word < 4, clauses.verb(at: word).map({ $0.contains(.gesture) }) ?? true,
            (word..<colon).allSatisfy({ phrases.isPlain($0) && !reading.isWord($0, in: SpeechWords.prepositions) }),
            !reading.has(word, .determiner), !reading.isWord(word, in: Speakers.received),
            let subject = clauses.mainSubject(from: clause.lowerBound, to: verb)
        else { return .none }
        switch subject {
        case .named(let entity):
            return marked.draft.entities[entity].kind == .person ? .named(entity) : .none
        case .pronoun(let token): return antecedent(of: token).map { .named($0) } ?? .unnamed
        case .described, .nobody: return .none
        }
    }

    /// 'was', 'is', and 'did' or 'could' with a negation behind it.
    private func isStating(_ token: Int) -> Bool {
        guard phrases.isPlain(token) else { return false }
        if reading.isWord(token, in: RoleWords.be) { return true }
        let isAuxiliary =
            reading.isWord(token, in: SpeechWords.plainAuxiliaries) || reading.isWord(token, in: SpeechWords.doubtful)
        return isAuxiliary && reading.isWord(token + 1, in: SpeechWords.negations)
    }

    /// What makes somebody hear or get the words.
    private static let received = SpeechWords.set(
        "told asked shown handed given sent served greeted met quoted cited called named titled nicknamed heard")

    /// Where the clause begins that leads to a quote: its sentence's start, or the end of the quote before in it.
    private func clauseStart(before mark: Int, _ index: Int) -> Int {
        let sentence = max(reading.sentence(of: mark).lowerBound, mark - 60)
        guard index > 0, voices[reading.sentenceOf[mark]] != nil || anonymous.contains(reading.sentenceOf[mark]) else {
            return sentence
        }
        var start = max(sentence, quotes[index - 1].tokens.upperBound + 1)
        while start < mark, reading.isMark(start, ",") { start += 1 }
        return start
    }

    /// Whether a verb of saying may govern the quote from where it stands.
    private func isInPlace(_ verb: Int, _ form: SayingVerb, _ clause: Range<Int>) -> Bool {
        guard reading.isLowercase(verb) || verb == clause.lowerBound else { return false }
        if form.contains(.putting) { return isPuttingIt(verb) }
        let next = verb + 1
        if form.contains(.writing), reading.isWord(next, in: SpeechWords.determiners), reading.isLowercase(next),
            reading.fact(next).hash != SpeechWords.that, !reading.isMark(clause.upperBound - 1, ":")
        {
            return false
        }
        guard form.contains(.gesture) else { return true }
        // 'He shrugged: "..."', 'She hit back on Instagram: "..."'
        let isPhrasal = next < clause.upperBound && clauses.phrasalVerb(at: verb) != nil
        return clause.upperBound - verb <= (isPhrasal ? 8 : 4) && reading.isMark(clause.upperBound - 1, ":")
    }

    func isPuttingIt(_ verb: Int) -> Bool {
        verb + 1 < reading.tokens.count && reading.fact(verb + 1).hash == SpeechWords.it
    }

    /// Whether the quote is only what something is called: 'the so-called "ghost fleet"'.
    private func isName(_ quote: QuotedRange, _ mark: Int) -> Bool {
        let before = mark - 1
        guard before >= 0, !isSpeechMark(before) else { return false }
        if isTitle(quote) { return true }
        guard phrases.isPlain(before), !isByAgent(mark), !isWhatSomebodyCalls(before) else { return false }
        if reading.isWord(before, in: SpeechWords.naming) { return true }
        // 'that the term "subject to"'
        if before > 1, reading.isWord(before, in: SpeechWords.terms), reading.fact(before - 1).hash == SpeechWords.the,
            reading.fact(before - 2).hash == SpeechWords.that
        {
            return true
        }
        return before > 0 && reading.fact(before).hash == SpeechWords.as
            && reading.isWord(before - 1, in: SpeechWords.naming)
    }

    /// 'what she called "a war of words"'.
    private func isWhatSomebodyCalls(_ verb: Int) -> Bool {
        guard verb > 1, clauses.verb(at: verb) != nil, marked.kind(at: verb - 1) == .person || isPronoun(verb - 1)
        else {
            return false
        }
        let subject = marked.bounds(at: verb - 1)?.lowerBound ?? verb - 1
        return subject > 0 && reading.fact(subject - 1).hash == SpeechWords.what
    }

    /// 'was called "a mistake" by'.
    private func isByAgent(_ mark: Int) -> Bool {
        wordBehindQuote(from: mark).map { reading.fact($0).hash == SpeechWords.by } ?? false
    }

    private func isSpeechMark(_ token: Int) -> Bool { reading.isMark(token, ":") || reading.isMark(token, ",") }

    /// 'Sunday Times', 'The Salt Road': every word of two or more has a capital, and nothing closes them.
    private func isTitle(_ quote: QuotedRange) -> Bool {
        let words = quote.tokens.filter { reading.tokens[$0].isWord }
        guard words.count > 1, words.count < 7, reading.isCapital(quote.tokens.lowerBound),
            reading.casing(at: quote.tokens.lowerBound) == .running
        else { return false }
        let whole = reading.isMark(quote.tokens.upperBound - 1, ",") ? quote.tokens.dropLast() : quote.tokens
        return whole.allSatisfy { reading.isCapital($0) || reading.tokens[$0].isWord && reading.has($0, .function) }
    }

    /// 'Jana Dvořák: “…”', 'Novak on taxes: “…”'.
    private mutating func label(_ clause: Range<Int>) -> Attribution? {
        let colon = clause.upperBound - 1
        guard colon > clause.lowerBound, reading.isMark(colon, ":") else { return nil }
        if let titled = titled(clause.lowerBound..<colon) { return .named(titled) }
        guard let name = clause.first(where: { marked.span(at: $0) != nil || !phrases.introduces($0) }),
            let bounds = marked.bounds(at: name), let kind = marked.kind(at: name), phrases.canSpeak(kind),
            !clause.contains(where: { clauses.verb(at: $0) != nil && phrases.isPlain($0) })
        else { return nil }
        let next = bounds.upperBound
        let isLabel =
            next == colon || reading.isMark(next, "(") || reading.isMark(next, ",")
            || reading.isWord(next, in: Speakers.topics)
        return isLabel && kind == .person || next == colon ? marked.entity(at: name).map { .named($0) } : nil
    }

    /// 'Council leader John Cotton', 'Party chief Ann Lee': a title and a name, and nothing else.
    private func titled(_ tokens: Range<Int>) -> Int? {
        guard let last = tokens.last, let name = marked.bounds(at: last), marked.kind(at: last) == .person,
            name.upperBound == tokens.upperBound, name.lowerBound > tokens.lowerBound,
            tokens.count < 12, reading.has(name.lowerBound - 1, [.role, .title]),
            (tokens.lowerBound..<name.lowerBound).allSatisfy({
                marked.span(at: $0) != nil
                    || reading.tokens[$0].isWord && !reading.has($0, .function) && !phrases.isVerbal($0)
                        && clauses.verb(at: $0) == nil
                    || reading.isPossessive($0) || reading.isJoint($0)
            })
        else { return nil }
        return marked.entity(at: last)
    }

    private static let topics = SpeechWords.set("on about to after in at")

    /// 'Brigitte Aubry's message to the delegates was short: “…”'.
    private mutating func message(_ clause: Range<Int>) -> Attribution {
        guard reading.isMark(clause.upperBound - 1, ":") || reading.isMark(clause.upperBound - 1, ","),
            case .described(let tokens) = clauses.mainSubject(from: clause.lowerBound, to: clause.upperBound),
            isMessage(tokens)
        else { return .none }
        return author(of: tokens, to: clause.upperBound).map { .named($0) } ?? .unnamed
    }
}
