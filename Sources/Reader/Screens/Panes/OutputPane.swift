import News
import Terminal

/// What a command made of an article: its output as it came, broken into rows, and how far that is scrolled.
struct OutputPane: Equatable, Sendable {
    /// A row: bytes of a line.
    struct Row: Equatable, Sendable {
        let line: Int
        let range: Range<Int>
    }

    let run: CommandRun
    /// The command's name, or as it was typed.
    let command: String
    /// The headline of the article that it got.
    let headline: String
    /// What it printed, as it came.
    private(set) var text = ""
    /// nil as long as it runs.
    private(set) var ending: CommandEnding?
    /// The lines of the text, safe to show.
    private(set) var lines: [String] = []
    private(set) var rows: [Row] = []
    /// The first row on the screen.
    private(set) var top = 0
    /// The last line as it came: what comes next goes on with it.
    private var openLine = ""
    private var width = 0

    init(_ run: CommandRun, command: String, headline: String) {
        (self.run, self.command, self.headline) = (run, command, headline)
    }

    var isRunning: Bool { ending == nil }

    mutating func append(_ more: String) {
        text += more
        let pieces = (openLine + more).utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        if !lines.isEmpty { dropLastLine() }
        for piece in pieces { add(piece) }
        openLine = pieces.last ?? ""
    }

    mutating func end(_ ending: CommandEnding) { if isRunning { self.ending = ending } }

    /// Breaks the text again if the width has changed.
    mutating func fit(width: Int, rows count: Int) {
        if self.width != max(1, width) {
            self.width = max(1, width)
            rows = lines.indices.flatMap { wrapped($0) }
        }
        top = top.clamped(0, lastTop(rows: count))
    }

    mutating func move(_ movement: Movement, rows count: Int) {
        let last = lastTop(rows: count)
        top = movement.target(from: top, last: last, page: count - 2, half: count / 2).clamped(0, last)
    }

    /// The farthest that it can be scrolled, in a pane of some rows.
    private func lastTop(rows count: Int) -> Int { max(0, rows.count - max(1, count - Self.headRows)) }

    /// The rows above the text: what runs and how it went, and a blank one.
    static let headRows = 3

    private mutating func dropLastLine() {
        lines.removeLast()
        while rows.last?.line == lines.count { rows.removeLast() }
    }

    private mutating func add(_ line: String) {
        // Lines of other systems end with a return too.
        let whole = line.utf8.last == 0x0D ? String(line.unicodeScalars.dropLast()) : line
        let spaced = whole.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: "    ")
        lines.append(visible(spaced))
        if width > 0 { rows += wrapped(lines.count - 1) }
    }

    private func wrapped(_ line: Int) -> [Row] {
        wrappedRows(of: 0..<lines[line].utf8.count, in: lines[line], width: width).map { Row(line: line, range: $0) }
    }
}

/// What can be done with an output.
enum OutputChoice: Equatable, Sendable {
    case copy, save, note, runAgain, stop, close
}
