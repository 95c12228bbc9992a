import EditedFile
import Foundation
import Libraries
import News
import Storage

/// Any bytes as edits of a library's file: reading it must give articles or an error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLibrary(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // Errors are what a damaged file should give.
    if edited.write(editedBy: start, count) { try? read(edited.path) }
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

/// A small library.
private let edited = EditedFile { path in
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
}
