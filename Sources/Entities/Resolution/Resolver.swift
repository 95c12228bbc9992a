import News
import Resources

/// Decides which mentions of one text name the same thing.
struct Resolver {
    let reading: Reading
    let lexicon: Lexicon

    /// Which entity each span names, and which forms each entity has.
    struct Resolution {
        /// For each span, an index into `entities`.
        var entityOf: [Int]
        /// In order of first mention: for each entity its forms, in order of first mention.
        var entities: [[NameForm]]
    }

    /// - Parameter owners: for places, by the first token of the name, what the text says of where they lie.
    func resolution(of spans: [TaggedSpan], owners: [Int: PlaceOwner] = [:]) -> Resolution {
        let (forms, formOf) = self.forms(of: spans, owners)
        var clusters = Clusters(count: forms.count)
        var open = Spellings(forms: forms).join(&clusters)
        for (left, right) in OtherNames(reading: reading).pairs(in: spans) {
            clusters.join(formOf[left], formOf[right])
        }
        let definitions = self.definitions(in: spans, formOf)
        OrganizationNames(forms: forms, definitions: definitions).join(&clusters)
        open.merge(PersonNames(forms, spouses: spouses(in: spans, formOf)).join(&clusters)) { first, _ in first }
        var roots = formOf.map { clusters.root($0) }
        settle(open, spans, forms, &clusters, &roots)
        return numbered(roots, forms, formOf)
    }

    // MARK: Forms

    private func forms(of spans: [TaggedSpan], _ owners: [Int: PlaceOwner]) -> ([NameForm], [Int]) {
        var forms: [NameForm] = []
        var known: [FormKey: Int] = [:]
        var formOf: [Int] = []
        let sexes = Sexes(reading: reading, lexicon: lexicon)
        let names = completedNames(of: spans)
        for (index, span) in spans.enumerated() {
            let spelling = writtenName(span)
            let text = names[index] ?? spelling
            let told = span.kind == .person ? sexes.sex(before: span.tokens.lowerBound) : nil
            let owner = owners[span.tokens.lowerBound]
            let key = FormKey(text: text, kind: span.kind, sex: span.tokens.count == 1 ? told : nil, owner: owner)
            if let form = known[key] {
                forms[form].mentions.append(index)
                if !forms[form].spellings.contains(spelling) { forms[form].spellings.append(spelling) }
                formOf.append(form)
                continue
            }
            known[key] = forms.count
            formOf.append(forms.count)
            let sex = told ?? (span.kind == .person ? sexes.sex(ofName: text) : nil)
            forms.append(
                NameForm(
                    text: text, spelling: spelling, kind: span.kind, mention: index, sex: sex, owner: owner,
                    lexicon: lexicon))
        }
        return (forms, formOf)
    }

    /// Names that are completed by what stands beside them, by the index of their span.
    private func completedNames(of spans: [TaggedSpan]) -> [Int: String] {
        BracketedNames(reading: reading).fullNames(of: spans).merging(
            OwnedNames(reading: reading, gazetteer: lexicon.gazetteer).fullNames(of: spans)
        ) { first, _ in first }
    }

    private struct FormKey: Hashable {
        let text: String
        let kind: EntityKind
        /// What a title before a surname alone says: Mrs Smith is not Mr Smith.
        let sex: Sex?
        let owner: PlaceOwner?
    }

    /// The name as printed, with line breaks inside it as spaces.
    private func writtenName(_ span: TaggedSpan) -> String {
        let text = reading.text(span.tokens)
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else { return text }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    // MARK: Joining

    /// Pairs of neighbouring forms, the second in brackets.
    private func definitions(in spans: [TaggedSpan], _ formOf: [Int]) -> [(Int, Int)] {
        spans.indices.dropFirst().compactMap { index in
            let (long, short) = (spans[index - 1].tokens, spans[index].tokens)
            guard short.lowerBound == long.upperBound + 1, reading.isMark(long.upperBound, "("),
                short.upperBound < reading.tokens.count, reading.isMark(short.upperBound, ")")
            else { return nil }
            return (formOf[index - 1], formOf[index])
        }
    }

    /// Given names that another's full name follows after 'and': 'Barack and Michelle Obama'.
    private func spouses(in spans: [TaggedSpan], _ formOf: [Int]) -> [Spouse] {
        let sexes = Sexes(reading: reading, lexicon: lexicon)
        return spans.indices.dropFirst().compactMap { index in
            let (given, full) = (spans[index - 1], spans[index])
            guard given.kind == .person, full.kind == .person, given.tokens.count == 1, full.tokens.count > 1,
                full.tokens.lowerBound == given.tokens.upperBound + 1,
                reading.fact(given.tokens.upperBound).hash == Resolver.and,
                let sex = sexes.sex(ofGivenName: reading.text(given.tokens))
            else { return nil }
            return Spouse(given: formOf[index - 1], sex: sex, full: formOf[index])
        }
    }

    private static let and = WordHash(lowercasing: "and")

    // MARK: Ambiguous names

    /// Settles a surname that several people share, mention by mention. It goes to the one with the same title before the
    /// name, otherwise to the only one mentioned so far; otherwise it stays by itself. A place goes to the one named last.
    private func settle(
        _ open: [Int: [Int]], _ spans: [TaggedSpan], _ forms: [NameForm], _ clusters: inout Clusters,
        _ roots: inout [Int]
    ) {
        for (form, candidates) in open {
            for mention in forms[form].mentions {
                let named = candidates.filter { roots.firstIndex(of: clusters.root($0)).map { $0 < mention } ?? false }
                if forms[form].kind == .place {
                    let last = named.max {
                        lastMention(of: $0, forms, before: mention) < lastMention(of: $1, forms, before: mention)
                    }
                    roots[mention] = clusters.root(last ?? candidates[0])
                    continue
                }
                let titled = named.filter { shareTitle(mention, forms[$0].mentions, spans) }
                if titled.count == 1 {
                    roots[mention] = clusters.root(titled[0])
                } else if named.count == 1 {
                    roots[mention] = clusters.root(named[0])
                }
            }
        }
    }

    private func lastMention(of form: Int, _ forms: [NameForm], before mention: Int) -> Int {
        forms[form].mentions.last { $0 < mention } ?? -1
    }

    private func shareTitle(_ mention: Int, _ others: [Int], _ spans: [TaggedSpan]) -> Bool {
        guard let title = titleBefore(spans[mention]) else { return false }
        return others.contains { titleBefore(spans[$0]) == title }
    }

    private func titleBefore(_ span: TaggedSpan) -> Int32? {
        let before = span.tokens.lowerBound - 1
        guard before >= 0, reading.has(before, [.title, .courtesy]) else { return nil }
        return reading.words[before]
    }

    // MARK: Entities

    private func numbered(_ roots: [Int], _ forms: [NameForm], _ formOf: [Int]) -> Resolution {
        var numbers: [Int: Int] = [:]
        var result = Resolution(entityOf: [], entities: [])
        var members: [[Int]] = []
        for (mention, root) in roots.enumerated() {
            let number = numbers[root] ?? members.count
            if numbers[root] == nil {
                numbers[root] = number
                members.append([])
            }
            result.entityOf.append(number)
            if !members[number].contains(formOf[mention]) { members[number].append(formOf[mention]) }
        }
        for (number, indices) in members.enumerated() {
            result.entities.append(
                indices.map { index in
                    let own = forms[index].mentions.filter { result.entityOf[$0] == number }
                    return own.count == forms[index].mentions.count
                        ? forms[index] : NameForm(forms[index], mentions: own)
                })
        }
        return result
    }
}
