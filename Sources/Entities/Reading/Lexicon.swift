import News
import Resources

/// What is known of words and names before any text is read.
struct Lexicon: Sendable {
    let gazetteer: Gazetteer
    /// Whether words are also known without their last letters, as those of languages that inflect them should be.
    let hasEndings: Bool
    private let vocabulary: [WordHash: WordClass]

    init(gazetteer: Gazetteer, hasEndings: Bool = false) {
        self.gazetteer = gazetteer
        self.hasEndings = hasEndings
        var vocabulary: [WordHash: WordClass] = [:]
        for (classes, words) in wordLists {
            for word in words.split(whereSeparator: \.isWhitespace) {
                vocabulary[WordHash(lowercasing: String(word)), default: []].insert(classes)
            }
        }
        self.vocabulary = vocabulary
    }

    func classes(of word: WordHash) -> WordClass { vocabulary[word] ?? [] }

    /// The name that the name of an entry is one spelling of: 'United Nations' for "un", 'Kyiv' for "kiev". Nil where
    /// the gazetteer has it under no other name.
    func fullName(of entry: Gazetteer.Entry, kind: EntityKind) -> String? {
        let isOfKind =
            switch kind {
            case .place, .facility: !entry.classes.isDisjoint(with: [.anyPlace, .facility])
            case .organization: !entry.classes.isDisjoint(with: .anyOrganization)
            case .weapon, .product, .event, .work, .other:
                !entry.classes.isDisjoint(with: [.weapon, .product, .event, .work])
            case .person, .group, .date: false
            }
        guard isOfKind else { return nil }
        // What a place shares with a weapon or a firm is named by the other: Milan is not 'MILAN'.
        let isOther = kind == .place && !entry.classes.isDisjoint(with: [.anyOrganization, .weapon, .product, .work])
        if !isOther, let name = gazetteer.fullName(of: entry) { return name }
        guard kind == .place, !entry.classes.isDisjoint(with: [.capital, .city]) else { return nil }
        return gazetteer.places(of: entry).first?.name
    }
}

extension PhraseClasses {
    /// Names of peoples, religions and camps.
    static let anyGroup: PhraseClasses = [.demonym, .group]
    static let anyCity: PhraseClasses = [.capital, .city]
    static let anyName: PhraseClasses = [.givenName, .surname]
    /// What a single word stands for in a headline, without the text's help.
    static let certainAlone: PhraseClasses = [.country, .capital, .city, .demonym, .group]
    /// What stands for itself wherever it is found, in a headline too.
    static let certain: PhraseClasses = [
        .country, .capital, .city, .region, .area, .water, .demonym, .group, .anyOrganization, .weapon, .product,
        .event, .facility,
    ]
}
