import Glibc

/// Tells what is added to folders or changed in them and in all folders below, by Linux's inotify.
///
/// A file is reported once it has been written and closed, or moved in, as editors and downloaders do; not while it is being
/// written. If a folder is deleted, it is watched again once it is back. If more happens than the system keeps count of,
/// all folders are reported, to be looked through again.
package final class FolderWatch {
    private static let interest = UInt32(
        IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK)
    /// How long to wait after something happened for more that belongs to it, in milliseconds.
    private static let settling: Int32 = 100
    /// How often to look for a folder that is gone, in milliseconds.
    private static let searching: Int32 = 1000

    private let roots: [String]
    private let descriptor: Int32
    private var folders: [Int32: String] = [:]
    private var missing: Set<String> = []
    /// How many folders are not watched, because the system has no watch left for them.
    package private(set) var unwatched = 0
    /// Whether none of the folders can be watched, because none is there.
    package var watchesNothing: Bool { folders.isEmpty && unwatched == 0 }

    /// - Returns: nil if the system gives no more watches.
    package init?(_ folders: [String]) {
        roots = folders.map { $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        guard descriptor >= 0 else { return nil }
        for root in roots where !watch(root) { missing.insert(root) }
    }

    deinit { close(descriptor) }

    /// Waits until something is added or changed.
    ///
    /// - Parameter limit: how long to wait at most, in milliseconds.
    /// - Returns: files, and folders that came with everything in them, in the order of their names, each once; none if
    ///   the time ran out or a signal came.
    package func wait(limit: Int32) -> [String] {
        let patience = missing.isEmpty ? limit : min(limit, Self.searching)
        var found = isReadable(within: patience) ? takeEvents() : []
        // A folder that is copied in makes many events: gather them into one answer.
        for _ in 0..<20 {
            guard !found.isEmpty, isReadable(within: Self.settling) else { break }
            found.formUnion(takeEvents())
        }
        found.formUnion(takeReturned())
        return found.sorted()
    }

    private func isReadable(within milliseconds: Int32) -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, milliseconds) > 0
    }

    /// Folders that were gone and are back.
    private func takeReturned() -> Set<String> {
        let returned = missing.filter { watch($0) }
        missing.subtract(returned)
        return returned
    }

    private func takeEvents() -> Set<String> {
        var found: Set<String> = []
        let size = 65_536
        while true {
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
                count = read(descriptor, buffer.baseAddress, size)
                filled = max(0, count)
            }
            if count <= 0 { return found }
            bytes.withUnsafeBytes { take($0, into: &found) }
        }
    }

    /// Takes the events of one read: each has 16 bytes and then a name, padded with zeros.
    private func take(_ bytes: UnsafeRawBufferPointer, into found: inout Set<String>) {
        let headSize = MemoryLayout<inotify_event>.size
        var index = 0
        while index + headSize <= bytes.count {
            let event = bytes.loadUnaligned(fromByteOffset: index, as: inotify_event.self)
            let end = min(bytes.count, index + headSize + Int(event.len))
            let name = String(decoding: bytes[(index + headSize)..<end].prefix { $0 != 0 }, as: UTF8.self)
            take(event, name, into: &found)
            index = end
        }
    }

    private func take(_ event: inotify_event, _ name: String, into found: inout Set<String>) {
        func holds(_ flag: Int) -> Bool { event.mask & UInt32(flag) != 0 }
        if holds(Int(IN_Q_OVERFLOW)) {
            for root in roots where !watch(root) { missing.insert(root) }
            return found.formUnion(roots)
        }
        guard let folder = folders[event.wd] else { return }
        if holds(Int(IN_DELETE_SELF)) || holds(Int(IN_MOVE_SELF)) || holds(Int(IN_IGNORED)) {
            return forget(event.wd, folder)
        }
        guard !name.isEmpty, !name.hasPrefix(".") else { return }
        let path = folder + "/" + name
        if holds(Int(IN_ISDIR)) {
            // Whatever was put into it before it was watched is reported with it.
            if watch(path) { found.insert(path) }
        } else if !holds(Int(IN_CREATE)) || isLink(path), !leadsOut(path) {
            found.insert(path)
        }
    }

    /// A link to a file is made and never written, so its making is what counts.
    private func isLink(_ path: String) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0 else { return false }
        return status.st_mode & S_IFMT == S_IFLNK || status.st_nlink > 1
    }

    /// Whether it is a link out of all that is watched. Those in a folder are not followed either when it is read.
    private func leadsOut(_ path: String) -> Bool {
        Newsroom.isLink(path, leadingOutOf: roots.compactMap(resolvedPath))
    }

    private func forget(_ number: Int32, _ folder: String) {
        inotify_rm_watch(descriptor, number)
        folders[number] = nil
        if roots.contains(folder) { missing.insert(folder) }
    }

    /// Watches a folder and all folders below it, without hidden ones.
    ///
    /// - Returns: false if it cannot be read.
    private func watch(_ path: String) -> Bool {
        guard add(path) else { return false }
        var pending = [path]
        while let folder = pending.popLast() {
            guard let names = FolderNames(of: folder) else { continue }
            for name in IteratorSequence(names) where isFolder(name) && add(name) { pending.append(name) }
        }
        return true
    }

    private func add(_ path: String) -> Bool {
        let number = inotify_add_watch(descriptor, path, Self.interest)
        if number < 0, errno == ENOSPC { unwatched += 1 }
        guard number >= 0 else { return false }
        // A link may lead to a folder that is watched already: entering that again would never end.
        let isNew = folders[number] == nil
        folders[number] = path
        return isNew || roots.contains(path)
    }

    private func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && !leadsOut(path)
    }
}
