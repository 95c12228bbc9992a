import News
import Resources

/// Decides which names of a text in another language name the same, without the rules that know English.
///
/// Names are one if they are written alike, if a list has both for one usual name (Москва, Москве: Moscow), or if they
/// differ in their endings alone, where the language bends names. A surname alone is the only person of that surname.
/// What is in doubt stays apart.
struct PlainResolver {
    let reading: Reading
    let gazetteer: Gazetteer
    /// Whether names change their endings.
    let bendsNames: Bool
    /// The tag of the text's language, by which Cyrillic is written in Latin letters.
    let language: String?

    /// One way in which the text writes a name.
    private struct Form {
        let text: String
        let kind: EntityKind
        let words: [String]
        /// The usual English name that a list has for it.
        let usual: String?
        var mentions = 0
    }

    /// - Returns: for each span an index into the entities, and these in order of first mention.
    func resolution(of spans: [TaggedSpan]) -> (entityOf: [Int], entities: [NamedEntity]) {
        var forms: [Form] = []
        var known: [String: Int] = [:]
        let formOf = spans.map { span -> Int in
            let text = reading.text(span.tokens).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let key = span.kind.rawValue + "\t" + text
            let number = known[key] ?? forms.count
            if known[key] == nil {
                known[key] = number
                forms.append(form(text, span.kind))
            }
            forms[number].mentions += 1
            return number
        }
        var clusters = Clusters(count: forms.count)
        join(forms, &clusters)
        return numbered(formOf, forms, &clusters)
    }

    private func form(_ text: String, _ kind: EntityKind) -> Form {
        let folded = News.folded(text)
        let usual = usual(folded, kind) ?? (kind == .place ? transliteratedPlace(text) : nil)
        return Form(text: text, kind: kind, words: folded.split(separator: " ").map(String.init), usual: usual)
    }

    /// The usual English name of a name in a list, if it is of the same kind there.
    private func usual(_ folded: String, _ kind: EntityKind) -> String? {
        guard let entry = gazetteer.entry(for: PhraseHash(folded)) else { return nil }
        switch kind {
        case .person: return entry.isPerson ? gazetteer.fullName(of: entry) : nil
        case .organization:
            return entry.classes.isDisjoint(with: .anyOrganization) ? nil : gazetteer.fullName(of: entry)
        case .place: return usualPlace(entry)
        case .facility, .group, .weapon, .product, .event, .work, .other, .date: return nil
        }
    }

    private func usualPlace(_ entry: Gazetteer.Entry) -> String? {
        guard !entry.classes.isDisjoint(with: [.country, .capital, .city]) else { return nil }
        return gazetteer.fullName(of: entry) ?? gazetteer.places(of: entry).first?.name
    }

    /// The usual name of a place in Cyrillic that only the list of Latin names has: 'Khabarovsk' of 'Хабаровске'.
    private func transliteratedPlace(_ text: String) -> String? {
        guard hasCyrillic(text) else { return nil }
        return nominatives(of: text).lazy.compactMap { name in
            gazetteer.entry(for: PhraseHash(News.folded(transliterated(name, language: language))))
                .flatMap { usualPlace($0) }
        }.first
    }

    /// What a name may be in the nominative, itself first.
    private func nominatives(of text: String) -> [String] {
        guard bendsNames, text.count > 4 else { return [text] }
        let endings = ["", "а", "я", "ь"]
        return [text] + [1, 2].flatMap { cut in endings.map { text.dropLast(cut) + $0 } }
    }

    // MARK: Joining

    private func join(_ forms: [Form], _ clusters: inout Clusters) {
        var byName: [String: Int] = [:]
        for (number, form) in forms.enumerated() {
            for name in [form.words.joined(separator: " "), form.usual.map { "=" + $0 }].compactMap({ $0 }) {
                let key = form.kind.rawValue + "\t" + name
                if let other = byName[key] { clusters.join(other, number) } else { byName[key] = number }
            }
        }
        if bendsNames { joinBent(forms, &clusters) }
        joinSurnames(forms, &clusters)
    }

    /// Joins names whose words differ in their endings alone.
    private func joinBent(_ forms: [Form], _ clusters: inout Clusters) {
        var byStart: [String: [Int]] = [:]
        for (number, form) in forms.enumerated() where form.words.first.map({ $0.count > 3 }) ?? false {
            byStart["\(form.kind) \(form.words.count) \(form.words[0].prefix(4))", default: []].append(number)
        }
        for group in byStart.values where group.count <= Self.largestGroup {
            for (position, left) in group.enumerated() {
                for right in group.dropFirst(position + 1) where areBent(forms[left].words, forms[right].words) {
                    clusters.join(left, right)
                }
            }
        }
    }

    private func areBent(_ left: [String], _ right: [String]) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy(areForms)
    }

    /// Whether two words may be forms of one: alike but for at most three letters at the end of either.
    private func areForms(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        guard bendsNames else { return false }
        let (left, right) = (Array(left), Array(right))
        let same = zip(left, right).prefix { $0 == $1 }.count
        let rest = max(left.count, right.count) - same
        return same >= 4 && rest <= 3 && rest < same && abs(left.count - right.count) <= 2
    }

    /// Joins a surname to the only full name that ends in it.
    private func joinSurnames(_ forms: [Form], _ clusters: inout Clusters) {
        var byStart: [Substring: [Int]] = [:]
        for full in forms.indices where forms[full].kind == .person && forms[full].words.count > 1 {
            if let surname = forms[full].words.last { byStart[surname.prefix(4), default: []].append(full) }
        }
        for short in forms.indices where forms[short].kind == .person && forms[short].words.count == 1 {
            let name = forms[short].words[0]
            guard let near = byStart[name.prefix(4)], near.count <= Self.largestGroup else { continue }
            let roots = near.filter { forms[$0].words.last.map { areForms($0, name) } ?? false }
                .map { clusters.root($0) }
            if let only = roots.first, roots.allSatisfy({ $0 == only }) { clusters.join(only, short) }
        }
    }

    /// A text with more names of one beginning is a list, in which every one stays apart.
    private static let largestGroup = 40

    // MARK: Naming

    private func numbered(
        _ formOf: [Int], _ forms: [Form], _ clusters: inout Clusters
    ) -> (entityOf: [Int], entities: [NamedEntity]) {
        var numbers: [Int: Int] = [:]
        var members: [[Int]] = []
        let entityOf = formOf.map { form -> Int in
            let root = clusters.root(form)
            let number = numbers[root] ?? members.count
            if numbers[root] == nil {
                numbers[root] = number
                members.append([])
            }
            if !members[number].contains(form) { members[number].append(form) }
            return number
        }
        return (entityOf, members.map { entity(of: $0.map { forms[$0] }) })
    }

    /// The entity is called by its usual name, or as the text writes it most fully and, of its forms, most plainly; people
    /// and places are written in Latin letters.
    private func entity(of forms: [Form]) -> NamedEntity {
        let usual = forms.lazy.compactMap(\.usual).first
        let fullest = forms.map(\.words.count).max() ?? 0
        let plainest = forms.filter { $0.words.count == fullest }.min { $0.text.count < $1.text.count }
        let kind = forms.first?.kind ?? .other
        let written = plainest?.text ?? ""
        let isRead = kind == .person || kind == .place
        let name = usual ?? (isRead ? transliterated(written, language: language) : written)
        var aliases: [String] = []
        for form in forms where form.text != name && !aliases.contains(form.text) { aliases.append(form.text) }
        return NamedEntity(name: name, kind: kind, aliases: aliases)
    }
}
