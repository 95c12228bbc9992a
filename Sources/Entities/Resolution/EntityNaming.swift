import News

/// Chooses what an entity is called from the ways in which the text writes it.
struct EntityNaming {
    /// The entity's name, kind and aliases; roles and place are added later.
    func entity(of forms: [NameForm]) -> NamedEntity {
        let kind = commonKind(forms)
        let name = self.name(of: forms, kind)
        var aliases: [String] = []
        for spelling in forms.flatMap(\.spellings) where spelling != name && !aliases.contains(spelling) {
            aliases.append(spelling)
        }
        return NamedEntity(name: name, kind: kind, aliases: aliases)
    }

    /// The kind most mentions have; for a tie that of the first.
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

    /// The gazetteer's name where the text has nothing but acronyms, and always for countries and news outlets.
    private func knownName(of forms: [NameForm], _ kind: EntityKind) -> String? {
        guard let identity = forms.lazy.compactMap(\.identity).first else { return nil }
        let isShort = forms.allSatisfy { $0.isAcronym || $0.isOutlet }
        return isShort || kind == .place || kind == .group ? identity : nil
    }

    /// More words weigh most, then being written in mixed case, then as the gazetteer has it, then being written often.
    private func weight(_ form: NameForm, _ kind: EntityKind) -> (Int, Int, Int, Int) {
        let words = kind == .person || kind == .organization ? form.parts.count : 0
        let isPlural = kind == .group && form.folded.hasSuffix("s") && !form.folded.hasSuffix("ss")
        let isLoud = form.text.count > 6 && form.text.allSatisfy { !$0.isLowercase }
        return (words, isLoud || isPlural ? 0 : 1, form.isIdentity ? 1 : 0, form.mentions.count)
    }
}
