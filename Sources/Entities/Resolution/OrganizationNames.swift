/// How the names of organisations and things in one text belong together: acronyms and short forms.
struct OrganizationNames {
    private let forms: [NameForm]
    /// Pairs of forms, the second in brackets right after the first.
    private let definitions: [(Int, Int)]
    /// Forms of two or more words, by their initials, their first word and their last word.
    private var byInitials: [String: [Int]] = [:]
    private var byFirst: [String: [Int]] = [:]
    private var byLast: [String: [Int]] = [:]

    init(forms: [NameForm], definitions: [(Int, Int)]) {
        self.forms = forms
        self.definitions = definitions
        for (index, form) in forms.enumerated() where form.parts.count > 1 && !form.kind.mayBeSame(as: .person) {
            byInitials[form.initials, default: []].append(index)
            if let first = form.parts.first { byFirst[first, default: []].append(index) }
            if let last = form.parts.last { byLast[last, default: []].append(index) }
        }
    }

    func join(_ clusters: inout Clusters) {
        for (long, short) in definitions where isPlausible(forms[short], for: forms[long]) {
            clusters.join(long, short)
        }
        joinTurned(&clusters)
        joinFirms(&clusters)
        for short in forms.indices where forms[short].kind.mayBeSame(as: .organization) {
            var roots: Set<Int> = []
            for candidate in longer(than: short) { roots.insert(clusters.root(candidate)) }
            roots.remove(clusters.root(short))
            if roots.count == 1, let only = roots.first { clusters.join(only, short) }
        }
    }

    /// 'Department of Transportation' and 'Transportation Department'.
    private func joinTurned(_ clusters: inout Clusters) {
        for (index, form) in forms.enumerated() where form.kind == .organization && form.parts.count > 2 {
            guard form.parts[1] == "of" || form.parts[1] == "for", let head = form.parts.first else { continue }
            let turned = form.parts.dropFirst(2).filter { $0 != "the" } + [head]
            for other in byLast[head] ?? [] where forms[other].parts == turned { clusters.join(index, other) }
        }
    }

    /// 'Talanx AG' and 'Talanx', whatever kind the short name was taken for.
    private func joinFirms(_ clusters: inout Clusters) {
        var byName: [String: Int] = [:]
        for (index, form) in forms.enumerated() where form.kind == .organization && form.parts.count > 1 {
            guard let last = form.parts.last, OrganizationNames.suffixes.contains(last) else { continue }
            byName[form.parts.dropLast().joined(separator: " ")] = index
        }
        guard !byName.isEmpty else { return }
        for (index, form) in forms.enumerated() {
            if let firm = byName[form.folded], form.kind.mayBeSame(as: .organization) { clusters.join(firm, index) }
        }
    }

    private static let suffixes: Set<String> = [
        "inc", "ltd", "llc", "plc", "corp", "co", "gmbh", "ag", "sa", "nv", "bv", "oy", "ab", "asa", "spa", "se", "llp",
    ]

    /// The forms that this one may be short for. If the text has a hundred of them, a short form says nothing.
    private func longer(than short: Int) -> [Int] {
        let form = forms[short]
        let initials = byInitials[form.folded] ?? []
        let first = form.parts.first.flatMap { byFirst[$0] } ?? []
        let last = form.parts.last.flatMap { byLast[$0] } ?? []
        guard first.count + last.count + initials.count < 100 else { return [] }
        return initials.filter { isAcronym(short, of: $0) } + (first + last).filter { isShort(short, of: $0) }
    }

    /// Whether the letters of an acronym occur in order in the name: 'Organization for Security and Co-operation in Europe
    /// (OSCE)'.
    private func isPlausible(_ short: NameForm, for long: NameForm) -> Bool {
        guard short.kind.mayBeSame(as: long.kind), long.parts.count > 1, short.parts.count == 1 else { return false }
        guard short.isAcronym else { return false }
        // Abroad, an acronym may be that of the name in its own language: 'National Electoral Council (CNE)'.
        if short.kind == .organization, long.kind == .organization, !short.isKnown { return true }
        var wanted = Substring(short.folded)
        for letter in long.compact where letter == wanted.first { wanted = wanted.dropFirst() }
        return wanted.isEmpty && short.folded.first == long.folded.first
    }

    /// 'IAEA', if the text has the International Atomic Energy Agency.
    private func isAcronym(_ short: Int, of long: Int) -> Bool {
        forms[short].isAcronym && forms[long].parts.count >= 2 && forms[short].folded == forms[long].initials
            && forms[short].folded.count > 1 && forms[short].kind.mayBeSame(as: forms[long].kind)
            && forms[short].kind == .organization
    }

    /// 'Lockheed' for Lockheed Martin, 'Webex' for Cisco Webex, 'the Commission' for the European Commission.
    private func isShort(_ short: Int, of long: Int) -> Bool {
        let (part, whole) = (forms[short], forms[long])
        guard part.kind == whole.kind, part.parts.count < whole.parts.count, !part.isAcronym, part.folded.count > 3
        else { return false }
        switch part.kind {
        case .organization:
            return whole.parts.starts(with: part.parts)
                || whole.parts.suffix(part.parts.count).elementsEqual(part.parts)
        case .product, .weapon, .event, .facility:
            return whole.parts.suffix(part.parts.count).elementsEqual(part.parts)
        case .person, .place, .group, .work, .other, .date: return false
        }
    }
}
