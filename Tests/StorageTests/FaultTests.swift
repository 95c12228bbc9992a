import CFaults
import Foundation
import LibrarySamples
import News
import Testing

@testable import Storage

/// A disk on which each opening, write and sync fails once in turn.
@Suite(.serialized)
struct FaultTests {
    /// Every seventh call, or each one if the environment asks for it: that takes a quarter of a minute.
    private static let step = ProcessInfo.processInfo.environment["DATELINE_ALL_FAULTS"] == nil ? 7 : 1
    private let outer = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
    private var folder: String { outer + "/faulty" }

    init() { faults_install() }

    @Test(
        "Whatever fails, once or for good, the library is whole and holds what was acknowledged",
        arguments: [(lasts: false, isFull: false), (lasts: true, isFull: false), (lasts: true, isFull: true)])
    func everyCallFails(_ fault: (lasts: Bool, isFull: Bool)) throws {
        defer { try? FileManager.default.removeItem(atPath: outer) }
        var number = 1
        while true {
            let path = folder + "/\(number)/library.db"
            faults_plan(Int32(number), fault.lasts ? 1 : 0, fault.isFull ? 1 : 0)
            let acknowledged = work(path)
            let isThrough = faults_count() < number
            faults_plan(0, 0, 0)
            let library = try Library(at: path)
            try #require(!library.isReadOnly, "call \(number)")
            try expectWhole(library)
            for (url, isStarred) in acknowledged {
                let line = try library.articles(limit: 10).first { try library.article($0.id)?.article.url == url }
                let found = try #require(line, "call \(number): \(url) is lost")
                if isStarred { #expect(found.isStarred, "call \(number): a star is lost") }
            }
            try library.close()
            if isThrough { break }
            number += Self.step
        }
        #expect(number > 20)
    }

    /// Files and marks some articles.
    ///
    /// - Returns: the URLs of those whose filing was acknowledged, and whether the star was too.
    private func work(_ path: String) -> [String: Bool] {
        var acknowledged: [String: Bool] = [:]
        guard let library = try? Library(at: path) else { return acknowledged }
        for number in 1...3 {
            let url = "https://example.org/\(number)"
            let article = Article.sample("Story \(number)", "Ana Silva met Maria Costa.", day: number, url: url)
            guard let filing = try? library.file(article, naming: [("Ana Silva", .person), ("Maria Costa", .person)])
            else { continue }
            acknowledged[url] = false
            if (try? library.star(true, filing.id)) != nil { acknowledged[url] = true }
        }
        if let silva = try? library.lookup("silva", limit: 1).first {
            // Any of these may fail; what matters is what is found afterwards.
            _ = try? library.correct(.rename(silva.id, to: "Ana da Silva"))
        }
        try? library.close()
        return acknowledged
    }
}
