import Foundation
import Testing

/// Recorded sessions: keys typed into the built program in a terminal, and the screens that must come of them.
///
/// Each file in `Sessions` is one. Its lines:
///
///     # A comment.
///     terminal 80x24            the size to start with; the first line that is no comment
///     type j j Enter            keys, as tmux names them
///     resize 120x36
///     screen                    the screen, row by row, each after a bar; what stands right of a row's end is blank
///     |Dateline  all articles
///
/// After a change that is meant, `DATELINE_RECORD=1 swift test --filter Sessions` writes the screens as they are now;
/// read what changed before it is committed.
@Suite("Recorded sessions", .enabled(if: TmuxTerminal.isThere, "tmux is not installed"))
struct SessionTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Sessions")

    static var names: [String] {
        let found = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (found ?? []).filter { $0.hasSuffix(".session") }.sorted()
    }

    @Test("Keys make the screens that were recorded", arguments: names)
    func replay(name: String) throws {
        let file = Self.folder.appendingPathComponent(name)
        var session = Session(try String(contentsOf: file, encoding: .utf8))
        let isRecording = ProcessInfo.processInfo.environment["DATELINE_RECORD"] != nil
        try withProgram { dateline in
            let articles = Self.folder.appendingPathComponent("Articles").path
            #expect(try dateline.run("import", articles, "--library", dateline.library).status == 0)
            let terminal = try TmuxTerminal(
                dateline, arguments: ["--library", dateline.library], columns: session.columns, rows: session.rows)
            defer { terminal.end() }
            try terminal.expect("Dateline")
            for index in session.steps.indices {
                switch session.steps[index] {
                case .comment: break
                case .type(let keys): for key in keys { try terminal.type(key) }
                case .resize(let columns, let rows): try terminal.resize(columns: columns, rows: rows)
                case .screen(let wanted):
                    let found = isRecording ? try settled(terminal) : try awaited(wanted, on: terminal)
                    if isRecording {
                        session.steps[index] = .screen(found)
                    } else if found != wanted {
                        let words = "\(name), screen \(index): wanted\n\(text(wanted))\nfound\n\(text(found))"
                        Issue.record(Comment(rawValue: words))
                    }
                }
            }
        }
        if isRecording { try session.text.write(to: file, atomically: true, encoding: .utf8) }
    }

    /// The screen once it is the one that is wanted; what it is instead, if that does not come.
    private func awaited(_ wanted: [String], on terminal: TmuxTerminal) throws -> [String] {
        var screen: [String] = []
        _ = try wait {
            screen = trimmed(try terminal.screen())
            return screen == wanted
        }
        return screen
    }

    /// The screen once it has looked the same fifty times in a row: who records cannot say what is to come.
    private func settled(_ terminal: TmuxTerminal) throws -> [String] {
        var screen: [String] = []
        var same = 0
        _ = try wait {
            let before = screen
            screen = trimmed(try terminal.screen())
            same = screen == before ? same + 1 : 0
            return same == 50
        }
        return screen
    }

    private func trimmed(_ rows: [String]) -> [String] {
        var rows = rows.map { row in String(row.reversed().drop { $0 == " " }.reversed()) }
        while rows.last == "" { rows.removeLast() }
        return rows
    }

    private func text(_ rows: [String]) -> String { rows.map { "|" + $0 }.joined(separator: "\n") }
}

/// A recorded session as its file says it.
struct Session {
    enum Step {
        case comment(String)
        case type([String])
        case resize(columns: Int, rows: Int)
        case screen([String])
    }

    private(set) var columns = 80
    private(set) var rows = 24
    var steps: [Step] = []

    init(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            let words = line.split(separator: " ").map(String.init)
            if line.hasPrefix("|"), case .screen(let rows)? = steps.last {
                steps[steps.count - 1] = .screen(rows + [String(line.dropFirst())])
                continue
            }
            switch words.first {
            case "terminal": (columns, rows) = Self.size(words.last)
            case "type": steps.append(.type(Array(words.dropFirst())))
            case "resize":
                let (columns, rows) = Self.size(words.last)
                steps.append(.resize(columns: columns, rows: rows))
            case "screen": steps.append(.screen([]))
            default: steps.append(.comment(line))
            }
        }
        if case .comment("")? = steps.last { steps.removeLast() }
    }

    /// The file that says it.
    var text: String {
        var lines: [String] = []
        var isStarted = false
        for step in steps {
            if case .comment = step {
            } else if !isStarted {
                lines.append("terminal \(columns)x\(rows)")
                isStarted = true
            }
            switch step {
            case .comment(let text): lines.append(text)
            case .type(let keys): lines.append((["type"] + keys).joined(separator: " "))
            case .resize(let columns, let rows): lines.append("resize \(columns)x\(rows)")
            case .screen(let rows): lines += ["screen"] + rows.map { "|" + $0 }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func size(_ word: String?) -> (columns: Int, rows: Int) {
        let parts = (word ?? "").split(separator: "x").compactMap { Int($0) }
        return parts.count == 2 ? (parts[0], parts[1]) : (80, 24)
    }
}
