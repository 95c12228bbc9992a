import News

/// Finds what the text says that people are: 'Defence Minister', 'head of Germany's air force'.
///
/// Only four forms are read, each with clear borders, because a wrong role is worse than none: a title right before the
/// name, an apposition right after it, a description to which the name is the apposition, and 'is the ... of'.
struct RoleFinder {
    let marked: Marked

    private var reading: Reading { marked.reading }

    /// The role at one mention of a person.
    ///
    /// - Parameter span: an index of the draft's spans.
    func roles(at span: Int) -> [Role] {
        let name = marked.draft.spans[span].tokens
        let sentence = reading.sentence(of: name.lowerBound)
        var found = [title(before: name, in: sentence)]
        if reading.casing(at: name.lowerBound) == .running {
            found.append(apposition(behind: name, in: sentence))
            found.append(description(before: name, in: sentence))
            found.append(predicate(behind: name, in: sentence))
        }
        return found.compactMap { tokens in
            tokens.map { Role(text: line(reading.text($0)), range: reading.byteRange($0)) }
        }
    }

    private func line(_ text: String) -> String {
        text.contains("\n") ? text.split(whereSeparator: \.isWhitespace).joined(separator: " ") : text
    }

    // MARK: Before the name

    /// 'German Defence Minister', 'national security spokesperson', 'Lieutenant General'.
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
        guard title >= sentence.lowerBound, reading.isCapital(last), reading.has(last, .titleModifier),
            marked.span(at: last) == nil, reading.fact(last - 1).hash == RoleWords.of, reading.isCapital(title),
            isTitleEnd(title)
        else { return nil }
        return title
    }

    private func isTitleEnd(_ token: Int) -> Bool {
        guard marked.span(at: token) == nil else { return false }
        return reading.isCapital(token)
            ? reading.has(token, [.title, .role]) && !reading.has(token, .courtesy)
            : reading.has(token, .role) && reading.tokens[token].isWord
    }

    /// The start of a role that begins one step further left; nil if it goes no further.
    private func extended(left start: Int, in sentence: Range<Int>) -> Int? {
        var before = start - 1
        if reading.isJoint(before), before > sentence.lowerBound { before -= 1 }
        if let bounds = marked.bounds(at: before), let kind = marked.kind(at: before) {
            let isOwner = kind == .group || kind == .organization || kind == .place
            return isOwner && bounds.lowerBound >= sentence.lowerBound && before == start - 1 ? bounds.lowerBound : nil
        }
        if before < start - 1 { return reading.tokens[before].isWord ? before : nil }
        return reading.tokens[before].isWord && !reading.tokens[before].traits.contains(.clitic)
            && reading.has(before, [.titleModifier, .roleModifier, .title, .role])
            && !reading.has(before, [.courtesy, .reporting, .determiner]) ? before : nil
    }

    /// 'the head of Germany's air force, Ingo Gerhartz,'.
    private func description(before name: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
        let comma = name.lowerBound - 1
        guard comma > sentence.lowerBound, reading.isMark(comma, ","), isClosed(name.upperBound, in: sentence) else {
            return nil
        }
        var token = comma - 1
        while token > sentence.lowerBound, comma - token < 16,
            !reading.tokens[token].isPunctuation || reading.isJoint(token)
        {
            let starts = reading.has(token, .determiner) && reading.isLowercase(token) || reading.isPossessive(token)
            if starts || token == sentence.lowerBound + 1, let noun = noun(from: token + 1, to: comma) {
                if noun.upperBound == comma || opensComplement(noun.upperBound) { return token + 1..<comma }
            }
            token -= 1
        }
        return nil
    }

    // MARK: After the name

    /// ', head of Germany's air force,'.
    private func apposition(behind name: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
        let comma = name.upperBound
        guard comma + 1 < sentence.upperBound, reading.isMark(comma, ",") else { return nil }
        var start = comma + 1
        if reading.has(start, .determiner) { start += 1 }
        return phrase(from: start, in: sentence)
    }

    /// 'is the head of Germany's air force'.
    private func predicate(behind name: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
        let verb = name.upperBound
        guard verb + 2 < sentence.upperBound, RoleWords.be.contains(reading.fact(verb).hash),
            reading.fact(verb + 1).hash == RoleWords.the, let noun = noun(from: verb + 2, to: sentence.upperBound),
            noun.upperBound < sentence.upperBound, opensComplement(noun.upperBound)
        else { return nil }
        return phrase(from: verb + 2, in: sentence)
    }

    /// A role noun with its modifiers and its complement, up to a mark that ends it.
    private func phrase(from start: Int, in sentence: Range<Int>) -> Range<Int>? {
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

    /// 'and was', 'and also': from here on the sentence says something else about the person.
    private func goesOn(at token: Int) -> Bool {
        token + 1 < reading.tokens.count && reading.fact(token).hash == RoleWords.and
            && RoleWords.beginnings.contains(reading.fact(token + 1).hash)
    }

    // MARK: The noun

    /// Modifiers and a role noun that begin at a token: 'chief editor', 'Air Force Chief', 'commander-in-chief'.
    private func noun(from start: Int, to end: Int) -> Range<Int>? {
        var token = start
        var found: Int?
        while token < end, token < start + 8 {
            if let bounds = marked.bounds(at: token), let kind = marked.kind(at: token) {
                guard kind == .group || kind == .organization || kind == .place, found == nil else { break }
                token = bounds.upperBound
                if token < end, reading.isPossessive(token) { token += 1 }
            } else if reading.has(token, [.role, .title]), !reading.has(token, .courtesy), !isRelative(token) {
                token += 1
                while token + 1 < end, reading.isJoint(token) { token += 2 }
                found = token
            } else if found == nil, reading.has(token, [.roleModifier, .titleModifier]) {
                token += 1
                while token + 1 < end, reading.isJoint(token) { token += 2 }
            } else {
                break
            }
        }
        return found.map { start..<$0 }
    }

    /// 'his sister', 'her father': a relative, not an office.
    private func isRelative(_ token: Int) -> Bool {
        reading.isLowercase(token) && RoleWords.kin.contains(reading.fact(token).hash)
    }

    private func opensComplement(_ token: Int) -> Bool {
        let hash = reading.fact(token).hash
        return RoleWords.complement.contains(hash)
            || hash == RoleWords.to && RoleWords.servants.contains(reading.fact(token - 1).hash)
    }

    /// Whether a phrase that ends before this token is closed there: by a mark, by 'who', or by the sentence's end.
    private func isClosed(_ token: Int, in sentence: Range<Int>) -> Bool {
        guard token < sentence.upperBound else { return true }
        if reading.tokens[token].isPunctuation { return !reading.isJoint(token) && !reading.isPossessive(token) }
        return RoleWords.relative.contains(reading.fact(token).hash)
    }
}

private enum RoleWords {
    static let the = WordHash(lowercasing: "the")
    static let be = Set(["is", "was"].map { WordHash(lowercasing: $0) })
    static let complement = Set(["of", "at", "for", "in"].map { WordHash(lowercasing: $0) })
    static let of = WordHash(lowercasing: "of")
    static let and = WordHash(lowercasing: "and")
    static let beginnings = Set(
        "was is had has were also then later who he she his her whose did became went an a".split(separator: " ")
            .map { WordHash(lowercasing: String($0)) })
    static let to = WordHash(lowercasing: "to")
    static let servants = Set(
        ["adviser", "advisor", "aide", "ambassador", "envoy", "secretary"].map { WordHash(lowercasing: $0) })
    static let kin = Set(["brother", "sister", "father", "mother"].map { WordHash(lowercasing: $0) })
    static let relative = Set(["who", "which", "whose"].map { WordHash(lowercasing: $0) })
}
