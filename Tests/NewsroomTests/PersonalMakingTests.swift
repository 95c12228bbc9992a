import Foundation
import Libraries
import News
import Reader
import Storage
import Testing

@testable import Newsroom

@Suite("Tags, notes and hidden articles, undone and redone")
struct PersonalMakingTests {
    @Test(
        "A random sequence of changes is undone step by step to what was before, and redone to what was after",
        arguments: [1, 2, 3] as [UInt64])
    func random(seed: UInt64) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let library = try Library(at: folder.path + "/library.db")
        let articles = (1...6).map { number in
            Submission(article: Article(headline: "Story \(number)", body: "Text \(number) of Varna."), origin: nil)
        }
        let ids = try library.fileArticles(library.prepare(articles)).map(\.id)
        let (maker, history) = (PersonalMaker(library: library), UndoHistory())
        var random = Dice(state: seed)
        var states = [try state(library, ids)]
        for _ in 0..<60 {
            let some = ids.filter { _ in Bool.random(using: &random) }
            let changes: [PersonalChange] = [
                .tag(TagChange(adding: ["ports"], removing: ["ships"]), .these(some)),
                .tag(TagChange(adding: ["ships", "sea"]), .listed(.everything)),
                .tag(TagChange(removing: ["sea", "ports"]), .these(some)),
                .hide(Bool.random(using: &random), .these(some)),
                .write(Bool.random(using: &random) ? "A note." : nil, on: .article(ids[0])),
                .add("One more line.", to: .article(ids[1])),
            ]
            _ = history.note(try maker.make(try #require(changes.randomElement(using: &random))))
            states.append(try state(library, ids))
        }
        for expected in states.dropLast().reversed() {
            #expect(try history.undoIfLast() != nil)
            #expect(try state(library, ids) == expected)
        }
        for expected in states.dropFirst() {
            #expect(try history.redoIfLast() != nil)
            #expect(try state(library, ids) == expected)
        }
        try library.close()
    }

    private func state(_ library: Library, _ ids: [Article.ID]) throws -> [String] {
        try ids.map { id in
            let marks = try library.marks(of: id)
            return "\(marks?.tags ?? []) \(marks?.note ?? "") \(marks?.isHidden == true)"
        } + library.tags().map { "\($0.name) \($0.articles)" }
    }

    @Test("The editor's file is the person's alone, and gone afterwards")
    func file() throws {
        let file = try NoteFile("Call.\n")
        let path = try #require(file.arguments(editor: "vi").last)
        let mode =
            try FileManager.default.attributesOfItem(
                atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path)[.posixPermissions] as? Int
        #expect(mode == 0o700)
        try Data("Call her.\n".utf8).write(to: URL(fileURLWithPath: path))
        #expect(file.text == "Call her.\n")
        file.remove()
        #expect(file.text == nil && !FileManager.default.fileExists(atPath: path))
    }
}
