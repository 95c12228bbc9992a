import Foundation
import Libraries
import LibrarySamples
import News
import Testing

@Suite(.onEachEngine) struct CopyTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }

    init() throws { temporary = try TemporaryLibrary() }

    private func file(_ library: any NewsLibrary, _ number: UInt32, source: String, hashes: Range<UInt32>) throws
        -> Article.ID
    {
        let article = Article(
            headline: "Headline \(number)", source: source, published: Moment(seconds: Int64(number)),
            url: "https://\(number).example/", body: "Text \(number).")
        let scattered = hashes.map { $0 &* 2_654_435_761 }
        return try library.file(
            article, Extraction(), origin: "/in/\(number).txt", sketch: Sketch(hashes: scattered)
        ).id
    }

    @Test("A file is recognised by path, size and time until its article is deleted")
    func files() throws {
        let id = try file(library, 1, source: "Wire", hashes: 0..<100)
        try library.remember([TakenFile(path: "/in/1.txt", size: 5, changed: 7, articles: 1)])
        #expect(try library.articles(ofFile: "/in/1.txt", size: 5, changed: 7) == 1)
        #expect(try library.articles(ofFile: "/in/1.txt", size: 6, changed: 7) == nil)
        #expect(try library.articles(ofFile: "/in/1.txt", size: 5, changed: 8) == nil)
        #expect(try library.articles(ofFile: "/in/2.txt", size: 5, changed: 7) == nil)
        #expect(try library.removeArticle(id))
        #expect(try library.articles(ofFile: "/in/1.txt", size: 5, changed: 7) == nil)
    }

    @Test("Copies, even shortened ones, are one line with their sources; another text is another line")
    func copies() throws {
        let first = try file(library, 1, source: "Wire", hashes: 0..<500)
        let second = try file(library, 2, source: "Herald", hashes: 20..<520)
        let other = try file(library, 3, source: "Post", hashes: 5000..<5500)
        let cut = try file(library, 4, source: "Times", hashes: 0..<200)
        #expect(try library.copies(of: first).map(\.id) == [second, cut])
        #expect(try library.copies(of: other).isEmpty)
        let lines = try library.foldingCopies(library.articles(limit: 10))
        #expect(lines.map(\.id) == [cut, other])
        #expect(lines.map(\.otherSources) == [["Wire", "Herald"], []])
        #expect(try library.removeArticle(first))
        #expect(try library.copies(of: cut).map(\.id) == [second])
        try expectWhole(library)
    }

    @Test("Texts that are too short to tell are not taken for copies")
    func short() throws {
        let first = try file(library, 1, source: "Wire", hashes: 0..<3)
        _ = try file(library, 2, source: "Post", hashes: 0..<3)
        #expect(try library.copies(of: first).isEmpty)
    }
}
