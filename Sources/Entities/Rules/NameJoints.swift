import News
import Resources

/// Joins what belongs to a name and was cut off it: 'ten Hag' after 'Erik', 'Jr.', 'o-cha' after 'Prayut Chan', 'Co.'
/// after 'Ford Motor'.
struct NameJoints {
    let reading: Reading
    let phrases: Phrases
    /// For each token, whether it is part of a date.
    let taken: [Bool]

    /// - Parameter spans: in order, not overlapping; so is the result.
    func joined(_ spans: [TaggedSpan]) -> [TaggedSpan] {
        var result: [TaggedSpan] = []
        for index in spans.indices {
            var span = spans[index]
            let end = result.last?.tokens.upperBound ?? 0
            guard end <= span.tokens.lowerBound else { continue }
            if let last = result.last, let whole = whole(last, span) {
                span = whole
                result.removeLast()
            }
            if span.kind == .organization { span.tokens = withLink(span.tokens) }
            if span.kind == .event, reading.isWord(span.tokens.lowerBound, in: NameJoints.storms) {
                let limit = reading.sentence(of: span.tokens.lowerBound).upperBound
                span.tokens = span.tokens.lowerBound..<compoundEnd(after: span.tokens.upperBound, limit: limit)
            }
            // 'He Xinyang', which is a town's name too.
            if span.tokens.count == 1, reading.isSurnameHe(span.tokens.lowerBound - 1) { span.kind = .person }
            if span.kind == .person {
                let sentence = reading.sentence(of: span.tokens.lowerBound)
                let start = max(result.last?.tokens.upperBound ?? 0, sentence.lowerBound)
                extend(&span, from: start, to: sentence.upperBound, spans[(index + 1)...])
            }
            result.append(span)
        }
        return result
    }

    private func extend(_ span: inout TaggedSpan, from start: Int, to limit: Int, _ later: ArraySlice<TaggedSpan>) {
        // 'Ronald “Bato' holds one mark of two.
        let marks = span.tokens.filter { reading.isDoubleMark($0) }
        let isBehindMark = span.tokens.lowerBound > 0 && reading.isDoubleMark(span.tokens.lowerBound - 1)
        if marks.count == 1, let mark = marks.first, mark > span.tokens.lowerBound, !isBehindMark {
            span.tokens = span.tokens.lowerBound..<mark
        }
        if let end = surnameEnd(after: span.tokens.upperBound, limit: limit, later) {
            span.tokens = span.tokens.lowerBound..<end
        }
        if isRest(of: span.tokens, limit: limit, later) {
            span.tokens = span.tokens.lowerBound..<(span.tokens.upperBound + 1)
        }
        span.tokens =
            leftEnd(of: span.tokens.lowerBound, from: start)..<compoundEnd(after: span.tokens.upperBound, limit: limit)
        if let end = nicknameEnd(after: span.tokens.upperBound, limit: limit, later) {
            span.tokens = span.tokens.lowerBound..<end
        }
        span.tokens = span.tokens.lowerBound..<generationEnd(after: span.tokens.upperBound, limit: limit)
        if isStreet(span.tokens) { span.kind = .place }
    }

    /// 'Karl-Marx-Allee': a street that is called after somebody.
    private func isStreet(_ name: Range<Int>) -> Bool {
        guard let last = name.last, last > name.lowerBound, reading.isJoint(last - 1) else { return false }
        return NameJoints.streets.contains(reading.fact(last).hash)
    }
}

// MARK: To the right

extension NameJoints {
    /// The end of a surname with particles that follows a given name: 'van der Berg', 'bin Zayed Al Nahyan', 'el-Sisi'.
    private func surnameEnd(after name: Int, limit: Int, _ later: ArraySlice<TaggedSpan>) -> Int? {
        var token = name
        while token < limit, token < name + 4, reading.isLowercase(token), isParticle(token, isFirst: token == name) {
            token += 1
            if token + 1 < limit, reading.isJoint(token) { token += 1 }
        }
        guard token > name, token < limit, reading.isCapital(token), !taken[token],
            reading.tokens[token].isAfterSpace || reading.isJoint(token - 1),
            !reading.has(token, [.title, .function])
        else { return nil }
        return nameEnd(at: token, later)
    }

    /// Whether the word behind a name with a hyphen is its last: 'Buah' of 'Emmanuel Armah-Kofi Buah'.
    private func isRest(of name: Range<Int>, limit: Int, _ later: ArraySlice<TaggedSpan>) -> Bool {
        let token = name.upperBound
        guard token < limit, name.count > 2, reading.isJoint(token - 2), reading.isCapital(token), !taken[token],
            reading.tokens[token].isAfterSpace, !reading.tokens[token].isAllCapitals,
            reading.casing(at: token) == .running, !reading.has(token, [.title, .function, .role]),
            !reading.has(token, .anyHead), later.first.map({ $0.tokens.lowerBound > token }) ?? true
        else { return false }
        return token + 1 >= limit || !reading.isCapital(token + 1)
    }

    /// The end of the word at a token, or of the person's name that is there; nil where another kind of name is.
    private func nameEnd(at token: Int, _ later: ArraySlice<TaggedSpan>) -> Int? {
        for span in later where span.tokens.upperBound > token {
            guard span.tokens.lowerBound <= token else { break }
            return span.kind == .person ? span.tokens.upperBound : nil
        }
        return token + 1
    }

    /// Whether a token is a particle. Those that are also words of English or another language do not begin a surname.
    private func isParticle(_ token: Int, isFirst: Bool) -> Bool {
        reading.has(token, .particle) && (!isFirst || NameJoints.first.contains(reading.fact(token).hash))
    }

    /// 'Tehreek' with the '-e-Taliban' behind it: a Persian or Arabic link between two parts of a name.
    private func withLink(_ name: Range<Int>) -> Range<Int> {
        let (joint, link) = (name.upperBound, name.upperBound + 1)
        guard link < reading.tokens.count, reading.isJoint(joint), isHyphen(joint) else { return name }
        if reading.isLinked(link) { return name.lowerBound..<(link + 1) }
        guard link + 2 < reading.tokens.count, reading.isLowercase(link), reading.tokens[link].range.count < 3,
            reading.isJoint(link + 1), reading.isCapital(link + 2)
        else { return name }
        return name.lowerBound..<(link + 3)
    }

    /// Past what hyphens hold together: '-o-cha' after 'Prayut Chan'; but 'Macron-backed' is Macron and a word.
    private func compoundEnd(after end: Int, limit: Int) -> Int {
        var end = end
        while end + 1 < limit, reading.isJoint(end), isHyphen(end), reading.tokens[end + 1].isWord, !taken[end + 1] {
            guard reading.isCapital(end + 1) || isNamePart(end + 1, limit: limit) || isSyllable(end + 1) else {
                return end
            }
            end += 2
        }
        return end
    }

    /// 'won' of 'Na Kyung-won', though it is a word and a currency too: a syllable of Korean names behind a short surname.
    private func isSyllable(_ token: Int) -> Bool {
        token > 2 && NameJoints.syllables.contains(reading.fact(token).hash) && reading.isCapital(token - 3)
            && reading.tokens[token - 3].range.count < 6 && reading.tokens[token - 2].range.count < 7
            && phrases.isOf(token - 3, .surname)
    }

    private func isHyphen(_ token: Int) -> Bool { !reading.isMark(token, "/") }

    /// Whether a word in small letters after a hyphen is part of a name: no word that the text has by itself, no
    /// participle, none of those that make an adjective of a name. 'o' of 'Chan-o-cha' is followed by another part.
    private func isNamePart(_ token: Int, limit: Int) -> Bool {
        let isAdjective =
            NameJoints.adjectives.contains(reading.fact(token).hash) || reading.ends(token, with: "ed")
            || reading.ends(token, with: "ing") || reading.has(token, [.function, .role, .roleModifier])
        return !isAdjective && reading.fact(token).lowercase < 2
    }

    /// 'Jr.', 'III', with the comma that may stand before it.
    private func generationEnd(after end: Int, limit: Int) -> Int {
        var token = end
        if token + 1 < limit, reading.isMark(token, ",") { token += 1 }
        guard token < limit, reading.has(token, .generation), reading.isCapital(token),
            token == end || !reading.tokens[token].isAllCapitals
        else { return end }
        return token + 1
    }

    /// 'Dwayne "The Rock" Johnson', 'Igor (Gary) Petrenko': a nickname stands within the name.
    private func nicknameEnd(after end: Int, limit: Int, _ later: ArraySlice<TaggedSpan>) -> Int? {
        guard end + 3 < limit, reading.isQuotationMark(end) || reading.isMark(end, "("),
            reading.tokens[end].isAfterSpace, reading.isCapital(end + 1),
            let close = (end + 2..<min(limit - 1, end + 6)).first(where: { closesNickname($0, opened: end) }),
            (end + 1..<close).allSatisfy({ reading.tokens[$0].isWord })
        else { return nil }
        if reading.isLowercase(close + 1) { return surnameEnd(after: close + 1, limit: limit, later) }
        guard reading.isCapital(close + 1), !reading.has(close + 1, [.function, .title])
        else { return nil }
        return nameEnd(at: close + 1, later)
    }

    private func closesNickname(_ token: Int, opened: Int) -> Bool {
        reading.isMark(opened, "(") ? reading.isMark(token, ")") : reading.isQuotationMark(token)
    }
}

// MARK: To the left

extension NameJoints {
    /// 'Sa‘id' before 'Al-Harthy'.
    private func leftEnd(of name: Int, from start: Int) -> Int {
        let (joint, word) = (name - 1, name - 2)
        guard joint >= start else { return name }
        if let initials = initials(before: name, from: start) { return initials }
        if reading.isSurnameHe(joint) { return joint }
        // 'Sultan Al Jaber': no title stands before a particle.
        if reading.has(name, .particle), reading.isCapital(name), reading.isCapital(joint),
            NameJoints.givenTitles.contains(reading.fact(joint).hash)
        {
            return joint
        }
        guard word >= start, !taken[word] else { return name }
        let isCut =
            reading.isLowercase(joint) && !reading.tokens[joint].isAfterSpace && reading.isQuotationMark(word)
            && !reading.tokens[word].isAfterSpace && word - 1 >= start && reading.isCapital(word - 1)
        return isCut ? word - 1 : name
    }

    /// Where two or more bare initials begin: 'A F M' of 'A F M Khalid Hossain'.
    private func initials(before name: Int, from start: Int) -> Int? {
        var first = name
        while first > start, isInitial(first - 1) { first -= 1 }
        return name - first > 1 ? first : nil
    }

    private func isInitial(_ token: Int) -> Bool {
        reading.tokens[token].isWord && reading.tokens[token].range.count == 1 && reading.isCapital(token)
            && !taken[token]
    }
}

// MARK: Words

extension NameJoints {
    private static let storms = SpeechWords.set(KnownWords.stormNouns)
    private static let streets = SpeechWords.set(
        "allee strasse straße platz weg ufer damm brücke straat laan plein gade gatan vej plads rue")
    private static let syllables = SpeechWords.set(
        "won in un il do ho min young sang sung sun hung ha he hyun jun jin jong jung ki su soo woo ok mi ja bin gun gil tae soon so"
    )
    private static let first = SpeechWords.set(
        "von van de del dela della di da dos du bin ibn bint ben al el zu af ter ten abu")
    /// Titles that are given names as well.
    private static let givenTitles = SpeechWords.set("sultan malik")
    /// What makes an adjective of a name, after a hyphen.
    private static let adjectives = SpeechWords.set(
        """
        led born run era style like friendly made owned held area time wide free bound based linked type class level
        old year day man woman turned style
        """)
}
