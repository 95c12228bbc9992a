import Foundation
import News
import Testing

@testable import Entities

/// The five articles of `../shared/seeds`, whose names are marked by hand.
private let seeds: URL? = {
    let named = ProcessInfo.processInfo.environment["DATELINE_SHARED"].map { URL(fileURLWithPath: $0) }
    let beside = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../shared").standardized
    let folder = (named ?? beside).appendingPathComponent("seeds")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()

@Suite("The marked articles", .enabled(if: seeds != nil, "there is no ../shared/seeds here"))
struct SeedScoreTests {
    private struct Gold: Decodable {
        struct File: Decodable { let mentions: [Mention] }
        struct Mention: Decodable {
            let start: Int
            let end: Int
            let kind: String
            let alt: [[Int]]?
            let boilerplate: Bool?
        }
        let files: [String: File]
    }

    @Test("Nine names in ten are found, with the right kind and borders")
    func score() throws {
        let folder = try #require(seeds)
        let gold = try JSONDecoder().decode(
            Gold.self, from: Data(contentsOf: folder.appendingPathComponent("gold.json")))
        var (wanted, found, right) = (0, 0, 0)
        for (name, file) in gold.files {
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            let names = names(in: text)
            let required = file.mentions.filter { $0.boilerplate != true && $0.kind != "date" }
            wanted += required.count
            found += names.count
            right += required.count { mention in
                ([[mention.start, mention.end]] + (mention.alt ?? [])).contains { names[$0] == mention.kind }
            }
        }
        #expect(Double(2 * right) / Double(wanted + found) > 0.9)
    }

    /// Kinds by start and end in Unicode scalars.
    private func names(in text: String) -> [[Int]: String] {
        let extraction = extractor.extraction(of: text, headline: nil, published: nil)
        var result: [[Int]: String] = [:]
        for mention in extraction.mentions where mention.kind != .date {
            let bounds = [mention.range.lowerBound, mention.range.upperBound].map { offset in
                text.utf8.prefix(offset).count { $0 & 0xC0 != 0x80 }
            }
            result[bounds] = mention.kind.rawValue
        }
        return result
    }
}
