import News
import Resources

/// Finds names in a text that was typed without capitals, as posts are: 'reuters says finland will join'.
///
/// Nothing but the gazetteer speaks there: countries, capitals, large cities and agencies of the news whose names are no
/// words of English.
struct LowercaseNames {
    let reading: Reading
    let gazetteer: Gazetteer

    /// The names in order. In a text that has capitals these are only leaders, and only if it begins sentences in small
    /// letters: 'Talks stalled. macron left at nine'.
    func names() -> [TaggedSpan] {
        guard isLowercase else { return isHurried ? leaders() : [] }
        var result: [TaggedSpan] = []
        var token = 0
        while token < reading.tokens.count {
            if let name = name(at: token) {
                result.append(name)
                token = name.tokens.upperBound
            } else {
                token += 1
            }
        }
        return result
    }

    /// Whether a word in small letters that lists have as a leader follows a full stop.
    private var isHurried: Bool {
        reading.tokens.indices.dropFirst().contains {
            reading.isMark($0 - 1, ".") && reading.tokens[$0].isAfterSpace && reading.isLowercase($0) && isLeader($0)
        }
    }

    private func leaders() -> [TaggedSpan] {
        reading.tokens.indices.filter { reading.isLowercase($0) && isLeader($0) }
            .map { TaggedSpan(tokens: $0..<($0 + 1), kind: .person, score: 0.5) }
    }

    private func isLeader(_ token: Int) -> Bool {
        reading.tokens[token].range.count > 3 && !reading.has(token, .function)
            && !LowercaseNames.words.contains(reading.fact(token).hash)
            && gazetteer.entry(for: PhraseHash(folded(reading.text(token..<(token + 1))))).map {
                $0.classes.contains(.leader) && !$0.classes.contains(.givenName)
            } ?? false
    }

    /// Whether no word of a text of some length has a capital but 'I'.
    private var isLowercase: Bool {
        var words = 0
        for token in reading.tokens where token.isWord {
            if token.startsUppercase || token.traits.contains(.hasInnerCapital), token.range.count > 1 { return false }
            words += 1
        }
        return words >= 5
    }

    private func name(at token: Int) -> TaggedSpan? {
        for end in (token + 1...min(token + 3, reading.tokens.count)).reversed() {
            let tokens = token..<end
            guard
                tokens.allSatisfy({ reading.tokens[$0].isWord && reading.sentenceOf[$0] == reading.sentenceOf[token] }),
                let kind = kind(of: tokens)
            else { continue }
            return TaggedSpan(tokens: tokens, kind: kind, score: 0.5)
        }
        return nil
    }

    private func kind(of tokens: Range<Int>) -> EntityKind? {
        guard let first = tokens.first, !reading.has(first, [.function, .month, .weekday]),
            tokens.count > 1
                || reading.tokens[first].range.count > 3 && !LowercaseNames.words.contains(reading.fact(first).hash),
            let entry = gazetteer.entry(for: PhraseHash(folded(reading.text(tokens))))
        else { return isFullName(tokens) ? .person : nil }
        if !entry.classes.isDisjoint(with: [.country, .capital]) { return .place }
        if entry.classes.contains(.leader) { return .person }
        if entry.classes.contains(.media), entry.classes.isDisjoint(with: [.givenName, .surname, .town]),
            tokens.count == 1
        {
            return .organization
        }
        let isTown = entry.classes.contains(.city) && entry.classes.isDisjoint(with: [.givenName, .surname])
        return isTown || isLargeTown(entry, behind: first) ? .place : nil
    }

    /// 'keir starmer': a leader behind a given name.
    private func isFullName(_ tokens: Range<Int>) -> Bool {
        guard tokens.count == 2, isLeader(tokens.lowerBound + 1), !reading.has(tokens.lowerBound, .function) else {
            return false
        }
        let first = gazetteer.entry(for: PhraseHash(folded(reading.text(tokens.lowerBound..<(tokens.lowerBound + 1)))))
        return first?.classes.contains(.givenName) ?? false
    }

    /// 'in blackpool': a town of some size that is nobody's name.
    private func isLargeTown(_ entry: Gazetteer.Entry, behind first: Int) -> Bool {
        guard first > 0, LowercaseNames.before.contains(reading.fact(first - 1).hash),
            entry.classes.contains(.town), entry.classes.isDisjoint(with: [.givenName, .surname, .alternate]),
            reading.tokens[first].range.count > 5
        else { return false }
        return gazetteer.places(of: entry).first.map { $0.population >= 100_000 } ?? false
    }

    private static let before = SpeechWords.set("in near from")

    /// Countries, cities and agencies that are words of English in small letters.
    private static let words = SpeechWords.set(
        """
        china turkey chile jersey guinea japan jordan chad mali cologne nice reading bath mobile orange sale split bari
        male rabat bern dublin panama oman niger georgia time times guardian independent mirror star post sun express
        metro variety fortune wired nature science bill mark frank hope april june may august victoria roman
        """)
}
