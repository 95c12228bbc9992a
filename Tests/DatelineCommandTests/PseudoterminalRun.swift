import CNcurses
import Foundation
import Testing

/// The program in a pseudoterminal of its own, of which the test is the other end: for what tmux stands in the way of,
/// such as the bytes that are sent, signals, and a terminal that goes away.
final class PseudoterminalRun {
    let pid: pid_t
    /// All that the program has sent.
    private(set) var output: [UInt8] = []
    private var outer: Int32
    private var ended: Int32?

    /// Starts the program in a session of its own, which the pseudoterminal controls.
    ///
    /// - Parameter input: a file in place of the terminal for its standard input.
    init(
        _ dateline: Program, _ arguments: [String], rows: Int = 24, columns: Int = 80, input: String? = nil,
        environment more: [String: String] = [:]
    ) throws {
        var (outer, inner): (Int32, Int32) = (-1, -1)
        try #require(cn_pseudoterminal(Int32(rows), Int32(columns), &outer, &inner) == CN_OK)
        defer { close(inner) }
        self.outer = outer
        // Not `ttyname`, whose answer is overwritten by another thread's.
        var path = [UInt8](repeating: 0, count: 128)
        let found = path.withUnsafeMutableBytes { bytes in
            ttyname_r(inner, bytes.baseAddress!.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        try #require(found == 0)
        let name = String(decoding: path.prefix { $0 != 0 }, as: UTF8.self)
        for descriptor in [outer, inner] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        // The first terminal that a session's leader opens becomes the one that controls it.
        posix_spawn_file_actions_addopen(&actions, 1, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        if let input {
            posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        } else {
            posix_spawn_file_actions_adddup2(&actions, 1, 0)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        let newSession: Int16 = 0x80  // POSIX_SPAWN_SETSID, which Glibc hides.
        // The threads that tests run on let few signals pass, and a process inherits that.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK))
        let variables = dateline.environment.merging(more) { $1 }.map { "\($0)=\($1)" }
        var process: pid_t = 0
        let words = ["/usr/bin/env", "-C", dateline.folder.path, Program.path] + arguments
        let result = withCStrings(words) { words in
            withCStrings(variables) { variables in
                posix_spawn(&process, "/usr/bin/env", &actions, &attributes, words, variables)
            }
        }
        posix_spawn_file_actions_destroy(&actions)
        posix_spawnattr_destroy(&attributes)
        try #require(result == 0)
        pid = process
        _ = fcntl(outer, F_SETFL, O_NONBLOCK)
    }

    deinit {
        if ended == nil {
            kill(pid, SIGKILL)
            var status: Int32 = 0
            waitpid(pid, &status, 0)
        }
        vanish()
    }

    /// What was sent, as text.
    var text: String { String(decoding: output, as: UTF8.self) }

    /// Whether the terminal takes lines and echoes them, as a shell leaves it.
    var isAsShellsLeaveIt: Bool {
        var modes = termios()
        tcgetattr(outer, &modes)
        return modes.c_lflag & UInt32(ICANON | ECHO | ISIG) == UInt32(ICANON | ECHO | ISIG)
    }

    func type(_ keys: String) {
        let bytes = Array(keys.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { write(outer, $0.baseAddress, $0.count) }
            if count > 0 { sent += count } else { read(milliseconds: 10) }
        }
    }

    func resize(rows: Int, columns: Int) {
        cn_resize_pseudoterminal(outer, Int32(rows), Int32(columns))
    }

    /// Goes away, as a terminal does whose window is closed.
    func vanish() {
        if outer >= 0 { close(outer) }
        outer = -1
    }

    /// Takes in what is sent. If nothing is, waits for it for some time, or until the terminal is closed.
    func read(milliseconds: Int32) {
        var wait = pollfd(fd: outer, events: Int16(POLLIN), revents: 0)
        guard outer >= 0, poll(&wait, 1, milliseconds) >= 0, wait.revents & Int16(POLLIN) != 0 else { return }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = Glibc.read(outer, &buffer, buffer.count), count > 0 { output += buffer[..<count] }
    }

    /// Waits until a text was sent from some byte on, and fails the test if it is not.
    func expect(_ wanted: String, from start: Int = 0, sourceLocation: SourceLocation = #_sourceLocation) {
        let bytes = Array(wanted.utf8)
        let isSent = wait {
            read(milliseconds: 50)
            return output[min(start, output.count)...].contains(bytes)
        }
        if isSent { return }
        Issue.record("no '\(wanted)' in:\n\(text.suffix(3000).debugDescription)", sourceLocation: sourceLocation)
    }

    /// How the program ended; nil if it does not end.
    func end() -> Ending? {
        _ = wait {
            read(milliseconds: 0)
            var status: Int32 = 0
            if ended == nil, waitpid(pid, &status, WNOHANG) == pid { ended = status }
            return ended != nil
        }
        read(milliseconds: 0)
        return ended.map { $0 & 0x7F == 0 ? .status($0 >> 8 & 0xFF) : .signal($0 & 0x7F) }
    }

    enum Ending: Equatable {
        case status(Int32)
        case signal(Int32)
    }
}

extension ArraySlice<UInt8> {
    /// Whether some bytes stand in these.
    fileprivate func contains(_ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first else { return true }
        var rest = self
        while let start = rest.firstIndex(of: first) {
            if rest[start...].starts(with: wanted) { return true }
            rest = rest[(start + 1)...]
        }
        return false
    }
}

/// Calls something with words as C has them, a null after the last.
private func withCStrings<Result>(_ words: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
    let copies = words.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
}
