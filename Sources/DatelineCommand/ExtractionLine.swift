import ArgumentParser
import Glibc
import Newsroom
import Synchronization

/// Finds the names in all articles that await extraction, with a line on standard error that says how far it is.
///
/// - Throws: the exit status for a signal that came meanwhile, after saying what is left.
func extractAll(_ desk: Desk, _ interruption: Interruption = Interruption()) throws {
    let line = ExtractionLine()
    let isDone = try reporting {
        defer { line.end() }
        return try desk.extractAll(isStopped: { interruption.hasCome }, report: { line.show($0) })
    }
    if let status = interruption.status, !isDone {
        complain(
            "Interrupted. All articles are in the library; the next import or the reader finds the remaining names.")
        throw ExitCode(status)
    }
}

/// 'names: 3100 of 100000 articles, 540 a second, 3 min left', if standard error is a terminal.
private final class ExtractionLine: Sendable {
    private let isShown = isatty(STDERR_FILENO) == 1
    private let start = ContinuousClock.now
    private let isOnScreen = Mutex(false)

    func show(_ progress: ExtractionProgress) {
        let elapsed = (ContinuousClock.now - start) / .seconds(1)
        guard isShown, elapsed > 1 else { return }
        let rate = Double(progress.done) / elapsed
        var text = "names: \(progress.done) of \(progress.total) articles, \(Int(rate)) a second"
        if rate > 0 { text += ", " + ProgressLine.duration(Double(progress.total - progress.done) / rate) + " left" }
        isOnScreen.withLock { $0 = true }
        write("\r\u{1B}[K" + text)
    }

    /// Removes the line.
    func end() {
        if isOnScreen.withLock({ $0 }) { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) {
        let bytes = Array(text.utf8)
        // If this fails, nobody can be told.
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
