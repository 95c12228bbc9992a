import News

/// A verb of saying with the small words that belong to it: 'has also said', 'was told', 'did not say'.
struct VerbGroup {
    /// The verb of saying.
    let verb: Int
    let form: SayingVerb
    /// The last token before the group: where its subject ends.
    var before: Int
    /// 'did not say', 'declined to say', 'may have said': nothing that was said.
    var isUnsaid = false
    var isPassive = false
    /// 'would say', 'will say'.
    var isToCome = false
}

/// Reads the clauses whose verb is one of saying: who is its subject, and whether anything was said at all.
struct SayingClauses {
    let phrases: NounPhrases

    private var reading: Reading { phrases.reading }

    /// The verb of saying at a token; nil for a name, a noun of the same letters, a word inside a quote.
    func verb(at token: Int) -> SayingVerb? {
        guard reading.tokens[token].isWord, !phrases.isQuoted[token], phrases.marked.span(at: token) == nil else {
            return nil
        }
        return phrasalVerb(at: token) ?? SayingVerb(reading.fact(token).hash)
    }

    /// What the word at a token is with the one behind it: 'hit back'; nil for two that say nothing together.
    func phrasalVerb(at token: Int) -> SayingVerb? {
        guard token + 1 < reading.tokens.count else { return nil }
        return SayingVerb(reading.fact(token).hash, with: reading.fact(token + 1).hash)
    }

    /// A verb with its small words; nil where the word is a noun here, or no verb that a subject could have.
    ///
    /// - Parameter start: where the clause may begin.
    func group(of verb: Int, _ form: SayingVerb, from start: Int) -> VerbGroup? {
        var group = VerbGroup(verb: verb, form: form, before: verb - 1)
        var isBound = false
        while group.before >= start, phrases.marked.span(at: group.before) == nil, !phrases.isQuoted[group.before] {
            let word = reading.fact(group.before).hash
            if word == SpeechWords.to {
                guard let governor = governor(of: &group, from: start) else { return nil }
                (group.before, isBound) = (governor, true)
                continue
            } else if SpeechWords.be.contains(word), !reading.isPossessive(group.before) || group.isPassive {
                if !form.contains(.progressive), !isBound { group.isPassive = true }
            } else if SpeechWords.negations.contains(word) {
                group.isUnsaid = true
            } else if SpeechWords.doubtful.contains(word) {
                group.isUnsaid = true
                isBound = true
            } else if SpeechWords.have.contains(word) || SpeechWords.plainAuxiliaries.contains(word) {
                isBound = true
                if SpeechWords.future.contains(word) { group.isToCome = true }
            } else if !phrases.isAdverb(group.before) {
                break
            }
            group.before -= 1
        }
        // 'is reported' of 'is reported to have said'
        if group.isPassive, verb + 1 < reading.tokens.count, reading.fact(verb + 1).hash == SpeechWords.to,
            reading.isWord(verb, in: SpeechWords.hearsay)
        {
            return nil
        }
        return isFinite(group, isBound, from: start) ? group : nil
    }

    /// Where the subject of 'went on to say' ends; nil where another says it, or nobody: 'asked him to say'.
    private func governor(of group: inout VerbGroup, from start: Int) -> Int? {
        var token = group.before - 1
        guard token >= start else { return nil }
        if reading.isWord(token, in: SpeechWords.refusals) {
            group.isUnsaid = true
            return token - 1
        }
        // 'is said to have told'
        if token > start, reading.isWord(token, in: SpeechWords.hearsay), reading.isWord(token - 1, in: SpeechWords.be)
        {
            return token - 2
        }
        guard reading.isWord(token, in: SpeechWords.approaches) else { return nil }
        while token >= start, reading.isWord(token, in: SpeechWords.approaches) { token -= 1 }
        return token
    }

    /// Whether the form can be a verb here. 'Claims' after an adjective and 'report' without an auxiliary are nouns.
    private func isFinite(_ group: VerbGroup, _ isBound: Bool, from start: Int) -> Bool {
        if !group.form.isDisjoint(with: [.past, .progressive]) || isBound { return true }
        guard group.before >= start else { return false }
        if group.form.contains(.third), phrases.isPause(group.before) { return true }
        switch phrases.referent(endingAt: group.before, from: start) {
        case .named, .pronoun: return true
        case .described:
            return group.form.contains(.third)
                && (reading.has(group.before, [.role, .title, .organizationNoun]) || isRelative(group.before))
        case .nobody: return group.form.contains(.third)
        case nil: return isRelative(group.before)
        }
    }

    private func isRelative(_ token: Int) -> Bool { reading.isWord(token, in: SpeechWords.relatives) }
}

// MARK: The subject

extension SayingClauses {
    /// Whom the subject before a verb group means; nil if there is none.
    func subject(of group: VerbGroup, from start: Int) -> Referent? {
        let last = group.before
        guard last >= start else { return nil }
        if phrases.isPause(last) { return subject(pastPause: last, from: start) }
        if isRelative(last) {
            let comma = last - 1
            guard comma >= start else { return nil }
            if phrases.isPause(comma) {
                if let giver = giver(endingAt: comma - 1, from: start) { return .named(giver) }
                return phrases.referent(endingAt: comma - 1, from: start)
            }
            return phrases.referent(endingAt: comma, from: start)
        }
        return phrases.referent(endingAt: last, from: start)
    }

    /// 'praise from Anna Lee, who said': only a person gives or brings.
    private func giver(endingAt last: Int, from start: Int) -> Int? {
        guard last > start, let name = phrases.marked.bounds(at: last), phrases.marked.kind(at: last) == .person else {
            return nil
        }
        var before = name.lowerBound - 1
        while before > start, phrases.introduces(before), phrases.marked.span(at: before) == nil { before -= 1 }
        return before >= start && reading.isWord(before, in: SayingClauses.givers)
            ? phrases.marked.entity(at: last) : nil
    }

    private static let givers = SpeechWords.set("from by with including")

    /// 'Boris Pistorius, 64, the defence minister, said': back over what stands between commas to the name before.
    private func subject(pastPause comma: Int, from start: Int) -> Referent? {
        var close = comma
        var described: Referent?
        for _ in 0..<4 {
            guard let open = pause(before: close, from: start) else { break }
            if let name = wholeName(open + 1..<close) { return .named(name) }
            switch phrases.referent(endingAt: open - 1, from: start) {
            case .named(let entity): return .named(entity)
            case .described(let tokens):
                described = described ?? .described(tokens)
                guard tokens.lowerBound - 1 >= start, phrases.isPause(tokens.lowerBound - 1) else { return described }
                close = tokens.lowerBound - 1
                if case .named(let entity) = phrases.referent(endingAt: close - 1, from: start) {
                    return .named(entity)
                }
            case .some(let other): return other
            case nil: close = open
            }
        }
        return described
    }

    private func pause(before close: Int, from start: Int) -> Int? {
        guard start < close else { return nil }
        return (max(start, close - 40)..<close).last {
            phrases.isPause($0) && phrases.marked.span(at: $0) == nil && !phrases.isQuoted[$0]
        }
    }

    /// The person whose name, with titles before it, is all that stands there.
    private func wholeName(_ tokens: Range<Int>) -> Int? {
        guard let last = tokens.last(where: { !reading.isHonour($0) }), phrases.marked.kind(at: last) == .person,
            let bounds = phrases.marked.bounds(at: last), tokens.contains(bounds.lowerBound)
        else { return nil }
        let titles = tokens.lowerBound..<bounds.lowerBound
        let isWhole = titles.allSatisfy {
            phrases.introduces($0) || phrases.marked.span(at: $0) != nil
                || $0 == tokens.lowerBound && reading.has($0, .determiner)
        }
        return isWhole ? phrases.marked.entity(at: last) : nil
    }

    /// Whom the clause's first phrase means, past an opening of time, place or occasion.
    func mainSubject(from start: Int, to limit: Int) -> Referent? {
        var token = start
        for _ in 0..<3 where token < limit {
            while token < limit, opensLoosely(token) { token += 1 }
            guard token < limit else { return nil }
            let isFronted =
                reading.isWord(token, in: SpeechWords.prepositions) || isVerbForm(token)
                || reading.isWord(token, in: SpeechWords.openers)
            guard isFronted else { return phrases.referent(from: token, to: limit) }
            guard let comma = (token..<limit).first(where: { reading.isMark($0, ",") }) else { return nil }
            token = comma + 1
        }
        return nil
    }

    private func opensLoosely(_ token: Int) -> Bool {
        reading.tokens[token].isPunctuation || phrases.isAdverb(token) || reading.isWord(token, in: SpeechWords.joining)
            || reading.isWord(token, in: SpeechWords.adverbs)
    }

    /// 'Asked', 'Speaking': a participle that opens a sentence.
    private func isVerbForm(_ token: Int) -> Bool {
        guard phrases.marked.span(at: token) == nil else { return false }
        return reading.tokens[token].range.count > 4
            && (reading.ends(token, with: "ing") || reading.ends(token, with: "ed"))
    }
}
