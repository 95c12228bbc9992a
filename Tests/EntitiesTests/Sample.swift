import News
import Resources
import Testing

@testable import Entities

/// The extractor with the resources of this checkout.
let extractor: Extractor = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    do {
        return try Extractor(resources: Resources(directory: "/" + root + "/Resources"))
    } catch {
        fatalError("no resources beside the sources: \(error)")
    }
}()

/// A text with what was found in it, asked in words instead of offsets.
struct Found {
    let text: String
    let extraction: Extraction

    init(_ text: String, published: Moment? = nil) {
        self.text = text
        extraction = extractor.extraction(of: text, headline: nil, published: published)
    }

    func text(_ range: Range<Int>) -> String { String(decoding: Array(text.utf8)[range], as: UTF8.self) }

    /// 'Berlin place' and so on, in order.
    var names: [String] { extraction.mentions.map { "\(text($0.range)) \($0.kind.rawValue)" } }

    /// The names of the entities of a kind.
    func entities(_ kind: EntityKind) -> [String] { extraction.entities.filter { $0.kind == kind }.map(\.name) }

    func entity(_ name: String) -> NamedEntity? { extraction.entities.first { $0.name == name } }

    func roles(of name: String) -> [String] { entity(name)?.roles.map(\.text) ?? [] }

    /// Each quote with its speaker's name: 'We won. <- Ana Núñez'.
    var quotes: [String] {
        extraction.quotes.map { quote in
            "\(text(quote.range)) <- \(quote.speaker.map { extraction.entities[$0].name } ?? "?")"
        }
    }
}
