import Glibc

/// The regular files below a list of paths, one at a time, in the order of their names.
///
/// Folders are entered to any depth, with a stack of our own. Anything that is not a regular file, cannot be read, or was
/// seen before (symbolic links can form a loop) comes back as skipped, with the reason. Hidden files in a folder are left
/// out; one that is named itself is not. A link in a folder that leads out of the folder that was named is not followed:
/// who fills the folder must not choose what else is read. Only the names in the folders that are open are held, packed: some 30 bytes a
/// file.
package struct FileWalk: Sequence, IteratorProtocol {
    /// What is at a path.
    package enum Found: Equatable, Sendable {
        case file(path: String, size: Int)
        case skipped(path: String, FileFailure)
    }

    /// Paths still to be looked at, the next one last.
    private var pending: [String]
    /// The folders that are being read, the innermost last.
    private var open: [FolderNames] = []
    /// The folders entered: device and inode.
    private var entered: Set<[UInt64]> = []
    /// When the last file found was changed, in nanoseconds since 1970.
    private(set) var changed: Int64 = 0
    /// Whether the last file found was named itself, and not found in a folder.
    private(set) var isNamed = false
    /// The folder that was named and is being read, without links in its path.
    private var root: String?

    package init(_ paths: [String]) { pending = paths.reversed() }

    package mutating func next() -> Found? {
        while let path = nextPath() {
            var status = stat()
            guard stat(path, &status) == 0 else { return .skipped(path: path, .lastSystemCall) }
            if !isNamed, isLink(path, leadingOutOf: [root].compactMap { $0 }) {
                return .skipped(path: path, .linkOutside)
            }
            switch status.st_mode & S_IFMT {
            case S_IFREG:
                changed = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
                return .file(path: path, size: Int(status.st_size))
            case S_IFDIR:
                guard entered.insert([UInt64(status.st_dev), UInt64(status.st_ino)]).inserted else {
                    return .skipped(path: path, .linkLoop)
                }
                guard let names = FolderNames(of: path) else {
                    return .skipped(path: path, .lastSystemCall)
                }
                if isNamed { root = resolvedPath(path) }
                open.append(names)
            case S_IFIFO: return .skipped(path: path, .namedPipe)
            case S_IFSOCK: return .skipped(path: path, .socket)
            default: return .skipped(path: path, .device)
            }
        }
        return nil
    }

    private mutating func nextPath() -> String? {
        while !open.isEmpty {
            if let path = open[open.count - 1].next() {
                isNamed = false
                return path
            }
            open.removeLast()
        }
        isNamed = true
        return pending.popLast()
    }
}

/// Whether a path is a symbolic link to something outside some folders.
///
/// - Parameter roots: the folders, without links in their paths.
func isLink(_ path: String, leadingOutOf roots: [String]) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return false }
    guard let target = resolvedPath(path) else { return true }
    return !roots.contains { target == $0 || target.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
}

/// A path without links and dots in it; nil where nothing is there.
func resolvedPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
}

/// The names in a folder, without hidden ones, in order. They take two blocks of memory: a folder may hold a million.
struct FolderNames: IteratorProtocol {
    private let base: String
    /// All names, one after the other.
    private var bytes: [UInt8] = []
    /// Where each begins, in the order of the names; `UInt32` because there may be many.
    private var starts: [(start: UInt32, length: UInt8)] = []
    private var index = 0

    /// - Returns: nil if the folder cannot be read; `errno` says why.
    init?(of path: String) {
        guard let folder = opendir(path) else { return nil }
        defer { closedir(folder) }
        base = path.hasSuffix("/") ? path : path + "/"
        var maildir = MaildirNames()
        while let entry = readdir(folder) {
            withUnsafeBytes(of: &entry.pointee.d_name) { name in
                let name = name.prefix { $0 != 0 }
                maildir.note(name)
                if name.first != UInt8(ascii: ".") { add(name) }
            }
        }
        if let folders = maildir.folders {
            (bytes, starts) = ([], [])
            for name in folders { add(name) }
        }
        let names = bytes
        starts.sort { left, right in
            names[Int(left.start)..<(Int(left.start) + Int(left.length))].lexicographicallyPrecedes(
                names[Int(right.start)..<(Int(right.start) + Int(right.length))])
        }
    }

    private mutating func add(_ name: some Collection<UInt8>) {
        if bytes.count > Int(UInt32.max) - 256 { return }
        starts.append((UInt32(bytes.count), UInt8(clamping: name.count)))
        bytes += name
    }

    /// The path of the next name.
    mutating func next() -> String? {
        guard index < starts.count else { return nil }
        defer { index += 1 }
        let (start, length) = starts[index]
        return base + String(decoding: bytes[Int(start)..<(Int(start) + Int(length))], as: UTF8.self)
    }
}

/// The names that make a folder a Maildir: letters lie in `cur` and `new`, those that are being written in `tmp`, and its
/// subfolders are hidden (Maildir++). What servers keep beside them is no letter.
private struct MaildirNames {
    private var found: Set<String> = []
    private var hidden: [[UInt8]] = []

    mutating func note(_ name: Slice<UnsafeRawBufferPointer>) {
        if name.first == UInt8(ascii: ".") {
            if name.count > 1, !name.elementsEqual("..".utf8), hidden.count < 10_000 { hidden.append(Array(name)) }
        } else if name.starts(with: "dovecot".utf8) {
            found.insert("dovecot")
        } else if name.count <= 13, case let text = String(decoding: name, as: UTF8.self),
            ["cur", "new", "tmp", "maildirfolder"].contains(text)
        {
            found.insert(text)
        }
    }

    /// The folders of a Maildir that hold letters; nil if it is none.
    var folders: [[UInt8]]? {
        // A copy may lack a folder that was empty.
        guard found.contains("cur") ? found.count > 1 : found.isSuperset(of: ["new", "tmp"]) else { return nil }
        return ["cur", "new"].filter(found.contains).map { Array($0.utf8) } + hidden
    }
}
