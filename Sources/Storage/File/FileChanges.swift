import Glibc
import Libraries
import Synchronization

/// Tells when another program has changed the library's file, such as another reader, an import or a refresh, or has put
/// another file in its place.
///
/// It sleeps until anyone writes to the library's log or renames or deletes its file (Linux's inotify), and then asks the
/// library whether it was another program. So it costs nothing while nothing is written, and little while this program writes.
private final class FileChanges: ChangesByOthers {
    /// How long to wait for more writes after one, in microseconds.
    private static let settling: UInt32 = 100_000
    /// The least time between two reports, in microseconds: an import writes all the time.
    private static let rest: UInt32 = 300_000

    private let library: Library
    private let descriptor: Int32
    /// What the library counted when it was asked last; nil before that.
    private let known: Mutex<Int64?>
    private let hasReported = Atomic(false)

    /// - Returns: nil if the library has no log, because nobody may write to its file, or if the system allows no more
    ///   watches.
    init?(_ library: Library) {
        self.library = library
        descriptor = inotify_init1(Int32(IN_CLOEXEC))
        // This is read at once, so that no change is missed until the first question.
        known = Mutex(try? library.outsideChanges())
        guard descriptor >= 0, inotify_add_watch(descriptor, library.path + "-wal", UInt32(IN_MODIFY)) >= 0 else {
            return nil
        }
        // A file that loses its name changes its attributes: the number of its names.
        inotify_add_watch(descriptor, library.path, UInt32(IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF))
    }

    deinit { if descriptor >= 0 { Glibc.close(descriptor) } }

    func next() -> ChangeByOthers? {
        if hasReported.load(ordering: .relaxed) { usleep(Self.rest) }
        while waitForWrite() {
            usleep(Self.settling)
            if library.isReplaced { return .replaced }
            // If the library cannot be read now, it is asked again at the next write.
            guard let count = try? library.outsideChanges(), count != known.withLock({ $0 }) else { continue }
            known.withLock { $0 = count }
            hasReported.store(true, ordering: .relaxed)
            return .written(.anything)
        }
        return nil
    }

    /// Sleeps until something was written, and reads all notices of it.
    ///
    /// - Returns: false if the system sends no more notices.
    private func waitForWrite() -> Bool {
        var events = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &events, events.count)
            if count > 0 { return true }
            if count == 0 || errno != EINTR { return false }
        }
    }
}

extension Library {
    /// Tells of what other programs write into the file from now on, and whether another file takes its place.
    package func changesByOthers() -> (any ChangesByOthers)? { FileChanges(self) }
}
