import Foundation

/// A database's file that fuzz targets edit: whatever it holds then, reading it must give what is in it, or an error.
package struct EditedFile: Sendable {
    /// Where it is written.
    package let path: String
    private let original: [UInt8]

    /// - Parameter make: makes the file that is edited, at a path.
    package init(_ make: (String) throws -> Void) {
        let folder = NSTemporaryDirectory() + "dateline-fuzz-\(getpid())"
        path = folder + "/edited.db"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try make(folder + "/original.db")
            original = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/original.db")))
        } catch {
            fatalError("no file to edit: \(error)")
        }
    }

    /// Writes the file with edits: four bytes each, three of them where, one what.
    ///
    /// - Returns: whether it could be written; without it there is nothing to try.
    package func write(editedBy start: UnsafePointer<UInt8>?, _ count: Int) -> Bool {
        let edits = Array(UnsafeBufferPointer(start: start, count: count))
        var file = original
        for index in stride(from: 0, to: edits.count - 3, by: 4) {
            let offset = Int(edits[index]) << 16 | Int(edits[index + 1]) << 8 | Int(edits[index + 2])
            file[offset % file.count] ^= edits[index + 3]
        }
        for end in ["-wal", "-shm", "-journal"] { unlink(path + end) }
        return (try? Data(file).write(to: URL(fileURLWithPath: path))) != nil
    }
}
