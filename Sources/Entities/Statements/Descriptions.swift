import News

/// Whom 'the mayor' means: the only one of whom the text has said before that they are one.
struct Descriptions {
    let marked: Marked

    private var reading: Reading { marked.reading }

    /// - Parameter tokens: a noun phrase without a name.
    func entity(of tokens: Range<Int>) -> Int? {
        guard let last = tokens.last, isDefinite(tokens),
            reading.has(last, [.role, .title]) || reading.isWord(last, in: RoleWords.more)
        else { return nil }
        let words = Set(tokens.filter { !reading.has($0, .determiner) }.map { folded(reading.text($0..<($0 + 1))) })
        let start = reading.byteRange(tokens).lowerBound
        var found: Int?
        for (index, entity) in marked.draft.entities.enumerated() where entity.kind == .person {
            guard entity.roles.contains(where: { $0.range.lowerBound < start && fits(words, $0) }) else { continue }
            guard found == nil else { return nil }
            found = index
        }
        return found
    }

    /// Whether a phrase by itself tells who somebody is: 'the former French president', but not 'the judge' or 'the
    /// spokesman'.
    func isOfItself(_ tokens: Range<Int>) -> Bool {
        tokens.last.map { Descriptions.offices.contains(reading.fact($0).hash) } ?? false && isDefinite(tokens)
    }

    private static let offices = SpeechWords.set(
        """
        president premier minister chancellor governor senator mayor king queen prince princess pope
        leader lawmaker congressman congresswoman singer rapper actor actress author novelist poet writer designer artist
        painter sculptor striker midfielder goalkeeper defender winger boxer champion laureate billionaire tycoon
        entrepreneur astronaut activist campaigner dissident inventor composer pianist architect chef
        """)

    private func isDefinite(_ tokens: Range<Int>) -> Bool {
        reading.fact(tokens.lowerBound).hash == SpeechWords.the
            || tokens.lowerBound > 0 && reading.fact(tokens.lowerBound - 1).hash == SpeechWords.the
    }

    /// Whether a role has all the words: 'minister' and 'Danish minister' fit 'the Danish minister for fisheries'.
    private func fits(_ words: Set<String>, _ role: Role) -> Bool {
        let known = folded(role.text).split(separator: " ").map { String($0) }
        return words.allSatisfy { word in
            known.contains(word) || Descriptions.alike[word]?.contains { known.contains($0) } ?? false
        }
    }

    /// What a text calls somebody of whom it said the other before: 'the judge' after 'Justice Emeka Nwite'.
    private static let alike: [String: Set<String>] = [
        "judge": ["justice", "magistrate"], "justice": ["judge"], "premier": ["prime"],
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
