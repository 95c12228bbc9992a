import News

/// Mends names that were cut at a hyphen: 'Péter Márki-Zay', 'Joliot-Curie', 'CNBC-TV18'.
///
/// The tokenizer splits words at hyphens, so that 'Berlin-based' gives Berlin. Where a capitalised word follows the hyphen
/// and is no name of its own, both are one name; so they are where one stands before it, unless it is a country or a
/// people.
struct JoinedNames {
    let text: ObservedText

    func joined(_ spans: [TaggedSpan]) -> [TaggedSpan] {
        var isTaken = [Bool](repeating: false, count: text.forms.count)
        for span in spans { for token in span.tokens { isTaken[token] = true } }
        return spans.map { span in
            var span = span
            while let next = wordAfter(span.tokens.upperBound, isTaken) {
                for token in span.tokens.upperBound...next { isTaken[token] = true }
                span.tokens = span.tokens.lowerBound..<(next + 1)
            }
            if let first = wordBefore(span.tokens.lowerBound - 1, isTaken) {
                for token in first..<span.tokens.lowerBound { isTaken[token] = true }
                span.tokens = first..<span.tokens.upperBound
            }
            return span
        }
    }

    /// The free capitalised word that a hyphen at a token joins to the word before it.
    private func wordAfter(_ hyphen: Int, _ isTaken: [Bool]) -> Int? {
        guard hyphen + 1 < isTaken.count, isJoin(hyphen), !isTaken[hyphen], !isTaken[hyphen + 1] else { return nil }
        let form = text.forms[hyphen + 1]
        guard form.kind == .word, !form.traits.contains(.afterSpace) else { return nil }
        return form.isCapitalised ? hyphen + 1 : nil
    }

    /// The free capitalised word that a hyphen at a token joins to the name after it.
    private func wordBefore(_ hyphen: Int, _ isTaken: [Bool]) -> Int? {
        guard hyphen > 0, isJoin(hyphen), !isTaken[hyphen], !isTaken[hyphen - 1],
            !text.forms[hyphen + 1].traits.contains(.afterSpace)
        else { return nil }
        let form = text.forms[hyphen - 1]
        let isName =
            form.isCapitalised && form.isAlphabetic && form.prefix[3] != 0
            && form.classes.isDisjoint(with: [.country, .demonym, .group, .title, .dateWord])
        return isName && (hyphen < 2 || !isJoin(hyphen - 2)) ? hyphen - 1 : nil
    }

    private func isJoin(_ token: Int) -> Bool {
        text.forms[token].lower == text.known.hyphen && !text.forms[token].traits.contains(.afterSpace)
    }
}
