import News

/// A text whose mentions are known: for every token the span it is in, and whose it is.
struct Marked {
    let reading: Reading
    let draft: Draft
    /// One a token: the index of the span it is in, -1 for none.
    private let spanAt: [Int32]

    init(reading: Reading, draft: Draft) {
        self.reading = reading
        self.draft = draft
        var spanAt = [Int32](repeating: -1, count: reading.tokens.count)
        for (index, span) in draft.spans.enumerated() {
            for token in span.tokens { spanAt[token] = Int32(index) }
        }
        self.spanAt = spanAt
    }

    /// The index of the span that a token is in.
    func span(at token: Int) -> Int? {
        guard token >= 0, token < spanAt.count, spanAt[token] >= 0 else { return nil }
        return Int(spanAt[token])
    }

    func kind(at token: Int) -> EntityKind? { span(at: token).map { draft.spans[$0].kind } }

    /// The entity of the span that a token is in.
    func entity(at token: Int) -> Int? { span(at: token).map { draft.entityOf[$0] } }

    /// The first and one past the last token of the span that a token is in.
    func bounds(at token: Int) -> Range<Int>? { span(at: token).map { draft.spans[$0].tokens } }
}
