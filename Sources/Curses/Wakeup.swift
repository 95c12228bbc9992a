import CNcurses

/// What an event loop sleeps on: keys, signals, and a bell that any thread may ring. Sleeping costs nothing.
///
/// Make it before any thread starts: it blocks the signals that it reports, and threads inherit that. So does a program
/// started from here, which must have its signals unblocked.
package final class Wakeup: Sendable {
    /// What has happened.
    package struct Events: OptionSet, Hashable, Sendable {
        package let rawValue: Int32
        package init(rawValue: Int32) { self.rawValue = rawValue }

        /// The terminal's size changed: SIGWINCH.
        package static let resized = Events(rawValue: Int32(CN_RESIZED))
        /// SIGINT.
        package static let interrupted = Events(rawValue: Int32(CN_INTERRUPTED))
        /// SIGTERM.
        package static let terminated = Events(rawValue: Int32(CN_TERMINATED))
        /// The terminal's owner went away: SIGHUP.
        package static let hungUp = Events(rawValue: Int32(CN_HUNG_UP))
        /// The program is asked to stop for a while: SIGTSTP. `Screen.stop` does so.
        package static let stopAsked = Events(rawValue: Int32(CN_STOP_ASKED))
        /// The program continues after a stop: SIGCONT. The terminal's state may have changed: call `Screen.resume`.
        package static let continued = Events(rawValue: Int32(CN_CONTINUED))
        /// `ring` was called, once or more often.
        package static let rung = Events(rawValue: Int32(CN_RUNG))
        /// There are keys to read.
        package static let keys = Events(rawValue: Int32(CN_INPUT))
        /// The terminal has gone away.
        package static let closed = Events(rawValue: Int32(CN_CLOSED))
    }

    private let signals: Int32
    private let bell: Int32

    /// - Returns: nil if the system has no descriptor left.
    package init?() {
        signals = cn_signals()
        bell = cn_bell()
        guard signals >= 0, bell >= 0 else { return nil }
    }

    deinit {
        for descriptor in [signals, bell] where descriptor >= 0 { cn_close_descriptor(descriptor) }
    }

    /// Sleeps until something happens.
    ///
    /// - Parameters:
    ///   - input: a terminal's descriptor, such as `Screen.input`; nil to wait for signals and the bell alone.
    ///   - milliseconds: the longest time to sleep; nil for ever.
    /// - Returns: everything that has happened; empty if the time ran out.
    package func wait(for input: Int32?, milliseconds: Int? = nil) -> Events {
        let result = cn_wait(input ?? -1, signals, bell, Int32(clamping: milliseconds ?? -1))
        return result < 0 ? .closed : Events(rawValue: result)
    }

    /// Wakes the loop, from any thread. Several rings before it wakes count as one.
    package func ring() {
        _ = cn_ring(bell)
    }
}
