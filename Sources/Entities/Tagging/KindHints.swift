import Resources

/// What lists and the noun beside a name say of its kind, beside the model.
///
/// The model has seen few of the listed weapons and products, and 'X missiles' mostly with a country for X. So a list that
/// has just this name counts, more so if it does not know the name as what the model says; and so does the noun that
/// stands beside a name of no country, people or organisation.
struct KindHints {
    let text: ObservedText

    /// Hints are logarithms of how many times likelier a sort is.
    private static let listed: Float = 3
    private static let listedOnly: Float = 5.5
    static let noun: Float = 5
    private static let vagueNoun: Float = 3
    /// More than all other evidence about a mention together.
    static let named: Float = 8

    func hints(for span: TaggedSpan) -> [(sort: TagLabel.Sort, hint: Float)] {
        guard let own = span.kind.sort else { return [] }
        let classes = text.phraseClasses(of: span.tokens)
        if let sort = sortNamed(span.tokens, classes) {
            // If the name may also be a person's or a place's, the noun speaks of this mention alone.
            let isOther = sort == .work || !classes.isDisjoint(with: [.anyPlace, .givenName, .surname])
            return [(sort, sort == own || sort != .event && isOther ? KindHints.named : KindHints.noun)]
        }
        if let sort = text.known.naming.sort(opening: span.tokens, in: text), sort != own {
            return [(sort, KindHints.noun)]
        }
        if own == .person, classes.contains(.company), speaksAsFirm(span.tokens) {
            return [(.organization, KindHints.noun)]
        }
        if own != .group, text.known.groups.tell(span.tokens, classes, in: text) { return [(.group, KindHints.noun)] }
        return listHints(span.tokens, classes, own) + nounHints(span.tokens, classes, own)
    }

    /// 'Orange said that it would', 'Target cut its prices': what follows calls the name 'it'.
    func speaksAsFirm(_ name: Range<Int>) -> Bool {
        let verb = name.upperBound
        guard verb + 1 < text.forms.count, text.forms[verb].kind == .word, !text.forms[verb].isCapitalised else {
            return false
        }
        let isSaying = text.known.sayings.contains(text.forms[verb].lower)
        let next = isSaying && text.forms[verb + 1].lower == text.known.that ? verb + 2 : verb + 1
        return next < text.forms.count
            && (text.forms[next].lower == text.known.its || isSaying && text.forms[next].lower == text.known.it)
    }

    /// What the noun before a name says that it is; nil where the name is one of those whose things nouns tell of.
    func sortNamed(_ name: Range<Int>, _ classes: PhraseClasses) -> TagLabel.Sort? {
        guard classes.isDisjoint(with: [.country, .demonym, .group, .anyOrganization]) else { return nil }
        return text.known.naming.sort(of: name, in: text)
    }

    private func listHints(
        _ tokens: Range<Int>, _ classes: PhraseClasses, _ own: TagLabel.Sort
    ) -> [(sort: TagLabel.Sort, hint: Float)] {
        let isOwnListed = KindHints.isListed(own, in: classes)
        let sorts = TagLabel.Sort.allCases.filter { $0 != own && KindHints.isListed($0, in: classes) }
        return sorts.compactMap { sort in
            switch sort {
            case .weapon, .product, .event, .facility:
                return (sort, isOwnListed ? KindHints.listed : KindHints.listedOnly)
            case .organization, .group:
                return sorts.count == 1 && !isOwnListed ? (sort, KindHints.listed) : nil
            case .place: return sorts.count == 1 && tokens.count > 1 ? (sort, KindHints.listed) : nil
            case .person, .work, .other: return nil
            }
        }
    }

    private func nounHints(
        _ tokens: Range<Int>, _ classes: PhraseClasses, _ own: TagLabel.Sort
    ) -> [(sort: TagLabel.Sort, hint: Float)] {
        guard classes.isDisjoint(with: KindHints.owners) else { return [] }
        let isOneListed = classes.contains(.weapon) != classes.contains(.product)
        var result: [(sort: TagLabel.Sort, hint: Float)] = []
        for (sort, noun) in [(TagLabel.Sort.weapon, KnownWords.weaponNoun), (.product, KnownWords.productNoun)]
        where sort != own && !(isOneListed && KindHints.isListed(own, in: classes)) {
            guard let strength = KindHints.strength(of: own) else { continue }
            let beside = [text.noun(behind: tokens), text.noun(before: tokens)].compactMap { $0 }
            guard let token = beside.first(where: { text.nouns(at: $0) & noun != 0 }) else { continue }
            let isVague = text.known.vagueNouns.contains(text.forms[token].lower)
            result.append((sort, isVague ? min(strength, KindHints.vagueNoun) : strength))
        }
        return result
    }

    /// What a noun counts beside what the model took for a sort of name: less where names of the sort stand before it for what
    /// they own or are ('police helicopters', 'Starship rockets'), nothing where they tell when ('World War II-era jets').
    private static func strength(of sort: TagLabel.Sort) -> Float? {
        switch sort {
        case .person, .place, .other: noun
        case .organization, .group, .product, .weapon, .work: vagueNoun
        case .facility, .event: nil
        }
    }

    /// Whose weapons and products are named by their owner.
    private static let owners: PhraseClasses = [.anyPlace, .demonym, .group, .anyOrganization]

    private static func isListed(_ sort: TagLabel.Sort, in classes: PhraseClasses) -> Bool {
        switch sort {
        case .person: !classes.isDisjoint(with: [.givenName, .surname])
        case .place: !classes.isDisjoint(with: .anyPlace)
        case .organization: !classes.isDisjoint(with: .anyOrganization)
        case .group: !classes.isDisjoint(with: [.demonym, .group])
        case .facility: classes.contains(.facility)
        case .weapon: classes.contains(.weapon)
        case .product: classes.contains(.product)
        case .event: classes.contains(.event)
        case .work: classes.contains(.work)
        case .other: false
        }
    }
}
