import Foundation
import Glibc
import Testing

@testable import Newsroom

@Suite struct FolderWatchTests {
    private func inFolder(_ test: (String) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("watch-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        try test(url.path)
    }

    private func write(_ path: String) throws { try Data("text".utf8).write(to: URL(fileURLWithPath: path)) }

    /// All that is told until a path is, or time runs out.
    private func paths(of watch: FolderWatch, until path: String) -> [String] {
        var found: [String] = []
        for _ in 0..<50 where !found.contains(path) { found += watch.wait(limit: 200) }
        return found
    }

    @Test("A file that is written, moved in, or in a new folder is reported; hidden files are not")
    func changes() throws {
        try inFolder { folder in
            let watch = try #require(FolderWatch([folder + "/"]))
            try write(folder + "/a.txt")
            try write(folder + "/.b.txt.swp")
            rename(folder + "/.b.txt.swp", folder + "/b.txt")
            mkdir(folder + "/new", 0o700)
            try write(folder + "/new/c.txt")
            let found = Set(paths(of: watch, until: folder + "/new"))
            #expect(found.isSuperset(of: [folder + "/a.txt", folder + "/b.txt", folder + "/new"]))
            #expect(!found.contains { $0.contains("/.") })
            try write(folder + "/new/d.txt")
            #expect(paths(of: watch, until: folder + "/new/d.txt").contains(folder + "/new/d.txt"))
        }
    }

    @Test("A folder that is deleted and made again is watched again")
    func deleted() throws {
        try inFolder { outer in
            let folder = outer + "/in"
            mkdir(folder, 0o700)
            let watch = try #require(FolderWatch([folder]))
            rmdir(folder)
            #expect(watch.wait(limit: 300) == [])
            mkdir(folder, 0o700)
            #expect(paths(of: watch, until: folder).contains(folder))
            try write(folder + "/a.txt")
            #expect(paths(of: watch, until: folder + "/a.txt").contains(folder + "/a.txt"))
        }
    }

    @Test("A loop of links does not stop it from starting")
    func loop() throws {
        try inFolder { folder in
            mkdir(folder + "/a", 0o700)
            symlink(folder, folder + "/a/back")
            #expect(FolderWatch([folder]) != nil)
        }
    }
}
