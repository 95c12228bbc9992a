import News

/// Finds what the text says that people are: 'Defence Minister', 'former head of the CIA'.
///
/// Only a few forms are read, each with firm borders, because a wrong role is worse than none: a title right before the
/// name, an apposition right after it, a description with the name as its apposition, 'is the ... of', and 'took over
/// as'. Whether a role is over or not yet begun is part of it: 'former', 'once', '-elect'.
struct RoleFinder {
    let phrases: RolePhrases

    init(marked: Marked) { phrases = RolePhrases(marked: marked) }

    var marked: Marked { phrases.marked }
    var reading: Reading { phrases.reading }

    /// The role at one mention of a person.
    ///
    /// - Parameter span: an index of the draft's spans.
    func roles(at span: Int) -> [Role] { found(at: span).map(\.role) }

    /// The roles at one mention, each with the form in which it is said.
    func found(at span: Int) -> [(form: RoleForm, role: Role)] {
        let name = marked.draft.spans[span].tokens
        let sentence = reading.sentence(of: name.lowerBound)
        let titled = withCourtesy(name, in: sentence)
        let title = title(before: titled, in: sentence)
        var found: [(RoleForm, Range<Int>?)] = [(.title, title)]
        if reading.casing(at: name.lowerBound) == .running {
            found.append((.apposition, apposition(behind: name, in: sentence)))
            let opening = title?.lowerBound ?? titled.lowerBound
            found.append((.description, description(before: opening..<name.upperBound, in: sentence)))
            found.append((.predicate, office(behind: name, in: sentence)))
            found.append((.predicate, predicate(behind: name, in: sentence)))
            found.append((.predicate, appointment(of: name, in: sentence)))
            found.append((.predicate, capacity(before: name, in: sentence)))
        }
        // 'Adm. Yang, chief of naval operations': a rank alone says less than an office.
        if let title, isRank(title) { found.append(found.removeFirst()) }
        return found.compactMap { form, tokens in
            tokens.map { (form, Role(text: reading.line($0), range: reading.byteRange($0))) }
        }
    }

    /// 'Adm.', 'Senior Colonel'.
    private func isRank(_ title: Range<Int>) -> Bool {
        guard let last = title.last else { return false }
        return title.dropLast().allSatisfy {
            reading.has($0, .titleModifier) || reading.isWord($0, in: RoleWords.ranks)
        }
            && (reading.isWord(last, in: RoleWords.ranks) || reading.tokens[last].traits.contains(.abbreviation))
    }

    /// A name with the 'Dr.' or 'Sir' before it.
    private func withCourtesy(_ name: Range<Int>, in sentence: Range<Int>) -> Range<Int> {
        var start = name.lowerBound
        while start > sentence.lowerBound, reading.has(start - 1, .courtesy), marked.span(at: start - 1) == nil {
            start -= 1
        }
        for length in 1...2 where start - length >= sentence.lowerBound && marked.span(at: start - length) == nil {
            if reading.malayTitleEnd(start - length, start) == start { return start - length..<name.upperBound }
        }
        return start..<name.upperBound
    }

    // MARK: Before the name

    /// 'German Defence Minister', 'national security spokesperson', 'Ex-president'.
    private func title(before name: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
        let last = name.lowerBound - 1
        guard last >= sentence.lowerBound, var start = titleStart(endingAt: last, in: sentence) else { return nil }
        while start > sentence.lowerBound, let next = extended(left: start, in: sentence) { start = next }
        return start..<(last + 1)
    }

    /// The last title word of a title that ends here: in 'Secretary of State' it is 'Secretary'.
    private func titleStart(endingAt last: Int, in sentence: Range<Int>) -> Int? {
        if isTitleEnd(last) { return last }
        if let office = seatedStart(endingAt: last, in: sentence) { return office }
        let title = last - 2
        guard title >= sentence.lowerBound, marked.span(at: last) == nil else { return nil }
        if reading.isJoint(last - 1), reading.isWord(last, in: RoleWords.suffixes), isTitleEnd(title) { return title }
        return fieldStart(endingAt: last, in: sentence)
    }

    /// 'Secretary' of 'Secretary of State', 'Minister for Women and Equalities'.
    private func fieldStart(endingAt last: Int, in sentence: Range<Int>) -> Int? {
        var token = last
        while token > sentence.lowerBound, last - token < 5, marked.span(at: token) == nil {
            let word = reading.fact(token).hash
            if word == SpeechWords.of || word == RoleWords.for {
                return token < last && reading.isCapital(token - 1) && isTitleEnd(token - 1) ? token - 1 : nil
            }
            guard reading.isCapital(token) || word == RoleWords.and && token < last else { return nil }
            token -= 1
        }
        return nil
    }

    /// 'Mayor' of 'Mayor of Lima', 'Archbishop' of 'Archbishop of Canterbury'.
    private func seatedStart(endingAt last: Int, in sentence: Range<Int>) -> Int? {
        guard let seat = marked.bounds(at: last), marked.kind(at: last) == .place, seat.upperBound == last + 1,
            seat.lowerBound - 2 >= sentence.lowerBound, reading.fact(seat.lowerBound - 1).hash == SpeechWords.of,
            reading.isCapital(seat.lowerBound - 2), isTitleEnd(seat.lowerBound - 2)
        else { return nil }
        return seat.lowerBound - 2
    }

    private func isTitleEnd(_ token: Int) -> Bool {
        guard phrases.isNoun(token) else { return false }
        return reading.isCapital(token)
            || reading.has(token, .role) || reading.isWord(token, in: RoleWords.more)
    }

    /// The start of a role that begins one step further left; nil if it goes no further.
    private func extended(left start: Int, in sentence: Range<Int>) -> Int? {
        if let other = joined(before: start, in: sentence) { return other }
        var before = start - 1
        if reading.isJoint(before), before > sentence.lowerBound { before -= 1 }
        if let bounds = marked.bounds(at: before), let kind = marked.kind(at: before) {
            let isOwner = kind == .group || kind == .organization || kind == .place
            return isOwner && bounds.lowerBound >= sentence.lowerBound && before == start - 1 ? bounds.lowerBound : nil
        }
        guard reading.tokens[before].isWord, !reading.tokens[before].traits.contains(.clitic) else { return nil }
        if before < start - 1 { return before }
        if reading.fact(before).hash == RoleWords.then {
            return before > sentence.lowerBound && reading.has(before - 1, .determiner) ? before : nil
        }
        if phrases.isModifier(before) || phrases.isNoun(before) || phrases.isField(before) { return before }
        return isUnlisted(before, before: start, in: sentence) ? before : nil
    }

    /// Whether a word that no list has is part of a title: 'Enterprises' of 'Public Enterprises Minister', 'bowling' of
    /// 'The bowling coach' and 'cabinet' of 'chief cabinet secretary'.
    private func isUnlisted(_ token: Int, before start: Int, in sentence: Range<Int>) -> Bool {
        guard token >= sentence.lowerBound, !reading.has(token, [.function, .reporting, .courtesy]),
            SayingVerb(reading.fact(token).hash) == nil
        else { return false }
        if token == sentence.lowerBound { return reading.isLowercase(start) }
        if reading.isCapital(token), reading.isCapital(start) { return true }
        guard phrases.isPlain(token), reading.isLowercase(start) else { return false }
        let before = token - 1
        return marked.span(at: before) == nil
            ? reading.has(before, .determiner) || reading.isQuotationMark(before) || reading.isPossessive(before)
                || phrases.isModifier(before)
            : marked.kind(at: before) == .place || marked.kind(at: before) == .group
    }

    /// 'Deputy Prime Minister and' before 'Foreign Minister', 'His Highness' before 'Sheikh': where an office begins that
    /// stands further left.
    private func joined(before start: Int, in sentence: Range<Int>) -> Int? {
        let last = start - 1
        guard last - 1 >= sentence.lowerBound, marked.span(at: last) == nil else { return nil }
        if reading.isWord(last, in: RoleWords.honours), reading.isCapital(last), reading.has(last - 1, .determiner) {
            return last - 1
        }
        guard reading.fact(last).hash == RoleWords.and, phrases.isNoun(last - 1),
            reading.isCapital(last - 1) == reading.isCapital(start)
        else { return nil }
        return reading.isCapital(start) || isOwned(last - 1, in: sentence) ? last - 1 : nil
    }

    /// 'founder' of 'Nvidia founder', 'chairman' of 'Apple's chairman'.
    private func isOwned(_ noun: Int, in sentence: Range<Int>) -> Bool {
        noun > sentence.lowerBound
            && (reading.isPossessive(noun - 1) || marked.kind(at: noun - 1) == .organization)
    }

    /// 'the former head of the CIA, Leon Panetta,': the longest description that ends at the name.
    ///
    /// In 'a friend of the mayor, Anna Lee,' either may be meant: there is no role.
    private func description(before name: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
        let comma = name.lowerBound - 1
        guard comma > sentence.lowerBound, reading.isMark(comma, ","),
            phrases.isClosed(reading.isHonour(name.upperBound) ? name.upperBound + 1 : name.upperBound, in: sentence)
        else { return nil }
        var inner: Range<Int>?
        var token = comma - 1
        while token >= sentence.lowerBound, comma - token < 20 {
            let opens =
                reading.has(token, .determiner) && marked.span(at: token) == nil || reading.isPossessive(token)
                || isSuccessor(as: token)
            guard opens || !reading.tokens[token].isPunctuation || reading.isJoint(token) else { break }
            if opens || token == sentence.lowerBound {
                let start = opens ? token + 1 : token
                if isDescription(from: start, to: comma) {
                    guard isComplement(token, in: sentence) else { return start..<comma }
                    inner = inner ?? start..<comma
                } else if inner != nil, reading.isWord(start, in: RoleWords.companions) {
                    return nil
                }
            }
            token -= 1
        }
        return inner
    }

    /// 'her successor as chief scientist, Anna Lee,'.
    private func isSuccessor(as token: Int) -> Bool {
        token > 0 && reading.fact(token).hash == SpeechWords.as && reading.fact(token - 1).hash == RoleWords.successor
    }

    private func isDescription(from start: Int, to comma: Int) -> Bool {
        guard let noun = noun(from: start, to: comma) else { return false }
        return noun.upperBound == comma || phrases.opensComplement(noun.upperBound)
    }

    /// The noun of a description, which 'then' may open: 'the then transport minister'.
    private func noun(from start: Int, to end: Int) -> Range<Int>? {
        let isThen = start + 1 < end && reading.fact(start).hash == RoleWords.then && !reading.isJoint(start + 1)
        let first = isThen ? start + 1 : start
        return phrases.noun(from: first, to: end)
    }

    /// Whether what a description opens with hangs on a noun before: 'of the', 'for Qatar's'.
    private func isComplement(_ opening: Int, in sentence: Range<Int>) -> Bool {
        var before = opening - 1
        if reading.isPossessive(opening) {
            before = (marked.bounds(at: before)?.lowerBound ?? before) - 1
            if before >= sentence.lowerBound, reading.has(before, .determiner) { before -= 1 }
        }
        return before > sentence.lowerBound && reading.isWord(before, in: RoleWords.complement)
    }
}

extension Reading {
    /// The text of tokens on one line.
    func line(_ tokens: Range<Int>) -> String {
        let text = text(tokens)
        return text.contains("\n") ? text.split(whereSeparator: \.isWhitespace).joined(separator: " ") : text
    }
}
