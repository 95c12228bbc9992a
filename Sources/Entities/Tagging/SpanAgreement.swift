import News
import Resources

/// Makes the names found in one text agree: the same words mean the same throughout, as far as the text shows.
///
/// A lone surname is a person where the full name is; a string has the kind it has most often; a repeat that was missed
/// is found. Wherever the text speaks against it (the word occurs in small letters), nothing is changed.
struct SpanAgreement {
    let text: ObservedText

    func agreed(_ spans: [TaggedSpan]) -> [TaggedSpan] {
        var votes: [UInt64: KindCounts] = [:]
        var surnames: [UInt32: Int] = [:]
        for span in spans {
            votes[key(of: span.tokens), default: KindCounts()][span.kind] += 1
            if span.kind == .person, span.tokens.count > 1, let last = span.tokens.last {
                surnames[text.forms[last].lower, default: 0] += 1
            }
        }
        var result = spans.map { span in
            var span = span
            span.kind = kind(of: span, votes, surnames)
            return span
        }
        result += missed(votes, surnames, taken: spans)
        return result.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    private func kind(
        of span: TaggedSpan, _ votes: [UInt64: KindCounts], _ surnames: [UInt32: Int]
    ) -> EntityKind {
        let cast = votes[key(of: span.tokens)] ?? KindCounts()
        let own = cast[span.kind]
        if span.tokens.count == 1, span.kind != .person {
            let form = text.forms[span.tokens.lowerBound]
            let full = surnames[form.lower] ?? 0
            let against = cast[.place] + cast[.group]
            if full > 0, against <= full + cast[.person] { return .person }
            if !form.classes.isDisjoint(with: [.demonym, .group]) { return span.kind }
        }
        guard let top = cast.top, top.count >= 2, top.count >= 2 * own else { return span.kind }
        return top.kind
    }

    /// Repeats of names that were found elsewhere: of two words and more, or of one word found twice.
    private func missed(
        _ votes: [UInt64: KindCounts], _ surnames: [UInt32: Int], taken spans: [TaggedSpan]
    ) -> [TaggedSpan] {
        var isTaken = [Bool](repeating: false, count: text.forms.count)
        for span in spans { for token in span.tokens { isTaken[token] = true } }
        var result: [TaggedSpan] = []
        for (sentence, setting) in zip(text.sentences, text.settings) where setting == .running {
            for start in sentence where text.forms[start].isCapitalised && !isTaken[start] {
                for length in (1...4).reversed() where start + length <= sentence.upperBound {
                    let tokens = start..<(start + length)
                    guard !tokens.contains(where: { isTaken[$0] }), stands(tokens, in: sentence, isTaken),
                        let kind = knownKind(of: tokens, votes, surnames)
                    else { continue }
                    for token in tokens { isTaken[token] = true }
                    result.append(TaggedSpan(tokens: tokens, kind: kind, score: 0.5))
                    break
                }
            }
        }
        return result
    }

    /// Whether no other capitalised word touches it, which might make it part of a longer name.
    private func stands(_ tokens: Range<Int>, in sentence: Range<Int>, _ isTaken: [Bool]) -> Bool {
        let (before, after) = (tokens.lowerBound - 1, tokens.upperBound)
        if before > sentence.lowerBound, text.forms[before].isCapitalised, !isTaken[before] { return false }
        return after >= sentence.upperBound || !text.forms[after].isCapitalised || isTaken[after]
    }

    private func knownKind(
        of tokens: Range<Int>, _ votes: [UInt64: KindCounts], _ surnames: [UInt32: Int]
    ) -> EntityKind? {
        let form = text.forms[tokens.lowerBound]
        if tokens.count == 1 {
            guard text.facts[form.lower].small == 0, form.prefix[1] != 0 else { return nil }
            if surnames[form.lower] != nil { return .person }
        }
        guard let top = votes[key(of: tokens)]?.top, top.count >= (tokens.count > 1 ? 1 : 2) else { return nil }
        return top.kind
    }

    /// Two names have the same key where they are written alike but for the case of letters.
    private func key(of tokens: Range<Int>) -> UInt64 {
        var key: UInt64 = 0
        for token in tokens { key = (key ^ UInt64(text.forms[token].lower)) &* 0x9E37_79B9_7F4A_7C15 ^ key >> 29 }
        return key
    }
}
