import Libraries
import News

/// What the text conditions of a query ask of a text, for an index and for marking hits.
package indirect enum TextPattern: Hashable, Sendable {
    /// Words that follow one another; the last may be only the beginning of a word.
    case words([String], isPrefix: Bool)
    /// The same in the headline alone.
    case headline([String], isPrefix: Bool)
    case all([TextPattern])
    case any([TextPattern])
    case not(TextPattern)

    /// The pattern of a condition; nil if it is not about the text, or has no letter or digit to look for.
    ///
    /// - Parameter isForMarks: whether alternatives that also ask for something else count by what they ask of the text.
    package init?(_ term: Query.Term, isForMarks: Bool = false) {
        switch term {
        case .word(let text): self.init(words: IndexWords(text).list)
        case .phrase(let texts): self.init(words: texts.flatMap { IndexWords($0).list })
        case .prefix(let text): self.init(words: IndexWords(text).list, isPrefix: true)
        case .stem(let text):
            let words = IndexWords(text).list
            guard let last = words.last else { return nil }
            self = .any(inflections(of: last).map { .words(words.dropLast() + [$0], isPrefix: false) })
        case .title(let texts, let isPrefix):
            let words = texts.flatMap { IndexWords($0).list }
            if words.isEmpty { return nil }
            self = .headline(words, isPrefix: isPrefix)
        case .keyword(let text): self.init(keyword: IndexWords(text).list)
        case .not(let term):
            guard let pattern = TextPattern(term, isForMarks: isForMarks) else { return nil }
            self = .not(pattern)
        case .any(let lists):
            // Every text meets an alternative that asks nothing of it.
            var alternatives: [TextPattern] = []
            for list in lists {
                guard isForMarks || list.allSatisfy(\.isAboutText) else { return nil }
                let patterns = list.compactMap { TextPattern($0, isForMarks: isForMarks) }
                guard !patterns.isEmpty else { return nil }
                alternatives.append(patterns.count == 1 ? patterns[0] : .all(patterns))
            }
            self = .any(alternatives)
        case .author, .tag, .has, .note, .isHidden, .source, .feed, .feeds, .language, .from, .to, .entity, .was,
            .isUnread, .isStarred,
            .filedAfter, .names:
            return nil
        }
    }

    /// Korean sets its small words behind a word without a space, so that a word of it stands for all that it begins.
    private init?(words: [String], isPrefix: Bool = false) {
        guard let last = words.last else { return nil }
        let isKorean = last.unicodeScalars.allSatisfy { (0xAC00...0xD7A3).contains($0.value) }
        self = .words(words, isPrefix: isPrefix || isKorean)
    }

    /// A term with each of its words in singular and plural; of a long one, the last.
    private init?(keyword words: [String]) {
        guard !words.isEmpty else { return nil }
        let varied = words.count <= Self.variedWords ? 0 : words.count - 1
        var phrases: [[String]] = [[]]
        for (index, word) in words.enumerated() {
            let forms = index < varied ? [word] : numberForms(of: word)
            phrases = phrases.flatMap { start in forms.map { start + [$0] } }
        }
        self = .any(phrases.map { .words($0, isPrefix: false) })
    }

    /// A term of so many words is looked for in all combinations of their forms.
    private static let variedWords = 3

    /// What is to be marked, in the order of the query.
    package var marked: [TextPattern] {
        switch self {
        case .words: [self]
        case .all(let patterns), .any(let patterns): patterns.flatMap(\.marked)
        // The headline is no part of the text that is marked.
        case .headline, .not: []
        }
    }

    /// Whether something has to be in the text, and not only something else not: then an index gives the articles.
    package var asksForWords: Bool {
        switch self {
        case .words, .headline: true
        case .not: false
        case .any(let patterns): !patterns.isEmpty && patterns.allSatisfy(\.asksForWords)
        case .all(let patterns):
            patterns.contains { $0.asksForWords }
                && patterns.allSatisfy { if case .not(let inner) = $0 { inner.asksForWords } else { $0.asksForWords } }
        }
    }
}

extension Query.Term {
    /// Whether a condition is about the text alone.
    fileprivate var isAboutText: Bool {
        switch self {
        case .word, .phrase, .prefix, .stem, .keyword, .title: true
        case .not(let inner): inner.isAboutText
        case .any(let lists): lists.allSatisfy { $0.allSatisfy(\.isAboutText) }
        case .author, .tag, .has, .note, .isHidden, .source, .feed, .feeds, .language, .from, .to, .entity, .was,
            .isUnread, .isStarred,
            .filedAfter, .names:
            false
        }
    }
}

/// The forms of an English word, including itself: for 'attacking', also attack, attacks, attacked.
///
/// Regular endings only. A form that is in no text costs one look-up in the index.
package func inflections(of word: String) -> [String] {
    var forms: Set<String> = [word]
    for stem in stems(of: word) {
        forms.insert(stem)
        for ending in ["s", "es", "ed", "d", "ing", "er", "ers"] { forms.insert(stem + ending) }
        if stem.hasSuffix("e") { for ending in ["ing", "ed", "er"] { forms.insert(stem.dropLast() + ending) } }
        if stem.hasSuffix("y") { for ending in ["ies", "ied"] { forms.insert(stem.dropLast() + ending) } }
    }
    return forms.sorted()
}

/// The stems that a word may have without its ending.
private func stems(of word: String) -> Set<String> {
    var stems: Set<String> = [word]
    for (ending, endings) in [
        ("ies", ["y"]), ("ied", ["y"]), ("ing", ["", "e"]), ("ed", ["", "e"]), ("es", ["", "e"]), ("s", [""]),
        ("ers", ["", "e"]), ("er", ["", "e"]),
    ] where word.hasSuffix(ending) && word.utf8.count > ending.utf8.count + 2 {
        for replacement in endings { stems.insert(word.dropLast(ending.count) + replacement) }
    }
    return stems
}

/// Tells which words of a library begin in some way.
package protocol WordsByBeginning {
    /// The words with some beginning; nil if the index itself finds them as fast.
    func words(beginning prefix: String) throws -> [String]?
}

extension TextPattern {
    /// The pattern with each beginning replaced by the words it stands for in a library.
    package func spelledOut(by vocabulary: some WordsByBeginning) throws -> TextPattern {
        switch self {
        case .words(let words, isPrefix: true):
            guard let last = words.last, let found = try vocabulary.words(beginning: last), !found.isEmpty else {
                return self
            }
            return .any(found.map { .words(words.dropLast() + [$0], isPrefix: false) })
        case .words, .headline: return self
        case .all(let patterns): return .all(try patterns.map { try $0.spelledOut(by: vocabulary) })
        case .any(let patterns): return .any(try patterns.map { try $0.spelledOut(by: vocabulary) })
        case .not(let pattern): return .not(try pattern.spelledOut(by: vocabulary))
        }
    }
}
