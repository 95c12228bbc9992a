import News

/// A run of tokens that a tagger takes for a name, before borders and entities are settled.
package struct TaggedSpan: Hashable, Sendable {
    /// Token indices, half-open, never empty.
    package var tokens: Range<Int>
    package var kind: EntityKind
    /// How sure the tagger is: 0 to 1.
    package var score: Float
    /// What the words there say of its kind.
    package var evidence: KindEvidence

    package init(tokens: Range<Int>, kind: EntityKind, score: Float, evidence: KindEvidence = .none) {
        self.tokens = tokens
        self.kind = kind
        self.score = score
        self.evidence = evidence
    }
}
