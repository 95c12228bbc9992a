import Foundation

/// A process that changes a library. What it says goes to a file, which keeps it whenever the process is killed.
final class Worker {
    private var process: pid_t = 0
    private var hasEnded = false
    private let said: String

    /// - Parameters:
    ///   - library: its path or address.
    ///   - folder: where the worker has its files.
    init(_ library: String, in folder: String, owner: String, seed: UInt64, parity: String) throws {
        said = folder + "/\(owner).said"
        // Foundation's `Process` waits for programs that others have started meanwhile, such as a server, too.
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, said, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        let arguments = [ChildProgram.own, "kill-worker", library, owner, "\(seed)", parity, folder]
        var copies = arguments.map { strdup($0) } + [nil]
        defer { for copy in copies { free(copy) } }
        let failure = posix_spawn(&process, ChildProgram.own, &actions, nil, &copies, environ)
        if failure != 0 { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .ENOENT) }
    }

    private var isRunning: Bool {
        if !hasEnded { hasEnded = waitpid(process, nil, WNOHANG) == process }
        return !hasEnded
    }

    /// Waits until it has said something, which it does once the library is open, or has ended.
    func waitForFirstLine() {
        while isRunning, FileManager.default.contents(atPath: said)?.isEmpty != false { usleep(1000) }
    }

    func kill() {
        if hasEnded { return }
        Glibc.kill(process, SIGKILL)
        while waitpid(process, nil, 0) < 0, errno == EINTR {}
        hasEnded = true
    }

    /// All lines that it said; a line that was cut off does not count.
    func lines() -> [String] {
        let bytes = FileManager.default.contents(atPath: said) ?? Data()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast().map(String.init)
    }

    /// Waits for a random moment: while the library is being opened or made, or amid changes.
    func waitForMoment(_ random: inout Repeatable) {
        if random.once(in: 4) {
            usleep(UInt32.random(in: 0...60_000, using: &random))
        } else {
            waitForFirstLine()
            usleep(UInt32.random(in: 0...600_000, using: &random))
        }
    }

    /// One worker on a library or two, of which one may be waiting for the other.
    static func some(on library: String, in folder: String, _ round: Int, _ random: inout Repeatable) throws -> [Worker]
    {
        let parities = random.once(in: 2) ? ["2"] : ["0", "1"]
        return try zip(["a", "b"], parities).map { name, parity in
            try Worker(library, in: folder, owner: "\(name)\(round)", seed: random.next() >> 1, parity: parity)
        }
    }
}

/// What workers have said.
struct Sayings {
    var acknowledged = Acknowledged()
    private var changes: [String: Int] = [:]

    /// How many changes of each kind were acknowledged.
    var kinds: String {
        changes.sorted { $0.value > $1.value }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }

    /// Takes in what a worker said.
    ///
    /// - Returns: the change that it had begun and not finished, if any.
    mutating func take(_ worker: Worker, _ round: String, _ proof: Proof) -> [Change] {
        var underWay: Change?
        // What libpq is told by a server that dies while it connects, it prints by itself.
        for line in worker.lines() where !line.isEmpty && !line.hasPrefix("FATAL:") {
            let words = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard words[0] != "error", let change = Change(Array(words.dropFirst())) else {
                proof.fail("\(round): a worker said: \(line)")
                continue
            }
            switch words[0] {
            case "try": underWay = change
            case "did":
                acknowledged.add(change)
                changes[words[1], default: 0] += 1
                // An import's articles are acknowledged one by one before the import is.
                if case .filed = change {} else { underWay = nil }
            default: underWay = nil
            }
        }
        return underWay.map { [$0] } ?? []
    }
}
