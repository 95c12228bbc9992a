import Entities
import Segmentation

/// A text to train on, split as the tagger splits it, with the labels that each token may have.
struct TrainingText {
    let text: String
    let tokens: [Token]
    let sentences: [Range<Int>]
    /// For each token one bit a label: those that the annotation allows.
    var allowed: [UInt32]
    /// For each sentence what it counts; 0 for one that is there only as context.
    var weights: [Float]

    init(_ document: RenderedDocument, isPartial: Bool, weight: Float) {
        text = document.text
        let found = Segmentation.tokens(in: text)
        tokens = found
        sentences = Segmentation.sentences(of: found, in: text)
        weights = [Float](repeating: weight, count: sentences.count)
        var labels = [TagLabel](repeating: .outside, count: tokens.count)
        for name in document.names {
            guard let span = Borders.tokens(of: name, in: text, found) else { continue }
            for index in span where labels[index] == .outside {
                let isFirst = index == span.lowerBound
                let isLast = index == span.upperBound - 1
                labels[index] = TagLabel(
                    isFirst ? (isLast ? .single : .begin) : (isLast ? .end : .inside), name.sort)
            }
        }
        allowed = labels.map { 1 << UInt32($0.number) }
        TrainingText.mend(&labels, sentences)
        for index in tokens.indices {
            allowed[index] = 1 << UInt32(labels[index].number)
            if isPartial, labels[index] == .outside { allowed[index] |= TrainingText.unsaid(at: tokens[index]) }
        }
    }

    /// Makes the labels lawful where a sentence boundary cuts a name, or two names share tokens.
    private static func mend(_ labels: inout [TagLabel], _ sentences: [Range<Int>]) {
        for sentence in sentences {
            let names = spans(of: labels[sentence])
            for index in sentence { labels[index] = .outside }
            for name in names {
                let span =
                    (name.tokens.lowerBound + sentence.lowerBound)..<(name.tokens.upperBound + sentence.lowerBound)
                for index in span {
                    let isFirst = index == span.lowerBound
                    let isLast = index == span.upperBound - 1
                    labels[index] = TagLabel(
                        isFirst ? (isLast ? .single : .begin) : (isLast ? .end : .inside), name.sort)
                }
            }
        }
    }

    /// The labels that an O of a partly annotated set leaves open: groups and other names at a word with a capital or
    /// a digit, elsewhere the inside of other names.
    private static func unsaid(at token: Token) -> UInt32 {
        func bit(_ position: TagLabel.Position, _ sort: TagLabel.Sort) -> UInt32 {
            1 << UInt32(TagLabel(position, sort).number)
        }
        if token.startsUppercase || token.traits.contains(.hasDigit) {
            return [TagLabel.Sort.group, .other].reduce(0) { bits, sort in
                [TagLabel.Position.begin, .inside, .end, .single].reduce(bits) { $0 | bit($1, sort) }
            }
        }
        return bit(.inside, .other) | bit(.end, .other)
    }
}

/// Sets the borders of the corpora's names as the product wants them: no title, no "the", no possessive.
enum Borders {
    /// The tokens of a name; nil where nothing is left of it.
    static func tokens(of name: RenderedDocument.Name, in text: String, _ tokens: [Token]) -> Range<Int>? {
        // Tokens that lie at least half within the name.
        let first = tokens.partitioningIndex { $0.range.upperBound > name.range.lowerBound }
        var span = first..<first
        while span.upperBound < tokens.count, tokens[span.upperBound].range.lowerBound < name.range.upperBound {
            span = first..<(span.upperBound + 1)
        }
        guard !span.isEmpty else { return nil }
        if tokens[first].range.clamped(to: name.range).count * 2 < tokens[first].range.count {
            span = (first + 1)..<max(first + 1, span.upperBound)
        }
        let bytes = text.utf8
        while let token = span.first, span.count > 1, isLeftOut(tokens[token], name.sort, in: text, bytes) {
            span = (token + 1)..<span.upperBound
        }
        while let last = span.last, span.count > 1, tokens[last].traits.contains(.clitic), name.sort != .other {
            span = span.lowerBound..<last
        }
        return span.isEmpty ? nil : span
    }

    private static func isLeftOut(
        _ token: Token, _ sort: TagLabel.Sort, in text: String, _ bytes: String.UTF8View
    ) -> Bool {
        let start = bytes.index(bytes.startIndex, offsetBy: token.range.lowerBound)
        let word = String(bytes[start..<bytes.index(start, offsetBy: token.range.count)]) ?? ""
        if ["the", "a", "an", "\"", "“", "‘", "'"].contains(word.lowercased()) { return sort != .other }
        guard sort == .person, token.isWord else { return false }
        return titles.contains(word)
    }

    private static let titles = Set(
        """
        President Minister Chancellor Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Sir Senator Sen. Rep. Representative General
        Gen. Lieutenant Lt. Lt Colonel Col. Captain Capt. Sergeant Sgt. Major Professor Prof. Prof King Queen Prince
        Princess Pope Judge Justice Governor Gov. Secretary Ambassador Director Chief Commander Admiral Lord Lady
        Inspector Officer Mayor Congressman Congresswoman Rev. Reverend Sheikh Imam Commissioner Chairman Superintendent
        Archbishop Bishop Cardinal Emperor Sheriff Marshal Speaker Premier Spokesman Spokeswoman Prime Foreign Vice
        Defense Defence Interior Finance Attorney State Brigadier Tsar Kaiser Chairwoman Coach
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}

extension Array {
    /// The first index whose element meets a condition that all later ones meet too.
    func partitioningIndex(where isAfter: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
