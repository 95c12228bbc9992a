import Foundation
import LibrarySamples
import News
import Synchronization
import Testing

@testable import Storage

/// Many at once on one library.
struct StressTests {
    /// Two seconds, or as many as the environment asks for.
    private static let seconds =
        ProcessInfo.processInfo.environment["DATELINE_STRESS_SECONDS"].flatMap(Double.init) ?? 2

    @Test("Four writers and four readers, each with a library of its own, never fail")
    func writersAndReaders() async throws {
        let temporary = try TemporaryLibrary()
        let path = temporary.path
        let end = Date().addingTimeInterval(Self.seconds)
        let filed = Filed()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    let library = try Library(at: path)
                    var number = 0
                    while Date() < end {
                        number += 1
                        let text = "Ana Silva of writer \(writer) met Person\(number % 50) Costa about story \(number)."
                        let article = Article.sample(
                            "Story \(writer) \(number)", text, day: 1 + number % 28,
                            url: "https://example.org/\(writer)/\(number)")
                        let names = [("Ana Silva", EntityKind.person), ("Person\(number % 50) Costa", .person)]
                        let filing = try library.file(article, naming: names)
                        filed.count.add(1, ordering: .relaxed)
                        if number % 3 == 0 { try library.star(true, filing.id) }
                        if number % 7 == 0 { try library.markRead(true, filing.id) }
                        if number % 11 == 0 {
                            try library.removeArticle(filing.id)
                            filed.count.subtract(1, ordering: .relaxed)
                        }
                    }
                    try library.close()
                }
            }
            for _ in 0..<4 {
                group.addTask {
                    let library = try Library(at: path)
                    while Date() < end {
                        let hits = try library.search(Query(parsing: "silva"), limit: 20)
                        if let id = hits.last?.line.id { _ = try library.article(id) }
                        if let entity = try library.lookup("ana", limit: 5).first {
                            _ = try library.dossier(of: entity.id)
                        }
                        _ = try library.count(matching: Query(parsing: "is:starred"))
                        await Task.yield()
                    }
                    try library.close()
                }
            }
            try await group.waitForAll()
        }
        #expect(try temporary.library.count().total == filed.count.load(ordering: .relaxed))
        try expectWhole(temporary.library)
    }

    @Test("Several may begin with a new library at once, and no copy of an empty one is kept")
    func beginningAtOnce() async throws {
        let folder = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for round in 0..<10 {
            let path = folder + "/\(round)/library.db"
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<4 {
                    group.addTask {
                        let library = try Library(at: path)
                        try library.file(Article.sample("Story \(number)", "Ana Silva spoke.", url: "u\(number)"))
                        try library.close()
                    }
                }
                try await group.waitForAll()
            }
            let library = try Library(at: path)
            #expect(try library.count().total == 4)
            try expectWhole(library)
            try library.close()
            let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/\(round)")
            #expect(!names.contains { $0.contains("version") })
        }
    }
}

/// How many articles the writers have filed and not removed.
private final class Filed: Sendable {
    let count = Atomic(0)
}
