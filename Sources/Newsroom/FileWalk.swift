import Glibc

/// The regular files below a list of paths, one at a time, in the order of their names.
///
/// Folders are gone through to any depth, with a stack of our own. What is no regular file, cannot be read, or was
/// seen before (a loop of symbolic links) comes back as skipped, with the reason. Hidden files of a folder are passed
/// over; one that is named itself is not. At most one folder's names are held per level.
package struct FileWalk: Sequence, IteratorProtocol {
    /// What stands at a path.
    package enum Found: Equatable, Sendable {
        case file(path: String, size: Int)
        case skipped(path: String, reason: String)
    }

    /// Paths still to be looked at, the next one last.
    private var pending: [String]
    /// The folders gone into: device and inode.
    private var entered: Set<[UInt64]> = []

    package init(_ paths: [String]) { pending = paths.reversed() }

    package mutating func next() -> Found? {
        while let path = pending.popLast() {
            var status = stat()
            guard stat(path, &status) == 0 else { return .skipped(path: path, reason: Self.lastError()) }
            switch status.st_mode & S_IFMT {
            case S_IFREG: return .file(path: path, size: Int(status.st_size))
            case S_IFDIR:
                guard entered.insert([UInt64(status.st_dev), UInt64(status.st_ino)]).inserted else {
                    return .skipped(path: path, reason: "a link back to a folder already read")
                }
                if let reason = enter(path) { return .skipped(path: path, reason: reason) }
            case S_IFIFO: return .skipped(path: path, reason: "a named pipe, not a file")
            case S_IFSOCK: return .skipped(path: path, reason: "a socket, not a file")
            default: return .skipped(path: path, reason: "a device, not a file")
            }
        }
        return nil
    }

    /// Puts a folder's names on the stack.
    ///
    /// - Returns: why it could not be read, or nil.
    private mutating func enter(_ path: String) -> String? {
        guard let folder = opendir(path) else { return Self.lastError() }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        let base = path.hasSuffix("/") ? path : path + "/"
        pending.append(contentsOf: names.sorted(by: >).map { base + $0 })
        return nil
    }

    private static func lastError() -> String { String(cString: strerror(errno)) }
}
