import Glibc
import Synchronization

/// Whether the person at the keyboard, or the system, wants the program to end: work that is asked in time ends whole.
/// The second time the signal does what it does by itself.
package struct Interruption: Sendable {
    /// Begins to take note of SIGINT and SIGTERM.
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

    /// The status to end with: 130 for SIGINT, 143 for SIGTERM; nil where none has come.
    package var status: Int32? {
        let number = pendingSignal.load(ordering: .relaxed)
        return number == 0 ? nil : 128 + number
    }
}

/// The signal that has come; a signal handler can reach nothing but such a variable.
private let pendingSignal = Atomic<Int32>(0)
