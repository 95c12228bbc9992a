import Foundation
import Glibc
import News

/// A note in the person's editor: a file of its own in a folder that nobody else can read.
struct NoteFile {
    /// The command of the editor, read by a shell, as everywhere; nil if the person has named none.
    static var editor: String? {
        for name in ["VISUAL", "EDITOR"] {
            if let command = environmentValue(name), command.contains(where: { $0 != " " }) { return command }
        }
        return nil
    }

    private let folder: String
    private var path: String { folder + "/note.txt" }

    /// - Throws: why the file cannot be written.
    init(_ text: String) throws(Child.Failure) {
        var template = Array(
            (environmentValue("TMPDIR") ?? "/tmp").utf8CString.dropLast() + Array("/dateline-XXXXXX".utf8CString))
        guard mkdtemp(&template) != nil else {
            throw Child.Failure(program: "the editor's file", reason: String(cString: strerror(errno)))
        }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
            let reason = String(cString: strerror(errno))
            remove()
            throw Child.Failure(program: "the editor's file", reason: reason)
        }
    }

    /// What the editor is started with.
    func arguments(editor: String) -> [String] { ["/bin/sh", "-c", editor + " \"$1\"", "sh", path] }

    /// What the file holds now; nil if it is gone or no text.
    var text: String? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        return (try? file.read(upToCount: longestNote)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Removes file and folder. What cannot be removed is left to the system's own cleaning.
    func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
