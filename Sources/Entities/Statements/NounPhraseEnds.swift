import News

// Noun phrases read backwards, from where they end: before a verb.

extension NounPhrases {
    /// Whom the phrase means that ends at a token; nil if none ends.
    func referent(endingAt last: Int, from start: Int) -> Referent? {
        guard last >= start, !isQuoted[last] else { return nil }
        if reading.isMark(last, ")") {
            return bracketStart(before: last, from: start).flatMap { referent(endingAt: $0 - 1, from: start) }
        }
        // 'Philip Marsh KC'
        if last > start, reading.isHonour(last), marked.span(at: last) == nil, marked.kind(at: last - 1) == .person {
            return referent(endingAt: last - 1, from: start)
        }
        if let bounds = marked.bounds(at: last), let kind = marked.kind(at: last) {
            if kind == .date { return referent(endingAt: timeStart(bounds.lowerBound, from: start) - 1, from: start) }
            guard canSpeak(kind), let entity = marked.entity(at: last) else { return .described(bounds) }
            return referent(ofName: bounds, entity, from: start)
        }
        if let whole = whole(at: last, isFirst: true) { return whole }
        guard reading.tokens[last].isWord, !endsPhrase(last), !reading.isPossessive(last),
            !reading.isWord(last, in: SpeechWords.joining), !reading.isWord(last, in: SpeechWords.articles)
        else { return nil }
        return referent(ofNoun: last, from: start)
    }

    private func referent(ofName bounds: Range<Int>, _ entity: Int, from start: Int) -> Referent {
        let left = leftBorder(of: bounds.lowerBound, from: start)
        guard left >= start else { return .named(entity) }
        if reading.isWord(left, in: SpeechWords.joining) { return isList(left, from: start) ? .nobody : .named(entity) }
        guard reading.isWord(left, in: SpeechWords.prepositions), isPlain(left), !isOfTitle(left, bounds.lowerBound)
        else { return .named(entity) }
        // What the preposition hangs on is the head; where nothing is there, it opens the sentence: 'At dawn Macron said'.
        // 'and on Twitter referred' has its subject further left.
        let isWhere = reading.fact(left).hash == SpeechWords.on && marked.kind(at: bounds.lowerBound) != .person
        return head(before: left, from: start) ?? (isWhere ? .nobody : .named(entity))
    }

    /// 'of' in 'Secretary of State Mike Pompeo': between it and the name stands what an office is for, and no office.
    private func isOfTitle(_ of: Int, _ name: Int) -> Bool {
        of > 0 && of + 1 < name && reading.isWord(of, in: RoleWords.complement)
            && reading.isCapital(of - 1) && reading.has(of - 1, [.role, .title])
            && (of + 1..<name).allSatisfy {
                marked.span(at: $0) == nil && !reading.has($0, [.role, .title, .determiner])
            }
    }

    private func referent(ofNoun last: Int, from start: Int) -> Referent {
        let left = leftBorder(of: last, from: start)
        let tokens = (left + 1)..<(last + 1)
        guard left >= start, isPlain(left), reading.isWord(left, in: SpeechWords.prepositions) else {
            return .described(tokens)
        }
        return head(before: left, from: start) ?? .described(tokens)
    }

    /// The phrase that a preposition hangs on: 'a source' of 'close to', Silvia Conti of 'of the University'.
    private func head(before preposition: Int, from start: Int) -> Referent? {
        var before = preposition - 1
        while before >= start, isPreposition(before) { before -= 1 }
        guard before >= start, !isPause(before), reading.fact(before).hash != SpeechWords.according else { return nil }
        return referent(endingAt: before, from: start)
    }

    /// 'close' of 'close to', 'out' of 'out of'.
    private func isPreposition(_ token: Int) -> Bool {
        isPlain(token) && reading.isWord(token, in: SpeechWords.prepositions)
    }

    /// The token left of the phrase whose last part begins at a token: the one before its article, titles and owners.
    private func leftBorder(of first: Int, from start: Int) -> Int {
        var token = first - 1
        while token >= start, first - token < 12, !isQuoted[token] {
            if let bounds = marked.bounds(at: token) {
                let isPart = reading.isPossessiveNext(after: bounds) || !isWhole(token)
                guard isPart else { return token }
                token = bounds.lowerBound - 1
            } else if reading.isPossessive(token) || reading.isJoint(token) {
                token -= 1
            } else if reading.isWord(token, in: SpeechWords.determiners) {
                return token - 1
            } else if reading.tokens[token].isPunctuation || endsPhrase(token)
                || reading.isWord(token, in: SpeechWords.joining)
                || reading.isWord(token, in: SpeechWords.crowds)
            {
                return token
            } else if introduces(token) || reading.isCapital(token) || hasDeterminer(before: token, from: start) {
                token -= 1
            } else {
                return token
            }
        }
        return token
    }

    /// A person or a date beside a name is no part of its phrase.
    private func isWhole(_ token: Int) -> Bool {
        let kind = marked.kind(at: token)
        return kind == .person || kind == .date
    }

    /// Whether plain words lead back to an article: 'the tired old climber'.
    private func hasDeterminer(before last: Int, from start: Int) -> Bool {
        var token = last - 1
        while token >= start, last - token < 7 {
            if reading.isWord(token, in: SpeechWords.determiners) || reading.isPossessive(token) { return true }
            guard reading.tokens[token].isWord || reading.tokens[token].isNumber || reading.isJoint(token),
                reading.isJoint(token) || !endsPhrase(token),
                marked.span(at: token) == nil
            else { return false }
            token -= 1
        }
        return false
    }

    /// Whether 'and' joins names, not clauses: 'Reid and Mendes', 'the mayor and Mendes'.
    private func isList(_ and: Int, from start: Int) -> Bool {
        let before = and - 1
        guard before >= start else { return false }
        if isPause(before) {
            return before - 1 >= start && marked.kind(at: before - 1) == .person
                && !(start..<before).contains { isVerbal($0) }
        }
        if let kind = marked.kind(at: before) { return canSpeak(kind) }
        return reading.has(before, [.role, .title, .organizationNoun])
    }

    /// Where 'on Monday', 'late on Monday' begins.
    private func timeStart(_ date: Int, from start: Int) -> Int {
        var token = date
        while token - 1 >= start,
            reading.isWord(token - 1, in: SpeechWords.prepositions) || isAdverb(token - 1)
                || reading.isWord(token - 1, in: NounPhrases.times)
        {
            token -= 1
        }
        return token
    }

    private static let times = SpeechWords.set("late early last next this")

    private func bracketStart(before close: Int, from start: Int) -> Int? {
        (max(start, close - 12)..<close).last { reading.isMark($0, "(") }
    }
}
