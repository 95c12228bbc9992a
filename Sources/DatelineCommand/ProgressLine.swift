import Dispatch
import Glibc
import Newsroom

/// A line on standard error that says how far an import is, how fast it is and how long it will take. It is shown only if
/// standard error is a terminal.
final class ProgressLine {
    let progress = ImportProgress()
    private let isShown = isatty(STDERR_FILENO) == 1
    private let start = ContinuousClock.now
    private var next: ContinuousClock.Instant
    private var isOnScreen = false

    /// Begins to count the files, while they are imported.
    init(paths: [String]) {
        next = start + .seconds(1)
        guard isShown else { return }
        let progress = progress
        DispatchQueue.global(qos: .utility).async { progress.count(paths) }
    }

    /// Updates the line, at most four times a second.
    func show(_ counts: ImportCounts) {
        guard isShown, ContinuousClock.now >= next else { return }
        next = .now + .milliseconds(250)
        isOnScreen = true
        let elapsed = (ContinuousClock.now - start) / .seconds(1)
        write(
            "\r\u{1B}[K"
                + Self.text(articles: counts.seen, files: progress.files, share: progress.share, elapsed: elapsed))
    }

    /// Removes the line.
    func end() {
        guard isOnScreen else { return }
        isOnScreen = false
        write("\r\u{1B}[K")
    }

    /// '1200 of 50000 files, 3100 articles, 310 a second, 4 min left'.
    static func text(articles: Int, files: (done: Int, all: Int), share: Double?, elapsed: Double) -> String {
        let all = share == nil ? "" : " of \(files.all)"
        let rate = Int(Double(articles) / max(elapsed, 0.001))
        var text = "\(files.done)\(all) files, \(articles) articles, \(rate) a second"
        if let share, share > 0.001, elapsed > 2 { text += ", " + duration(elapsed / share - elapsed) + " left" }
        return text
    }

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
