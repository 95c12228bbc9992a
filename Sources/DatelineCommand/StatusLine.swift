import Glibc
import Synchronization

/// A line on standard error that says how far some work is. It is shown only if standard error is a terminal, and only if
/// the work takes more than a second.
final class StatusLine: Sendable {
    private struct State {
        var next: ContinuousClock.Instant
        var isOnScreen = false
    }

    let isShown = isatty(STDERR_FILENO) == 1
    private let start: ContinuousClock.Instant
    private let state: Mutex<State>

    /// Begins to count the time.
    init() {
        start = .now
        state = Mutex(State(next: start + .seconds(1)))
    }

    /// Updates the line, at most four times a second.
    ///
    /// - Parameter text: is given the seconds since the start; called only if the line is updated.
    func show(_ text: (_ elapsed: Double) -> String) {
        guard isShown else { return }
        state.withLock { state in
            let now = ContinuousClock.now
            guard now >= state.next else { return }
            state = State(next: now + .milliseconds(250), isOnScreen: true)
            write("\r\u{1B}[K" + text((now - start) / .seconds(1)))
        }
    }

    /// Removes the line.
    func end() {
        state.withLock { state in
            if state.isOnScreen { write("\r\u{1B}[K") }
            state.isOnScreen = false
        }
    }

    /// '89 s', '2 min', '3 h'.
    static func duration(_ seconds: Double) -> String {
        let seconds = Int(max(0, min(seconds, 1e9)))
        if seconds < 90 { return "\(seconds) s" }
        return seconds < 5400 ? "\((seconds + 30) / 60) min" : "\((seconds + 1800) / 3600) h"
    }

    private func write(_ text: String) {
        let bytes = Array(text.utf8)
        // If this fails, nobody can be told.
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
