import Foundation
import LibrarySamples
import News
import Testing

@testable import Storage

/// What is deleted is gone from the file.
struct DeletionTests {
    @Test("Nothing of a deleted article is left in the file: no text, words, names or copies")
    func deletedForGood() throws {
        let temporary = try TemporaryLibrary()
        let library = temporary.library
        for number in 1...30 { try library.file(Article.sample("Story \(number)", "Ana Silva on number \(number).")) }
        let secret = Article.sample("Zyxwhistle speaks", "Quorblat Zyxwhistle told Ana Silva of the vlonk.")
        let id = try library.file(secret, naming: [("Quorblat Zyxwhistle", .person), ("Ana Silva", .person)]).id
        try library.removeArticle(id)
        try library.purge()
        try expectWhole(library)
        #expect(try library.search(Query(parsing: "zyx*"), limit: 5).isEmpty)
        #expect(try library.lookup("quorblat", limit: 5).isEmpty)
        let copy = temporary.folder + "/copy.db"
        try library.backUp(to: copy)
        try library.close()
        for file in [library.path, copy] {
            let bytes = try #require(FileManager.default.contents(atPath: file))
            let text = String(decoding: bytes, as: UTF8.self).lowercased()
            // The index keeps of each word only what differs from the word before.
            for word in ["zyxwhistle", "yxwhistle", "xwhistle", "quorblat", "uorblat", "vlonk", "lonk"] {
                #expect(!text.contains(word), "\(word) is in \(file)")
            }
        }
    }

    @Test("Deleting an article leaves the others as they are")
    func othersStay() throws {
        let temporary = try TemporaryLibrary()
        let library = temporary.library
        let first = try library.file(Article.sample("One", "Ana Silva and Bob."), naming: [("Ana Silva", .person)])
        let second = try library.file(Article.sample("Two", "Ana Silva alone."), naming: [("Ana Silva", .person)])
        #expect(try library.removeArticle(first.id))
        #expect(try !library.removeArticle(first.id))
        #expect(try library.articles(limit: 5).map(\.id) == [second.id])
        #expect(try library.lookup("ana", limit: 5).map(\.articles) == [1])
        try expectWhole(library)
    }
}
