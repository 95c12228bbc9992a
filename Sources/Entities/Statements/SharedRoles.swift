import News

/// Roles that several people share or divide: 'the foreign ministers of Norway and Iceland, Oda Hellesund and Birkir
/// Thorsson', 'two former presidents, X and Y', 'Presidents Duda and Nausėda'.
///
/// What the office is of is divided where there are as many names as parts of it, in their order; else all have the
/// whole of it. The office stands in the singular for each.
struct SharedRoles {
    let phrases: RolePhrases
    let lexicon: Lexicon

    init(marked: Marked, lexicon: Lexicon) {
        phrases = RolePhrases(marked: marked)
        self.lexicon = lexicon
    }

    private var marked: Marked { phrases.marked }
    private var reading: Reading { phrases.reading }

    /// The roles by the index of the span that names the person.
    func roles() -> [Int: Role] {
        var result: [Int: Role] = [:]
        for people in lists() {
            guard let first = people.first, let last = people.last else { continue }
            let sentence = reading.sentence(of: marked.draft.spans[first].tokens.lowerBound)
            let names = marked.draft.spans[first].tokens.lowerBound..<marked.draft.spans[last].tokens.upperBound
            guard reading.casing(at: sentence.lowerBound) == .running,
                let office = office(before: names, in: sentence) ?? office(behind: names.upperBound, in: sentence)
            else { continue }
            for (position, person) in people.enumerated() {
                result[person] = role(office, position, of: people.count)
            }
        }
        return result
    }

    /// Two people or more, named one after the other: 'A and B', 'A, B and C'. Span indices.
    private func lists() -> [[Int]] {
        var result: [[Int]] = []
        var list: [Int] = []
        for index in marked.draft.spans.indices where marked.draft.spans[index].kind == .person {
            if let last = list.last, !areListed(last, index) {
                if list.count > 1 { result.append(list) }
                list = []
            }
            list.append(index)
        }
        return list.count > 1 ? result + [list] : result
    }

    private func areListed(_ left: Int, _ right: Int) -> Bool {
        let between = marked.draft.spans[left].tokens.upperBound..<marked.draft.spans[right].tokens.lowerBound
        return (1...2).contains(between.count) && between.allSatisfy { isListMark($0) }
    }

    private func isListMark(_ token: Int) -> Bool {
        reading.isMark(token, ",") || reading.isMark(token, "&") || reading.fact(token).hash == RoleWords.and
    }

    // MARK: The office

    private struct Office {
        /// From the first modifier to the end of what it is of.
        let tokens: Range<Int>
        /// The noun, a plural.
        let noun: Int
        let singular: String
    }

    /// 'Presidents' right before the names, or a description that ends at a comma before them.
    private func office(before names: Range<Int>, in sentence: Range<Int>) -> Office? {
        let last = names.lowerBound - 1
        guard last >= sentence.lowerBound else { return nil }
        if let office = office(noun: last, to: names.lowerBound, in: sentence) { return office }
        guard reading.isMark(last, ","), phrases.isClosed(names.upperBound, in: sentence) else { return nil }
        for noun in (max(sentence.lowerBound, last - 16)..<last).reversed() {
            if let office = office(noun: noun, to: last, in: sentence) {
                return noun + 1 == last || phrases.opensComplement(noun + 1) ? office : nil
            }
        }
        return nil
    }

    /// ', the ministers of defence and finance,'.
    private func office(behind name: Int, in sentence: Range<Int>) -> Office? {
        guard name + 1 < sentence.upperBound, reading.isMark(name, ",") else { return nil }
        let start = reading.has(name + 1, .determiner) ? name + 2 : name + 1
        for noun in start..<min(sentence.upperBound, start + 6) {
            guard let office = office(noun: noun, to: noun + 1, in: sentence) else { continue }
            guard office.tokens.lowerBound <= start else { return nil }
            var end = noun + 1
            guard phrases.opensComplement(end) || phrases.isClosed(end, in: sentence) else { return nil }
            while end < sentence.upperBound, end - noun < 16, !phrases.isClosed(end, in: sentence) { end += 1 }
            return Office(tokens: start..<end, noun: noun, singular: office.singular)
        }
        return nil
    }

    private func office(noun: Int, to end: Int, in sentence: Range<Int>) -> Office? {
        guard let singular = singular(noun) else { return nil }
        var start = noun
        while start - 1 >= sentence.lowerBound, phrases.isModifier(start - 1) { start -= 1 }
        return Office(tokens: start..<end, noun: noun, singular: singular)
    }

    /// 'minister' for 'ministers', where that is a role; nil for every other word.
    private func singular(_ token: Int) -> String? {
        guard reading.tokens[token].isWord, marked.span(at: token) == nil,
            let last = reading.bytes[reading.tokens[token].range].last, last == 0x73 || last == 0x6E
        else { return nil }
        let word = reading.text(token..<(token + 1))
        let stems = [("men", "man"), ("ies", "y"), ("ses", "s"), ("s", "")]
        for (ending, replacement) in stems where word.hasSuffix(ending) {
            let stem = String(word.dropLast(ending.count)) + replacement
            let classes = lexicon.classes(of: WordHash(lowercasing: stem))
            if !classes.isDisjoint(with: [.role, .title]), classes.isDisjoint(with: .courtesy) { return stem }
        }
        return nil
    }

    // MARK: One's part

    private func role(_ office: Office, _ position: Int, of count: Int) -> Role {
        let modifiers = office.tokens.lowerBound..<office.noun
        let complement = (office.noun + 1)..<office.tokens.upperBound
        var words = modifiers.isEmpty ? [] : [reading.line(modifiers)]
        words.append(office.singular)
        if !complement.isEmpty {
            let parts = parts(of: complement.dropFirst())
            let own = parts.count == count ? parts[position] : complement.dropFirst()
            words += [reading.line(complement.prefix(1)), reading.line(own)]
        }
        return Role(text: words.joined(separator: " "), range: reading.byteRange(office.tokens))
    }

    /// 'Peru', 'Bolivia', 'Ecuador' of 'Peru, Bolivia and Ecuador'.
    private func parts(of complement: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = complement.lowerBound
        for token in complement where isListMark(token) && marked.span(at: token) == nil {
            if start < token { parts.append(start..<token) }
            start = token + 1
        }
        if start < complement.upperBound { parts.append(start..<complement.upperBound) }
        return parts
    }
}
