import Foundation
import Libraries
import LibrarySamples
import News
import Testing

@testable import Storage

/// A backup takes the place of a library, and nothing is lost of what was there.
struct RestoringTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }
    private var backup: String { temporary.folder + "/backup.db" }

    /// A library of two articles, with a backup of the time when it had the first one only.
    init() throws {
        temporary = try TemporaryLibrary()
        try library.file(Article.sample("Before", "Ana Silva spoke."))
        try library.backUp(to: temporary.folder + "/backup.db")
        try library.file(Article.sample("After", "Bob Roy spoke."))
    }

    @Test("The backup is in the place of the library, and the library that was there beside it, both whole")
    func restored() throws {
        try library.close()
        let restoration = try Library.restore(backup, to: temporary.path)
        #expect(restoration.articles == 1)
        let kept = try #require(restoration.keptPath)
        for (path, headlines) in [(temporary.path, ["Before"]), (kept, ["Before", "After"])] {
            let opened = try Library(at: path)
            try expectWhole(opened)
            #expect(Set(try opened.articles(limit: 5).map(\.headline)) == Set(headlines))
            try opened.close()
        }
        #expect(FileManager.default.fileExists(atPath: backup))
        #expect(try Library.restore(backup, to: temporary.path).keptPath != kept)
    }

    @Test("What only the log of a killed program holds is kept as well, and the log does not get into the backup")
    func logOfAKilledProgram() throws {
        // The files as they are while the library is open are those that a killed program leaves.
        let place = temporary.folder + "/killed.db"
        for end in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: temporary.path + end, toPath: place + end)
        }
        let kept = try #require(try Library.restore(backup, to: place).keptPath)
        for (path, count) in [(place, 1), (kept, 2)] {
            let opened = try Library(at: path)
            try expectWhole(opened)
            #expect(try opened.count().total == count)
            try opened.close()
        }
    }

    @Test("What is no whole backup is refused, and nothing is changed")
    func refused() throws {
        try library.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: temporary.path))
        let damaged = temporary.folder + "/damaged.db"
        try Data(before.prefix(before.count / 2)).write(to: URL(fileURLWithPath: damaged))
        let empty = temporary.folder + "/empty.db"
        try Data().write(to: URL(fileURLWithPath: empty))
        let obstacles: [(String, BackupObstacle)] = [
            (damaged, .isDamaged), (temporary.folder + "/nothing.db", .isMissing), (temporary.folder, .isFolder),
            (empty, .isEmpty), (temporary.path, .isLibraryItself),
        ]
        for (path, obstacle) in obstacles {
            #expect(throws: LibraryError.noBackup(path: path, obstacle)) {
                try Library.restore(path, to: temporary.path)
            }
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: empty)).isEmpty)
        #expect(try Data(contentsOf: URL(fileURLWithPath: temporary.path)) == before)
        #expect(!FileManager.default.fileExists(atPath: temporary.path + ".restoring"))
    }

    @Test("A folder is neither replaced by a backup or a copy, nor copied")
    func folder() throws {
        let folder = temporary.folder + "/folder"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        let before = try FileManager.default.contentsOfDirectory(atPath: temporary.folder)
        #expect(throws: LibraryError.cannotOpen(path: folder, cause: "it is a folder")) {
            try Library.restore(backup, to: folder)
        }
        #expect(throws: LibraryError.noCopy(path: folder, .isFolder)) { try library.backUp(to: folder) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.folder) == before)
    }

    @Test("Where a copy cannot be written, the file that was named is said, and nothing is changed")
    func notWritable() throws {
        try library.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: temporary.path))
        let copy = temporary.folder + "/copy.db"
        for blocked in [copy, temporary.path + ".restoring"] {
            try FileManager.default.createDirectory(
                atPath: blocked + ".unfinished", withIntermediateDirectories: false)
        }
        let obstacle = CopyObstacle.isNotWritable(cause: "it is a folder")
        let opened = try Library(at: temporary.path)
        #expect(throws: LibraryError.noCopy(path: copy, obstacle)) { try opened.backUp(to: copy) }
        try opened.close()
        #expect(throws: LibraryError.noCopy(path: temporary.path, obstacle)) {
            try Library.restore(backup, to: temporary.path)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: temporary.path)) == before)
    }

    @Test("A library that is open is not replaced")
    func inUse() throws {
        #expect(throws: LibraryError.locked(path: temporary.path)) {
            try Library.restore(backup, to: temporary.path)
        }
        #expect(try library.count().total == 2)
    }

    @Test("The last one to close a library leaves one file")
    func oneFile() throws {
        try library.prepareForWork()
        try library.close()
        #expect(!FileManager.default.fileExists(atPath: temporary.path + "-wal"))
        let copy = temporary.folder + "/copied.db"
        try FileManager.default.copyItem(atPath: temporary.path, toPath: copy)
        let opened = try Library(at: copy)
        #expect(try opened.count().total == 2)
        try opened.close()
    }

    @Test("If the file is deleted or replaced while it is open, changes are refused and nothing is written")
    func replacedWhileOpen() throws {
        #expect(!library.isReplaced)
        try FileManager.default.removeItem(atPath: temporary.path)
        #expect(library.isReplaced)
        #expect(throws: LibraryError.replaced(path: temporary.path)) { try library.markRead(true, 1) }
        try FileManager.default.copyItem(atPath: backup, toPath: temporary.path)
        #expect(throws: LibraryError.replaced(path: temporary.path)) { try library.markRead(true, 1) }
        let before = try Data(contentsOf: URL(fileURLWithPath: backup))
        #expect(try Data(contentsOf: URL(fileURLWithPath: temporary.path)) == before)
    }
}
