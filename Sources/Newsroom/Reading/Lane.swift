import Dispatch
import Synchronization

/// Does pieces of work one after the other, off the main thread.
///
/// If only the newest counts, a piece that has not begun when another comes is dropped: each letter typed into a search
/// replaces the search for the letters before it.
final class Lane: Sendable {
    private let queue: DispatchQueue
    private let onlyNewest: Bool
    private let newest = Mutex(0)

    init(_ label: String, onlyNewest: Bool = false) {
        queue = DispatchQueue(label: label, qos: .userInitiated)
        self.onlyNewest = onlyNewest
    }

    /// Does a piece of work after those before it.
    func run(_ work: @escaping @Sendable () -> Void) {
        let number = newest.withLock { newest in
            newest += 1
            return newest
        }
        queue.async { [self] in
            if onlyNewest, newest.withLock({ $0 }) != number { return }
            work()
        }
    }

    /// Waits until everything that was put into the lane is done.
    func finish() { queue.sync {} }
}
