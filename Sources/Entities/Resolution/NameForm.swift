import News

/// One way in which a text writes a name, with all the mentions written so.
///
/// Mentions whose words fold to the same text and whose kinds can be of one thing share a form.
struct NameForm {
    /// The name, as first printed or completed from what stands beside it: 'WebEx', 'Norwegian Foreign Ministry'.
    let text: String
    /// The ways in which it is printed: 'Foreign Ministry'.
    var spellings: [String]
    /// `folded(text)`.
    let folded: String
    /// The folded words.
    let parts: [String]
    let kind: EntityKind
    /// Indices of mentions, ascending.
    var mentions: [Int]
    /// The gazetteer's name that this is one spelling of.
    let identity: String?
    let isAcronym: Bool

    init(text: String, spelling: String, kind: EntityKind, mention: Int, lexicon: Lexicon) {
        self.text = text
        spellings = [spelling]
        self.kind = kind
        folded = News.folded(text)
        identity = lexicon.fullName(of: folded, kind: kind)
        parts = folded.split(separator: " ").map { String($0) }
        mentions = [mention]
        isAcronym =
            (2...6).contains(folded.count) && parts.count == 1
            && text.unicodeScalars.allSatisfy { $0.properties.isUppercase || $0 == "." || $0 == "&" }
    }

    /// The words without the spaces between: 'web ex' and 'webex' are one.
    var compact: String { parts.joined() }

    /// The words of a person's name without 'Jr' and the like.
    var personParts: ArraySlice<String> {
        guard let last = parts.last, parts.count > 1, NameForm.generations.contains(last) else { return parts[...] }
        return parts.dropLast()
    }

    /// The first letters of the words that count in an acronym.
    var initials: String {
        String(parts.filter { !NameForm.small.contains($0) }.compactMap(\.first))
    }

    private static let generations: Set<String> = ["jr", "sr", "ii", "iii", "iv"]
    private static let small: Set<String> = ["of", "the", "for", "and", "in", "on", "to", "de", "la", "&"]
}

extension EntityKind {
    /// Kinds between which a tagger wavers for one and the same thing; people and groups stand apart from them.
    func mayBeSame(as other: EntityKind) -> Bool {
        self == other || !isApart && !other.isApart
    }

    private var isApart: Bool { self == .person || self == .group || self == .date }
}
