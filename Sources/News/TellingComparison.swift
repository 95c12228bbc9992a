/// Two articles on one event side by side: what they say alike, and where they differ.
package struct TellingComparison: Hashable, Sendable {
    /// A sentence of one of the two, on one line.
    package struct Sentence: Hashable, Sendable {
        package let text: String
        /// Where it stands: UTF-8 byte offsets into the body; nil for the headline.
        package let range: Range<Int>?
        /// The words that the other one's sentence does not have: UTF-8 byte offsets into `text`, in order.
        package let lit: [Range<Int>]

        package init(text: String, range: Range<Int>?, lit: [Range<Int>]) {
            self.text = text
            self.range = range
            self.lit = lit
        }
    }

    /// Sentences that say the same, or one that the other article has not.
    package struct Row: Hashable, Sendable {
        package let one: Sentence?
        package let other: Sentence?

        package init(one: Sentence?, other: Sentence?) {
            self.one = one
            self.other = other
        }
    }

    /// Where two sentences on the same thing differ.
    package struct Difference: Hashable, Sendable {
        package enum Kind: String, Sendable, CaseIterable {
            /// Of the same things they give another number.
            case number
            /// Each names somebody or something that the other article never names.
            case name
            /// They put it in other words.
            case wording
        }

        package let kind: Kind
        package let one: Sentence
        package let other: Sentence
        /// What each says in the other's stead: a number, a name, or its words that the other has not.
        package let says: String
        package let otherSays: String

        package init(kind: Kind, one: Sentence, other: Sentence, says: String, otherSays: String) {
            self.kind = kind
            self.one = one
            self.other = other
            self.says = says
            self.otherSays = otherSays
        }
    }

    package let one: ArticleLine
    package let other: ArticleLine
    /// Numbers first, then names, then wording; of each kind those nearest to what both are about first.
    package let differences: [Difference]
    /// All sentences of both, in the order of the first; those of the second alone stand where they stand there.
    package let rows: [Row]
    /// The quotations that both give.
    package let quotations: [Quotation]

    package init(
        one: ArticleLine, other: ArticleLine, differences: [Difference], rows: [Row], quotations: [Quotation] = []
    ) {
        self.one = one
        self.other = other
        self.differences = differences
        self.rows = rows
        self.quotations = quotations
    }
}
