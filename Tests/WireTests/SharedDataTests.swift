import Foundation
import JSON
import News
import Testing

@testable import Wire

/// The folder of test data beside the repository; nil if there is none.
let shared: URL? = {
    let environment = ProcessInfo.processInfo.environment["DATELINE_SHARED"].map { URL(filePath: $0) }
    let beside = URL(filePath: #filePath).appending(path: "../../../../shared").standardized
    return [environment, beside].compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0.path) }
}()

private struct Gold: Decodable {
    struct File: Decodable {
        let headline: String
        let source, byline, dateline, published, modified: String?
        let paragraphs, furniture: [String]
    }
    let files: [String: File]
}

@Suite("Data beside the repository", .enabled(if: shared != nil, "the folder shared/ is not there"))
struct SharedDataTests {
    @Test("The five seed articles are read as expected")
    func seeds() throws {
        let folder = try #require(shared).appending(path: "seeds")
        let gold = try JSONDecoder().decode(
            Gold.self, from: Data(contentsOf: folder.appending(path: "gold_articles.json")))
        for (name, file) in gold.files {
            let bytes = try [UInt8](Data(contentsOf: folder.appending(path: name)))
            let article = try #require(try delivery(from: bytes, name: name).articles.first)
            #expect(article.headline == file.headline)
            #expect(article.source == file.source)
            #expect(article.byline == file.byline)
            #expect(article.dateline == file.dateline)
            #expect(article.published.map { String($0.iso8601.prefix(16)) } == file.published)
            let paragraphs = article.body.components(separatedBy: "\n\n")
            let openings = paragraphs.map { $0.split(whereSeparator: \.isWhitespace).prefix(5).joined(separator: " ") }
            #expect(openings == file.paragraphs, "\(name)")
            #expect(Set(paragraphs).isDisjoint(with: file.furniture))
        }
    }

    @Test(
        "Hostile texts are read or refused, and nothing breaks",
        arguments: ["articles", "enc", "blns", "JSONTestSuite/test_parsing"])
    func hostile(_ set: String) throws {
        let folder = try #require(shared).appending(path: "hostile/\(set)")
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            guard let bytes = FileManager.default.contents(atPath: file.path) else { continue }
            let delivery = try? delivery(from: [UInt8](bytes), name: file.lastPathComponent)
            for article in delivery?.articles ?? [] {
                #expect(!article.headline.isEmpty || !article.body.isEmpty)
                #expect(article.blocks.allSatisfy { $0.range.upperBound <= article.body.utf8.count })
            }
        }
    }

    @Test("JSON is accepted and refused as the test suite says")
    func jsonSuite() throws {
        let folder = try #require(shared).appending(path: "hostile/JSONTestSuite/test_parsing")
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            let name = file.lastPathComponent
            guard let bytes = FileManager.default.contents(atPath: file.path), !name.hasPrefix("i_") else { continue }
            let isRead = (try? jsonValue(of: [UInt8](bytes))) != nil
            // Whether bytes are UTF-8 is decided before JSON is read.
            if String(validating: bytes, as: UTF8.self) != nil { #expect(isRead == name.hasPrefix("y_"), "\(name)") }
        }
    }
}
