import Catalogue
import Libraries

/// Tells whether a text has what a pattern wants, word by word.
struct TextMatcher {
    private let headline: IndexWords
    private let body: IndexWords

    init(headline: String, body: String) {
        self.headline = IndexWords(headline)
        self.body = IndexWords(body)
    }

    func matches(_ pattern: TextPattern) -> Bool {
        switch pattern {
        case .words(let words, let isPrefix):
            holds(words.map { Array($0.utf8) }, isPrefix, headline)
                || holds(words.map { Array($0.utf8) }, isPrefix, body)
        case .headline(let words, let isPrefix): holds(words.map { Array($0.utf8) }, isPrefix, headline)
        case .all(let patterns): patterns.allSatisfy(matches)
        case .any(let patterns): patterns.contains(where: matches)
        case .not(let pattern): !matches(pattern)
        }
    }

    private func holds(_ wanted: [[UInt8]], _ isPrefix: Bool, _ words: IndexWords) -> Bool {
        guard !wanted.isEmpty, words.count >= wanted.count else { return false }
        return (0...words.count - wanted.count).contains { words.hasPhrase(wanted, isPrefix, at: $0) }
    }
}

extension IndexWords {
    /// Whether some words follow one another from a place on; the last may be only the beginning of a word.
    func hasPhrase(_ wanted: [[UInt8]], _ isPrefix: Bool, at start: Int) -> Bool {
        start + wanted.count <= count
            && wanted.indices.allSatisfy { offset in
                let word = self[start + offset]
                return isPrefix && offset == wanted.count - 1
                    ? word.starts(with: wanted[offset]) : word.elementsEqual(wanted[offset])
            }
    }
}
