/// One quotation as the tellings of a story give it: who gives it whole, who cuts it and how, who says whose it is.
package struct Quotation: Hashable, Sendable {
    /// How one telling gives it.
    package struct Variant: Hashable, Sendable {
        package let article: ArticleLine
        /// What it gives, in the order of its text: one piece, or several between which it leaves something out or says
        /// something itself.
        package let pieces: [Dossier.Passage]
        /// Whom it names as the speaker; nil if it names nobody.
        package let speaker: Entity?
        /// What it leaves out of the whole: UTF-8 byte offsets into the text of ``Quotation/whole``, in order.
        package let leftOut: [Range<Int>]
        /// The share of the whole's words that it gives, 0 to 1.
        package let share: Double

        package init(
            article: ArticleLine, pieces: [Dossier.Passage], speaker: Entity?, leftOut: [Range<Int>], share: Double
        ) {
            self.article = article
            self.pieces = pieces
            self.speaker = speaker
            self.leftOut = leftOut
            self.share = share
        }

        /// Whether it leaves nothing out.
        package var isWhole: Bool { leftOut.isEmpty }
    }

    /// The speaker whom most of the tellings that name one give; nil if none does.
    package let speaker: Entity?
    /// The longest form of it, as its telling gives it, the pieces of that telling as one.
    package let whole: Dossier.Passage
    /// One for each telling that has it, oldest first; at least two.
    package let variants: [Variant]

    package init(speaker: Entity?, whole: Dossier.Passage, variants: [Variant]) {
        self.speaker = speaker
        self.whole = whole
        self.variants = variants
    }
}
