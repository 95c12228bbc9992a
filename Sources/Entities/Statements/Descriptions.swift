import News

/// Whom 'the mayor' means: the only one of whom the text has said before that they are one.
struct Descriptions {
    let marked: Marked

    private var reading: Reading { marked.reading }

    /// - Parameter tokens: a noun phrase without a name.
    func entity(of tokens: Range<Int>) -> Int? {
        if let aged = entity(ofAge: tokens) { return aged }
        guard let last = tokens.last, isDefinite(tokens),
            reading.has(last, [.role, .title]) || reading.isWord(last, in: RoleWords.more)
        else { return nil }
        let words = Set(
            tokens.filter { !reading.has($0, .determiner) && !reading.isJoint($0) }
                .map { folded(reading.text($0..<($0 + 1))) })
        let start = reading.byteRange(tokens).lowerBound
        var found: Int?
        for (index, entity) in marked.draft.entities.enumerated() where entity.kind == .person {
            guard entity.roles.contains(where: { $0.range.lowerBound < start && fits(words, $0) }) else { continue }
            guard found == nil else { return nil }
            found = index
        }
        return found
    }

    /// 'the 26-year-old' is the only one whose name has the number behind it: 'Victor Osimhen, 26,'.
    private func entity(ofAge tokens: Range<Int>) -> Int? {
        guard isDefinite(tokens), tokens.contains(where: { reading.fact($0).hash == RoleWords.old }),
            let number = tokens.first(where: { reading.tokens[$0].isNumber })
        else { return nil }
        let age = reading.bytes[reading.tokens[number].range]
        var found: Int?
        for (index, span) in marked.draft.spans.enumerated() where span.kind == .person {
            let comma = span.tokens.upperBound
            guard comma + 1 < tokens.lowerBound, reading.isMark(comma, ","),
                reading.bytes[reading.tokens[comma + 1].range].elementsEqual(age)
            else { continue }
            let entity = marked.draft.entityOf[index]
            guard found == nil || found == entity else { return nil }
            found = entity
        }
        return found
    }

    /// Whether a phrase by itself tells who somebody is: 'the former French president', but not 'the judge' or 'the
    /// spokesman'.
    func isOfItself(_ tokens: Range<Int>) -> Bool {
        guard let last = tokens.last, isDefinite(tokens) else { return false }
        return reading.isWord(last, in: Descriptions.offices) || isNationality(tokens) || isParent(tokens)
            || tokens.contains { reading.fact($0).hash == RoleWords.old && reading.isJoint($0 - 1) }
    }

    /// 'the 52-year-old', 'the father of six', 'the Kenyan', which goes with whatever else somebody is.
    func isAgeOrNation(_ tokens: Range<Int>) -> Bool { isNationality(tokens) || isAge(tokens) || isParent(tokens) }

    /// 'the 52-year-old'.
    private func isAge(_ tokens: Range<Int>) -> Bool {
        tokens.last.map { reading.fact($0).hash == RoleWords.old && reading.isJoint($0 - 1) } ?? false
    }

    /// 'the father' of 'the father of six'.
    func isParent(_ tokens: Range<Int>) -> Bool {
        guard let last = tokens.last, reading.isWord(last, in: RoleWords.kin), last + 2 < reading.tokens.count else {
            return false
        }
        return reading.fact(last + 1).hash == SpeechWords.of && reading.isWord(last + 2, in: Descriptions.numbers)
    }

    private static let numbers = SpeechWords.set("one two three four five six seven eight nine ten eleven twelve")

    /// 'the Kenyan', but not 'the Japanese' or 'the British', which may be many.
    private func isNationality(_ tokens: Range<Int>) -> Bool {
        guard let last = tokens.last, marked.kind(at: last) == .group, marked.bounds(at: last) == tokens else {
            return false
        }
        return !["s", "ese", "sh", "ch", "swiss"].contains { reading.ends(last, with: $0) }
    }

    private static let offices = SpeechWords.set(
        """
        president premier minister chancellor governor senator mayor king queen prince princess pope
        leader lawmaker congressman congresswoman singer rapper actor actress author novelist poet writer designer artist
        painter sculptor striker midfielder goalkeeper defender winger boxer champion laureate billionaire tycoon
        entrepreneur astronaut activist campaigner dissident inventor composer pianist architect chef filmmaker
        comedian cyclist sprinter swimmer golfer historian philosopher playwright teenager pensioner footballer
        conductor musician violinist cellist drummer guitarist soprano tenor baritone dancer ballerina choreographer
        photographer illustrator cartoonist potter weaver conservator restorer curator archivist librarian
        runner marathoner hurdler rower skier skater gymnast wrestler fencer archer jockey rider climber mountaineer
        batsman bowler wicketkeeper playmaker forward quarterback pitcher farmer fisherman fisherwoman fishmonger
        beekeeper shepherd herder carpenter baker butcher blacksmith tailor seamstress shoemaker soapmaker watchmaker
        winemaker brewer gardener grocer shopkeeper stallholder restaurateur teacher headteacher schoolteacher
        palaeontologist paleontologist archaeologist astronomer botanist zoologist geologist mathematician
        """)

    private func isDefinite(_ tokens: Range<Int>) -> Bool {
        reading.fact(tokens.lowerBound).hash == SpeechWords.the
            || tokens.lowerBound > 0 && reading.fact(tokens.lowerBound - 1).hash == SpeechWords.the
    }

    /// Whether a role has all the words: 'minister' and 'Danish minister' fit 'the Danish minister for fisheries'.
    private func fits(_ words: Set<String>, _ role: Role) -> Bool {
        let known = folded(role.text).split { $0 == " " || $0 == "-" }.map { String($0) }
        return words.allSatisfy { word in
            known.contains(word) || Descriptions.alike[word]?.contains { known.contains($0) } ?? false
        }
    }

    /// What a text calls somebody of whom it said the other before: 'the judge' after 'Justice Emeka Nwite'.
    private static let alike: [String: Set<String>] = [
        "ex": ["former"], "former": ["ex"], "judge": ["justice", "magistrate"], "justice": ["judge"],
        "premier": ["prime"],
        "lawmaker": [
            "senator", "congressman", "congresswoman", "representative", "mp", "mep", "sen.", "rep.", "legislator",
        ],
        "legislator": ["lawmaker", "senator", "congressman", "congresswoman", "mp"],
        "captain": ["skipper"], "skipper": ["captain"], "boss": ["ceo", "manager", "coach", "chief"],
        "lawyer": ["attorney", "counsel", "advocate", "solicitor", "barrister"],
        "attorney": ["lawyer", "counsel"], "counsel": ["lawyer", "attorney"], "solicitor": ["lawyer"],
        "barrister": ["lawyer"], "pontiff": ["pope"], "envoy": ["ambassador", "commissioner"],
        "diplomat": ["ambassador", "envoy"],
        "chairman": ["chair"], "chairwoman": ["chair"], "chair": ["chairman", "chairwoman"],
        "spokesperson": ["spokesman", "spokeswoman"], "spokesman": ["spokesperson"], "spokeswoman": ["spokesperson"],
        "executive": ["ceo"], "ceo": ["executive"], "commander": ["general", "admiral", "colonel"],
        "senator": ["sen."], "governor": ["gov."], "congressman": ["rep."], "congresswoman": ["rep."],
        "coach": ["manager"], "manager": ["coach"], "physician": ["doctor"], "doctor": ["physician", "surgeon"],
        "scientist": ["researcher"], "researcher": ["scientist"], "teacher": ["schoolteacher", "headteacher"],
    ]
}
