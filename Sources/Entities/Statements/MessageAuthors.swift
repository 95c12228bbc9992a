import News

// Who wrote or said what is quoted: 'X's message', 'a letter from X'.

extension Speakers {
    /// Whether a description is of something said or written: 'a letter'.
    func isMessage(_ tokens: Range<Int>) -> Bool {
        tokens.last.map { reading.isWord($0, in: SpeechWords.messages) && marked.span(at: $0) == nil } ?? false
    }

    /// Who wrote or said it: 'X's message', 'her message', 'a letter from X', 'a statement by X'.
    mutating func author(of message: Range<Int>, to end: Int) -> Int? {
        for token in message {
            if let bounds = marked.bounds(at: token), marked.kind(at: token) == .person,
                bounds.upperBound < message.upperBound, reading.isPossessive(bounds.upperBound)
            {
                return marked.entity(at: token)
            }
            let word = reading.fact(token).hash
            if word == SpeechWords.his || word == SpeechWords.her { return antecedent(of: token) }
        }
        // The article before the description may be the possessor.
        let before = message.lowerBound - 1
        if before >= 0, reading.fact(before).hash == SpeechWords.his || reading.fact(before).hash == SpeechWords.her {
            return antecedent(of: before)
        }
        let preposition = message.upperBound
        guard preposition + 1 < end, !isQuoted[preposition],
            reading.fact(preposition).hash == SpeechWords.from || reading.fact(preposition).hash == SpeechWords.by,
            case .named(let entity) = phrases.referent(from: preposition + 1, to: end),
            marked.draft.entities[entity].kind != .place
        else { return nil }
        return entity
    }
}
