import News
import Testing

@testable import Entities

/// A text whose names are marked as in ``annotatedTexts``.
private struct MarkedText {
    /// A name: where it stands and of which kind it is.
    struct Name: Hashable {
        /// UTF-8 byte offsets into the text.
        let range: Range<Int>
        let kind: EntityKind
    }

    /// The text without the marks.
    let text: String
    let names: Set<Name>

    init(_ marked: String) throws {
        var (text, names) = ("", Set<Name>())
        var rest = marked[...]
        while let mark = rest.firstMatch(of: /\[([^\]]+)\]\((\w+)\)/) {
            text += rest[..<mark.range.lowerBound]
            let start = text.utf8.count
            text += mark.1
            names.insert(Name(range: start..<text.utf8.count, kind: try #require(EntityKind(rawValue: String(mark.2)))))
            rest = rest[mark.range.upperBound...]
        }
        self.text = text + rest
        self.names = names
    }

    /// What the extractor finds in it, dates left out.
    var found: Set<Name> {
        let extraction = extractor.extraction(of: text, headline: nil, published: nil)
        return Set(extraction.mentions.filter { $0.kind != .date }.map { Name(range: $0.range, kind: $0.kind) })
    }
}

/// How well what was found agrees with what is marked: borders and kind must both be right.
private struct Score: CustomStringConvertible {
    var (marked, found, right) = (0, 0, 0)

    mutating func add(marked: Set<MarkedText.Name>, found: Set<MarkedText.Name>) {
        self.marked += marked.count
        self.found += found.count
        right += marked.intersection(found).count
    }

    var recall: Double { marked == 0 ? 0 : Double(right) / Double(marked) }
    var f1: Double { marked + found == 0 ? 0 : Double(2 * right) / Double(marked + found) }
    var description: String { "\(right) right of \(found) found, \(marked) marked; F1 \(f1)" }
}

@Suite("The shipped model on texts of our own")
struct AnnotatedTextsTests {
    private func score(of kind: EntityKind? = nil) throws -> Score {
        var score = Score()
        for text in try annotatedTexts.map(MarkedText.init) {
            let found = text.found
            score.add(
                marked: text.names.filter { kind == nil || $0.kind == kind },
                found: found.filter { kind == nil || $0.kind == kind })
        }
        return score
    }

    // The floors are a little under what the shipped model reaches: 93.7 F1 in all.

    @Test("Names are found, with the right borders and kinds")
    func all() throws {
        let score = try score()
        #expect(score.marked == 150)
        #expect(score.f1 >= 0.91, "\(score)")
    }

    @Test(
        "Names of every kind are found",
        arguments: [
            (EntityKind.person, 0.88), (.place, 0.88), (.organization, 0.88), (.group, 0.9), (.facility, 0.7),
            (.weapon, 0.85), (.product, 0.8), (.event, 0.8), (.work, 0.6),
        ])
    func kinds(_ kind: EntityKind, _ floor: Double) throws {
        let score = try score(of: kind)
        #expect(score.recall >= floor, "\(score)")
    }

    @Test("A name with another border or another kind counts as wrong")
    func scoring() throws {
        let text = try MarkedText("[Ana Núñez](person) left [Riga](place).")
        #expect(text.text == "Ana Núñez left Riga.")
        #expect(text.names == [.init(range: 0..<11, kind: .person), .init(range: 17..<21, kind: .place)])
        var score = Score()
        score.add(marked: text.names, found: [.init(range: 0..<3, kind: .person), .init(range: 17..<21, kind: .group)])
        #expect(score.right == 0)
        score.add(marked: text.names, found: text.names)
        #expect(score.f1 == 0.5)
    }
}
