import News

/// Joins names that are written alike: those that differ only in case, accents or hyphens, and those to which the gazetteer
/// gives one name.
///
/// Two of one spelling may be two: 'Mr Obama' and 'Mrs Obama', 'Portland, Maine' and 'Portland, Oregon'. Then a bare
/// 'Obama' or 'Portland' is left open.
struct Spellings {
    let forms: [NameForm]

    /// Joins what is certain. Places that could be several are returned with those they could be; people are left to
    /// `PersonNames`.
    func join(_ clusters: inout Clusters) -> [Int: [Int]] {
        var open: [Int: [Int]] = [:]
        let keysOf = forms.map { keys(of: $0) }
        var groups: [String: [Int]] = [:]
        for (index, keys) in keysOf.enumerated() { for key in keys { groups[key, default: []].append(index) } }
        for (index, keys) in keysOf.enumerated() {
            for key in keys {
                guard let group = groups[key], group.count > 1, group[0] == index else { continue }
                join(group, &clusters, &open)
            }
        }
        return open
    }

    /// What forms are alike by. The kinds of people and groups stand apart from the others.
    private func keys(of form: NameForm) -> [String] {
        switch form.kind {
        case .person: return ["p " + form.compact]
        case .group: return ["g " + singular(form.compact)]
        case .place, .organization, .facility, .weapon, .product, .event, .work, .other, .date:
            var keys = ["c " + form.compact, "n " + form.folded]
            // What lies elsewhere is not what the gazetteer means by the name first.
            if form.owner == nil, let identity = form.identity.map({ folded($0) }), identity != form.folded {
                keys.append("n " + identity)
            }
            return keys
        }
    }

    private func join(_ group: [Int], _ clusters: inout Clusters, _ open: inout [Int: [Int]]) {
        var roots: [Int] = []
        for form in group where !isBare(form) {
            if let same = roots.first(where: { areAlike($0, form) }) {
                clusters.join(same, form)
            } else {
                roots.append(form)
            }
        }
        for form in group where isBare(form) {
            let same = roots.filter { forms[$0].mayBeSame(as: forms[form]) }
            if same.count == 1, !isDistinct(same[0]), areAlike(same[0], form) {
                clusters.join(same[0], form)
            } else if same.isEmpty {
                roots.append(form)
            } else if !same.contains(where: { isDistinct($0) }) {
                open[form] = same
            } else if let bare = roots.first(where: { isBare($0) && areAlike($0, form) }) {
                clusters.join(bare, form)
            } else {
                roots.append(form)
            }
        }
    }

    /// Whether nothing beside the name tells where a place lies.
    private func isBare(_ form: Int) -> Bool {
        forms[form].kind == .place && (forms[form].owner == nil || forms[form].owner == .itself(amongOthers: false))
    }

    /// 'Washington state' is not what 'Washington' is.
    private func isDistinct(_ form: Int) -> Bool { forms[form].owner == .itself(amongOthers: true) }

    private func areAlike(_ left: Int, _ right: Int) -> Bool {
        guard forms[left].mayBeSame(as: forms[right]) else { return false }
        if let owner = forms[left].owner, let other = forms[right].owner, owner != other { return false }
        // 'Smith' may be another than 'Mrs Smith': `PersonNames` decides.
        if forms[left].kind == .person, forms[left].parts.count == 1 { return forms[left].sex == forms[right].sex }
        return true
    }

    /// 'Russians' and 'Russian' are one group.
    private func singular(_ name: String) -> String {
        name.count > 4 && name.hasSuffix("s") && !name.hasSuffix("ss") && !name.hasSuffix("us")
            ? String(name.dropLast()) : name
    }
}
