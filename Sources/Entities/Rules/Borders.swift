import News
import Resources

/// Moves the borders of spans to where names have them here: no title or article before them, no possessive after them,
/// one name a span.
struct Borders {
    let reading: Reading
    let phrases: Phrases
    /// For each token, whether it is part of a date.
    let taken: [Bool]

    /// The names that spans hold, in the order of the spans.
    func settled(_ spans: [TaggedSpan]) -> [TaggedSpan] {
        NameJoints(reading: reading, phrases: phrases, taken: taken).joined(spans.flatMap { trimmed($0) })
    }

    /// The names that a tagger's span holds: none, one, or several.
    private func trimmed(_ span: TaggedSpan) -> [TaggedSpan] {
        parts(of: span).map { part in
            var part = withoutNoun(part)
            if part.kind == .place, part.tokens.count > 2, let last = part.tokens.last, reading.isHonour(last),
                Borders.personal.contains(reading.fact(last).hash)
            {
                part.kind = .person
            }
            if part.kind == .person {
                trimTitles(&part)
                trimHonours(&part)
            }
            if part.kind == .organization { trimNouns(&part) }
            trimArticle(&part)
            return part
        }
    }

    /// 'Berlin-based' is a name and a word, 'European Economic Community (EEC)' two names.
    private func parts(of span: TaggedSpan) -> [TaggedSpan] {
        guard !isPhrase(span.tokens), !isLaw(span) else { return [span] }
        let pieces = span.tokens.split { token in
            reading.isMark(token, "(") || reading.isMark(token, ")")
                || reading.isJoint(token) && reading.isLowercase(token + 1) && !isWithin(token)
                    && !reading.isLinked(token + 1)
        }
        return pieces.filter { !$0.allSatisfy(reading.isLowercase) }.map { piece in
            var part = span
            part.tokens = piece.startIndex..<piece.endIndex
            return part
        }
    }

    /// 'Unlawful Activities (Prevention) Act': brackets stand within the names of laws.
    private func isLaw(_ span: TaggedSpan) -> Bool {
        guard span.kind == .work, let last = span.tokens.last, reading.has(last, .workHead) else { return false }
        return span.tokens.contains { reading.isMark($0, "(") }
            && span.tokens.allSatisfy { !reading.isJoint($0) }
    }

    /// 'Val-de-Grâce': a capital follows the next hyphen.
    private func isWithin(_ joint: Int) -> Bool {
        joint + 3 < reading.tokens.count && reading.isJoint(joint + 2) && reading.isCapital(joint + 3)
    }

    private func isPhrase(_ tokens: Range<Int>) -> Bool {
        phrases.longest(at: tokens.lowerBound)?.tokens == tokens
    }

    /// 'German government' is a group and a noun.
    private func withoutNoun(_ span: TaggedSpan) -> TaggedSpan {
        let first = span.tokens.lowerBound
        guard span.tokens.count > 1, !isPhrase(span.tokens), phrases.isOf(first, [.country, .demonym]),
            span.tokens.dropFirst().allSatisfy({ reading.isLowercase($0) })
        else { return span }
        let owner: EntityKind = phrases.isOf(first, .country) ? .place : .group
        return TaggedSpan(tokens: first..<(first + 1), kind: owner, score: span.score)
    }

    /// 'Defence Minister Boris Pistorius' is Boris Pistorius; Hassan Sheikh Mohamud is who he is.
    private func trimTitles(_ span: inout TaggedSpan) {
        var start = reading.malayTitleEnd(span.tokens.lowerBound, span.tokens.upperBound - 1)
        for token in span.tokens.dropLast() where token >= start {
            if isTitle(token) {
                start = token + 1
            } else if phrases.isOf(token, .givenName), !reading.has(token, .titleModifier) {
                break
            }
        }
        if start > span.tokens.lowerBound, reading.isCapital(start) { span.tokens = start..<span.tokens.upperBound }
    }

    /// 'Philip Evans KC'.
    private func trimHonours(_ span: inout TaggedSpan) {
        while span.tokens.count > 2, let last = span.tokens.last,
            reading.isHonour(last), reading.casing(at: last) == .running
        {
            span.tokens = span.tokens.dropLast()
        }
    }

    /// 'Xinhua news agency': what stands in small letters behind a name only tells what it is.
    private func trimNouns(_ span: inout TaggedSpan) {
        while span.tokens.count > 1, let last = span.tokens.last, reading.isLowercase(last),
            reading.has(last, [.organizationNoun, .organizationHead]), !isPhrase(span.tokens)
        {
            span.tokens = span.tokens.dropLast()
        }
    }

    /// A title in the singular or plural that is no given name: 'President', 'Generals'.
    private func isTitle(_ token: Int) -> Bool {
        guard reading.has(token, [.title, .courtesy]) else { return reading.isPluralTitle(token) }
        return !phrases.isOf(token, .givenName)
    }

    /// Drops a leading 'the' or 'a'; not the 'A' of 'A F M Khalid Hossain', which is an initial.
    private func trimArticle(_ span: inout TaggedSpan) {
        guard let first = span.tokens.first, span.tokens.count > 1, Borders.articles.contains(reading.fact(first).hash),
            span.kind != .person || reading.tokens[first + 1].range.count > 1
        else { return }
        // Within a sentence in running case, a capital makes the article part of the name: 'The Register'.
        if reading.isCapital(first), !reading.startsSentence(first), !isBehindDash(first),
            reading.casing(at: first) == .running
        {
            return
        }
        span.tokens = (first + 1)..<span.tokens.upperBound
    }

    /// 'UNITED NATIONS (AP) — The Security Council': a sentence begins after the dash of a dateline.
    private func isBehindDash(_ token: Int) -> Bool {
        token > 0 && reading.isDash(token - 1)
    }

    /// What stands behind a name in capitals for an honour, a degree or an office.
    fileprivate static let honours = SpeechWords.set(
        "kc qc sc pc san mp mep mla msp mbe obe cbe kbe dbe cmg kcmg oam ao phd md esq jp frs sj ofm")
    /// Those of them that no address has.
    private static let personal = SpeechWords.set("kc qc san mbe obe cbe kbe dbe")
    fileprivate static let malayFirsts = SpeechWords.set("datuk dato tun")
    fileprivate static let malaySeconds = SpeechWords.set("seri sri wira")
    fileprivate static let tan = WordHash(lowercasing: "tan")
    fileprivate static let plurals = SpeechWords.set(
        """
        presidents ministers chancellors senators governors generals colonels captains admirals professors judges
        justices kings queens princes princesses emperors bishops archbishops cardinals secretaries ambassadors
        """)
    private static let articles = Set(["the", "a", "an"].map { WordHash(lowercasing: $0) })
}

extension Reading {
    /// Where a name begins behind 'Datuk', 'Datuk Seri', 'Tan Sri'. Within names 'Datuk' stays, and so does 'Tan' alone.
    func malayTitleEnd(_ first: Int, _ last: Int) -> Int {
        guard first + 1 <= last, isCapital(first) else { return first }
        let isSecond = Borders.malaySeconds.contains(fact(first + 1).hash)
        if Borders.malayFirsts.contains(fact(first).hash) {
            return isSecond && first + 2 <= last ? first + 2 : first + 1
        }
        return isSecond && fact(first).hash == Borders.tan && first + 2 <= last ? first + 2 : first
    }

    /// 'KC', 'MBE' behind a name.
    func isHonour(_ token: Int) -> Bool {
        token < tokens.count && tokens[token].isAllCapitals && Borders.honours.contains(fact(token).hash)
    }

    /// 'Presidents', 'Generals', 'Ministers'.
    func isPluralTitle(_ token: Int) -> Bool { isCapital(token) && Borders.plurals.contains(fact(token).hash) }

    /// 'e-Taliban' of 'Tehreek-e-Taliban', which is one token as 'e-mail' is.
    func isLinked(_ token: Int) -> Bool {
        let word = bytes[tokens[token].range]
        guard word.count > 3, let hyphen = word.firstIndex(of: 0x2D), hyphen - word.startIndex < 3 else { return false }
        return hyphen + 1 < word.endIndex && (0x41...0x5A).contains(word[hyphen + 1]) && word[word.startIndex] > 0x60
    }
}
