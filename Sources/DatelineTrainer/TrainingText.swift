import Entities
import Segmentation

/// A text to train on, split as the tagger splits it, with the labels that each token may have.
struct TrainingText {
    let text: String
    let tokens: [Token]
    let sentences: [Range<Int>]
    /// For each token one bit a label: those that the annotation allows.
    var allowed: [UInt64]
    /// For each sentence what it counts; 0 for one that is there only as context.
    var weights: [Float]

    init(_ document: RenderedDocument, _ annotation: Annotation, weight: Float = 1) {
        text = document.text
        let found = Segmentation.tokens(in: text)
        tokens = found
        sentences = Segmentation.sentences(of: found, in: text)
        weights = [Float](repeating: weight * annotation.weight, count: sentences.count)
        var labels = [TagLabel](repeating: .outside, count: tokens.count)
        for name in document.names {
            guard let span = Borders.tokens(of: name, in: text, found) else { continue }
            TrainingText.mark(span, name.sort, in: &labels) { $0 == .outside }
        }
        TrainingText.mend(&labels, sentences)
        allowed = zip(labels, tokens).map { label, token in
            if let position = label.position, let sort = label.sort { return annotation.allowed(position, sort) }
            let looksLikeName = token.startsUppercase || token.traits.contains(.hasDigit)
            return TagLabel.outside.bit | annotation.open(looksLikeName: looksLikeName)
        }
        for range in document.open {
            var token = tokens.partitioningIndex { $0.range.upperBound > range.lowerBound }
            while token < tokens.count, tokens[token].range.lowerBound < range.upperBound {
                allowed[token] = TagLabel.every
                token += 1
            }
        }
    }

    private static func mark(
        _ span: Range<Int>, _ sort: TagLabel.Sort, in labels: inout [TagLabel], where isFree: (TagLabel) -> Bool
    ) {
        for index in span where isFree(labels[index]) {
            let isFirst = index == span.lowerBound
            let isLast = index == span.upperBound - 1
            labels[index] = TagLabel(isFirst ? (isLast ? .single : .begin) : (isLast ? .end : .inside), sort)
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
                mark(span, name.sort, in: &labels) { _ in true }
            }
        }
    }

    /// The labels allowed in a stretch, made lawful at its ends: what lies outside of stretches is outside of names, so a
    /// name that reaches beyond one begins or ends with it.
    func allowed(in stretch: Range<Int>) -> [UInt64] {
        var result = Array(allowed[stretch])
        func moved(_ mask: UInt64, _ from: TagLabel.Position, to: TagLabel.Position) -> UInt64 {
            TagLabel.Sort.allCases.reduce(0) {
                mask & TagLabel(from, $1).bit == 0 ? $0 : $0 | TagLabel(to, $1).bit
            }
        }
        guard let first = result.first else { return [] }
        if first & TrainingText.openers == 0 {
            result[0] = moved(first, .inside, to: .begin) | moved(first, .end, to: .single)
        }
        let last = result[result.count - 1]
        if last & TrainingText.closers == 0 {
            result[result.count - 1] = moved(last, .inside, to: .end) | moved(last, .begin, to: .single)
        }
        return result
    }

    private static let openers = (0..<TagLabel.count).map(TagLabel.init(number:)).filter(\.opens)
        .reduce(UInt64(0)) { $0 | $1.bit }
    private static let closers = (0..<TagLabel.count).map(TagLabel.init(number:)).filter(\.closes)
        .reduce(UInt64(0)) { $0 | $1.bit }
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
        while let token = span.first, span.count > 1, isLeftOut(tokens[token], name.sort, bytes) {
            span = (token + 1)..<span.upperBound
        }
        while name.sort == .person, let token = span.first, span.count > 1, isTitle(tokens[token], bytes) {
            span = (token + 1)..<span.upperBound
        }
        while let last = span.last, span.count > 1, tokens[last].traits.contains(.clitic), name.sort != .other {
            span = span.lowerBound..<last
        }
        return span.isEmpty ? nil : span
    }

    private static func isLeftOut(_ token: Token, _ sort: TagLabel.Sort, _ bytes: String.UTF8View) -> Bool {
        sort != .other && ["the", "a", "an", "\"", "“", "‘", "'"].contains(word(token, bytes).lowercased())
    }

    private static func isTitle(_ token: Token, _ bytes: String.UTF8View) -> Bool {
        token.isWord && titles.contains(word(token, bytes))
    }

    private static func word(_ token: Token, _ bytes: String.UTF8View) -> String {
        let start = bytes.index(bytes.startIndex, offsetBy: token.range.lowerBound)
        return String(bytes[start..<bytes.index(start, offsetBy: token.range.count)]) ?? ""
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
