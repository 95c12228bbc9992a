import ArgumentParser
import Glibc
import News
import Terminal

/// Standard output, gathered into large writes.
///
/// Data goes to standard output, everything else to standard error. Text for people passes through `visible`, so that
/// nothing in an article reaches the terminal raw.
struct Output {
    private var pending: [UInt8] = []

    /// Prints a line that is already safe, such as one of JSON.
    mutating func line(_ text: String) { line(Array(text.utf8)) }

    /// Prints a line that is already safe, in UTF-8.
    mutating func line(_ text: [UInt8]) {
        pending.append(contentsOf: text)
        pending.append(0x0A)
        if pending.count >= 65_536 { flush() }
    }

    /// Prints a line of text from outside, with tabs between its fields.
    mutating func show(_ fields: String...) { show(fields) }

    /// Prints a line of text from outside, with tabs between its fields.
    mutating func show(_ fields: [String]) { line(fields.map { visible($0) }.joined(separator: "\t")) }

    /// Prints text from outside: a file gets it as it is, a terminal gets it made harmless.
    mutating func show(raw text: String) {
        line(isatty(STDOUT_FILENO) == 1 ? visible(text, keepingLines: true) : text)
    }

    /// Writes what is pending. If whoever reads it has gone away, as `head` does, the program ends quietly.
    mutating func flush() {
        var written = 0
        while written < pending.count {
            let count = pending[written...].withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count > 0 {
                written += count
            } else if errno != EINTR {
                if errno == EPIPE { endNow(EXIT_SUCCESS) }
                complain("Cannot write to standard output: \(String(cString: strerror(errno))).")
                endNow(ExitCode.impossible.rawValue)
            }
        }
        pending.removeAll(keepingCapacity: true)
    }
}

/// Prints a line on standard error: what happened, to what, and what to do.
func complain(_ text: String) { printError("dateline: \(withoutPasswords(visible(text)))") }

/// Prints a text that is already safe on standard error, and ends the line.
func printError(_ text: String) {
    let line = Array("\(text)\n".utf8)
    // If standard error is gone too, there is nobody left to tell.
    _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

extension ExitCode {
    /// Something was skipped, or nothing was found.
    static let incomplete = ExitCode(1)
    /// The command failed.
    static let impossible = ExitCode(2)
}

/// The columns of the terminal on standard output; 80 if that is not a terminal.
func outputColumns() -> Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
}
