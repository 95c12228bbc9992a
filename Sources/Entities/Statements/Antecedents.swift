import News

// Who 'he' and 'she' are.

extension Speakers {
    func isPronoun(_ token: Int) -> Bool {
        let hash = reading.fact(token).hash
        return hash == SpeakerWords.he || hash == SpeakerWords.she
    }

    /// Who 'he' or 'she' is: the only person named, outside quotes, in the last sentence before that names any, within
    /// this paragraph or the one before, and there the subject.
    func antecedent(of pronoun: Int, quoteStart: Int) -> Int? {
        let own = reading.sentence(of: min(pronoun, quoteStart)).lowerBound
        var token = min(pronoun, own) - 1
        var lineEnds = reading.tokens[own].traits.contains(.afterLineEnd) ? 1 : 0
        var sentences = 0
        while token >= 0, lineEnds <= 1, sentences < Speakers.farthestAntecedent {
            sentences += 1
            let sentence = reading.sentence(of: token)
            let people = sentence.filter { marked.kind(at: $0) == .person && !isQuoted[$0] }
            if let first = people.first {
                let entities = Set(people.compactMap { marked.entity(at: $0) })
                guard entities.count == 1, let only = entities.first,
                    isSubject(first, in: sentence, isNear: lineEnds == 0),
                    agrees(only, pronoun)
                else { return nil }
                return only
            }
            if reading.tokens[sentence.lowerBound].traits.contains(.afterLineEnd) { lineEnds += 1 }
            token = sentence.lowerBound - 1
        }
        return nil
    }

    /// In sentences. Whom 'he' means is forgotten after a few; and a text of nothing but 'he said' takes no longer.
    private static let farthestAntecedent = 8

    /// Whether a name has a verb of saying beside it, or, within the paragraph, stands before all but its title.
    private func isSubject(_ name: Int, in sentence: Range<Int>, isNear: Bool) -> Bool {
        guard let bounds = marked.bounds(at: name) else { return false }
        let isReported = (bounds.upperBound..<min(sentence.upperBound, bounds.upperBound + 4)).contains {
            isReportingVerb($0)
        }
        let opens = (sentence.lowerBound..<bounds.lowerBound).allSatisfy {
            introduces($0) || marked.span(at: $0) != nil || reading.isMark($0, "\"")
        }
        return isReported || isInverted(bounds, in: sentence) || isNear && opens
    }

    /// 'said General Zaluzhnyi'.
    private func isInverted(_ name: Range<Int>, in sentence: Range<Int>) -> Bool {
        var token = name.lowerBound - 1
        while token >= sentence.lowerBound, introduces(token) || marked.span(at: token) != nil { token -= 1 }
        return token >= sentence.lowerBound && isReportingVerb(token)
    }

    /// No 'she' for a spokesman.
    private func agrees(_ entity: Int, _ pronoun: Int) -> Bool {
        let isShe = reading.fact(pronoun).hash == SpeakerWords.she
        let wrong = isShe ? SpeakerWords.men : SpeakerWords.women
        for (index, span) in marked.draft.spans.enumerated() where marked.draft.entityOf[index] == entity {
            let before = span.tokens.lowerBound - 1
            if before >= 0, wrong.contains(reading.fact(before).hash) { return false }
        }
        return true
    }
}
