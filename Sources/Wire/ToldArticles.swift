import Dates
import News
import Passages

/// What articles tell, to look up in it what was taken off their source.
struct ToldArticles {
    private let days: Set<CivilDay>
    /// Headlines and fields, in folded form.
    private let names: Set<String>
    private let words: Set<Substring>
    private let pairs: Set<Int>
    /// The most words that are looked up as a name.
    private static let longestName = 12

    /// - Complexity: O(*n*) in the bytes of their texts.
    init(_ articles: [Article]) {
        days = Set(articles.flatMap { [$0.published?.day, $0.updated?.day].compactMap { $0 } })
        names = Set(
            articles.flatMap { [$0.headline, $0.byline, $0.source, $0.dateline, $0.url].compactMap { $0 } }
                .map { folded($0) }.filter { !$0.isEmpty })
        let parts = articles.flatMap(\.said).map { Passages.words(of: $0) }
        words = Set(parts.joined())
        pairs = Set(parts.flatMap { Self.pairs($0) })
    }

    /// Whether an article tells what was taken off, in its text or as one of its fields.
    func hold(_ removal: Removal) -> Bool {
        switch removal.rule {
        case .masthead, .aboveHeadline, .aboveStory, .untold, .archive, .comment, .linkAddress:
            tell(removal.text) || holdAsField(removal.text)
        // 'Discover The Paper' beside a story is more than the outlet's name.
        case .besideStory: tell(removal.text) || names.contains(folded(withoutBy(removal.text)))
        // What is said twice counts as told the first time; a headline above its text does not count as the second
        // time.
        case .repeated: names.contains(folded(removal.text))
        case .control, .notice, .paywall, .credit, .caption, .number, .film, .linkList, .headlines, .topics,
            .bareHeading, .pageMark, .signOff, .author, .hidden, .furniture, .letter, .signature, .unpublished,
            .deleted:
            false
        }
    }

    /// Whether a line is little more than a field: a date, an author, an outlet.
    private func holdAsField(_ line: String) -> Bool {
        let size = line.utf8.count
        if size > 160 { return false }
        let isDate = dateStamps(in: Array(line.utf8)).contains {
            days.contains($0.moment.day) && $0.range.count * 3 >= size
        }
        if isDate { return true }
        let list = Passages.words(of: line)
        return list.indices.contains { start in
            (start..<min(start + Self.longestName, list.count)).contains { end in
                let name = list[start...end].joined(separator: " ")
                return 2 * name.utf8.count + 24 >= size && names.contains(name)
            }
        }
    }

    /// Whether a line is told word for word, or nearly so, as when a mark, a dateline or a line's end was in it.
    private func tell(_ line: String) -> Bool {
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

extension Article {
    /// All the text in it.
    fileprivate var said: [String] { [headline, byline, dateline, source, url, summary, body].compactMap { $0 } }
}
