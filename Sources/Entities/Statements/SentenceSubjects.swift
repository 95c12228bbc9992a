import News

// Whether a name is what its sentence is about.

extension Speakers {
    /// Whether a name is the subject of its sentence or of a verb of saying.
    func isSubject(_ name: Range<Int>, in sentence: Range<Int>) -> Bool {
        guard !reading.isPossessiveNext(after: name) else { return false }
        let sentence = bodyStart(of: sentence, before: name.lowerBound)..<sentence.upperBound
        let opens = (sentence.lowerBound..<name.lowerBound).allSatisfy {
            phrases.introduces($0) || reading.has($0, .determiner) || reading.isMark($0, "\"") || isPrefix($0)
                || marked.span(at: $0) != nil && marked.kind(at: $0) != .person
                || $0 + 1 == name.lowerBound && reading.isWord($0, in: RoleWords.companions)
                || isOwner($0)
        }
        if opens || isFronted(name, in: sentence) { return true }
        let verb = (name.upperBound..<min(sentence.upperBound, name.upperBound + 3)).first { !phrases.isAdverb($0) }
        if let verb, phrases.isPlain(verb), clauses.verb(at: verb) != nil { return true }
        return isInverted(name, in: sentence)
    }

    /// 'Cordero's' of 'Cordero's daughter Yesenia'.
    private func isOwner(_ token: Int) -> Bool {
        reading.isPossessive(token) || marked.bounds(at: token).map { reading.isPossessiveNext(after: $0) } ?? false
    }

    /// 'co-' of 'co-founder'.
    private func isPrefix(_ token: Int) -> Bool {
        reading.isJoint(token)
            || token + 1 < reading.tokens.count && reading.isJoint(token + 1)
                && reading.isWord(token, in: RoleWords.prefixes)
    }

    /// Where a sentence begins behind its dateline: 'BANGKOK — ', 'NEW DELHI: '.
    private func bodyStart(of sentence: Range<Int>, before name: Int) -> Int {
        // 'SAN JOSE, Calif. — ', whose full stop seems to end a sentence.
        if reading.isDash(sentence.lowerBound), sentence.lowerBound < name { return sentence.lowerBound + 1 }
        let dash = (sentence.lowerBound..<min(name, sentence.lowerBound + 12)).last {
            reading.isDash($0) || reading.isMark($0, ":")
        }
        guard let dash, marked.kind(at: sentence.lowerBound) == .place,
            (sentence.lowerBound..<dash).allSatisfy({
                marked.span(at: $0) != nil || reading.tokens[$0].isPunctuation || reading.tokens[$0].isNumber
            })
        else { return sentence.lowerBound }
        return dash + 1
    }

    /// 'In Buner, Gul Zamin Khan buried', 'Her lawyer, Anna Lee, was', 'The father of one girl, Bob Ray, doubted': a comma
    /// parts the subject from what opens the sentence, which names nobody but an owner.
    private func isFronted(_ name: Range<Int>, in sentence: Range<Int>) -> Bool {
        var comma = name.lowerBound - 1
        while comma > sentence.lowerBound, phrases.introduces(comma) || reading.has(comma, .determiner),
            marked.span(at: comma) == nil
        {
            comma -= 1
        }
        guard comma > sentence.lowerBound, reading.isMark(comma, ","), comma - sentence.lowerBound < 14 else {
            return false
        }
        let before = sentence.lowerBound..<comma
        if reading.isWord(sentence.lowerBound, in: SpeechWords.prepositions) {
            return before.allSatisfy {
                marked.kind(at: $0) != .person
                    && (!reading.tokens[$0].isPunctuation || reading.isMark($0, ",") || reading.isPossessive($0))
                    && !phrases.isVerbal($0)
            }
        }
        let isOpen = name.upperBound < sentence.upperBound && reading.isMark(name.upperBound, ",")
        return isOpen && before.contains { isSomebody($0) && marked.span(at: $0) == nil }
            && before.allSatisfy {
                marked.span(at: $0) != nil || reading.isPossessive($0) || reading.has($0, .determiner)
                    || isSomebody($0) || reading.isWord($0, in: RoleWords.complement)
                    || phrases.isPlain($0) && !phrases.endsPhrase($0)
            }
    }

    /// 'lawyer', 'husband'.
    private func isSomebody(_ token: Int) -> Bool {
        phrases.introduces(token) || reading.isWord(token, in: RoleWords.companions)
    }

    /// 'said General Zaluzhnyi'.
    private func isInverted(_ name: Range<Int>, in sentence: Range<Int>) -> Bool {
        var token = name.lowerBound - 1
        while token >= sentence.lowerBound,
            phrases.introduces(token) || marked.span(at: token) != nil
                || reading.has(token, .determiner) && reading.fact(token).hash != SpeechWords.that
        {
            token -= 1
        }
        return token >= sentence.lowerBound && phrases.isPlain(token) && clauses.verb(at: token) != nil
    }
}
