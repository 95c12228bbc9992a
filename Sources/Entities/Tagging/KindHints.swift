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

    func hints(for span: TaggedSpan) -> [(sort: TagLabel.Sort, hint: Float)] {
        guard let own = span.kind.sort else { return [] }
        let classes = text.phraseClasses(of: span.tokens)
        return listHints(span.tokens, classes, own) + nounHints(span.tokens, classes, own)
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
        var result: [(sort: TagLabel.Sort, hint: Float)] = []
        for (sort, noun) in [(TagLabel.Sort.weapon, KnownWords.weaponNoun), (.product, KnownWords.productNoun)]
        where sort != own {
            let beside = [text.noun(behind: tokens), text.noun(before: tokens)].compactMap { $0 }
            guard let token = beside.first(where: { text.nouns(at: $0) & noun != 0 }) else { continue }
            let isVague = text.known.vagueNouns.contains(text.forms[token].lower) || KindHints.mayOwn(own)
            result.append((sort, isVague ? KindHints.vagueNoun : KindHints.noun))
        }
        return result
    }

    /// Whether names of a sort may stand before the noun for what they own or fly: 'Starship rockets', 'police helicopters'.
    private static func mayOwn(_ sort: TagLabel.Sort) -> Bool {
        switch sort {
        case .organization, .group, .product, .weapon: true
        case .person, .place, .facility, .event, .work, .other: false
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
