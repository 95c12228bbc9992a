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
        // A library links 'Kiev' in one article with 'Kyiv' in another by the usual name.
        if kind == .place, let usual = forms.lazy.compactMap(\.identity).first, usual != name, !aliases.contains(usual)
        {
            aliases.append(usual)
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
        guard let fullest = forms.max(by: { weight($0, kind) < weight($1, kind) }) else { return "" }
        return kind == .place && isLoud(fullest, kind) ? lowered(fullest.text) : fullest.text
    }

    /// 'Gaza City' for 'GAZA CITY'.
    private func lowered(_ text: String) -> String {
        text.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: " ")
    }

    /// Whether a name is in capitals for loudness alone: 'BERLIN', but not 'NATO'.
    private func isLoud(_ form: NameForm, _ kind: EntityKind) -> Bool {
        form.text.count > (kind == .place ? 3 : 6) && form.text.allSatisfy { !$0.isLowercase }
    }

    /// The gazetteer's name if every form is an acronym or a news outlet's, and always for countries and groups. A town
    /// is called as the article calls it.
    private func knownName(of forms: [NameForm], _ kind: EntityKind) -> String? {
        guard let identity = forms.lazy.compactMap(\.identity).first else { return nil }
        let isShort = forms.allSatisfy { $0.isAcronym || $0.isOutlet }
        return isShort || kind == .group || kind == .place && forms.contains(where: \.isCountry) ? identity : nil
    }

    /// What counts most is more words, then mixed case and the singular, then being written as in the gazetteer, then being
    /// written often.
    private func weight(_ form: NameForm, _ kind: EntityKind) -> (Int, Int, Int, Int) {
        let words = kind == .person || kind == .organization ? form.parts.count : 0
        let isPlural = kind == .group && form.folded.hasSuffix("s") && !form.folded.hasSuffix("ss")
        return (words, isLoud(form, kind) || isPlural ? 0 : 1, form.isIdentity ? 1 : 0, form.mentions.count)
    }
}
