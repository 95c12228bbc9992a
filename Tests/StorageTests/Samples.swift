import Foundation
import News
import Testing

@testable import Storage

/// A library in a folder of its own, which goes with it.
final class TemporaryLibrary {
    let folder: String
    let path: String
    let library: Library

    init() throws {
        folder = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
        path = folder + "/library.db"
        library = try Library(at: path)
    }

    deinit {
        // A folder left behind in the temporary directory does no harm.
        try? library.close()
        try? FileManager.default.removeItem(atPath: folder)
    }
}

/// Records an issue for each problem that a check of the library finds.
func expectWhole(_ library: Library, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let problems = try library.check().problems
    #expect(problems == [], sourceLocation: sourceLocation)
}

extension Library {
    /// Files an article whose entities are linked to those of the same name and kind.
    @discardableResult
    func file(_ article: Article, naming names: [(String, EntityKind)] = [], origin: String? = nil) throws -> Filing {
        let extraction = Extraction.sample(article.body, names)
        return try file(article, extraction, origin: origin, filed: Moment(seconds: 1_700_000_000), linking: byName)
    }
}

/// Links by equal name and kind.
func byName(_ names: [LinkName], _ candidates: [[LinkCandidate]]) -> [Entity.ID?] {
    zip(names, candidates).map { name, candidates in
        candidates.first { $0.name.kind == name.name.kind && $0.name.folded == name.name.folded }?.id
    }
}

extension Extraction {
    /// Every place where a text holds one of some names.
    static func sample(_ body: String, _ names: [(String, EntityKind)]) -> Extraction {
        var extraction = Extraction()
        for (name, kind) in names where body.contains(name) {
            let index = extraction.entities.count
            extraction.entities.append(NamedEntity(name: name, kind: kind))
            for range in body.ranges(of: name) {
                let start = body.utf8.distance(from: body.startIndex, to: range.lowerBound)
                extraction.mentions.append(
                    Mention(range: start..<start + name.utf8.count, kind: kind, entity: index))
            }
        }
        extraction.mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
        return extraction
    }
}

extension Article {
    /// An article of a day of March 2024.
    static func sample(
        _ headline: String, _ body: String, day: Int = 5, source: String? = "Harbour Wire", url: String? = nil
    ) -> Article {
        let published = Moment(year: 2024, month: 3, day: day, hour: 12)
        return Article(headline: headline, source: source, published: published, url: url, body: body)
    }
}
