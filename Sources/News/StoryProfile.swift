/// What an article is compared by to find its story: the words and names that tell it from other articles, each weighed
/// by how rare it is. It is a value of small numbers, as a library keeps it, so that an article that has just been read
/// compares like one that was kept.
package struct StoryProfile: Hashable, Sendable {
    /// A word of the text, without its ending.
    package struct Word: Hashable, Sendable {
        /// Stands for the word: see ``StoryDraft/Word``.
        package let key: UInt16
        /// 0 to 15, in steps of ``StoryProfile/rarityStep``.
        package let rarity: UInt8
        /// How often it is in the headline and the beginning: 0 to 3, where 3 is for more too.
        package let lead: UInt8
        /// The same for the whole text; 0 for a word that is only once in its later part.
        package let whole: UInt8

        package init(key: UInt16, rarity: UInt8, lead: UInt8, whole: UInt8) {
            self.key = key
            self.rarity = rarity
            self.lead = lead
            self.whole = whole
        }
    }

    /// An entity of the library that the article names.
    package struct Name: Hashable, Sendable {
        /// Made of the entity's number.
        package let key: UInt16
        /// Its share of the length of the vector of names: 255 is all.
        package let weight: UInt8

        package init(key: UInt16, weight: UInt8) {
            self.key = key
            self.weight = weight
        }
    }

    /// The natural logarithm of how many articles there are for each one with the word goes up by this for each step of
    /// `Word.rarity`.
    package static let rarityStep: Float = 0.7

    /// When it was published, in hours since 1970; nil if that is not known.
    package let hours: Int?
    /// Stands for the outlet; 0 if it is not known.
    package let outlet: UInt16
    /// The lengths of the vectors of words, those that are left out among them, in 256ths.
    package let leadLength: UInt16
    package let wholeLength: UInt16
    /// Distinct, by ascending key.
    package let words: [Word]
    /// Distinct, by ascending key.
    package let names: [Name]

    package init(
        hours: Int?, outlet: UInt16, leadLength: UInt16, wholeLength: UInt16, words: [Word], names: [Name]
    ) {
        self.hours = hours
        self.outlet = outlet
        self.leadLength = leadLength
        self.wholeLength = wholeLength
        self.words = words
        self.names = names
    }
}

/// The words of a text that may tell what it is about, before it is known how rare the library's articles make them.
package struct StoryDraft: Hashable, Sendable {
    /// A word without its ending, and its forms.
    package struct Word: Hashable, Sendable {
        /// A hash of 16 bits of the word without its ending. A few words of a language share one.
        package let key: UInt16
        /// One way in which the text writes it, folded.
        package let text: String
        /// How often it is in the headline and the beginning.
        package let lead: Int
        /// How often it is in headline and text: twice that, since a word of the later part counts half.
        package let halves: Int
        /// How many articles of open news use it.
        package let common: Int

        package init(key: UInt16, text: String, lead: Int, halves: Int, common: Int) {
            self.key = key
            self.text = text
            self.lead = lead
            self.halves = halves
            self.common = common
        }
    }

    /// Distinct keys, in the order in which they first occur.
    package let words: [Word]

    package init(words: [Word]) { self.words = words }
}

/// Which articles a person wants in one story or apart, as pairs of indices.
package struct StoryTies: Hashable, Sendable {
    package struct Pair: Hashable, Sendable {
        package let one: Int
        package let other: Int

        package init(_ one: Int, _ other: Int) { (self.one, self.other) = (min(one, other), max(one, other)) }
    }

    package var together: Set<Pair> = []
    package var apart: Set<Pair> = []

    package init() {}
}
