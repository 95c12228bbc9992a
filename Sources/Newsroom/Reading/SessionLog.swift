import Glibc
import Synchronization

/// What a reader at work writes down for whoever wants to see inside it: messages, effects and frames, and how long each
/// took.
///
/// A line holds the seconds since the start, what happened, and its shape as ``shape(of:)`` has it, so that neither an
/// article's text nor what a person typed can get into it. Each line is written in one piece, as it happens: after a crash
/// the last line is there.
package final class SessionLog: Sendable {
    private let file: Int32
    private let start = ContinuousClock.now

    /// Goes on with a file, which only its owner can read if it is new.
    ///
    /// - Throws: `NewsroomError.cannotLog`.
    package init(path: String) throws {
        file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        if file < 0 { throw NewsroomError.cannotLog(path: path, errno: errno) }
    }

    deinit { close(file) }

    /// Does a piece of work and writes down what it was and how long it took.
    func timed<Result>(
        _ what: String, _ value: Any, pressed: String? = nil, _ work: () throws -> Result
    ) rethrows -> Result {
        let begin = ContinuousClock.now
        defer { note(what, value, pressed: pressed, took: ContinuousClock.now - begin) }
        return try work()
    }

    /// Writes a line.
    ///
    /// - Parameters:
    ///   - what: a word that begins the line after the time: `message`, `effect`.
    ///   - pressed: the name of a key that is a command; nil for one that is typed text.
    func note(_ what: String, _ value: Any, pressed: String? = nil, took: Duration? = nil) {
        let time = milliseconds(ContinuousClock.now - start)
        let word = what + String(repeating: " ", count: max(0, 8 - what.utf8.count))
        let key = pressed.map { " " + $0 } ?? ""
        let end = took.map { "  took \(milliseconds($0)) ms" } ?? ""
        let line = Array("\(time) ms  \(word) \(shape(of: value))\(key)\(end)\n".utf8)
        // What cannot be written is lost: a full disk must not stop the reader.
        _ = write(file, line, line.count)
    }
}

/// A duration in milliseconds, with three decimals.
private func milliseconds(_ duration: Duration) -> String {
    let microseconds = duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000
    let rest = String(microseconds % 1000)
    return "\(microseconds / 1000)." + String(repeating: "0", count: 3 - rest.utf8.count) + rest
}

/// What a value is, without any text that it holds: `opened(7, FiledArticle)`, `listed(ListRequest, 30 items)`.
///
/// Names of cases and types, numbers and truth values stand as they are; a list is the count of its items, a string or a
/// character is `text`.
func shape(of value: Any) -> String {
    if value is String || value is Substring || value is Character { return "text" }
    if value is any BinaryInteger || value is Bool || value is Double { return "\(value)" }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .enum: return shape(ofCase: value, mirror)
    case .optional: return mirror.children.first.map { shape(of: $0.value) } ?? "nil"
    case .collection, .set, .dictionary: return mirror.children.count == 1 ? "1 item" : "\(mirror.children.count) items"
    case .tuple: return mirror.children.map { shape(of: $0.value) }.joined(separator: ", ")
    default: return "\(mirror.subjectType)"
    }
}

private func shape(ofCase value: Any, _ mirror: Mirror) -> String {
    guard let carried = mirror.children.first else { return "\(value)" }
    return "\(carried.label ?? "")(\(shape(of: carried.value)))"
}
