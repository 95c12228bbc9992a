import Synchronization

/// Ends a search that nobody waits for any more, since the next letter has been typed.
package final class Cancellation: Sendable {
    private let flag = Atomic(false)

    package init() {}

    /// Ends the search as soon as possible, with ``LibraryError/cancelled``. May be called from any thread, and before the
    /// search has begun.
    package func cancel() { flag.store(true, ordering: .relaxed) }

    /// Whether the search has been cancelled.
    package var isCancelled: Bool { flag.load(ordering: .relaxed) }

    /// Throws if it has been cancelled.
    package func check() throws(LibraryError) {
        if isCancelled { throw LibraryError.cancelled }
    }
}
