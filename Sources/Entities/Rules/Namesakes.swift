import News
import Resources

/// Tells firms from the people, clubs from the towns and places from the firms that have their names.
///
/// 'Ford will build the van' is the company where Gerald Ford is named only later, and 'Tesla, the car maker,' beside Nikola
/// Tesla; 'Barcelona lost to Getafe' are clubs, 'in Barcelona' is the town; 'in the Amazon' is the forest. 'Washington said'
/// is the capital unless the text has somebody of that name.
struct Namesakes {
    let reading: Reading
    let phrases: Phrases

    /// - Parameter spans: in order, not overlapping; so is the result.
    func settled(_ spans: [TaggedSpan]) -> [TaggedSpan] {
        var spans = spans
        settlePeople(&spans)
        settleFirms(&spans)
        settlePlaces(&spans)
        return Clubs(reading: reading, phrases: phrases).settled(spans)
    }

    // MARK: People

    /// 'Zaldy Co, a lawmaker who', 'alias El Monstruo': what the words beside a name of no list call somebody.
    private func settlePeople(_ spans: inout [TaggedSpan]) {
        for index in spans.indices where mayBeSomebody(spans[index].kind) {
            let name = spans[index].tokens
            let isAlias =
                index > 0 && spans[index - 1].kind == .person && name.lowerBound > 0
                && reading.fact(name.lowerBound - 1).hash == Namesakes.alias
                && name.lowerBound - spans[index - 1].tokens.upperBound < 3
            if isAlias || isCalledSomebody(behind: name) || isSomebodys(behind: name, spans[index].kind)
                || isRelative(name) || isAged(name) || isSpeaker(name, spans[index].kind)
            {
                spans[index].kind = .person
            }
        }
    }

    private func mayBeSomebody(_ kind: EntityKind) -> Bool {
        switch kind {
        case .place, .organization, .work, .other: true
        case .person, .group, .facility, .weapon, .product, .event, .date: false
        }
    }

    /// ', a lawmaker who', ', its director,' behind several words that are no name of the lists.
    private func isCalledSomebody(behind name: Range<Int>) -> Bool {
        guard name.count > 1, let calling = apposedNoun(behind: name, endsBeforeWho: true) else { return false }
        return reading.isLowercase(calling) && reading.isWord(calling, in: Namesakes.callings)
            && phrases.longest(at: name.lowerBound)?.tokens != name
    }

    /// ', himself a wrestler', and of a place ', a 21-year-old wrestler'.
    private func isSomebodys(behind name: Range<Int>, _ kind: EntityKind) -> Bool {
        let comma = name.upperBound
        guard comma + 7 < reading.tokens.count, reading.isMark(comma, ",") else { return false }
        if reading.isWord(comma + 1, in: Namesakes.selves) { return true }
        guard kind == .place, reading.has(comma + 1, .determiner), phrases.single(name.lowerBound).isEmpty,
            let old = (comma + 3..<comma + 7).first(where: { reading.fact($0).hash == RoleWords.old }),
            reading.tokens[comma + 2].isNumber, reading.isJoint(old - 1)
        else { return false }
        return !reading.has(old + 1, [.organizationNoun, .placeNoun, .anyHead])
    }

    /// 'whose son Wellington', which is a city too.
    private func isRelative(_ name: Range<Int>) -> Bool {
        let kin = name.lowerBound - 1
        return kin > 0 && reading.isLowercase(kin) && reading.isWord(kin, in: RoleWords.family)
            && reading.tokens[name.lowerBound].isAfterSpace && !phrases.isOf(name.lowerBound, .country)
    }

    /// 'Line Bay, 43,': only people have an age.
    private func isAged(_ name: Range<Int>) -> Bool {
        let comma = name.upperBound
        guard comma + 2 < reading.tokens.count, reading.isMark(comma, ","), reading.isMark(comma + 2, ",") else {
            return false
        }
        return reading.tokens[comma + 1].isNumber && reading.tokens[comma + 1].range.count == 2
            && name.count > 1 && name.count < 4 && !phrases.isOf(name.lowerBound, .country)
            && phrases.longest(at: name.lowerBound)?.tokens != name
    }

    /// 'said Nay San Lwin, who', 'said Nay San Lwin, co-founder of': only people speak and are then told of as somebody.
    private func isSpeaker(_ name: Range<Int>, _ kind: EntityKind) -> Bool {
        let (verb, comma) = (name.lowerBound - 1, name.upperBound)
        guard comma + 2 < reading.tokens.count, reading.isMark(comma, ","), !phrases.isOf(name.lowerBound, .country),
            verb >= 0, reading.isLowercase(verb), let form = SayingVerb(reading.fact(verb).hash), form.contains(.past)
        else { return false }
        if reading.isWord(comma + 1, in: Namesakes.relatives) { return true }
        let first = reading.has(comma + 1, .determiner) ? comma + 2 : comma + 1
        let isPrefixed = reading.isWord(first, in: RoleWords.prefixes) && reading.isJoint(first + 1)
        let noun = isPrefixed ? first + 2 : first
        return noun < reading.tokens.count && kind != .organization && reading.isLowercase(noun)
            && (reading.has(noun, .role) || reading.isWord(noun, in: RoleWords.more))
    }

    private static let relatives = SpeechWords.set("who whose")
    private static let selves = SpeechWords.set("himself herself")

    /// The last word of what stands behind a name between commas: 'maker' in ', the car maker,'; nil where nothing does.
    ///
    /// - Parameter endsBeforeWho: whether 'who' ends it as a mark does: ', a lawmaker who'.
    private func apposedNoun(behind name: Range<Int>, endsBeforeWho: Bool = false) -> Int? {
        let comma = name.upperBound
        guard comma + 2 < reading.tokens.count, reading.isMark(comma, ","), reading.has(comma + 1, .determiner) else {
            return nil
        }
        let end = (comma + 2..<min(reading.tokens.count, comma + 6)).first {
            reading.tokens[$0].isPunctuation || endsBeforeWho && reading.fact($0).hash == Namesakes.who
        }
        return end.map { $0 - 1 }
    }

    private static let alias = WordHash(lowercasing: "alias")
    private static let who = WordHash(lowercasing: "who")
    private static let callings = SpeechWords.set(
        """
        lawmaker senator minister mayor governor director spokesman spokeswoman lawyer judge prosecutor doctor nurse
        teacher farmer writer novelist poet singer actor actress journalist professor economist analyst activist officer
        engineer student mother father wife husband widow son daughter brother sister
        """)

    // MARK: Firms

    private func settleFirms(_ spans: inout [TaggedSpan]) {
        let printsLoud = spans.contains {
            $0.kind == .person && $0.tokens.count > 1 && isLoud($0.tokens.upperBound - 1)
        }
        for index in spans.indices
        where spans[index].kind == .person && isNobody(spans[index].tokens, printsLoud: printsLoud) {
            spans[index].kind = .organization
        }
        var firstNamed: [Int32: Int] = [:]
        for span in spans where span.kind == .person && span.tokens.count > 1 {
            guard let last = span.tokens.last else { continue }
            firstNamed[reading.words[last]] = min(firstNamed[reading.words[last]] ?? .max, last)
        }
        var firms = wordsOfFirms(spans).subtracting(firstNamed.keys)
        for index in spans.indices where spans[index].tokens.count == 1 && isPersonOrFirm(spans[index]) {
            let token = spans[index].tokens.lowerBound
            guard let named = firstNamed[reading.words[token]] else { continue }
            let evidence = spans[index].evidence
            let isEarlier = token < named && phrases.isOf(token, .company) && reading.casing(at: token) == .running
            if isEarlier, evidence[.organization] > evidence[.person] || isBesideFirm(token) {
                firms.insert(reading.words[token])
            }
        }
        for index in spans.indices where spans[index].tokens.count == 1 && spans[index].kind == .person {
            let token = spans[index].tokens.lowerBound
            let isFirm =
                firms.contains(reading.words[token])
                || firstNamed[reading.words[token]] == nil && (hasOffice(behind: token) || isHeaded(token))
            if isFirm, !isTitled(token) { spans[index].kind = .organization }
        }
    }

    /// 'COGAT said', 'Crisil, the rating agency,': what the model took for somebody without a given name. Initials of three
    /// letters may be a person's, and so may all where the text prints surnames in capitals.
    private func isNobody(_ name: Range<Int>, printsLoud: Bool) -> Bool {
        let first = name.lowerBound
        guard name.count < 3, phrases.single(first).isDisjoint(with: [.givenName, .leader]), !isTitled(first) else {
            return false
        }
        if isCalledFirm(behind: name) { return true }
        return name.count == 1 && isLoud(first) && !printsLoud && !phrases.isOf(first, .surname)
    }

    private func isLoud(_ token: Int) -> Bool {
        reading.tokens[token].isAllCapitals && reading.tokens[token].range.count > 3
            && reading.casing(at: token) == .running
    }

    /// 'Gunvor's chief executive', 'Gunvor's shares': what only a firm has.
    private func hasOffice(behind name: Int) -> Bool {
        let noun = name + 2
        guard noun + 1 < reading.tokens.count, reading.isPossessive(name + 1) else { return false }
        return reading.isWord(noun, in: Namesakes.ofFirms)
            || reading.fact(noun).hash == Namesakes.chief && reading.isWord(noun + 1, in: Namesakes.executives)
    }

    /// 'who heads Finma'.
    private func isHeaded(_ name: Int) -> Bool {
        name > 1 && reading.isWord(name - 1, in: Namesakes.heading) && reading.fact(name - 2).hash == Namesakes.who
            && !phrases.isOf(name, [.givenName, .surname])
    }

    private static let ownings = SpeechWords.set("owned listed headquartered")
    private static let owners = SpeechWords.set("by in on at")
    private static let heading = SpeechWords.set("heads chairs headed chaired founded")
    private static let ofFirms = SpeechWords.set("ceo cfo shareholders shares headquarters subsidiary subsidiaries")
    private static let chief = WordHash(lowercasing: "chief")
    private static let executives = SpeechWords.set("executive executives")

    /// The first words of firms' full names, except firms called after somebody whom the text may mean.
    private func wordsOfFirms(_ spans: [TaggedSpan]) -> Set<Int32> {
        Set(
            spans.compactMap { span in
                let first = span.tokens.lowerBound
                guard span.kind == .organization, span.tokens.count > 1, let last = span.tokens.last,
                    reading.has(last, .companySuffix), !phrases.isOf(first, .leader)
                else { return nil }
                return reading.words[first]
            })
    }

    /// 'the company said', in the sentence of a name.
    private func isBesideFirm(_ name: Int) -> Bool {
        reading.sentence(of: name).dropFirst().contains {
            Namesakes.firmNouns.contains(reading.fact($0).hash) && reading.has($0 - 1, .determiner)
        }
    }

    private static let firmNouns = SpeechWords.set("company firm carmaker automaker manufacturer")

    private func isPersonOrFirm(_ span: TaggedSpan) -> Bool { span.kind == .person || span.kind == .organization }

    private func isTitled(_ token: Int) -> Bool {
        token > 0 && reading.has(token - 1, [.title, .courtesy, .role])
    }

    /// ', the car maker,', ', owned by'.
    private func isCalledFirm(behind name: Range<Int>) -> Bool {
        let comma = name.upperBound
        if comma + 2 < reading.tokens.count, reading.isMark(comma, ","),
            reading.isWord(comma + 1, in: Namesakes.ownings), reading.isWord(comma + 2, in: Namesakes.owners)
        {
            return true
        }
        return apposedNoun(behind: name).map { reading.has($0, .organizationNoun) && !reading.has($0, .role) } ?? false
    }

    // MARK: Places

    private func settlePlaces(_ spans: inout [TaggedSpan]) {
        let people = Set(
            spans.filter { $0.kind == .person && $0.tokens.count > 1 }.flatMap { reading.words[$0.tokens] })
        for index in spans.indices where spans[index].tokens.count == 1 {
            let token = spans[index].tokens.lowerBound
            switch spans[index].kind {
            case .person where phrases.isOf(token, [.country, .capital]):
                if !people.contains(reading.words[token]), !isTitled(token), !isRelative(spans[index].tokens) {
                    spans[index].kind = .place
                }
            case .organization where phrases.isOf(token, [.area, .water]):
                if isBehindThe(token) { spans[index].kind = .place }
            case .place where isEmployer(token) || isTraded(token): spans[index].kind = .organization
            case .person, .place, .organization, .group, .facility, .weapon, .product, .event, .work, .date, .other:
                break
            }
        }
    }

    /// 'in the Amazon'.
    private func isBehindThe(_ token: Int) -> Bool {
        token > 1 && reading.fact(token - 1).hash == SpeechWords.the && reading.has(token - 2, .placePreposition)
    }

    /// 'an analyst at Jefferies', which no list has as a place.
    private func isEmployer(_ token: Int) -> Bool {
        token > 1 && reading.fact(token - 1).hash == Namesakes.at
            && (reading.has(token - 2, .role) || reading.isWord(token - 2, in: Namesakes.employees))
            && !phrases.isOf(token, .anyPlace)
    }

    /// 'shares in Nokia', which is a town too.
    private func isTraded(_ token: Int) -> Bool {
        token > 1 && Namesakes.holdings.contains(reading.fact(token - 2).hash)
            && (phrases.isOf(token, .company) || !phrases.isOf(token, .anyPlace))
    }

    private static let employees = SpeechWords.set("analysts economists strategists traders researchers engineers")
    static let holdings = SpeechWords.set("shares stake stakes")
    private static let at = WordHash(lowercasing: "at")
}
