import News

/// Whom 'the mayor' means: the only one of whom the text has said before that they are one.
struct Descriptions {
    let marked: Marked

    private var reading: Reading { marked.reading }

    /// - Parameter tokens: a noun phrase without a name.
    func entity(of tokens: Range<Int>) -> Int? {
        guard let last = tokens.last, isDefinite(tokens), reading.has(last, [.role, .title]) else { return nil }
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
        president vice-president premier minister chancellor governor senator mayor king queen prince princess pope
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
        return words.allSatisfy { known.contains($0) }
    }
}
