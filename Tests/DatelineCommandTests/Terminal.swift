import Foundation
import Testing

/// A terminal that tmux keeps: the program in it, keys typed into it, its screen read back as text.
struct TmuxTerminal {
    private let socket: String

    static var isThere: Bool { FileManager.default.isExecutableFile(atPath: "/usr/bin/tmux") }

    /// Starts a program in a new terminal. When it ends, the terminal says so in its last line.
    init(
        _ dateline: Program, arguments: [String] = [], columns: Int, rows: Int, locale: String = "C.UTF-8"
    ) throws {
        socket = dateline.folder.appendingPathComponent("tmux").path
        var environment = dateline.environment
        // Other tests in this process set LC_ALL, which goes before LANG.
        environment["LC_ALL"] = locale
        environment.removeValue(forKey: "TERM")
        let variables = environment.map { "\($0.key)=\(Self.quoted($0.value))" }.joined(separator: " ")
        let command = ([Program.path] + arguments).map(Self.quoted).joined(separator: " ")
        let shell =
            """
            env \(variables) \(command); status=$?; lines=$(stty -a | grep -c ' icanon'); \
            printf 'ended with %s\\n%s\\n' $status $lines; exec sleep 60
            """
        try tmux("-f", "/dev/null", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", shell)
    }

    func end() { _ = try? tmux("kill-server") }

    /// Types keys, as tmux names them: "Enter", "Escape", "C-z", or letters.
    func type(_ keys: String...) throws {
        for key in keys { try tmux("send-keys", key) }
    }

    /// Does something with the mouse, as a terminal reports it: a button, and a place counted from 1.
    func mouse(_ button: Int, column: Int, row: Int, isRelease: Bool = false) throws {
        try tmux("send-keys", "-l", "\u{1B}[<\(button);\(column);\(row)\(isRelease ? "m" : "M")")
    }

    /// Whether the program has asked for reports of the mouse.
    func reportsMouse() throws -> Bool { try tmux("display-message", "-p", "#{mouse_any_flag}").hasPrefix("1") }

    func resize(columns: Int, rows: Int) throws { try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)") }

    /// The screen's rows.
    func screen() throws -> [String] {
        try tmux("capture-pane", "-p").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Waits until the screen shows a text, and fails the test with the screen if it does not.
    func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        var screen: [String] = []
        let isShown = try wait {
            screen = try self.screen()
            return screen.contains { $0.contains(text) }
        }
        if isShown { return }
        Issue.record("no '\(text)' on:\n\(screen.joined(separator: "\n"))", sourceLocation: sourceLocation)
    }

    /// Through `popen`: Foundation's `Process` waits for ever for a program that leaves a server in the background.
    @discardableResult
    private func tmux(_ arguments: String...) throws -> String {
        let words = ["LANG=C.UTF-8", "tmux", "-S", Self.quoted(socket)] + arguments.map(Self.quoted)
        let pipe = try #require(popen(words.joined(separator: " ") + " 2>/dev/null </dev/null", "re"))
        defer { pclose(pipe) }
        var printed: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { printed += buffer[..<count] }
        return String(decoding: printed, as: UTF8.self)
    }

    /// A word for the shell.
    private static func quoted(_ word: String) -> String {
        "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }
}
