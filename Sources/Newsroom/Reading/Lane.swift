import Dispatch
import Synchronization

/// Work done one piece after the other, off the main thread.
///
/// In a lane where only the newest counts, a piece that has not begun when another comes is never begun: each letter
/// typed into a search replaces the search for the letters before.
final class Lane: Sendable {
    private let queue: DispatchQueue
    private let onlyNewest: Bool
    private let newest = Mutex(0)

    init(_ label: String, onlyNewest: Bool = false) {
        queue = DispatchQueue(label: label, qos: .userInitiated)
        self.onlyNewest = onlyNewest
    }

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

    /// Waits until all that was put into the lane is done.
    func finish() { queue.sync {} }
}
