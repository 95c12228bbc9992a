import Foundation
import Libraries
import News
import Storage

/// Any bytes as edits of a library's file: four bytes each, three of them where, one what. Whatever the file holds then,
/// reading it must give articles or an error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLibrary(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let edits = Array(UnsafeBufferPointer(start: start, count: count))
    var file = original
    for index in stride(from: 0, to: edits.count - 3, by: 4) {
        let place = Int(edits[index]) << 16 | Int(edits[index + 1]) << 8 | Int(edits[index + 2])
        file[place % file.count] ^= edits[index + 3]
    }
    let path = folder + "/edited.db"
    for end in ["-wal", "-shm", "-journal"] { unlink(path + end) }
    // Without its file there is nothing to try.
    guard (try? Data(file).write(to: URL(fileURLWithPath: path))) != nil else { return 0 }
    // Errors are what a damaged file should give.
    try? read(path)
    return 0
}

private func read(_ path: String) throws {
    let library = try Library(at: path)
    defer { try? library.close() }
    for query in ["", "from:2024-01-01", "rates", "harb*", "is:unread"] {
        let lines = try? library.articles(matching: Query(parsing: query), limit: 9)
        for line in lines ?? [] { _ = (line.published?.iso8601, line.readingMinutes, try? library.article(line.id)) }
    }
    _ = try? library.search(Query(parsing: "rates"), limit: 9)
    for entity in (try? library.lookup("ana", limit: 9)) ?? [] { _ = try? library.dossier(of: entity.id) }
    _ = try? library.feeds()
    _ = try? library.check()
}

private let folder: String = {
    let folder = NSTemporaryDirectory() + "dateline-fuzz-\(getpid())"
    // If it cannot be made, making the library says so.
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
}()

/// A small library's file.
private let original: [UInt8] = {
    do {
        let path = folder + "/original.db"
        let library = try Library(at: path)
        let articles = (1...8).map { number in
            Article(
                headline: "Rates rise \(number)", source: "Harbour Wire", published: Moment(seconds: 1_709_600_000),
                url: "https://a.example/\(number)", body: "Ana Silva spoke in Porto of rates.",
                blocks: [Block(range: 0..<9, role: .heading)])
        }
        _ = try library.fileArticles(try library.prepare(articles.map { Submission(article: $0, origin: nil) }))
        let found = Extraction(
            mentions: [Mention(range: 0..<9, kind: .person, entity: 0)],
            entities: [NamedEntity(name: "Ana Silva", kind: .person)])
        let texts = try library.textsAwaitingExtraction(after: 0, limit: 9)
        _ = try library.fileExtractions(texts.map { ExtractedText(found, of: $0, sketch: nil) }) { names, candidates in
            .chosen(candidates.map { $0.first?.id })
        }
        _ = try library.subscribe(to: [NewFeed(address: "https://a.example/feed")])
        try library.close()
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
        fatalError("no library to edit: \(error)")
    }
}()
