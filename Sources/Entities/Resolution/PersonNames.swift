import News
import Resources

/// Somebody named by the given name alone before 'and' and another's full name: Barack in 'Barack and Michelle Obama'.
struct Spouse {
    /// The form of the given name, and its sex.
    let given: Int
    let sex: Sex
    /// The form of the full name.
    let full: Int
}

/// How the names of people in one text belong together.
///
/// 'Pistorius' is Boris Pistorius where the text has no other Pistorius; 'John Kennedy' is John F. Kennedy; 'Navalny'
/// and 'Nawalny' are one. Where two could be meant, nothing is joined: a wrong person is worse than one found twice. Nor
/// is it where something speaks against it: 'Mrs Smith' is not Adam Smith, and Russell Tate Jr. not Russell Tate.
struct PersonNames {
    private let forms: [NameForm]
    /// Indices of the forms that are people.
    private let people: [Int]
    /// Those of two words and more, by the sound of the last word, by the first word, and by those between.
    private var byLast: [String: [Int]] = [:]
    private var byFirst: [String: [Int]] = [:]
    private var byMiddle: [String: [Int]] = [:]
    /// By short words between, which are surnames in 'Eddie Wu Yongming' and 'Carrie Lam Cheng Yuet-ngor'.
    private var byShortMiddle: [String: [Int]] = [:]
    /// Given names alone that stand before 'and' and another's full name, by its surname: Barack by Obama, in 'Barack and
    /// Michelle Obama'.
    private var bySpouse: [String: [Spouse]] = [:]

    init(_ forms: [NameForm], spouses: [Spouse]) {
        self.forms = forms
        people = forms.indices.filter { forms[$0].kind == .person }
        for person in people where forms[person].personParts.count > 1 {
            let parts = forms[person].personParts
            if let last = parts.last { byLast[soundKey(last), default: []].append(person) }
            if let first = parts.first { byFirst[first, default: []].append(person) }
            for part in parts.dropFirst().dropLast() where part.count > 1 {
                if part.count > 3 {
                    byMiddle[part, default: []].append(person)
                } else if !PersonNames.smallWords.contains(part) {
                    byShortMiddle[part, default: []].append(person)
                }
            }
        }
        for spouse in spouses {
            if let surname = forms[spouse.full].personParts.last { bySpouse[surname, default: []].append(spouse) }
        }
    }

    /// Joins what is certain. Forms that could be several people are returned with those they could be.
    func join(_ clusters: inout Clusters) -> [Int: [Int]] {
        for family in byLast.values where family.count <= PersonNames.largestFamily { joinVariants(family, &clusters) }
        joinReversed(&clusters)
        var open: [Int: [Int]] = [:]
        var alone: [String: [Int]] = [:]
        // Longer forms first, so that 'Da Silva' finds 'Lula da Silva' and 'Luiz Inácio Lula da Silva' to be one.
        for short in people.sorted(by: { (forms[$1].parts.count, $0) < (forms[$0].parts.count, $1) }) {
            let candidates = distinct(longer(than: short), &clusters)
            if candidates.count == 1 {
                clusters.join(candidates[0], short)
            } else if candidates.count > 1 {
                open[short] = candidates
            } else if forms[short].parts.count == 1 {
                alone[forms[short].folded, default: []].append(short)
            }
        }
        joinAlone(alone.values, &clusters)
        return open
    }

    /// 'Brandt' and 'Mr Brandt' are one where the text has no fuller name for either, and no 'Mrs Brandt'.
    private func joinAlone(_ groups: some Sequence<[Int]>, _ clusters: inout Clusters) {
        for group in groups where Set(group.compactMap { forms[$0].sex }).count == 1 {
            for form in group.dropFirst() { clusters.join(group[0], form) }
        }
    }

    /// A text that names more people of one surname is a list, and every one of them stays apart.
    private static let largestFamily = 40

    /// The full names that a form may be the surname or given name of.
    private func longer(than short: Int) -> [Int] {
        guard let first = forms[short].personParts.first, let last = forms[short].personParts.last else { return [] }
        let near = [byLast[soundKey(last)], byFirst[first], byMiddle[first]].flatMap {
            ($0 ?? []).prefix(PersonNames.largestFamily)
        }
        var seen: Set<Int> = []
        let longer = near.filter { isShort(short, of: $0) && seen.insert($0).inserted } + spouses(of: short)
        guard longer.isEmpty, forms[short].parts.count == 1 else { return longer }
        return (byShortMiddle[first] ?? []).prefix(PersonNames.largestFamily).filter { areCompatible(short, $0) }
    }

    /// 'Mr Obama' where the text has 'Barack and Michelle Obama': who is called so by courtesy, and is of that sex.
    private func spouses(of short: Int) -> [Int] {
        guard forms[short].parts.count == 1, let sex = forms[short].sex else { return [] }
        return (bySpouse[forms[short].folded] ?? []).filter { $0.sex == sex }.map(\.given)
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

    /// 'Esterházy Péter' and 'Péter Esterházy': Hungarian and East Asian order.
    private func joinReversed(_ clusters: inout Clusters) {
        for person in people where forms[person].personParts.count == 2 && forms[person].generation == nil {
            guard let first = forms[person].personParts.first, let last = forms[person].personParts.last else {
                continue
            }
            for other in (byFirst[last] ?? []).prefix(PersonNames.largestFamily)
            where other > person && forms[other].personParts.elementsEqual([last, first]) {
                clusters.join(person, other)
            }
        }
    }

    private func areVariants(_ left: Int, _ right: Int) -> Bool {
        guard areCompatible(left, right), forms[left].generation == forms[right].generation else { return false }
        let (left, right) = (forms[left].personParts, forms[right].personParts)
        guard let first = left.first, let otherFirst = right.first, isSameGivenName(first, otherFirst) else {
            return false
        }
        // Middle names may be missing on one side, but not differ.
        let (middle, otherMiddle) = (left.dropFirst().dropLast(), right.dropFirst().dropLast())
        return middle.isEmpty || otherMiddle.isEmpty
            || middle.map { $0.prefix(1) } == otherMiddle.map { $0.prefix(1) }
    }

    private func isSameGivenName(_ left: String, _ right: String) -> Bool {
        soundKey(left) == soundKey(right) || isInitial(left, of: right) || isInitial(right, of: left)
            || Nicknames.areOne(left, right)
    }

    private func isInitial(_ short: String, of long: String) -> Bool { short.count == 1 && long.hasPrefix(short) }

    /// Whether nothing speaks against two forms being of one person: no 'Mrs' against a man's name.
    private func areCompatible(_ left: Int, _ right: Int) -> Bool {
        guard let sex = forms[left].sex, let other = forms[right].sex else { return true }
        return sex == other
    }

    /// Whether one form is the surname, or the given name, of a longer one.
    private func isShort(_ short: Int, of long: Int) -> Bool {
        let (part, whole) = (forms[short].personParts, forms[long].personParts)
        guard short != long, part.count < whole.count, let first = part.first, areCompatible(short, long),
            forms[short].generation == nil || forms[short].generation == forms[long].generation
        else { return false }
        let end = whole.suffix(part.count)
        if end.elementsEqual(part) || part.count == 1 && first.count > 4 && end.first.map(soundKey) == soundKey(first) {
            // 'bin Salman' is no Salman: the word means 'son of'. Ben Wallace is a Wallace.
            let before = whole.dropLast(part.count)
            return before.last.map { !PersonNames.sonOf.contains($0) || before.count == 1 && $0 == "ben" } ?? false
        }
        guard first.count > 1 else { return false }
        // 'Sánchez' of Pedro Sánchez Pérez-Castejón, 'Hassan Sheikh' of Hassan Sheikh Mohamud.
        if part.count == 1, first.count > 3, whole.dropFirst().dropLast().contains(first) { return true }
        return whole.starts(with: part)
    }

    private func distinct(_ candidates: [Int], _ clusters: inout Clusters) -> [Int] {
        var seen: Set<Int> = []
        var result: [Int] = []
        for candidate in candidates where seen.insert(clusters.root(candidate)).inserted { result.append(candidate) }
        return result
    }

    /// What stands within names and is no surname.
    private static let smallWords: Set<String> = [
        "al", "el", "bin", "ibn", "ben", "abu", "de", "da", "di", "do", "du", "la", "le", "van", "von", "der", "den",
        "del", "dos", "das", "ter", "ten", "af", "av", "zu", "zur", "san", "st", "ul", "ud", "uz", "mac", "mc", "ap",
        "thi",
    ]
    private static let sonOf: Set<String> = ["bin", "ibn", "ben", "bint", "abu"]
}
