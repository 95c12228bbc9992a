import News

/// A line of a text that is not in the article made of it, and why.
package struct Removal: Hashable, Sendable {
    /// What a line was taken for.
    package enum Rule: String, Sendable, CaseIterable {
        /// Words of a page's own: a button, a bar of links, a label.
        case control
        /// It asks its reader for something, or is about the page.
        case notice
        /// Who made a picture; a picture's text with that; a number alone.
        case credit, caption, number
        /// A heading over links to other stories.
        case linkHeading
        /// The text has the same line before, word for word.
        case repeated
        /// It stands before the story, after it, or between its paragraphs, and is no sentence of it.
        case aboveStory, belowStory, amongStory
    }

    /// From 1.
    package let line: Int
    package let text: String
    package let rule: Rule

    package init(line: Int, text: String, rule: Rule) {
        self.line = line
        self.text = text
        self.rule = rule
    }
}

/// Says which lines of a text are in none of the articles that were made of it, and why.
///
/// The cleaning carries no list of what it drops: the lines are compared afterwards, so that nothing can be left out, and
/// only whoever asks pays for it. The rule is that of the first question of the cleaning which the line answers with yes.
///
/// - Parameters:
///   - lines: each with its number; those that are marks of a form rather than text are left out by the caller.
///   - told: all that the articles say: headlines, bylines, texts and so on.
/// - Complexity: O(*n*) in the bytes of both.
package func removals(from lines: [(number: Int, text: String)], told: [String]) -> [Removal] {
    let article = ToldText(told)
    let isTold = lines.map { article.tells($0.text) }
    let (first, last) = (isTold.firstIndex(of: true), isTold.lastIndex(of: true))
    var seen: Set<String> = []
    return lines.indices.compactMap { index in
        let (number, text) = lines[index]
        let isNew = seen.insert(folded(text)).inserted
        if isTold[index], isNew { return nil }
        // A short line that stands twice is told as much as the first time.
        if isTold[index], words(of: text).count < 9 { return nil }
        let passage = Passage(text: Array(text.utf8), followsBlank: true)
        let rule: Removal.Rule =
            !isNew
            ? .repeated
            : passage.rule ?? (index < first ?? .max ? .aboveStory : index > last ?? -1 ? .belowStory : .amongStory)
        return Removal(line: number, text: text, rule: rule)
    }
}

extension Passage {
    /// What the line says of itself that it is; nil if it shows only by what stands around it.
    fileprivate var rule: Removal.Rule? {
        if isNotice { return .notice }
        if isSurelyCaption, !isBareCredit { return .caption }
        if isCreditLine { return .credit }
        if isNumberOnly { return .number }
        if opensRelated { return .linkHeading }
        return isControl ? .control : nil
    }
}

/// What articles tell, to look lines up in.
private struct ToldText {
    private let words: Set<Substring>
    private let pairs: Set<Int>

    init(_ parts: [String]) {
        let parts = parts.map { Passages.words(of: $0) }
        words = Set(parts.joined())
        pairs = Set(parts.flatMap { Self.pairs($0) })
    }

    /// Whether a line is told: word for word, or nearly so, as when a mark, a dateline or a line's end was in it.
    func tells(_ line: String) -> Bool {
        // Marks of a form are no words: '# A heading'.
        let list = Passages.words(of: line).filter { $0.contains { $0.isLetter || $0.isNumber } }
        if list.count < 2 { return list.allSatisfy { words.contains($0) } }
        let told = Self.pairs(list).count { pairs.contains($0) }
        return list.count < 6 ? told == list.count - 1 : told * 5 >= (list.count - 1) * 3
    }

    private static func pairs(_ words: [Substring]) -> [Int] {
        zip(words, words.dropFirst()).map { first, second in
            var hasher = Hasher()
            hasher.combine(first)
            hasher.combine(second)
            return hasher.finalize()
        }
    }
}
