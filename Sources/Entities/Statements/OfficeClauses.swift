// Clauses that give somebody an office: 'is the head of', 'took over as', 'was elected', 'the firm named her its chief'.

extension RoleFinder {
    /// 'is the head of Germany's air force', 'is federal transport minister', ', who has been mayor of Lima'. What somebody
    /// was is told with 'the' alone.
    func predicate(behind name: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
        var verb = relative(behind: name, in: sentence) ?? name.upperBound
        let isSince =
            verb + 1 < sentence.upperBound && reading.fact(verb).hash == RoleWords.has
            && reading.fact(verb + 1).hash == RoleWords.been
        if isSince { verb += 1 }
        guard verb + 2 < sentence.upperBound, isSince || reading.isWord(verb, in: RoleWords.be) else { return nil }
        let isThe = reading.fact(verb + 1).hash == SpeechWords.the
        guard isThe || isSince || reading.fact(verb).hash == RoleWords.is else { return nil }
        let start = reading.has(verb + 1, .determiner) ? verb + 2 : verb + 1
        guard let noun = phrases.noun(from: start, to: sentence.upperBound), noun.upperBound < sentence.upperBound,
            phrases.opensComplement(noun.upperBound) || !isThe && phrases.isClosed(noun.upperBound, in: sentence)
        else { return nil }
        return isSince ? phrases.office(from: start, in: sentence) : phrases.phrase(from: start, in: sentence)
    }

    /// Where a clause goes on behind ', who', past an age.
    private func relative(behind name: Range<Int>, in sentence: Range<Int>) -> Int? {
        var comma = name.upperBound
        if comma + 2 < sentence.upperBound, reading.isMark(comma, ","), reading.tokens[comma + 1].isNumber,
            reading.isMark(comma + 2, ",")
        {
            comma += 2
        }
        guard comma + 2 < sentence.upperBound, reading.isMark(comma, ","),
            reading.isWord(comma + 1, in: RoleWords.relative)
        else { return nil }
        return comma + 2
    }

    /// ', who took over as mayor of Lima', 'was sworn in as president', 'replaced Anna Lee as coach', 'was elected mayor': an
    /// office that somebody has come to.
    func office(behind name: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
        let token = relative(behind: name, in: sentence) ?? name.upperBound
        let limit = min(sentence.upperBound - 1, token + 6)
        guard token < limit else { return nil }
        if let start = elected(token, to: limit) { return phrases.office(from: pastArticle(start), in: sentence) }
        guard let `as` = (token..<limit).first(where: { reading.fact($0).hash == SpeechWords.as }),
            isEntering(token..<`as`)
        else { return nil }
        return phrases.office(from: pastArticle(`as` + 1), in: sentence)
    }

    /// Where the office begins behind 'became', 'was elected', 'has been appointed'.
    private func elected(_ start: Int, to limit: Int) -> Int? {
        var token = start
        if reading.fact(token).hash == RoleWords.became { return token + 1 }
        if reading.fact(token).hash == RoleWords.has { token += 1 }
        guard token + 1 < limit, reading.isWord(token, in: RoleWords.being),
            reading.isWord(token + 1, in: RoleWords.naming)
        else { return nil }
        return reading.fact(token + 2).hash == SpeechWords.as ? nil : token + 2
    }

    /// Whether words lead to 'as' that say how somebody comes to an office; of 'replaced Anna Lee' the name is one.
    private func isEntering(_ tokens: Range<Int>) -> Bool {
        guard let first = tokens.first else { return false }
        if reading.isWord(first, in: RoleWords.succeeding) {
            return marked.bounds(at: first + 1) == first + 1..<tokens.upperBound
                && marked.kind(at: first + 1) == .person
        }
        return tokens.count < 5 && tokens.contains { reading.isWord($0, in: RoleWords.entering) }
            && tokens.allSatisfy {
                reading.isLowercase($0) && marked.span(at: $0) == nil && !reading.isWord($0, in: SpeechWords.doubtful)
                    && !reading.isWord($0, in: SpeechWords.negations) && reading.fact($0).hash != SpeechWords.to
            }
    }

    /// 'chief executive' of 'Acme named Anna Lee chief executive', 'appointed Anna Lee as its new head'.
    func appointment(of name: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
        let verb = name.lowerBound - 1
        guard verb > sentence.lowerBound, reading.isLowercase(verb), reading.isWord(verb, in: RoleWords.naming),
            name.upperBound + 1 < sentence.upperBound
        else { return nil }
        let isAs = reading.fact(name.upperBound).hash == SpeechWords.as
        return phrases.office(from: pastArticle(isAs ? name.upperBound + 1 : name.upperBound), in: sentence)
    }

    /// 'mayor of Lima' of 'As mayor of Lima, Anna Lee signed it'.
    func capacity(before name: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
        let (first, comma) = (sentence.lowerBound, name.lowerBound - 1)
        guard comma > first + 1, reading.isMark(comma, ","), reading.fact(first).hash == SpeechWords.as,
            let office = phrases.office(from: pastArticle(first + 1), in: sentence), office.upperBound == comma
        else { return nil }
        return office
    }

    private func pastArticle(_ token: Int) -> Int {
        var start = token
        if start + 1 < reading.tokens.count, reading.has(start, .determiner) { start += 1 }
        if start + 1 < reading.tokens.count, reading.fact(start).hash == RoleWords.new { start += 1 }
        return start
    }
}
