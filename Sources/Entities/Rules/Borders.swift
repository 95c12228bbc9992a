import News
import Resources

/// Brings spans to the borders that names have here: no title or article before them, no possessive behind, one name
/// a span.
struct Borders {
    let reading: Reading
    let phrases: Phrases

    /// The names that a tagger's span holds: none, one, or several.
    func trimmed(_ span: TaggedSpan) -> [TaggedSpan] {
        parts(of: span).compactMap { part in
            var part = part
            trimEnd(&part)
            if part.kind == .person { trimTitles(&part) }
            trimArticle(&part)
            return part.tokens.isEmpty ? nil : part
        }
    }

    /// 'Russia's Foreign Ministry' is two names, 'Britain and France' two, 'Berlin-based' one and a word.
    private func parts(of span: TaggedSpan) -> [TaggedSpan] {
        guard !isPhrase(span.tokens) else { return [span] }
        var result: [TaggedSpan] = []
        var start = span.tokens.lowerBound
        for token in span.tokens where token > start && parts(span, at: token) {
            let kind = reading.isPossessive(token) ? ownerKind(start..<token, span) : span.kind
            result.append(TaggedSpan(tokens: start..<token, kind: kind, score: span.score))
            start = token + 1
        }
        if start < span.tokens.upperBound {
            result.append(TaggedSpan(tokens: start..<span.tokens.upperBound, kind: span.kind, score: span.score))
        }
        return result
    }

    private func parts(_ span: TaggedSpan, at token: Int) -> Bool {
        if reading.isPossessive(token) { return phrases.isOf(token - 1, [.country, .anyCity, .region]) }
        if reading.isJoint(token), token + 1 < reading.tokens.count { return reading.isLowercase(token + 1) }
        guard span.kind == .place || span.kind == .group, token + 1 < span.tokens.upperBound else { return false }
        return reading.fact(token).hash == Borders.and || reading.isMark(token, ",") || reading.isJoint(token)
    }

    private func ownerKind(_ tokens: Range<Int>, _ span: TaggedSpan) -> EntityKind {
        phrases.isOf(tokens.upperBound - 1, .anyPlace) ? .place : span.kind
    }

    private func isPhrase(_ tokens: Range<Int>) -> Bool {
        phrases.longest(at: tokens.lowerBound)?.tokens == tokens
    }

    /// Possessives and marks at the end.
    private func trimEnd(_ span: inout TaggedSpan) {
        while let last = span.tokens.last {
            let isMark = reading.tokens[last].isPunctuation || reading.isPossessive(last)
            guard isMark, !isPhrase(span.tokens) else { return }
            span.tokens = span.tokens.lowerBound..<last
        }
    }

    /// 'Defence Minister Boris Pistorius' is Boris Pistorius.
    private func trimTitles(_ span: inout TaggedSpan) {
        var start = span.tokens.lowerBound
        for token in span.tokens.dropLast()
        where reading.has(token, [.title, .courtesy]) && !phrases.isOf(token, .givenName) {
            start = token + 1
        }
        if start > span.tokens.lowerBound, reading.isCapital(start) { span.tokens = start..<span.tokens.upperBound }
    }

    /// A leading 'the' or 'a', unless the name is known with it alone: 'The Hague'.
    private func trimArticle(_ span: inout TaggedSpan) {
        guard let first = span.tokens.first, span.tokens.count > 1, Borders.articles.contains(reading.fact(first).hash)
        else { return }
        let isKnownWith = phrases.longest(at: first).map { $0.tokens.count > 1 } ?? false
        let isKnownWithout = phrases.longest(at: first + 1) != nil
        if isKnownWith, !isKnownWithout, !reading.startsSentence(first) { return }
        if isKnownWith, phrases.longest(at: first)?.classes.contains(.city) ?? false { return }
        span.tokens = (first + 1)..<span.tokens.upperBound
    }

    private static let and = WordHash(lowercasing: "and")
    private static let articles = Set(["the", "a", "an"].map { WordHash(lowercasing: $0) })
}
