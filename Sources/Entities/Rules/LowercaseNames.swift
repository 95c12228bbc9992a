import News
import Resources

/// Finds names in a text that was typed without capitals, as posts are: 'reuters says finland will join'.
///
/// Nothing but the gazetteer speaks there: countries, capitals, large cities and agencies of the news whose names are no
/// words of English.
struct LowercaseNames {
    let reading: Reading
    let gazetteer: Gazetteer

    /// Names in order; none for a text that has capitals.
    func names() -> [TaggedSpan] {
        guard isLowercase else { return [] }
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
        else { return nil }
        if !entry.classes.isDisjoint(with: [.country, .capital]) { return .place }
        if entry.classes.contains(.leader) { return .person }
        if entry.classes.contains(.media), entry.classes.isDisjoint(with: [.givenName, .surname, .town]),
            tokens.count == 1
        {
            return .organization
        }
        let isTown = entry.classes.contains(.city) && entry.classes.isDisjoint(with: [.givenName, .surname])
        return isTown ? .place : nil
    }

    /// Countries, cities and agencies that are words of English in small letters.
    private static let words = SpeechWords.set(
        """
        china turkey chile jersey guinea japan jordan chad mali cologne nice reading bath mobile orange sale split bari
        male rabat bern dublin panama oman niger georgia time times guardian independent mirror star post sun express
        metro variety fortune wired nature science bill mark frank hope april june may august victoria roman
        """)
}
