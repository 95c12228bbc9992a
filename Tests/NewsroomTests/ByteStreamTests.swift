import Compression
import Foundation
import Testing
import Wire

@testable import Newsroom

@Suite struct ByteStreamTests {
    /// Two articles in JSON Lines, "One" and "Two", packed with gzip.
    private let packed = "H4sIAAAAAAAC/6tWykhNTMnJzEtVslLyB5I6Skn5KZVAjltmUXGJnlItVzWykpDyfISSkIzUPJAKAEwEmXRFAAAA"

    private func withFile(_ name: String, _ bytes: [UInt8], _ test: (String) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("bytes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        let file = url.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        try test(file.path)
    }

    @Test("A packed archive gives the articles in it, and the file counts as known afterwards")
    func packedArchive() throws {
        let bytes = Array(try #require(Data(base64Encoded: packed)))
        try withFile("news.jsonl.gz", bytes) { path in
            var headlines: [String] = []
            var stamps: [FileStamp] = []
            for arrival in Arrivals([path]) {
                if case .article(let article, _, let identity, _, _) = arrival {
                    headlines.append(article.headline)
                    #expect(identity.origin == nil)
                }
                if case .finished(let stamp, let articles) = arrival {
                    stamps.append(stamp)
                    #expect(articles == 2)
                }
            }
            #expect(headlines == ["One", "Two"])
            #expect(stamps.map(\.size) == [bytes.count])
            let again = Array(Arrivals([path], recall: { [stamps] in $0 == stamps[0] ? 2 : nil }))
            #expect(again.count == 1)
            guard case .known(path, articles: 2)? = again.first else { throw Surprise() }
        }
    }

    @Test("A damaged packed file is skipped with the reason, and does not count as known")
    func damaged() throws {
        let bytes = Array(try #require(Data(base64Encoded: packed))).dropLast(9)
        try withFile("story.txt.gz", Array(bytes)) { path in
            let arrivals = Array(Arrivals([path]))
            #expect(arrivals.count == 1)
            guard case .skipped(_, .packing(.endsEarly(.gzip)))? = arrivals.first else { throw Surprise() }
        }
    }

    @Test("An empty file is skipped with that reason")
    func empty() throws {
        try withFile("empty.txt", []) { path in
            guard case .skipped(_, .unreadable(.empty))? = Array(Arrivals([path])).first else { throw Surprise() }
        }
    }

    private struct Surprise: Error {}
}
