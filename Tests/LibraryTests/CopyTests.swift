import Foundation
import Libraries
import LibrarySamples
import News
import Testing

@Suite(.onEachEngine) struct CopyTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }

    init() throws { temporary = try TemporaryLibrary() }

    private func file(
        _ library: any NewsLibrary, _ number: UInt32, source: String, day: Int64 = 0, hashes: Range<UInt32>,
        particulars: [Particular] = []
    ) throws -> Article.ID {
        let article = Article(
            headline: "Headline \(number)", source: source, published: Moment(seconds: day * 86_400 + Int64(number)),
            url: "https://\(number).example/", body: "Text \(number).")
        let scattered = hashes.map { $0 &* 2_654_435_761 }
        return try library.file(
            article, Extraction(), origin: "/in/\(number).txt",
            sketch: Sketch(hashes: scattered, particulars: particulars)
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

    /// Eight numbers of a text, of which the last is given.
    private func numbers(_ last: UInt8) -> [Particular] {
        (UInt16(1)...8).map { place in
            let value = place == 8 ? last : UInt8(place)
            return Particular(place: place * 900, first: value, last: value)
        }
    }

    @Test("What an outlet prints on another day with another number is no copy; what another one prints then is")
    func notices() throws {
        let first = try file(library, 1, source: "Harbour", day: 1, hashes: 0..<500, particulars: numbers(50))
        let later = try file(library, 2, source: "Harbour", day: 2, hashes: 0..<500, particulars: numbers(51))
        #expect(try library.copies(of: later).isEmpty)
        let again = try file(library, 3, source: "Harbour", day: 3, hashes: 0..<500, particulars: numbers(51))
        #expect(try library.copies(of: again).map(\.id) == [later])
        let elsewhere = try file(library, 4, source: "Herald", day: 2, hashes: 0..<500, particulars: numbers(52))
        #expect(try library.copies(of: elsewhere).map(\.id) == [first])
        try expectWhole(library)
    }

    @Test("Texts of one form with other numbers and names are no copies, whoever prints them")
    func forms() throws {
        let different = (UInt16(1)...8).map { Particular(place: $0 * 900, first: 200 + UInt8($0), last: 100) }
        let first = try file(library, 1, source: "Harbour", hashes: 0..<500, particulars: numbers(50))
        _ = try file(library, 2, source: "Herald", hashes: 0..<500, particulars: different)
        #expect(try library.copies(of: first).isEmpty)
    }
}
