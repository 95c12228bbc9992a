import News
import Resources

/// Finds where given terms stand in a text, in singular or plural, with hyphens or spaces between their words.
///
/// Of terms that overlap, the one that begins first counts, and of those the longest.
struct TermMatcher {
    /// A term to look for.
    struct Term {
        /// Its words, each as the hash of its singular.
        let words: [UInt64]
        /// What a match is told by; several spellings may share it.
        let index: Int
        /// Whether it counts where it reaches into a name.
        let mayReachIntoNames: Bool
    }

    /// Numbers the first words of terms.
    private var first = NumberIndex(capacity: 32)
    /// For each first word, the terms that begin so, the longest first.
    private var terms: [[Term]] = []

    init(_ wanted: [Term]) {
        for term in wanted {
            guard let word = term.words.first else { continue }
            let (number, isNew) = first.number(of: word)
            if isNew { terms.append([]) }
            terms[number].append(term)
        }
        for number in terms.indices { terms[number].sort { $0.words.count > $1.words.count } }
    }

    /// The places of all terms, in order: ranges of token indices, not overlapping.
    func matches(in text: TermText) -> [(term: Int, tokens: Range<Int>)] {
        var found: [(term: Int, tokens: Range<Int>)] = []
        let beginning = text.words.map { first.known($0.known.singular) ?? -1 }
        var token = 0
        while token < text.tokens.count {
            let word = Int(text.wordOf[token])
            if word >= 0, beginning[word] >= 0,
                let (term, end) = term(among: terms[beginning[word]], at: token, in: text)
            {
                found.append((term, token..<end))
                token = end
            } else {
                token += 1
            }
        }
        return found
    }

    private func term(among terms: [Term], at token: Int, in text: TermText) -> (Int, end: Int)? {
        for term in terms {
            if let end = end(of: term, at: token, in: text) { return (term.index, end) }
        }
        return nil
    }

    /// The end of a term whose first word stands at a token; nil if the others do not follow it.
    private func end(of term: Term, at token: Int, in text: TermText) -> Int? {
        if text.isName[token], !term.mayReachIntoNames { return nil }
        var next = token + 1
        for word in term.words.dropFirst() {
            if text.isJoint(next) { next += 1 }
            guard next < text.tokens.count, term.mayReachIntoNames || !text.isName[next],
                text.word(next)?.known.singular == word, !text.tokens[next].traits.contains(.afterBlankLine)
            else { return nil }
            next += 1
        }
        return next
    }
}
