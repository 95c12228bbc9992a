import News
import Resources

// Who 'he' and 'she' are.

extension Speakers {
    func isPronoun(_ token: Int) -> Bool {
        let word = reading.fact(token).hash
        return (word == SpeechWords.he || word == SpeechWords.she) && marked.span(at: token) == nil
    }

    /// Whom 'he', 'she', 'his' or 'her' means; nil where it can be more than one, or the text does not tell.
    mutating func antecedent(of pronoun: Int) -> Int? {
        if let known = antecedents[pronoun] { return known }
        let found = foundAntecedent(of: pronoun)
        antecedents[pronoun] = .some(found)
        return found
    }

    /// Back through the sentences to the first that names anybody of the pronoun's sex, within this paragraph and two
    /// before. Who was meant by the same word there is meant here.
    private mutating func foundAntecedent(of pronoun: Int) -> Int? {
        let sex: Sex = SpeechWords.men.contains(reading.fact(pronoun).hash) ? .male : .female
        let own = reading.sentence(of: pronoun)
        if case .someone(let here) = openingSubject(of: own.lowerBound..<pronoun, sex) { return here }
        var token = own.lowerBound - 1
        var lineEnds = reading.tokens[own.lowerBound].traits.contains(.afterLineEnd) ? 1 : 0
        var sentences = 0
        var passing: Int?
        while token >= 0, lineEnds <= 2, sentences < Speakers.farthestAntecedent {
            let sentence = reading.sentence(of: token)
            let meant = meant(in: sentence, sex)
            if let passing { return rival(of: passing, in: sentence, meant) ? nil : passing }
            switch meant {
            case .nobody: break
            case .someone(let entity): return entity
            case .passing(let entity): passing = entity
            }
            if reading.tokens[sentence.lowerBound].traits.contains(.afterLineEnd) { lineEnds += 1 }
            token = sentence.lowerBound - 1
            sentences += 1
        }
        return passing
    }

    /// Whether the sentence before the one that names somebody in passing is about another of the same sex: of 'Ann Lee
    /// smiled. Nobody had heard of Mary Poe.' either may be meant.
    private func rival(of passing: Int, in sentence: Range<Int>, _ meant: Meant) -> Bool {
        switch meant {
        case .nobody, .passing: false
        case .someone(let other): other.map { $0 != passing } ?? false
        }
    }

    /// In sentences. Whom 'he' means is forgotten after a few; and a text of nothing but 'he said' takes no longer.
    private static let farthestAntecedent = 8

    private enum Meant {
        /// The sentence has nobody of that sex.
        case nobody
        /// It has: the one who is meant, nil where that is not certain.
        case someone(Int?)
        /// It has one, of whom it only says something besides.
        case passing(Int)
    }

    private struct Person {
        let entity: Int
        let sex: Sex?
        var isSubject: Bool
        /// Only named as whose something is: 'Novák's trainer'.
        var isOwner: Bool
    }

    private mutating func meant(in sentence: Range<Int>, _ sex: Sex) -> Meant {
        for token in sentence.reversed() where !isQuoted[token] && isPronoun(token) {
            let own: Sex = SpeechWords.men.contains(reading.fact(token).hash) ? .male : .female
            if own == sex, let known = antecedents[token] { return .someone(known) }
        }
        let people = people(in: sentence)
        let fitting = people.filter { $0.sex == nil || $0.sex == sex }
        if anonymous.contains(reading.sentenceOf[sentence.lowerBound]) || hasUnnamedVoice(sentence) {
            return .someone(nil)
        }
        // 'Her letter was read out by deputy Nguyen Anh Tri': the sentence goes on about whom the one before told of.
        let isGoingOn = opensWithOwner(sentence, sex) && !fitting.contains { $0.isSubject || $0.sex == sex }
        guard !fitting.isEmpty, !isGoingOn else { return described(in: sentence, sex) }
        return choice(of: fitting, sex, voices[reading.sentenceOf[sentence.lowerBound]])
    }

    /// 'an assistant said', 'their mother said': somebody speaks whom the text does not name.
    private func hasUnnamedVoice(_ sentence: Range<Int>) -> Bool {
        sentence.contains { token in
            guard let form = clauses.verb(at: token), form.contains(.past), form.isDisjoint(with: .gesture),
                phrases.isPlain(token), let group = clauses.group(of: token, form, from: sentence.lowerBound),
                !group.isPassive, case .described(let who) = clauses.subject(of: group, from: sentence.lowerBound)
            else { return false }
            return isSomeone(who)
                && (reading.isWord(who.lowerBound, in: Speakers.articles)
                    || who.lowerBound > 0 && reading.isWord(who.lowerBound - 1, in: Speakers.articles)
                    || who.contains { reading.isPossessive($0) })
        }
    }

    private static let articles = SpeechWords.set("a an another one his her its their")

    /// Whom a sentence without a fitting name is about: 'The judge frowned.', 'Asked about it, the old man spits.'
    private mutating func described(in sentence: Range<Int>, _ sex: Sex) -> Meant {
        guard case .described(let phrase) = clauses.mainSubject(from: sentence.lowerBound, to: sentence.upperBound)
        else { return .nobody }
        if isOneOfSome(phrase) { return .someone(nil) }
        guard let who = subject(in: phrase) else { return .nobody }
        let told = who.last.flatMap { sexes.sex(ofNoun: $0) }
        guard told == nil || told == sex else { return .nobody }
        guard let entity = descriptions.entity(of: who) else { return .someone(nil) }
        return self.sex(of: entity).map { $0 == sex } ?? true ? .someone(entity) : .nobody
    }

    /// 'One' of 'One of the victims'.
    private func isOneOfSome(_ phrase: Range<Int>) -> Bool {
        guard let one = phrase.last, phrase.upperBound < reading.tokens.count else { return false }
        return reading.fact(one).hash == SpeechWords.one && reading.fact(one + 1).hash == SpeechWords.of
    }

    /// 'the old man' of 'the old man spits', which is read as one phrase.
    private func subject(in phrase: Range<Int>) -> Range<Int>? {
        for last in phrase where isSomeone(phrase.lowerBound..<(last + 1)) {
            let next = last + 1
            guard next < phrase.upperBound else { return phrase }
            let isVerb =
                reading.ends(next, with: "ed") || reading.ends(next, with: "s") || sexes.sex(ofNoun: last) != nil
            if isVerb, !isSomeone(phrase.lowerBound..<(next + 1)) { return phrase.lowerBound..<next }
        }
        return nil
    }

    /// 'the old man', 'a senior official': a phrase whose noun is of people.
    private func isSomeone(_ phrase: Range<Int>) -> Bool {
        guard let last = phrase.last, reading.isLowercase(last), marked.span(at: last) == nil else { return false }
        return reading.has(last, [.role, .title]) || reading.isWord(last, in: RoleWords.more)
            || sexes.sex(ofNoun: last) != nil
    }

    /// Whether the first word is 'His' or 'Her'.
    private func opensWithOwner(_ sentence: Range<Int>, _ sex: Sex) -> Bool {
        let owner = sex == .male ? SpeechWords.his : SpeechWords.her
        return reading.fact(sentence.lowerBound).hash == owner && !isQuoted[sentence.lowerBound]
    }

    /// - Parameter voice: who is quoted in the sentence.
    private func choice(of fitting: [Person], _ sex: Sex, _ voice: Int?) -> Meant {
        let sure = fitting.filter { $0.sex == sex }
        if fitting.count == 1, let only = fitting.first {
            if only.isSubject { return .someone(only.entity) }
            return sure.isEmpty || only.isOwner ? .someone(nil) : .passing(only.entity)
        }
        // 'Chikote's deputy, Mwamba Banda, was less certain.'
        let others = fitting.filter { !$0.isOwner }
        if others.count == 1, let only = others.first, only.isSubject { return .someone(only.entity) }
        // Of several, the one who has just spoken, or the only one of whom the sentence is.
        let subjects = fitting.filter { $0.isSubject }
        guard subjects.count == 1, let only = subjects.first else { return .someone(nil) }
        return .someone(only.entity == voice || sure.count == 1 && only.sex == sex ? only.entity : nil)
    }

    private mutating func people(in sentence: Range<Int>) -> [Person] {
        var people: [Person] = []
        var token = sentence.lowerBound
        while token < sentence.upperBound {
            guard let bounds = marked.bounds(at: token), let entity = marked.entity(at: token) else {
                token += 1
                continue
            }
            defer { token = bounds.upperBound }
            guard marked.kind(at: token) == .person, !isQuoted[token] else { continue }
            let isSubject = isSubject(bounds, in: sentence)
            let isOwner = reading.isPossessiveNext(after: bounds)
            if let known = people.firstIndex(where: { $0.entity == entity }) {
                people[known].isSubject = people[known].isSubject || isSubject
                people[known].isOwner = people[known].isOwner && isOwner
            } else {
                people.append(Person(entity: entity, sex: sex(of: entity), isSubject: isSubject, isOwner: isOwner))
            }
        }
        return people
    }

    /// Whom 'the Danish president' means if the text has said nothing of such a person: the subject of the sentence
    /// before the quote, if the text has named nobody else so far and has not said that they are something else.
    mutating func onlySubject(before description: Range<Int>) -> Int? {
        guard descriptions.isOfItself(description) else { return nil }
        let own = reading.sentence(of: description.lowerBound)
        guard var token = own.first.map({ $0 - 1 }), token >= 0 else { return nil }
        while token > 0, isQuoted[token] || reading.isQuotationMark(token) { token -= 1 }
        let before = people(in: reading.sentence(of: token))
        guard before.count == 1, let only = before.first, only.isSubject, !only.isOwner,
            descriptions.isAgeOrNation(description) || marked.draft.entities[only.entity].roles.isEmpty
        else { return nil }
        // 'the father of six' is whom the sentence before is about, whoever else the text has named.
        if descriptions.isParent(description), let noun = description.last {
            let known = sex(of: only.entity)
            return known == nil || known == sexes.sex(ofNoun: noun) ? only.entity : nil
        }
        return secondPerson.map { $0 > description.lowerBound } ?? true ? only.entity : nil
    }

    /// 'When Macron arrived, he said': the subject of the clause before.
    private mutating func openingSubject(of tokens: Range<Int>, _ sex: Sex) -> Meant {
        let people = people(in: tokens).filter { $0.sex == nil || $0.sex == sex }
        let subjects = people.filter { $0.isSubject }
        // 'Alireza Jamshidi said that Soheil Asefi had spread what he calls': nobody further off.
        if people.count > 1, let only = subjects.first { return .someone(subjects.count == 1 ? only.entity : nil) }
        guard people.count == 1, let only = people.first,
            let first = tokens.first(where: { !isQuoted[$0] && reading.tokens[$0].isWord })
        else { return .nobody }
        if only.isSubject, only.sex == sex { return .someone(only.entity) }
        guard reading.isWord(first, in: SpeechWords.openers), marked.entity(at: first + 1) == only.entity else {
            return .nobody
        }
        return .someone(only.entity)
    }

    /// Whether an entity is a man or a woman, as far as the text and the name tell.
    private mutating func sex(of entity: Int) -> Sex? {
        if let known = sexOf[entity] { return known }
        let names = marked.draft.spans.indices.filter { marked.draft.entityOf[$0] == entity }
        let told = names.lazy.compactMap { [self] in
            let name = marked.draft.spans[$0].tokens
            return sexes.sex(before: name.lowerBound) ?? sexes.sex(behind: name.upperBound)
        }.first
        let found = told ?? sexes.sex(ofName: marked.draft.entities[entity].name)
        sexOf[entity] = .some(found)
        return found
    }
}
