import Foundation
import Libraries
import LibrarySamples
import News
import Testing

@testable import Storage

/// Whoever only reads a library leaves what is there as it was.
struct ReadingAloneTests {
    private let folder: String
    private var path: String { folder + "/library.db" }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("reading-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

    @Test("A library that was never made is read as an empty one, and cannot be changed", arguments: [true, false])
    func unmade(isEmptyFile: Bool) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        if isEmptyFile { try Data().write(to: URL(fileURLWithPath: path)) }
        let before = try files()
        #expect(Library.isUnmade(at: path))
        let library = try Library(at: path, makes: false)
        #expect(try library.articles(limit: 5).isEmpty)
        #expect(try library.search(Query(parsing: "rain"), limit: 5).isEmpty)
        #expect(try library.entities(limit: 5).isEmpty)
        #expect(try library.check().problems == [])
        #expect(throws: LibraryError.readOnly(path: path)) { try library.markRead(true, 1) }
        try library.close()
        #expect(try files() == before)
        #expect(FileManager.default.contents(atPath: path) == (isEmptyFile ? Data() : nil))
    }

    @Test("A library that is read is one file before and after")
    func oneFile() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let made = try Library(at: path)
        try made.file(Article.sample("One", "Ana Silva spoke."))
        try made.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(!Library.isUnmade(at: path))
        let library = try Library(at: path, makes: false)
        #expect(try library.articles(limit: 5).map(\.headline) == ["One"])
        try library.close()
        #expect(try files() == ["library.db"])
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test("What only the log of a killed program holds is read, and the log stays")
    func killed() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let made = try Library(at: folder + "/made.db")
        try made.file(Article.sample("One", "Ana Silva spoke."))
        // The files as they are while the library is open are those that a killed program leaves.
        for end in ["", "-wal"] { try FileManager.default.copyItem(atPath: made.path + end, toPath: path + end) }
        let log = FileManager.default.contents(atPath: path + "-wal")
        let library = try Library(at: path, makes: false)
        #expect(try library.articles(limit: 5).map(\.headline) == ["One"])
        try library.close()
        #expect(FileManager.default.contents(atPath: path + "-wal") == log)
        try made.close()
    }
}
