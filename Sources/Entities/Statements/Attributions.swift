import News

/// What the words beside a quote say of its speaker.
enum Attribution: Equatable {
    /// The speaker's entity.
    case named(Int)
    /// Somebody says it, and the text does not tell who by name.
    case unnamed
    /// The text says that nobody said it.
    case unsaid
    /// No word here says anything of it.
    case none

    var entity: Int? {
        if case .named(let entity) = self { entity } else { nil }
    }
}

// Who says what a clause of saying reports.

extension Speakers {
    /// Who says what a verb of saying reports.
    mutating func attribution(of group: VerbGroup, from start: Int, to end: Int) -> Attribution {
        if group.isUnsaid || group.form.contains(.denying) || isDenied(group, from: start) { return .unsaid }
        if group.form.contains(.quoting) { return quoted(group, from: start, to: end) }
        if let heard = heard(behind: group.verb, to: end) { return heard }
        if group.form.contains(.progressive), !isBeing(group) { return participle(group, from: start, to: end) }
        if group.isPassive || isReduced(group) || isHailed(group, from: start, to: end) {
            return agent(of: group, to: end)
        }
        guard let subject = clauses.subject(of: group, from: start) else {
            return group.before < start || reading.isWord(group.before, in: SpeechWords.joining)
                ? shared(group, from: start, to: end) : .unnamed
        }
        if isNegated(isBare(group) ? start..<group.before : start..<min(start + 2, group.before)) { return .unsaid }
        return attribution(of: subject, verb: group.form)
    }

    /// Who a phrase means, as the subject of a verb of saying.
    mutating func attribution(of referent: Referent, verb: SayingVerb) -> Attribution {
        switch referent {
        case .named(let entity): return .named(entity)
        case .pronoun(let token): return antecedent(of: token).map { .named($0) } ?? .unnamed
        case .nobody: return .unnamed
        case .described(let tokens):
            if isMessage(tokens) {
                return author(of: tokens, to: reading.sentence(of: tokens.lowerBound).upperBound).map { .named($0) }
                    ?? .unnamed
            }
            if verb.contains(.answering), let asked { return .named(asked) }
            if let named = namedOnly(behind: tokens) { return .named(named) }
            return (descriptions.entity(of: tokens) ?? onlySubject(before: tokens)).map { .named($0) } ?? .unnamed
        }
    }

    /// 'one of them, a baker who asked to be named only as Karim', 'a woman who gave her first name, Ana'.
    private func namedOnly(behind description: Range<Int>) -> Int? {
        let end = min(reading.sentence(of: description.lowerBound).upperBound, description.upperBound + 20)
        guard
            let naming = (description.upperBound..<max(description.upperBound, end)).first(where: {
                isQuoted[$0] || reading.isWord($0, in: Speakers.identifying)
            }), !isQuoted[naming],
            let name = (naming + 1..<max(naming + 1, min(end, naming + 8))).first(where: {
                !reading.isWord($0, in: Speakers.onlyAs) && !reading.isMark($0, ",")
            }),
            name > naming + 1, marked.bounds(at: name)?.lowerBound == name, marked.kind(at: name) == .person
        else { return nil }
        return marked.entity(at: name)
    }

    private static let identifying = SpeechWords.set("named identified name known")
    private static let onlyAs = SpeechWords.set(
        "only just simply as by his her their first given last name surname nickname")

    /// 'recalled Rolf Brandt saying', 'remembered her mother saying'.
    private mutating func heard(behind verb: Int, to end: Int) -> Attribution? {
        guard verb + 2 < end, reading.isWord(verb, in: Speakers.recalling),
            let saying = (verb + 2..<min(end, verb + 7)).first(where: {
                clauses.verb(at: $0)?.contains(.progressive) ?? false
            }),
            (verb + 1..<saying).allSatisfy({ marked.span(at: $0) != nil || !reading.tokens[$0].isPunctuation }),
            let heard = phrases.referent(from: verb + 1, to: saying)
        else { return nil }
        return attribution(of: heard, verb: [])
    }

    private static let recalling = SpeechWords.set("recall recalls recalled remember remembers remembered")

    /// 'denied that he had called': a verb of denying stands before.
    private func isDenied(_ group: VerbGroup, from start: Int) -> Bool {
        // Not beyond a comma: 'Anna Lee, who has denied it, said'.
        let own = (start..<max(start, group.verb)).reversed().prefix { !reading.isMark($0, ",") }
        return own.contains { phrases.isPlain($0) && clauses.verb(at: $0)?.contains(.denying) ?? false }
    }

    private func isBeing(_ group: VerbGroup) -> Bool {
        group.before + 1 < group.verb
            && (group.before + 1..<group.verb).contains { reading.isWord($0, in: SpeechWords.be) }
    }

    /// 'the plan described by Macron as ...'.
    private func isReduced(_ group: VerbGroup) -> Bool {
        let by = group.verb + 1
        return group.form.contains(.past) && by + 1 < reading.tokens.count && reading.fact(by).hash == SpeechWords.by
            && !reading.isWord(by + 1, in: SpeechWords.channels)
    }

    /// 'Rolf Brandt, hailed as “a great man” by Anna Lee, left.'
    private func isHailed(_ group: VerbGroup, from start: Int, to end: Int) -> Bool {
        let verb = group.verb
        guard group.form.contains(.past), verb + 2 == end, reading.fact(verb + 1).hash == SpeechWords.as,
            verb == start || phrases.isPause(verb - 1), let by = wordBehindQuote(from: end)
        else { return false }
        return reading.fact(by).hash == SpeechWords.by
    }

    /// 'say' with nothing between it and its subject: 'heard Vidal say'.
    private func isBare(_ group: VerbGroup) -> Bool {
        group.form.isDisjoint(with: [.past, .third, .progressive]) && group.before == group.verb - 1
    }

    private func isNegated(_ tokens: Range<Int>) -> Bool {
        tokens.contains { reading.isWord($0, in: SpeechWords.negations) && marked.span(at: $0) == nil }
    }

    /// 'was told by his landlord, Maja Berg'.
    private mutating func agent(of group: VerbGroup, to end: Int) -> Attribution {
        let limit = min(end, group.verb + 6)
        if let by = wordBehindQuote(from: end), reading.fact(by).hash == SpeechWords.by,
            let agent = phrases.referent(from: by + 1, to: reading.sentence(of: by).upperBound)
        {
            return attribution(of: agent, verb: group.form)
        }
        guard
            let by = (group.verb + 1..<max(group.verb + 1, limit)).first(where: {
                reading.fact($0).hash == SpeechWords.by
            }),
            let agent = phrases.referent(from: by + 1, to: end)
        else { return .unnamed }
        return attribution(of: agent, verb: group.form)
    }

    /// The token after the quote that opens at a mark: 'by' in 'was hailed as "a triumph" by critics'.
    func wordBehindQuote(from mark: Int) -> Int? {
        var token = mark + 1
        guard token < reading.tokens.count, isQuoted[token], !isQuoted[mark] else { return nil }
        while token < reading.tokens.count, isQuoted[token] { token += 1 }
        return token + 1 < reading.tokens.count ? token + 1 : nil
    }

    /// 'Tanjug quoted Milica Petrović as saying', 'he was quoted as saying'.
    private mutating func quoted(_ group: VerbGroup, from start: Int, to end: Int) -> Attribution {
        let said =
            group.isPassive ? clauses.subject(of: group, from: start) : phrases.referent(from: group.verb + 1, to: end)
        return said.map { attribution(of: $0, verb: []) } ?? .unnamed
    }

    /// 'saying', 'adding', 'calling it': by whom the clause is about, unless a subject of its own stands there.
    private mutating func participle(_ group: VerbGroup, from start: Int, to end: Int) -> Attribution {
        let before = group.verb - 1
        guard before >= start else { return shared(group, from: start, to: end) }
        if reading.fact(before).hash == SpeechWords.as { return asSaying(before, from: start, to: end) }
        if reading.isWord(before, in: SpeechWords.denials) { return .unsaid }
        let isShared =
            phrases.isPause(before) || reading.isWord(before, in: SpeechWords.joining)
            || reading.isWord(before, in: SpeechWords.openers) || reading.isWord(before, in: SpeechWords.prepositions)
        if isShared { return shared(group, from: start, to: end) }
        if let entity = absoluteSubject(endingAt: before, from: start) { return .named(entity) }
        switch phrases.referent(endingAt: before, from: start) {
        case .described(let tokens) where isMessage(tokens):
            return author(of: tokens, to: end).map { .named($0) } ?? shared(group, from: start, to: end)
        // 'at his club outside Washington saying'
        case .named(let entity) where marked.draft.entities[entity].kind == .place:
            return shared(group, from: start, to: end)
        case .some(let own): return attribution(of: own, verb: group.form)
        case nil: return .unnamed
        }
    }

    /// 'with Pistorius calling it an attack'.
    private func absoluteSubject(endingAt last: Int, from start: Int) -> Int? {
        guard let bounds = marked.bounds(at: last), bounds.lowerBound > start,
            reading.fact(bounds.lowerBound - 1).hash == SpeechWords.with
        else { return nil }
        return marked.entity(at: last)
    }

    /// 'quoted Petrović as saying', 'was heard as saying'.
    private mutating func asSaying(_ as: Int, from start: Int, to end: Int) -> Attribution {
        for verb in (max(start, `as` - 12)..<`as`).reversed() where phrases.isPlain(verb) {
            guard reading.ends(verb, with: "ed"), !reading.has(verb, .function) else { continue }
            let group = clauses.group(of: verb, [.past], from: start)
            guard let group else { return .unnamed }
            let said =
                group.isPassive
                ? clauses.subject(of: group, from: start) : phrases.referent(from: verb + 1, to: `as`)
            return said.map { attribution(of: $0, verb: []) } ?? .unnamed
        }
        return .unnamed
    }

    /// The subject that a participle or a second verb shares with what stands before it.
    private mutating func shared(_ group: VerbGroup, from start: Int, to end: Int) -> Attribution {
        for token in (start..<max(start, group.before)).reversed() {
            guard let form = clauses.verb(at: token), phrases.isPlain(token),
                form.isDisjoint(with: [.progressive, .gesture, .putting]),
                let earlier = clauses.group(of: token, form, from: start)
            else { continue }
            if token == start, let subject = phrases.referent(from: token + 1, to: group.before) {
                return attribution(of: subject, verb: form)
            }
            return attribution(of: earlier, from: start, to: end)
        }
        if let subject = clauses.mainSubject(from: start, to: group.verb) {
            return attribution(of: subject, verb: group.form)
        }
        // Behind another quote of the same sentence the clause goes on with who spoke there: '"..." and said "..."'.
        return voices[reading.sentenceOf[start]].map { .named($0) } ?? .none
    }

    /// 'according to X', 'in the words of X'.
    mutating func source(at token: Int, to end: Int) -> Attribution? {
        guard token + 2 < end, marked.span(at: token) == nil else { return nil }
        let (first, second) = (reading.fact(token).hash, reading.fact(token + 1).hash)
        if first == SpeechWords.according, second == SpeechWords.to {
            return phrases.referent(from: token + 2, to: end).map { attribution(of: $0, verb: []) } ?? .unnamed
        }
        guard first == SpeechWords.words, second == SpeechWords.of, token > 1,
            reading.fact(token - 1).hash == SpeechWords.the, reading.fact(token - 2).hash == SpeechWords.in
        else { return nil }
        return phrases.referent(from: token + 2, to: end).map { attribution(of: $0, verb: []) } ?? .unnamed
    }
}
