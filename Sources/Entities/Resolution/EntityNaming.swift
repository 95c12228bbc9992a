import News

/// Chooses an entity's name from the ways in which the text writes it.
struct EntityNaming {
    /// The entity with its name, kind and aliases; roles and place are added later.
    func entity(of forms: [NameForm]) -> NamedEntity {
        let kind = commonKind(forms)
        let name = self.name(of: forms, kind)
        var aliases: [String] = []
        for spelling in forms.flatMap(\.spellings) where spelling != name && !aliases.contains(spelling) {
            aliases.append(spelling)
        }
        return NamedEntity(name: name, kind: kind, aliases: aliases)
    }

    /// The kind of most mentions; in a tie, that of the first form.
    private func commonKind(_ forms: [NameForm]) -> EntityKind {
        var counts = KindCounts()
        for form in forms { counts[form.kind] += form.mentions.count }
        var best = forms.first?.kind ?? .organization
        for form in forms where counts[form.kind] > counts[best] { best = form.kind }
        return best
    }

    private func name(of forms: [NameForm], _ kind: EntityKind) -> String {
        if let known = knownName(of: forms, kind) { return known }
        let fullest = forms.max { weight($0, kind) < weight($1, kind) }
        return fullest?.text ?? ""
    }

    /// The gazetteer's name if every form is an acronym or a news outlet's, and always for places and groups.
    private func knownName(of forms: [NameForm], _ kind: EntityKind) -> String? {
        guard let identity = forms.lazy.compactMap(\.identity).first else { return nil }
        let isShort = forms.allSatisfy { $0.isAcronym || $0.isOutlet }
        return isShort || kind == .place || kind == .group ? identity : nil
    }

    /// What counts most is more words, then mixed case and the singular, then being written as in the gazetteer, then being
    /// written often.
    private func weight(_ form: NameForm, _ kind: EntityKind) -> (Int, Int, Int, Int) {
        let words = kind == .person || kind == .organization ? form.parts.count : 0
        let isPlural = kind == .group && form.folded.hasSuffix("s") && !form.folded.hasSuffix("ss")
        let isLoud = form.text.count > 6 && form.text.allSatisfy { !$0.isLowercase }
        return (words, isLoud || isPlural ? 0 : 1, form.isIdentity ? 1 : 0, form.mentions.count)
    }
}
