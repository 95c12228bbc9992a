import News
import Resources

/// Looks up folded names in an archive: gives the kind of each that it knows from other articles.
package typealias ArchiveNames = @Sendable (Set<String>) -> [String: EntityKind]

/// The names in a text that lists know, for texts in a language for which there is no model.
///
/// A wrong name is worse than none. So only countries, large towns, and what the lists of other languages have stand by
/// themselves, and only where a capital means a name: a word that the text also has in small letters is none, nor is one
/// that begins a sentence unless it is long. Organisations of the English lists must have several words, or be written in
/// capitals.
struct ListedNames {
    let reading: Reading
    let phrases: Phrases
    let gazetteer: Gazetteer

    /// - Parameter range: the bytes of the text to look at; nil for all.
    func names(in range: Range<Int>? = nil) -> [TaggedSpan] {
        var result: [TaggedSpan] = []
        var next = 0
        for token in reading.tokens.indices where token >= next {
            guard range.map({ $0.contains(reading.tokens[token].range.lowerBound) }) ?? true,
                let match = phrases.longest(at: token), stands(match.tokens),
                let kind = kind(of: match.tokens)
            else { continue }
            result.append(TaggedSpan(tokens: match.tokens, kind: kind, score: 0.6))
            next = match.tokens.upperBound
        }
        return result
    }

    /// The listed names, with those that an archive knows from elsewhere: the longest runs of capitalised words that it
    /// has as a person, a place or an organisation.
    func names(knownTo archive: ArchiveNames?) -> [TaggedSpan] {
        let listed = names()
        guard let archive else { return listed }
        let runs = runs(beside: listed)
        guard !runs.isEmpty else { return listed }
        let known = archive(Set(runs.map(\.text)))
        var result = listed
        var next = 0
        for run in runs where run.tokens.lowerBound >= next {
            guard let kind = known[run.text], kind == .person || kind == .place || kind == .organization else {
                continue
            }
            result.append(TaggedSpan(tokens: run.tokens, kind: kind, score: 0.5))
            next = run.tokens.upperBound
        }
        return result.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    /// Words with a capital, up to five side by side, folded; from each word the longest first.
    private func runs(beside listed: [TaggedSpan]) -> [(text: String, tokens: Range<Int>)] {
        let isTaken = reading.covered(by: listed.map(\.tokens))
        return reading.tokens.indices.flatMap { start -> [(text: String, tokens: Range<Int>)] in
            let limit = min(reading.sentence(of: start).upperBound, start + 5)
            let end = (start..<limit).first { isTaken[$0] || !reading.isCapital($0) } ?? limit
            return (start..<end).reversed().compactMap { last in
                let tokens = start..<(last + 1)
                guard stands(tokens) else { return nil }
                let text = folded(reading.text(tokens))
                return text.isEmpty ? nil : (text, tokens)
            }
        }
    }

    /// Whether capitals say that the words are a name.
    private func stands(_ tokens: Range<Int>) -> Bool {
        guard reading.casing(at: tokens.lowerBound) == .running else { return false }
        if tokens.count > 1 { return true }
        let token = tokens.lowerBound
        guard reading.fact(token).lowercase == 0 else { return false }
        let length = reading.text(tokens).unicodeScalars.count
        // A word beside another with a capital may be part of a name that no list has.
        let neighbours = [token - 1, token + 1].filter { reading.sentence(of: token).contains($0) }
        let isBeside = neighbours.contains { reading.isCapital($0) && $0 != reading.sentence(of: token).lowerBound }
        return !isBeside && length >= (reading.startsSentence(token) ? 6 : reading.tokens[token].isAllCapitals ? 2 : 4)
    }

    private func kind(of tokens: Range<Int>) -> EntityKind? {
        let text = reading.text(tokens)
        guard let entry = gazetteer.entry(for: PhraseHash(folded(text))) else { return nil }
        let classes = entry.classes
        if entry.isPerson { return tokens.count > 1 ? .person : nil }
        if !classes.isDisjoint(with: [.country, .capital, .city]),
            classes.isDisjoint(with: .anyName) || tokens.count > 1
                || classes.contains(.country)
        {
            return .place
        }
        let isWritten = tokens.count > 1 || reading.tokens[tokens.lowerBound].isAllCapitals && text.utf8.count > 2
        guard classes.contains(.organization), isWritten || entry.nameIsJoined else { return nil }
        return .organization
    }
}

extension Gazetteer.Entry {
    /// Whether it is somebody by name, whom the lists of other languages have.
    var isPerson: Bool { nameIsJoined && classes.isSuperset(of: [.givenName, .surname]) }
}
