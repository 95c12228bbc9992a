import Foundation
import Glibc
import Storage

/// Tells when another program has changed the library: another reader, an import, a refresh.
///
/// It sleeps until something is written to the library's log (Linux's inotify), by whomever, and then asks the library
/// whether it was somebody else. So it costs nothing while nothing is written, and little while this program writes.
package final class LibraryWatch: Sendable {
    /// How long is waited after a write for those that come with it, in microseconds.
    private static let settling: UInt32 = 100_000
    /// How long at least between two reports, in microseconds: an import writes all the time.
    private static let rest: UInt32 = 300_000

    private let library: Library
    private let descriptor: Int32

    /// - Returns: nil where the library has no log, as a file that nobody may write to, or where the system gives no
    ///   more watches.
    package init?(_ library: Library) {
        self.library = library
        descriptor = inotify_init1(Int32(IN_CLOEXEC))
        guard descriptor >= 0 else { return nil }
        if inotify_add_watch(descriptor, library.path + "-wal", UInt32(IN_MODIFY)) < 0 {
            close(descriptor)
            return nil
        }
    }

    deinit { close(descriptor) }

    /// Reports each change by another program, on a thread of its own, for as long as the program runs.
    package func start(report: @escaping @Sendable () -> Void) {
        // Before the thread starts, so that no change between now and then is missed.
        let count = try? library.outsideChanges()
        let thread = Thread { [self] in watch(from: count, report) }
        thread.name = "dateline.library-watch"
        thread.start()
    }

    private func watch(from first: Int64?, _ report: () -> Void) {
        var known = first
        while waitForWrite() {
            usleep(Self.settling)
            // A library that cannot be read now is asked again at the next write.
            guard let count = try? library.outsideChanges(), count != known else { continue }
            known = count
            report()
            usleep(Self.rest)
        }
    }

    /// Sleeps until something has been written, and takes note of all that was.
    ///
    /// - Returns: false where the system tells no more.
    private func waitForWrite() -> Bool {
        var events = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &events, events.count)
            if count > 0 { return true }
            if count == 0 || errno != EINTR { return false }
        }
    }
}
