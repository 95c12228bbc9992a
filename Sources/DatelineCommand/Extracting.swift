import ArgumentParser
import Newsroom

/// Finds the names in all articles that await extraction, with a line on standard error that says how far it is.
///
/// - Throws: the exit status for a signal that came meanwhile, after saying what is left.
func extractAll(_ desk: Desk, _ interruption: Interruption = Interruption()) throws {
    let line = StatusLine()
    defer { line.end() }
    let isDone = try desk.extractAll(
        isStopped: { interruption.hasCome }, report: { progress in line.show { status(of: progress, after: $0) } })
    if let status = interruption.status, !isDone {
        line.end()
        complain(
            "Interrupted. All articles are in the library; the next import or the reader finds the remaining names.")
        throw ExitCode(status)
    }
}

/// 'names: 3100 of 100000 articles, 540 a second, 3 min left'.
private func status(of progress: ExtractionProgress, after elapsed: Double) -> String {
    let rate = Double(progress.done) / elapsed
    let text = "names: \(progress.done) of \(progress.total) articles, \(Int(rate)) a second"
    return rate > 0 ? text + ", \(StatusLine.duration(Double(progress.total - progress.done) / rate)) left" : text
}
