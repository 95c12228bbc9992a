import News
import Resources

/// One way in which a text writes a name, with all the mentions written that way.
///
/// Mentions share a form if their text and their kind are the same.
final class NameForm {
    /// The name as first printed, or as completed from what stands beside it: 'WebEx', 'Norwegian Foreign Ministry'.
    let text: String
    /// The ways in which it is printed, such as 'Foreign Ministry'.
    var spellings: [String]
    /// `folded(text)`.
    let folded: String
    /// The folded words.
    let parts: [String]
    let kind: EntityKind
    /// Indices of mentions, ascending.
    var mentions: [Int]
    /// The gazetteer's name of which this is a spelling; nil if there is none.
    let identity: String?
    let isAcronym: Bool
    /// Whether it is a newspaper, broadcaster or agency of the gazetteer.
    let isOutlet: Bool
    /// Whether it is written as in the gazetteer: 'Manchester United', not 'Man Utd'.
    var isIdentity: Bool { identity.map { News.folded($0) == folded } ?? false }

    /// Whether it is a country's name, and no town's.
    let isCountry: Bool
    /// Whether the gazetteer has the name at all.
    let isKnown: Bool
    /// Whether the gazetteer has a place and an organisation of this name: the Amazon and Amazon.
    let isBoth: Bool
    /// Whether it is a town's name and no capital's: an organisation of the name is its club, not the town.
    let isTown: Bool

    /// What the text and the name say of a person's sex; nil if they say nothing.
    let sex: Sex?
    /// Which state or country the text says that a place is in; nil if it does not say.
    let owner: PlaceOwner?

    init(
        text: String, spelling: String, kind: EntityKind, mention: Int, sex: Sex? = nil, owner: PlaceOwner? = nil,
        lexicon: Lexicon
    ) {
        self.text = text
        spellings = [spelling]
        self.kind = kind
        self.sex = sex
        self.owner = owner
        folded = withoutArticle(News.folded(text))
        let entry = lexicon.gazetteer.entry(for: PhraseHash(folded))
        identity = entry.flatMap { lexicon.fullName(of: $0, kind: kind) }
        let classes = entry?.classes ?? []
        isKnown = !classes.isEmpty
        isCountry = kind == .place && classes.contains(.country)
        isOutlet = kind == .organization && classes.contains(.media)
        isBoth = !classes.isDisjoint(with: .anyPlace) && !classes.isDisjoint(with: .anyOrganization)
        isTown = !classes.isDisjoint(with: [.city, .town]) && classes.isDisjoint(with: [.capital, .country])
        parts = folded.split(separator: " ").map { String($0) }
        mentions = [mention]
        isAcronym =
            (2...6).contains(folded.unicodeScalars.count) && parts.count == 1
            && text.unicodeScalars.allSatisfy { $0.isASCII ? $0.isCapitalOrMark : $0.properties.isUppercase }
    }

    /// The same form with fewer mentions.
    init(_ form: NameForm, mentions: [Int]) {
        (text, spellings, folded, parts, kind) = (form.text, form.spellings, form.folded, form.parts, form.kind)
        (identity, isAcronym, isOutlet, isBoth) = (form.identity, form.isAcronym, form.isOutlet, form.isBoth)
        (isKnown, isCountry, isTown, sex, owner) = (
            form.isKnown, form.isCountry, form.isTown, form.sex, form.owner
        )
        self.mentions = mentions
    }

    /// Whether it may name the same thing as another form of the same words. Owners and sexes are looked at elsewhere.
    func mayBeSame(as other: NameForm) -> Bool {
        if kind == other.kind { return true }
        let isClub = isTown && (kind == .organization || other.kind == .organization)
        return kind.mayBeSame(as: other.kind) && !((isBoth || isClub) && isPlacelike != other.isPlacelike)
    }

    private var isPlacelike: Bool { kind == .place || kind == .facility }

    /// The words without the spaces between them: 'web ex' and 'webex' are the same.
    var compact: String { parts.joined() }

    /// The words of a person's name without 'Jr' and the like.
    var personParts: ArraySlice<String> {
        generation == nil ? parts[...] : parts.dropLast()
    }

    /// 'jr', 'iii'; nil for a name without.
    var generation: String? {
        guard let last = parts.last, parts.count > 1, NameForm.generations.contains(last) else { return nil }
        return last
    }

    /// The first letters of the words that count in an acronym.
    private(set) lazy var initials = String(parts.filter { !NameForm.small.contains($0) }.compactMap(\.first))

    private static let generations: Set<String> = ["jr", "sr", "ii", "iii", "iv"]
    private static let small: Set<String> = ["of", "the", "for", "and", "in", "on", "to", "de", "la", "&"]
}

extension Unicode.Scalar {
    /// Whether it is a capital of ASCII, or a mark within acronyms: 'U.S.', 'AT&T'.
    fileprivate var isCapitalOrMark: Bool { (0x41...0x5A).contains(value) || self == "." || self == "&" }
}

/// A folded name without a leading "the", which outlets print at some times and not at others.
func withoutArticle(_ folded: String) -> String {
    folded.hasPrefix("the ") && folded.utf8.count > 6 ? String(folded.dropFirst(4)) : folded
}

extension EntityKind {
    /// Whether a tagger may waver between two kinds for the same thing. People, groups and dates stand apart.
    func mayBeSame(as other: EntityKind) -> Bool {
        self == other || !isApart && !other.isApart
    }

    private var isApart: Bool { self == .person || self == .group || self == .date }
}
