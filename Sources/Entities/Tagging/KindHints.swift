import Resources

/// What lists and the noun beside a name say of its kind, beside the model.
///
/// The model has seen few of the listed weapons and products, and 'X missiles' mostly with a country for X. So a list that
/// has just this name counts, more so if it does not know the name as what the model says; and so does the noun that
/// follows a name of no country, people or organisation.
struct KindHints {
    let text: ObservedText

    /// Hints are logarithms of how many times likelier a sort is.
    private static let listed: Float = 3
    private static let listedOnly: Float = 5.5
    private static let noun: Float = 3

    func hints(for span: TaggedSpan) -> [(sort: TagLabel.Sort, hint: Float)] {
        guard let own = span.kind.sort else { return [] }
        let classes = classes(of: span.tokens)
        var result: [(sort: TagLabel.Sort, hint: Float)] = []
        let isOwnListed = KindHints.isListed(own, in: classes)
        for sort in [TagLabel.Sort.weapon, .product, .event, .facility] where sort != own {
            guard KindHints.isListed(sort, in: classes) else { continue }
            result.append((sort, isOwnListed ? KindHints.listed : KindHints.listedOnly))
        }
        if classes.isDisjoint(with: KindHints.owners) {
            let nouns = text.nouns(behind: span.tokens)
            if nouns & KnownWords.weaponNoun != 0, own != .weapon { result.append((.weapon, KindHints.noun)) }
            if nouns & KnownWords.productNoun != 0, own != .product { result.append((.product, KindHints.noun)) }
        }
        return result
    }

    /// What the gazetteer has just these words as.
    private func classes(of tokens: Range<Int>) -> PhraseClasses {
        let first = text.forms[tokens.lowerBound]
        if tokens.count == 1 { return first.phrasePosition == 0 ? first.classes : [] }
        let isPhrase = first.phrasePosition == 1 && text.forms[tokens.upperBound - 1].phrasePosition == 3
        return isPhrase ? first.phraseClasses : []
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
