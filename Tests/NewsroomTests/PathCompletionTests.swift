import Foundation
import Testing

@testable import Newsroom

@Suite struct PathCompletionTests {
    @Test("Names that begin as typed come in order, folders with a slash, hidden ones only after a dot")
    func completes() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("paths-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["articles/old", "archive", ".hidden", "zoo"] {
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent(name), withIntermediateDirectories: true)
        }
        try Data().write(to: folder.appendingPathComponent("art é.txt"))
        let start = folder.path + "/"
        #expect(paths(beginningWith: start + "ar") == ["archive/", "art é.txt", "articles/"].map { start + $0 })
        #expect(paths(beginningWith: start + "articles/") == [start + "articles/old/"])
        #expect(paths(beginningWith: start + ".") == [start + ".hidden/"])
        #expect(paths(beginningWith: start).count == 4)
        #expect(paths(beginningWith: start, limit: 1).count == 1)
        #expect(paths(beginningWith: "/no/such/folder/x").isEmpty)
    }

    @Test("The home folder is not written out")
    func home() {
        #expect(paths(beginningWith: "~/").allSatisfy { $0.hasPrefix("~/") })
    }
}
