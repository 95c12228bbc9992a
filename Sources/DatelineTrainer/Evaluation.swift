import Entities
import Foundation
import News
import Segmentation

/// Precision, recall and F1 of a tagger on a set, end to end on raw text: the same rendering, the same evening-out of
/// borders and the same four types as the scorer that comes with the data.
struct Evaluation {
    private var counts: [String: (gold: Int, found: Int, right: Int)] = [:]
    let types: [String]

    /// Whether the types are those of the kinds, each by itself, rather than the four of the older sets.
    private let isFine: Bool

    init(types: [String], isFine: Bool) { (self.types, self.isFine) = (types, isFine) }

    mutating func add(_ corpus: Corpus, tagger: Tagger, recase: (String) -> String = { $0 }) {
        let apart = corpus.hyphensStandApart
        for document in corpus.documents {
            let rendered = RenderedDocument(document, hyphensStandApart: apart)
            let text = recase(rendered.text)
            let bytes = Array(text.utf8)
            let gold = rendered.names.map { Scored(bytes, $0.range, type(of: $0.sort.kind)) }
            let found = names(in: text, tagger).map { Scored(bytes, $0.range, type(of: $0.kind)) }
            tally(Set(gold.filter { types.contains($0.type) }), Set(found.filter { types.contains($0.type) }))
        }
    }

    private mutating func tally(_ gold: Set<Scored>, _ found: Set<Scored>) {
        for name in gold { count(name.type, \.gold) }
        for name in found { count(name.type, \.found) }
        for name in gold.intersection(found) { count(name.type, \.right) }
    }

    private mutating func count(_ type: String, _ column: WritableKeyPath<(gold: Int, found: Int, right: Int), Int>) {
        for key in [type, "ALL"] { counts[key, default: (0, 0, 0)][keyPath: column] += 1 }
    }

    /// One line a type, then one for all.
    var report: String {
        (types + ["ALL"]).map { type in
            let (gold, found, right) = counts[type] ?? (0, 0, 0)
            let precision = 100 * Double(right) / Double(max(1, found))
            let recall = 100 * Double(right) / Double(max(1, gold))
            let f1 = 200 * Double(right) / Double(max(1, gold + found))
            return
                "\(pad(type)) F1 \(tenths(f1)) P \(tenths(precision)) R \(tenths(recall))   gold \(gold) found \(found)"
        }.joined(separator: "\n")
    }

    private func pad(_ text: String) -> String { text + String(repeating: " ", count: max(0, 5 - text.count)) }
    private func tenths(_ value: Double) -> String { String(format: "%5.1f", value) }

    private func type(of kind: EntityKind) -> String {
        switch kind {
        case .person: "PER"
        case .place: "LOC"
        case .organization: "ORG"
        case .facility: isFine ? "FAC" : "LOC"
        case .group: isFine ? "NORP" : "MISC"
        case .weapon: isFine ? "WPN" : "MISC"
        case .product: isFine ? "PROD" : "MISC"
        case .event: isFine ? "EVT" : "MISC"
        case .work: isFine ? "WORK" : "MISC"
        case .other, .date: "MISC"
        }
    }
}

/// A name as it is compared: without a leading article, a trailing possessive, marks and spaces at its ends.
private struct Scored: Hashable {
    let range: Range<Int>
    let type: String

    init(_ bytes: [UInt8], _ range: Range<Int>, _ type: String) {
        self.type = type
        var text = Substring(String(decoding: bytes[range], as: UTF8.self))
        var start = range.lowerBound
        func dropFirst(_ count: Int) {
            start += text.prefix(count).utf8.count
            text = text.dropFirst(count)
        }
        var before = -1
        while before != text.utf8.count {
            before = text.utf8.count
            while let first = text.first, first.isWhitespace || "\"'“”‘’«»`".contains(first) { dropFirst(1) }
            while let last = text.last, last.isWhitespace || "\"'“”‘’«»`".contains(last) { text = text.dropLast() }
            for article in ["the ", "a ", "an "] where text.lowercased().hasPrefix(article) { dropFirst(article.count) }
            if text.count > 2, text.hasSuffix("'s") || text.hasSuffix("’s") { text = text.dropLast(2) }
        }
        self.range = start..<(start + text.utf8.count)
    }
}

/// A name as it is handed out.
struct FoundName {
    /// UTF-8 byte offsets.
    let range: Range<Int>
    let kind: EntityKind
    var entity: Int?
}

/// The names that a tagger finds in a text, without titles before them.
func names(in text: String, _ tagger: Tagger) -> [FoundName] {
    let found = tokens(in: text)
    return tagger.spans(in: text, tokens: found, sentences: sentences(of: found, in: text)).map { span in
        let range = found[span.tokens.lowerBound].range.lowerBound..<found[span.tokens.upperBound - 1].range.upperBound
        return FoundName(range: range, kind: span.kind)
    }
}
