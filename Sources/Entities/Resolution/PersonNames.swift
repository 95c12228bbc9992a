import News

/// How the names of people in one text belong together.
///
/// 'Pistorius' is Boris Pistorius if the text has no other Pistorius; 'John Kennedy' is John F. Kennedy; 'Navalny' and
/// 'Nawalny' are one. If two could be meant, nothing is joined: a wrong person is worse than one found twice.
struct PersonNames {
    private let forms: [NameForm]
    /// Indices of the forms that are people.
    private let people: [Int]
    /// Those of two or more words, by the sound of the last word, and by the first word.
    private var byLast: [String: [Int]] = [:]
    private var byFirst: [String: [Int]] = [:]

    init(_ forms: [NameForm]) {
        self.forms = forms
        people = forms.indices.filter { forms[$0].kind == .person }
        for person in people where forms[person].personParts.count > 1 {
            if let last = forms[person].personParts.last { byLast[soundKey(last), default: []].append(person) }
            if let first = forms[person].personParts.first { byFirst[first, default: []].append(person) }
        }
    }

    /// Joins what is certain. Returns the forms that could be several people, each with those it could be.
    func join(_ clusters: inout Clusters) -> [Int: [Int]] {
        for family in byLast.values where family.count <= PersonNames.largestFamily { joinVariants(family, &clusters) }
        var open: [Int: [Int]] = [:]
        // Longer forms first, so that 'Da Silva' finds that 'Lula da Silva' and 'Luiz Inácio Lula da Silva' are one.
        for short in people.sorted(by: { (forms[$1].parts.count, $0) < (forms[$0].parts.count, $1) }) {
            let candidates = distinct(longer(than: short), &clusters)
            if candidates.count == 1 {
                clusters.join(candidates[0], short)
            } else if candidates.count > 1 {
                open[short] = candidates
            }
        }
        return open
    }

    /// If a text names more people of one surname, it is a list, and they all stay apart.
    private static let largestFamily = 40

    /// The full names of which a form may be the surname or the given name.
    private func longer(than short: Int) -> [Int] {
        guard let first = forms[short].personParts.first, let last = forms[short].personParts.last else { return [] }
        let near =
            (byLast[soundKey(last)] ?? []).prefix(PersonNames.largestFamily)
            + (byFirst[first] ?? []).prefix(PersonNames.largestFamily)
        var seen: Set<Int> = []
        return near.filter { isShort(short, of: $0) && seen.insert($0).inserted }
    }

    /// 'John F. Kennedy' and 'John Kennedy'; 'Alexei Navalny' and 'Alexey Nawalny'.
    private func joinVariants(_ family: [Int], _ clusters: inout Clusters) {
        for (position, left) in family.enumerated() {
            for right in family.dropFirst(position + 1) where areVariants(left, right) {
                let others = family.filter {
                    $0 != left && $0 != right && (areVariants($0, left) || areVariants($0, right))
                }
                if others.allSatisfy({ areVariants($0, left) && areVariants($0, right) }) { clusters.join(left, right) }
            }
        }
    }

    private func areVariants(_ left: Int, _ right: Int) -> Bool {
        let (left, right) = (forms[left].personParts, forms[right].personParts)
        guard let first = left.first, let otherFirst = right.first else { return false }
        let agree =
            soundKey(first) == soundKey(otherFirst) || isInitial(first, of: otherFirst)
            || isInitial(otherFirst, of: first)
        guard agree else { return false }
        // Middle names may be missing on one side, but may not differ.
        let (middle, otherMiddle) = (left.dropFirst().dropLast(), right.dropFirst().dropLast())
        return middle.isEmpty || otherMiddle.isEmpty
            || middle.map { $0.prefix(1) } == otherMiddle.map { $0.prefix(1) }
    }

    private func isInitial(_ short: String, of long: String) -> Bool { short.count == 1 && long.hasPrefix(short) }

    /// Whether one form is the surname or the given name of a longer one.
    private func isShort(_ short: Int, of long: Int) -> Bool {
        let (part, whole) = (forms[short].personParts, forms[long].personParts)
        guard short != long, part.count < whole.count, let first = part.first else { return false }
        let end = whole.suffix(part.count)
        if end.elementsEqual(part) || part.count == 1 && first.count > 4 && end.first.map(soundKey) == soundKey(first) {
            // 'Salman' is not short for 'bin Salman', which means 'son of Salman'.
            let before = whole.dropLast(part.count).last
            return before.map { !PersonNames.sonOf.contains($0) } ?? false
        }
        return part.count == 1 && whole.first == first && first.count > 1
    }

    private func distinct(_ candidates: [Int], _ clusters: inout Clusters) -> [Int] {
        var seen: Set<Int> = []
        var result: [Int] = []
        for candidate in candidates where seen.insert(clusters.root(candidate)).inserted { result.append(candidate) }
        return result
    }

    private static let sonOf: Set<String> = ["bin", "ibn", "ben", "bint", "abu"]
}
