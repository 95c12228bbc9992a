import Resources

/// The words beside the name of a people: 'the Munduruku people', 'the Sami have their own parliament'.
struct GroupWords: Sendable {
    private let nouns = KnownWords.hashes("people peoples tribe tribes tribesmen clan clans")
    private let plural = KnownWords.hashes("have are were live lived speak say")
    /// The last letter of names that are plurals already, as those of teams are.
    private let lastOfPlurals: UInt32 = {
        var hash = Hash32()
        hash.add(0x73)
        return hash.value(salt: 10)
    }()

    /// Whether the words beside a name say that it is a people. What lists have as a place or an organisation is not a
    /// people.
    func tell(_ name: Range<Int>, _ classes: PhraseClasses, in text: ObservedText) -> Bool {
        let form = text.forms[name.lowerBound]
        guard name.count == 1, name.lowerBound > 0, text.forms[name.lowerBound - 1].lower == text.known.the,
            !form.traits.contains(.allCapitals), form.suffix[0] != lastOfPlurals,
            classes.isDisjoint(with: [.anyPlace, .anyOrganization, .facility, .product, .weapon, .event, .work])
        else { return false }
        let next = text.forms[name.upperBound]
        guard !next.isCapitalised else { return false }
        // 'The roads along the Vltava are shut': only what opens the sentence is the verb's subject.
        let opens = text.forms[name.lowerBound - 1].isCapitalised
        return nouns.contains(next.lower) || opens && plural.contains(next.lower)
    }
}
