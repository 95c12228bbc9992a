import Entities
import Foundation
import Resources

/// Copies of sentences with other names in them, so that the model learns to trust the words around a name and the
/// gazetteer's classes rather than the names of the training data.
struct Renaming {
    private let given, family, places, organizations, groups: [String]
    private let fine: [TagLabel.Sort: [String]]

    /// Reads the lists and sources of the gazetteer, from the repository's `Resources`.
    init(_ resources: Resources) throws {
        func lines(_ name: String) throws -> [String] {
            try String(contentsOfFile: resources.path(of: name), encoding: .utf8).split(separator: "\n")
                .filter { !$0.hasPrefix("#") }.map(String.init)
        }
        func names(_ name: String) throws -> [String] {
            try lines("lists/\(name).txt").flatMap { $0.split(separator: "|").map(String.init) }
        }
        // A tab and a sex may follow a given name.
        given = try lines("build/sources/given-names.txt").compactMap {
            $0.split(separator: "\t").first.map(String.init)
        }
        family = try lines("build/sources/surnames.txt")
        organizations = try ["organizations", "companies", "media", "parties", "government", "military"].flatMap(names)
        fine = try [
            .facility: names("facilities"), .weapon: names("weapons"), .product: names("products"),
            .event: names("events"), .work: names("works"),
        ]
        groups = try lines("lists/countries.tsv").compactMap { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).last?.split(separator: ";").first.map(
                String.init)
        }
        let rows = try lines("build/sources/places.tsv").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false)
        }
        let known = rows.filter { $0.count > 5 && ($0[0] != "city" || (Int($0[5]) ?? 0) > 100_000) }.map {
            String($0[1])
        }
        places = try known + names("areas") + names("waters")
    }

    /// A sentence of a document by itself, most of its names replaced; nil where it has none, or words of which nothing is
    /// known.
    func renamed(_ sentence: Range<Int>, of document: RenderedDocument, random: inout SplitMix) -> RenderedDocument? {
        let old = document.names.filter {
            sentence.contains($0.range.lowerBound) && $0.range.upperBound <= sentence.upperBound
        }
        guard !old.isEmpty, !document.open.contains(where: { sentence.contains($0.lowerBound) }) else { return nil }
        let bytes = Array(document.text.utf8)
        var result = RenderedDocument(text: "", names: [])
        var position = sentence.lowerBound
        for name in old where name.range.lowerBound >= position {
            result.text += String(decoding: bytes[position..<name.range.lowerBound], as: UTF8.self)
            let before = String(decoding: bytes[name.range], as: UTF8.self)
            let text = random.fraction() < 0.75 ? other(name: before, name.sort, &random) : before
            let start = result.text.utf8.count
            result.text += text
            result.names.append(.init(range: start..<result.text.utf8.count, sort: name.sort))
            position = name.range.upperBound
        }
        result.text += String(decoding: bytes[position..<sentence.upperBound], as: UTF8.self) + "\n"
        return result
    }

    private func other(name: String, _ sort: TagLabel.Sort, _ random: inout SplitMix) -> String {
        switch sort {
        case .person:
            let surname = family.randomElement(using: &random) ?? name
            guard name.contains(" ") else { return surname }
            return (given.randomElement(using: &random) ?? "") + " " + surname
        case .place: return places.randomElement(using: &random) ?? name
        case .organization: return organizations.randomElement(using: &random) ?? name
        case .group: return name.hasSuffix("s") ? name : groups.randomElement(using: &random) ?? name
        case .facility, .weapon, .product, .event, .work: return fine[sort]?.randomElement(using: &random) ?? name
        case .other: return name
        }
    }
}
