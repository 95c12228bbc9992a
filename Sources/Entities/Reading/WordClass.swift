/// What the rules know of a word by itself: its part in names, in titles, in the sentence.
///
/// A word may have several: 'May' is a month and a function word, 'general' a title and an adjective.
struct WordClass: OptionSet, Hashable, Sendable {
    let rawValue: UInt64

    /// Words that hold sentences together and do not begin a name: the, of, while, however.
    static let function = WordClass(rawValue: 1 << 0)
    /// Prepositions that stand before places more often than not.
    static let placePreposition = WordClass(rawValue: 1 << 1)
    /// Verbs of saying, in the forms that appear beside a speaker.
    static let reporting = WordClass(rawValue: 1 << 2)
    /// Titles that come right before a person's name: President, Minister, Colonel.
    static let title = WordClass(rawValue: 1 << 3)
    /// Words that form a title with the next word: Prime, Defence, Lieutenant, Vice.
    static let titleModifier = WordClass(rawValue: 1 << 4)
    /// Mr, Mrs, Dr: titles that say nothing of what a person does.
    static let courtesy = WordClass(rawValue: 1 << 5)
    /// What a person is: spokesman, leader, editor, head.
    static let role = WordClass(rawValue: 1 << 6)
    /// Lower-case words that may come before a role: national, senior, opposition.
    static let roleModifier = WordClass(rawValue: 1 << 7)
    static let organizationHead = WordClass(rawValue: 1 << 8)
    static let facilityHead = WordClass(rawValue: 1 << 9)
    static let placeHead = WordClass(rawValue: 1 << 10)
    static let eventHead = WordClass(rawValue: 1 << 11)
    static let workHead = WordClass(rawValue: 1 << 12)
    /// The lower-case noun after a weapon's name: missile, tank, jet.
    static let weaponNoun = WordClass(rawValue: 1 << 13)
    static let productNoun = WordClass(rawValue: 1 << 14)
    static let organizationNoun = WordClass(rawValue: 1 << 15)
    static let placeNoun = WordClass(rawValue: 1 << 16)
    static let eventNoun = WordClass(rawValue: 1 << 17)
    static let month = WordClass(rawValue: 1 << 18)
    static let weekday = WordClass(rawValue: 1 << 19)
    /// Small words within a person's name: von, de, bin, al.
    static let particle = WordClass(rawValue: 1 << 20)
    /// The word that ends a company's name: Inc, Ltd, AG.
    static let companySuffix = WordClass(rawValue: 1 << 21)
    /// Words that begin a name and settle its kind: Lake, Mount; Operation, Hurricane.
    static let placeOpener = WordClass(rawValue: 1 << 23)
    static let eventOpener = WordClass(rawValue: 1 << 24)
    static let he = WordClass(rawValue: 1 << 25)
    static let she = WordClass(rawValue: 1 << 26)
    /// Adjectives between the name of a weapon or product and its noun: long-range, cruise, armoured.
    static let nounModifier = WordClass(rawValue: 1 << 27)
    /// Words that only tell a person's generation: Jr, Sr, II.
    static let generation = WordClass(rawValue: 1 << 28)
    static let determiner = WordClass(rawValue: 1 << 29)
    static let workNoun = WordClass(rawValue: 1 << 30)

    /// Function words that are also given names.
    static let nameToo = WordClass(rawValue: 1 << 31)
    /// Acronyms that do not name an organisation: TV, AI, DNA.
    static let plainAcronym = WordClass(rawValue: 1 << 32)

    static let anyHead: WordClass = [.organizationHead, .facilityHead, .placeHead, .eventHead, .workHead]
}
