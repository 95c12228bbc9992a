import News

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

    func resolution(of spans: [TaggedSpan]) -> Resolution {
        let (forms, formOf) = self.forms(of: spans)
        var clusters = Clusters(count: forms.count)
        joinSpellings(forms, &clusters)
        let definitions = self.definitions(in: spans, formOf)
        OrganizationNames(forms: forms, definitions: definitions).join(&clusters)
        let open = PersonNames(forms).join(&clusters)
        var roots = formOf.map { clusters.root($0) }
        settle(open, spans, forms, &clusters, &roots)
        return numbered(roots, forms, formOf)
    }

    // MARK: Forms

    private func forms(of spans: [TaggedSpan]) -> ([NameForm], [Int]) {
        var forms: [NameForm] = []
        var known: [FormKey: Int] = [:]
        var formOf: [Int] = []
        var names = BracketedNames(reading: reading).fullNames(of: spans)
        names.merge(OwnedNames(reading: reading, gazetteer: lexicon.gazetteer).fullNames(of: spans)) { first, _ in first
        }
        for (index, span) in spans.enumerated() {
            let spelling = writtenName(span)
            let text = names[index] ?? spelling
            let key = FormKey(text: text, kind: span.kind)
            if let form = known[key] {
                forms[form].mentions.append(index)
                if !forms[form].spellings.contains(spelling) { forms[form].spellings.append(spelling) }
                formOf.append(form)
                continue
            }
            known[key] = forms.count
            formOf.append(forms.count)
            forms.append(NameForm(text: text, spelling: spelling, kind: span.kind, mention: index, lexicon: lexicon))
        }
        return (forms, formOf)
    }

    private struct FormKey: Hashable {
        let text: String
        let kind: EntityKind
    }

    /// The name as printed, with line breaks inside it as spaces.
    private func writtenName(_ span: TaggedSpan) -> String {
        let text = reading.text(span.tokens)
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else { return text }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    // MARK: Joining

    /// Joins forms that differ only in case, accents or hyphens, and forms that the gazetteer gives one name.
    private func joinSpellings(_ forms: [NameForm], _ clusters: inout Clusters) {
        var byCompact: [String: [Int]] = [:]
        var byIdentity: [String: Int] = [:]
        for (index, form) in forms.enumerated() {
            let key = form.kind == .group ? singular(form.compact) : form.compact
            if let same = byCompact[key]?.first(where: { forms[$0].mayBeSame(as: form) }) {
                clusters.join(same, index)
            }
            byCompact[key, default: []].append(index)
            guard form.kind != .person, form.kind != .group else { continue }
            for name in [form.folded, form.identity.map { folded($0) }].compactMap(\.self) {
                if let same = byIdentity[name] {
                    if forms[same].mayBeSame(as: form) { clusters.join(same, index) }
                } else {
                    byIdentity[name] = index
                }
            }
        }
    }

    /// 'Russians' and 'Russian' are one group.
    private func singular(_ name: String) -> String {
        name.count > 4 && name.hasSuffix("s") && !name.hasSuffix("ss") && !name.hasSuffix("us")
            ? String(name.dropLast()) : name
    }

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

    // MARK: Ambiguous people

    /// Settles a surname that several people share, mention by mention. It goes to the one with the same title before the
    /// name, otherwise to the only one mentioned so far; otherwise it stays by itself.
    private func settle(
        _ open: [Int: [Int]], _ spans: [TaggedSpan], _ forms: [NameForm], _ clusters: inout Clusters,
        _ roots: inout [Int]
    ) {
        for (form, candidates) in open {
            for mention in forms[form].mentions {
                let named = candidates.filter { roots.firstIndex(of: clusters.root($0)).map { $0 < mention } ?? false }
                let titled = named.filter { shareTitle(mention, forms[$0].mentions, spans) }
                if titled.count == 1 {
                    roots[mention] = clusters.root(titled[0])
                } else if named.count == 1 {
                    roots[mention] = clusters.root(named[0])
                }
            }
        }
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
