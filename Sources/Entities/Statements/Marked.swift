import News

/// A text whose mentions are known: for every token, the span that it is in and the entity that this names.
struct Marked {
    let draft: Draft
    /// For each token, the index of its span; -1 if it is in none.
    private let spanAt: [Int32]

    init(_ draft: Draft) {
        self.draft = draft
        var spanAt = [Int32](repeating: -1, count: draft.reading.tokens.count)
        for (index, span) in draft.spans.enumerated() {
            for token in span.tokens { spanAt[token] = Int32(index) }
        }
        self.spanAt = spanAt
    }

    var reading: Reading { draft.reading }

    /// The index of the span that a token is in.
    func span(at token: Int) -> Int? {
        guard token >= 0, token < spanAt.count, spanAt[token] >= 0 else { return nil }
        return Int(spanAt[token])
    }

    func kind(at token: Int) -> EntityKind? { span(at: token).map { draft.spans[$0].kind } }

    /// The entity of the span that a token is in.
    func entity(at token: Int) -> Int? { span(at: token).map { draft.entityOf[$0] } }

    /// The tokens of the span that a token is in.
    func bounds(at token: Int) -> Range<Int>? { span(at: token).map { draft.spans[$0].tokens } }
}
