import News

/// Finds what the text says that people are: 'Defence Minister', 'former head of the CIA'.
///
/// Only a few forms are read, each with firm borders, because a wrong role is worse than none: a title right before the
/// name, an apposition right after it, a description with the name as its apposition, and 'is the ... of'. Whether a
/// role is over or not yet begun is part of it: 'former', 'once', '-elect'.
struct RoleFinder {
    let phrases: RolePhrases

    init(marked: Marked) { phrases = RolePhrases(marked: marked) }

    private var marked: Marked { phrases.marked }
    private var reading: Reading { phrases.reading }

    /// The role at one mention of a person.
    ///
    /// - Parameter span: an index of the draft's spans.
    func roles(at span: Int) -> [Role] { found(at: span).map(\.role) }

    /// The roles at one mention, each with the form in which it is said.
    func found(at span: Int) -> [(form: RoleForm, role: Role)] {
        let name = marked.draft.spans[span].tokens
        let sentence = reading.sentence(of: name.lowerBound)
        var found: [(RoleForm, Range<Int>?)] = [(.title, title(before: name, in: sentence))]
        if reading.casing(at: name.lowerBound) == .running {
            found.append((.apposition, apposition(behind: name, in: sentence)))
            found.append((.description, description(before: name, in: sentence)))
            found.append((.predicate, predicate(behind: name, in: sentence)))
        }
        // 'Adm. Yang, chief of naval operations': a rank alone says less than an office.
        if let rank = found[0].1, rank.count == 1, isRank(rank.lowerBound) { found.append(found.removeFirst()) }
        return found.compactMap { form, tokens in
            tokens.map { (form, Role(text: reading.line($0), range: reading.byteRange($0))) }
        }
    }

    private func isRank(_ title: Int) -> Bool {
        reading.tokens[title].traits.contains(.abbreviation) || reading.isWord(title, in: RoleWords.ranks)
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
        let title = last - 2
        guard title >= sentence.lowerBound, marked.span(at: last) == nil else { return nil }
        if reading.isJoint(last - 1), reading.isWord(last, in: RoleWords.suffixes), isTitleEnd(title) { return title }
        guard reading.isCapital(last), reading.has(last, .titleModifier),
            reading.fact(last - 1).hash == RoleWords.of, reading.isCapital(title), isTitleEnd(title)
        else { return nil }
        return title
    }

    private func isTitleEnd(_ token: Int) -> Bool {
        guard phrases.isNoun(token) else { return false }
        return reading.isCapital(token)
            || reading.has(token, .role) || reading.isWord(token, in: RoleWords.more)
    }

    /// The start of a role that begins one step further left; nil if it goes no further.
    private func extended(left start: Int, in sentence: Range<Int>) -> Int? {
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
        return phrases.isModifier(before) || phrases.isNoun(before) || phrases.isField(before) ? before : nil
    }

    /// 'the former head of the CIA, Leon Panetta,': the longest description that ends at the name.
    ///
    /// In 'a friend of the mayor, Anna Lee,' either may be meant: there is no role.
    private func description(before name: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
        let comma = name.lowerBound - 1
        guard comma > sentence.lowerBound, reading.isMark(comma, ","),
            phrases.isClosed(name.upperBound, in: sentence)
        else { return nil }
        var inner: Range<Int>?
        var token = comma - 1
        while token >= sentence.lowerBound, comma - token < 20 {
            let opens = reading.has(token, .determiner) && marked.span(at: token) == nil || reading.isPossessive(token)
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

    private func isDescription(from start: Int, to comma: Int) -> Bool {
        guard let noun = noun(from: start, to: comma) else { return false }
        return noun.upperBound == comma || phrases.opensComplement(noun.upperBound)
    }

    /// The noun of a description, which 'then' may open: 'the then transport minister'.
    private func noun(from start: Int, to end: Int) -> Range<Int>? {
        let first = start < end && reading.fact(start).hash == RoleWords.then ? start + 1 : start
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

    // MARK: After the name

    /// ', head of Germany's air force,', ', 52, the mayor of Trier,', ', once chancellor of Austria,'.
    private func apposition(behind name: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
        guard let opening = apposed(behind: name, in: sentence) else { return nil }
        var start = opening
        let isOver = reading.isWord(start, in: RoleWords.past)
        if isOver { start += 1 }
        if isOver, start < sentence.upperBound, reading.tokens[start].isNumber { start += 1 }
        if start < sentence.upperBound, reading.has(start, .determiner) { start += 1 }
        let role = phrases.phrase(from: start, in: sentence)
        return isOver ? role.map { opening..<$0.upperBound } : role
    }

    /// Where an apposition begins, past an age.
    private func apposed(behind name: Range<Int>, in sentence: Range<Int>) -> Int? {
        let comma = name.upperBound
        guard comma + 1 < sentence.upperBound, reading.isMark(comma, ",") else { return nil }
        var start = comma + 1
        if start + 2 < sentence.upperBound, reading.tokens[start].isNumber, reading.isMark(start + 1, ",") {
            start += 2
        }
        if reading.isWord(start, in: RoleWords.now) { start += 1 }
        return start < sentence.upperBound ? start : nil
    }

    /// 'is the head of Germany's air force'.
    private func predicate(behind name: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
        let verb = name.upperBound
        guard verb + 2 < sentence.upperBound, reading.isWord(verb, in: RoleWords.be),
            reading.fact(verb + 1).hash == RoleWords.the,
            let noun = phrases.noun(from: verb + 2, to: sentence.upperBound),
            noun.upperBound < sentence.upperBound, phrases.opensComplement(noun.upperBound)
        else { return nil }
        return phrases.phrase(from: verb + 2, in: sentence)
    }
}

extension Reading {
    /// The text of tokens on one line.
    func line(_ tokens: Range<Int>) -> String {
        let text = text(tokens)
        return text.contains("\n") ? text.split(whereSeparator: \.isWhitespace).joined(separator: " ") : text
    }
}
