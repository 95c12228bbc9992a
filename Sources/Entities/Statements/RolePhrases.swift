import News

/// Reads the noun phrases that name an office or a calling: 'former head of the CIA', 'chief editor', 'president-elect'.
struct RolePhrases {
    let marked: Marked

    var reading: Reading { marked.reading }

    /// A noun of a role in small or capital letters, outside names: 'minister', 'Captain'.
    func isNoun(_ token: Int) -> Bool {
        guard reading.tokens[token].isWord, marked.span(at: token) == nil else { return false }
        if reading.isWord(token, in: RoleWords.more) || isScholar(token) { return true }
        return reading.has(token, [.role, .title]) && !reading.has(token, .courtesy) && !isRelative(token)
    }

    /// 'palaeontologist', 'fishmonger': what the ending says of words that no list has.
    private func isScholar(_ token: Int) -> Bool {
        reading.tokens[token].range.count > 8 && RoleWords.endings.contains { reading.ends(token, with: $0) }
    }

    /// What may stand before the noun of a role: 'former', 'deputy', 'foreign'.
    func isModifier(_ token: Int) -> Bool {
        guard reading.tokens[token].isWord, marked.span(at: token) == nil,
            !reading.has(token, [.courtesy, .reporting, .determiner])
        else { return false }
        return reading.has(token, [.roleModifier, .titleModifier]) || reading.isWord(token, in: RoleWords.states)
    }

    /// 'his sister', 'her father': kin, not office.
    private func isRelative(_ token: Int) -> Bool {
        reading.isLowercase(token) && reading.isWord(token, in: RoleWords.kin)
    }

    /// Modifiers and a noun that begin at a token: 'chief editor', 'Air Force Chief', 'commander-in-chief', and what 'and'
    /// joins to them: 'president and chief executive'.
    func noun(from start: Int, to end: Int) -> Range<Int>? {
        guard let first = singleNoun(from: start, to: end) else { return nil }
        let and = first.upperBound
        guard and + 1 < end, reading.fact(and).hash == RoleWords.and, marked.span(at: and) == nil else { return first }
        let next = reading.has(and + 1, .determiner) ? and + 2 : and + 1
        return noun(from: next, to: end).map { start..<$0.upperBound } ?? first
    }

    private func singleNoun(from start: Int, to end: Int) -> Range<Int>? {
        var token = start
        var found: Int?
        while token < end, token < start + 9 {
            // 'deputy' and 'chief' are nouns too, and go on: 'deputy prime minister', 'chief medical officer'.
            let isOpen = found == nil || found == token && isModifier(token - 1)
            if let bounds = marked.bounds(at: token), let kind = marked.kind(at: token) {
                guard isOpen, isOwner(kind, bounds, to: end) else { break }
                token = bounds.upperBound
                if token < end, reading.isPossessive(token) || reading.isJoint(token) { token += 1 }
            } else if found == nil, reading.isLowercase(token), token + 2 < end, reading.isPossessive(token + 1) {
                // 'the group's owner'
                token += 2
            } else if isNoun(token) {
                token = compoundEnd(token, to: end)
                if token < end, reading.isWord(token, in: RoleWords.followers), marked.span(at: token) == nil {
                    token += 1
                }
                found = token
            } else if isOpen, isModifier(token) || isCompound(token, to: end) || isAttribute(token, start, to: end) {
                let next = compoundEnd(token, to: end)
                // 'co-founder', 'ex-president': the noun is the last part.
                if next > token + 1, isNoun(next - 1) { found = next }
                token = next
            } else {
                break
            }
        }
        return found.map { start..<$0 }
    }

    /// Whether a name may stand before the noun: 'Senate leader', 'Apple's chairman', 'Volodymyr Zelensky's chief of staff'.
    private func isOwner(_ kind: EntityKind, _ name: Range<Int>, to end: Int) -> Bool {
        if kind == .person { return name.upperBound < end && reading.isPossessive(name.upperBound) }
        return kind == .group || kind == .organization || kind == .place
    }

    /// 'Budget' of 'Budget Secretary'.
    func isField(_ token: Int) -> Bool {
        reading.tokens[token].isWord && marked.span(at: token) == nil && reading.isWord(token, in: RoleWords.fields)
    }

    /// 'works' of 'public works minister', 'female' of 'first female president': a plain word before the noun of a role, or
    /// before another such word.
    ///
    /// - Parameter start: where the phrase begins, with a word of no list only behind an article or an owner.
    private func isAttribute(_ token: Int, _ start: Int, to end: Int) -> Bool {
        guard token + 1 < end, reading.isLowercase(token) else { return false }
        if isField(token) { return stands(before: token + 1) }
        let isNew = reading.fact(token).hash == RoleWords.new && opens(token)
        guard isPlain(token) || isNew, token > start || opens(token) else { return false }
        return stands(before: token + 1) || isPlain(token + 1) && token + 2 < end && stands(before: token + 2)
    }

    /// Whether an article or an owner stands before a token.
    private func opens(_ token: Int) -> Bool {
        guard token > 0 else { return false }
        return reading.has(token - 1, .determiner) && !reading.isWord(token - 1, in: SpeechWords.negations)
            || reading.isPossessive(token - 1)
    }

    /// Whether a token goes on with the phrase of a role.
    private func stands(before token: Int) -> Bool {
        isNoun(token) || isModifier(token) || reading.isLowercase(token) && isField(token)
    }

    /// A word in small letters that is no small word, no verb of saying and no relation: 'female', 'works'.
    func isPlain(_ token: Int) -> Bool {
        reading.isLowercase(token) && reading.tokens[token].isWord && marked.span(at: token) == nil
            && !reading.has(token, [.function, .reporting, .determiner, .courtesy])
            && !reading.tokens[token].traits.contains(.clitic) && SayingVerb(reading.fact(token).hash) == nil
            && !reading.isWord(token, in: RoleWords.companions)
    }

    /// The end of what hyphens hold together: of 'editor-in-chief'.
    private func compoundEnd(_ token: Int, to end: Int) -> Int {
        var next = token + 1
        while next + 1 < end, reading.isJoint(next) { next += 2 }
        return next
    }

    /// 'co-founder', 'longest-serving', '45th'.
    private func isCompound(_ token: Int, to end: Int) -> Bool {
        guard reading.tokens[token].isWord || reading.tokens[token].isNumber else { return false }
        if token + 1 < end, reading.isJoint(token + 1) { return true }
        return reading.tokens[token].isWord && reading.tokens[token].traits.contains(.hasDigit)
    }

    /// A noun with its modifiers and what it is a role of, up to a mark that ends it, or to what tells of somebody besides.
    func phrase(from start: Int, in sentence: Range<Int>) -> Range<Int>? {
        guard start < sentence.upperBound, let noun = noun(from: start, to: sentence.upperBound) else { return nil }
        if opensNote(noun.upperBound, in: sentence) || isClosed(noun.upperBound, in: sentence)
            || isBesides(noun.upperBound, in: sentence)
        {
            return start..<noun.upperBound
        }
        guard opensComplement(noun.upperBound) else { return nil }
        var end = noun.upperBound + 1
        var other: Int?
        while end < sentence.upperBound, end - start < 16, !isClosed(end, in: sentence), !goesOn(at: end) {
            if isVerb(end) { return nil }
            if reading.fact(end).hash == RoleWords.and, reading.has(end + 1, .determiner) { other = other ?? end }
            end += 1
        }
        // Too long for one role: the first of two, 'zoologist at the University of Tirana and a co-author of ...'.
        if end - start >= 16, let other { return start..<other }
        let last = end - 1
        guard isClosed(end, in: sentence) || goesOn(at: end), last > noun.upperBound, !reading.has(last, .function)
        else { return nil }
        return start..<end
    }

    /// 'from the coast', 'with a rare illness': what tells of somebody and not of their office.
    private func opensNote(_ token: Int, in sentence: Range<Int>) -> Bool {
        guard token < sentence.upperBound, !opensComplement(token) else { return false }
        return reading.fact(token).hash == SpeechWords.from || reading.fact(token).hash == SpeechWords.with
    }

    /// A noun with its modifiers and the name that it is a role of, whatever else follows: 'mayor of Lima' in 'mayor of Lima
    /// when'. Nil where another name follows, or the noun or the name owns what follows.
    func office(from start: Int, in sentence: Range<Int>) -> Range<Int>? {
        guard start < sentence.upperBound, let noun = noun(from: start, to: sentence.upperBound) else { return nil }
        var end = noun.upperBound
        if end + 1 < sentence.upperBound, reading.isWord(end, in: RoleWords.complement) {
            let of = reading.has(end + 1, .determiner) ? end + 2 : end + 1
            if let bounds = marked.bounds(at: of), marked.kind(at: of) != .date { end = bounds.upperBound }
        }
        guard end < sentence.upperBound else { return start..<end }
        let goesOn = reading.isPossessive(end) || marked.span(at: end) != nil && marked.kind(at: end) != .date
        return goesOn ? nil : start..<end
    }

    /// 'and compatriot,', 'and likely rival,': what else somebody is, which is no office.
    private func isBesides(_ and: Int, in sentence: Range<Int>) -> Bool {
        guard and + 1 < sentence.upperBound, reading.fact(and).hash == RoleWords.and else { return false }
        var token = and + 1
        if reading.has(token, .determiner) { token += 1 }
        let first = token
        while token < sentence.upperBound, token < first + 3,
            isPlain(token) || isModifier(token) || reading.isWord(token, in: RoleWords.companions)
                || reading.isLowercase(token) && reading.has(token, .courtesy)
        {
            token += 1
        }
        return token > first && isClosed(token, in: sentence)
    }

    /// A verb in what an office is of says that the sentence went on without a comma: 'a developer of CAOS rebuilt'.
    private func isVerb(_ token: Int) -> Bool {
        guard reading.isLowercase(token), marked.span(at: token) == nil else { return false }
        let word = reading.fact(token).hash
        if reading.has(token, .reporting) || SpeechWords.have.contains(word) { return true }
        if SpeechWords.be.contains(word) { return !reading.isPossessive(token) }
        return marked.span(at: token - 1) != nil && reading.ends(token, with: "ed")
    }

    /// 'and was', 'and also': from here on the sentence says something else of the person.
    private func goesOn(at token: Int) -> Bool {
        guard token + 1 < reading.tokens.count, reading.fact(token).hash == RoleWords.and,
            reading.isWord(token + 1, in: RoleWords.beginnings)
        else { return false }
        // 'mayor of Le Havre and a former prime minister'
        let sentence = reading.sentence(of: token)
        return !reading.has(token + 1, .determiner) || noun(from: token + 2, to: sentence.upperBound) == nil
    }

    /// 'of', 'at', 'for', 'in', and for some nouns 'to'.
    func opensComplement(_ token: Int) -> Bool {
        guard token < reading.tokens.count else { return false }
        let hash = reading.fact(token).hash
        return RoleWords.complement.contains(hash)
            || hash == SpeechWords.on && reading.isWord(token - 1, in: RoleWords.experts)
            || hash == SpeechWords.with && reading.isWord(token - 1, in: RoleWords.employed)
            || hash == SpeechWords.to && reading.isWord(token - 1, in: RoleWords.servants)
    }

    /// Whether a phrase that ends before this token is closed there: by a mark, 'who', or the sentence's end.
    func isClosed(_ token: Int, in sentence: Range<Int>) -> Bool {
        guard token < sentence.upperBound else { return true }
        if reading.tokens[token].isPunctuation { return !reading.isJoint(token) && !reading.isPossessive(token) }
        return reading.isWord(token, in: RoleWords.relative)
    }
}
