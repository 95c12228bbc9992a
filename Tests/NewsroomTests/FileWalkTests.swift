import Foundation
import Glibc
import Testing

@testable import Newsroom

@Suite struct FileWalkTests {
    /// Makes a folder, runs a test in it, and removes it.
    private func inFolder(_ test: (String) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("walk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        try test(url.path)
    }

    private func make(_ path: String, _ text: String = "text") throws {
        let url = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    @Test("The files of all folders come in the order of their names, without hidden ones")
    func order() throws {
        try inFolder { folder in
            for name in ["b.txt", "a/2.txt", "a/1.txt", "c/deep/er/x.txt", ".hidden", "a/.git/config"] {
                try make(folder + "/" + name)
            }
            let found = FileWalk([folder]).map { $0.path.dropFirst(folder.count + 1) }
            #expect(found == ["a/1.txt", "a/2.txt", "b.txt", "c/deep/er/x.txt"])
        }
    }

    @Test("Of a Maildir the letters come, those of its subfolders too, and nothing that is being written")
    func maildir() throws {
        try inFolder { folder in
            for name in [
                "cur/1:2,S", "new/2", "tmp/3", "dovecot-uidlist", ".Lists/cur/4", ".Lists/maildirfolder",
                ".Sent/cur/5", ".Sent/dovecot-keywords",
            ] {
                try make(folder + "/" + name)
            }
            let found = FileWalk([folder]).map { $0.path.dropFirst(folder.count + 1) }
            #expect(found == [".Lists/cur/4", ".Sent/cur/5", "cur/1:2,S", "new/2"])
        }
    }

    @Test("A copy of a Maildir may lack the folder of the letters that were read, as it is empty")
    func newMaildir() throws {
        try inFolder { folder in
            for name in ["new/2", "tmp/3", ".Lists/cur/4", ".Lists/new/5"] { try make(folder + "/" + name) }
            let found = FileWalk([folder]).map { $0.path.dropFirst(folder.count + 1) }
            #expect(found == [".Lists/cur/4", ".Lists/new/5", "new/2"])
        }
    }

    @Test("A loop of links is left, with the reason")
    func loop() throws {
        try inFolder { folder in
            try make(folder + "/a/story.txt")
            symlink(folder, folder + "/a/back")
            let found = Array(FileWalk([folder]))
            #expect(found.contains(.file(path: folder + "/a/story.txt", size: 4)))
            #expect(found.contains(.skipped(path: folder + "/a/back", .linkLoop)))
            #expect(found.count == 2)
        }
    }

    @Test("A named pipe is not waited for; a dangling link and a missing path are reported")
    func oddities() throws {
        try inFolder { folder in
            mkfifo(folder + "/pipe", 0o600)
            symlink(folder + "/nowhere", folder + "/dangling")
            let reasons = FileWalk([folder, folder + "/missing"]).compactMap { found -> FileFailure? in
                guard case .skipped(_, let reason) = found else { return nil }
                return reason
            }
            #expect(reasons == [.system(ENOENT), .namedPipe, .system(ENOENT)])
        }
    }

    @Test("A link out of the folder is not followed; one within it is, and one that is named itself")
    func outside() throws {
        try inFolder { folder in
            try make(folder + "/in/story.txt")
            try make(folder + "/out/secret.txt")
            symlink(folder + "/out/secret.txt", folder + "/in/a-file")
            symlink(folder + "/out", folder + "/in/b-folder")
            symlink(folder + "/in/story.txt", folder + "/in/c-inside")
            #expect(
                Array(FileWalk([folder + "/in"])) == [
                    .skipped(path: folder + "/in/a-file", .linkOutside),
                    .skipped(path: folder + "/in/b-folder", .linkOutside),
                    .file(path: folder + "/in/c-inside", size: 4), .file(path: folder + "/in/story.txt", size: 4),
                ])
            #expect(Array(FileWalk([folder + "/in/a-file"])) == [.file(path: folder + "/in/a-file", size: 4)])
        }
    }

    @Test("A hidden file that is named itself is read")
    func namedHidden() throws {
        try inFolder { folder in
            try make(folder + "/.story")
            #expect(Array(FileWalk([folder + "/.story"])) == [.file(path: folder + "/.story", size: 4)])
        }
    }

    @Test("A file larger than the limit is refused, a smaller one is read completely")
    func limits() throws {
        try inFolder { folder in
            try make(folder + "/big", String(repeating: "x", count: 200_000))
            #expect(try bytes(of: folder + "/big", limit: 200_000).count == 200_000)
            #expect(throws: FileReadingError.self) { try bytes(of: folder + "/big", limit: 199_999) }
        }
    }
}

extension FileWalk.Found {
    fileprivate var path: String {
        switch self {
        case .file(let path, _), .skipped(let path, _): path
        }
    }
}
