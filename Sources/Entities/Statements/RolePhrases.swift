import News

/// Reads the noun phrases that name an office or a calling: 'former head of the CIA', 'chief editor', 'president-elect'.
struct RolePhrases {
    let marked: Marked

    var reading: Reading { marked.reading }

    /// A noun of a role in small or capital letters, outside names: 'minister', 'Captain'.
    func isNoun(_ token: Int) -> Bool {
        guard reading.tokens[token].isWord, marked.span(at: token) == nil else { return false }
        if reading.isWord(token, in: RoleWords.more) { return true }
        return reading.has(token, [.role, .title]) && !reading.has(token, .courtesy) && !isRelative(token)
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

    /// Modifiers and a noun that begin at a token: 'chief editor', 'Air Force Chief', 'commander-in-chief'.
    func noun(from start: Int, to end: Int) -> Range<Int>? {
        var token = start
        var found: Int?
        while token < end, token < start + 9 {
            if let bounds = marked.bounds(at: token), let kind = marked.kind(at: token) {
                guard kind == .group || kind == .organization || kind == .place, found == nil else { break }
                token = bounds.upperBound
                if token < end, reading.isPossessive(token) || reading.isJoint(token) { token += 1 }
            } else if found == nil, reading.isLowercase(token), token + 2 < end, reading.isPossessive(token + 1) {
                // 'the group's owner'
                token += 2
            } else if isNoun(token) {
                token = compoundEnd(token, to: end)
                found = token
            } else if found == nil, isModifier(token) || isCompound(token, to: end) || isAttribute(token, to: end) {
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

    /// 'Budget' of 'Budget Secretary'.
    func isField(_ token: Int) -> Bool {
        reading.tokens[token].isWord && marked.span(at: token) == nil && reading.isWord(token, in: RoleWords.fields)
    }

    /// 'works' of 'public works minister', 'project' of 'project manager': a plain word of a field of work, right before the
    /// noun of a role or another such word.
    private func isAttribute(_ token: Int, to end: Int) -> Bool {
        guard reading.isLowercase(token), reading.isWord(token, in: RoleWords.fields), token + 1 < end else {
            return false
        }
        return isNoun(token + 1) || isModifier(token + 1) || reading.isWord(token + 1, in: RoleWords.fields)
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

    /// A noun with its modifiers and what it is a role of, up to a mark that ends it.
    func phrase(from start: Int, in sentence: Range<Int>) -> Range<Int>? {
        guard start < sentence.upperBound, let noun = noun(from: start, to: sentence.upperBound) else { return nil }
        if isClosed(noun.upperBound, in: sentence) { return start..<noun.upperBound }
        guard opensComplement(noun.upperBound) else { return nil }
        var end = noun.upperBound + 1
        while end < sentence.upperBound, end - start < 16, !isClosed(end, in: sentence), !goesOn(at: end) {
            if reading.has(end, .reporting), reading.isLowercase(end) { return nil }
            end += 1
        }
        let last = end - 1
        guard isClosed(end, in: sentence) || goesOn(at: end), last > noun.upperBound, !reading.has(last, .function)
        else { return nil }
        return start..<end
    }

    /// 'and was', 'and also': from here on the sentence says something else of the person.
    private func goesOn(at token: Int) -> Bool {
        token + 1 < reading.tokens.count && reading.fact(token).hash == RoleWords.and
            && reading.isWord(token + 1, in: RoleWords.beginnings)
    }

    /// 'of', 'at', 'for', 'in', and for some nouns 'to'.
    func opensComplement(_ token: Int) -> Bool {
        guard token < reading.tokens.count else { return false }
        let hash = reading.fact(token).hash
        return RoleWords.complement.contains(hash)
            || hash == RoleWords.to && reading.isWord(token - 1, in: RoleWords.servants)
    }

    /// Whether a phrase that ends before this token is closed there: by a mark, 'who', or the sentence's end.
    func isClosed(_ token: Int, in sentence: Range<Int>) -> Bool {
        guard token < sentence.upperBound else { return true }
        if reading.tokens[token].isPunctuation { return !reading.isJoint(token) && !reading.isPossessive(token) }
        return reading.isWord(token, in: RoleWords.relative)
    }
}
