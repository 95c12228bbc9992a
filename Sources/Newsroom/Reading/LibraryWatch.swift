import Foundation
import Glibc
import Storage

/// Tells when another program has changed the library, such as another reader, an import or a refresh, or has put another
/// file in its place.
///
/// It sleeps until anyone writes to the library's log or renames or deletes its file (Linux's inotify), and then asks the
/// library whether it was another program. So it costs nothing while nothing is written, and little while this program writes.
package final class LibraryWatch: Sendable {
    /// How long to wait for more writes after one, in microseconds.
    private static let settling: UInt32 = 100_000
    /// The least time between two reports, in microseconds: an import writes all the time.
    private static let rest: UInt32 = 300_000

    private let library: Library
    private let descriptor: Int32

    /// - Returns: nil if the library has no log, because nobody may write to its file, or if the system allows no more
    ///   watches.
    package init?(_ library: Library) {
        self.library = library
        descriptor = inotify_init1(Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        if inotify_add_watch(descriptor, library.path + "-wal", UInt32(IN_MODIFY)) < 0 {
            close(descriptor)
            return nil
        }
        // A file that loses its name changes its attributes: the number of its names.
        inotify_add_watch(descriptor, library.path, UInt32(IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF))
    }

    deinit { close(descriptor) }

    /// What another program did.
    package enum Change: Sendable {
        case written
        /// The file was deleted or replaced by another. Nothing is reported after that.
        case replaced
    }

    /// Reports each change by another program, from a thread of its own, as long as the program runs.
    package func start(report: @escaping @Sendable (Change) -> Void) {
        // This is read before the thread starts, so that no change is missed between the two.
        let count = try? library.outsideChanges()
        let thread = Thread { [self] in watch(from: count, report) }
        thread.name = "dateline.library-watch"
        thread.start()
    }

    private func watch(from first: Int64?, _ report: (Change) -> Void) {
        var known = first
        while waitForWrite() {
            usleep(Self.settling)
            if library.isReplaced { return report(.replaced) }
            // If the library cannot be read now, it is asked again at the next write.
            guard let count = try? library.outsideChanges(), count != known else { continue }
            known = count
            report(.written)
            usleep(Self.rest)
        }
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
