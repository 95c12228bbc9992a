/// A term of a text: 'cruise missiles', 'hotel landline'. It is no name, unless it is one of the person's own.
package struct Keyword: Hashable, Sendable {
    /// The term as it stands in the text, in small letters but for abbreviations.
    package let text: String
    /// By which it is told from other terms: see ``termKey(_:)``.
    package let key: String
    /// Whether it is one of the person's own.
    package let isOwn: Bool
    /// How much the text is about it: 1 for the text's best keyword and the person's own, down to 0.
    package let weight: Double
    /// Where it stands, in singular or plural, with hyphen or space: UTF-8 byte offsets, half-open, ascending. What a
    /// longer keyword covers is none of its own.
    package let mentions: [Range<Int>]

    package init(text: String, isOwn: Bool = false, weight: Double, mentions: [Range<Int>]) {
        self.text = text
        key = termKey(text)
        self.isOwn = isOwn
        self.weight = weight
        self.mentions = mentions
    }
}
