/// What an article tells that a person has not read in other tellings of its story.
package struct NewFacts: Hashable, Sendable {
    /// The sentences that none of the others had: UTF-8 byte offsets into the body, in order.
    package let sentences: [Range<Int>]
    /// How many sentences the article has that say something.
    package let total: Int

    package init(sentences: [Range<Int>], total: Int) {
        self.sentences = sentences
        self.total = total
    }
}
