import Glibc
import Synchronization

/// Whether the person at the keyboard, or the system, wants the program to end, so that it can finish what it is doing. A
/// second signal ends the program at once.
package struct Interruption: Sendable {
    /// Begins to note SIGINT and SIGTERM.
    package init() {
        pendingSignal.store(0, ordering: .relaxed)
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                pendingSignal.store(number, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
        }
    }

    package var hasCome: Bool { pendingSignal.load(ordering: .relaxed) != 0 }

    /// The status to end with: 130 for SIGINT, 143 for SIGTERM; nil if neither has come.
    package var status: Int32? {
        let number = pendingSignal.load(ordering: .relaxed)
        return number == 0 ? nil : 128 + number
    }
}

/// The signal that has come. A signal handler can reach only a global variable.
private let pendingSignal = Atomic<Int32>(0)
