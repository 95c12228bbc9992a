import Foundation
import News
import Storage

/// Kills processes at random moments while they change a library, one or two at a time. After each kill it checks that
/// everything acknowledged is there and that the library is whole.
final class Kills {
    private let proof: Proof
    private let count: Int
    private var acknowledged = Acknowledged()
    private var path = ""
    private var libraries = 0
    /// Whether something is wrong with the library.
    private var isSpoilt = false
    private var changes: [String: Int] = [:]

    init(_ proof: Proof, count: Int) {
        self.proof = proof
        self.count = count
    }

    func run() throws {
        for round in 1...max(1, count) {
            if path.isEmpty || isSpoilt || proof.random.once(in: 25) { try beginAnew() }
            // Of two, one may be waiting for the other; both are killed at the same moment.
            let parities = proof.random.once(in: 2) ? ["2"] : ["0", "1"]
            let workers = try parities.enumerated().map { index, parity in
                try Worker(path, owner: "\(["a", "b"][index])\(round)", seed: proof.random.next() >> 1, parity: parity)
            }
            wait(for: workers[0])
            for worker in workers { worker.kill() }
            let underWay = workers.flatMap { take($0, round) }
            try verify(round, underWay)
            if round % 100 == 0 { say(round) }
        }
        say(count)
    }

    private func say(_ round: Int) {
        let kinds = changes.sorted { $0.value > $1.value }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        proof.say("\(round) kills, \(libraries) libraries; acknowledged: \(kinds)")
    }

    private func beginAnew() throws {
        // A library with a problem is kept for inspection.
        if libraries > 0, !isSpoilt { try FileManager.default.removeItem(atPath: proof.folder + "/\(libraries)") }
        libraries += 1
        isSpoilt = false
        let folder = proof.folder + "/\(libraries)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        path = folder + "/library.db"
        acknowledged = Acknowledged()
    }

    /// Waits for a random moment: while the library is being opened or made, or amid changes.
    private func wait(for worker: Worker) {
        if proof.random.once(in: 4) {
            usleep(UInt32.random(in: 0...60_000, using: &proof.random))
        } else {
            worker.waitForFirstLine()
            usleep(UInt32.random(in: 0...600_000, using: &proof.random))
        }
    }

    /// Takes in what a worker said.
    ///
    /// - Returns: the change that it had begun and not finished, if any.
    private func take(_ worker: Worker, _ round: Int) -> [Change] {
        var underWay: Change?
        for line in worker.lines() {
            let words = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard words[0] != "error", let change = Change(Array(words.dropFirst())) else {
                proof.fail("kill \(round): a worker said: \(line)")
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

    private func verify(_ round: Int, _ underWay: [Change]) throws {
        let failures = proof.failures
        defer { isSpoilt = proof.failures > failures }
        let library = try Library(at: path)
        for isDeep in [false, true] {
            for problem in try library.check(isDeep: isDeep).problems {
                proof.fail("kill \(round), deep \(isDeep): \(problem) (\(path))")
            }
        }
        for problem in try acknowledged.compare(with: library, underWay: underWay) {
            proof.fail("kill \(round): \(problem), under way: \(underWay) (\(path))")
        }
        // Reading alone cannot take in the log that the killed processes left; opening for work does.
        try library.prepareForWork()
        try library.close()
        proof.expect(
            !FileManager.default.fileExists(atPath: path + "-wal"), "kill \(round): a log is left beside \(path)")
        for owner in ["a", "b"] {
            try verifyBackup(round, "\((path as NSString).deletingLastPathComponent)/\(owner).backup.db")
        }
    }

    /// A backup must be whole, if it is there at all.
    private func verifyBackup(_ round: Int, _ backup: String) throws {
        guard FileManager.default.fileExists(atPath: backup) else { return }
        let copy = try Library(at: backup)
        for problem in try copy.check().problems { proof.fail("kill \(round): the backup: \(problem)") }
        try copy.close()
    }
}

/// A process that changes a library. What it says goes to a file, which keeps it whenever the process is killed.
private final class Worker {
    private let process = Process()
    private let said: String

    init(_ library: String, owner: String, seed: UInt64, parity: String) throws {
        said = (library as NSString).deletingLastPathComponent + "/\(owner).said"
        _ = FileManager.default.createFile(atPath: said, contents: nil)
        process.executableURL = URL(fileURLWithPath: ChildProgram.own)
        process.arguments = ["kill-worker", library, owner, "\(seed)", parity]
        process.standardInput = FileHandle.nullDevice
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: said))
        (process.standardOutput, process.standardError) = (file, file)
        try process.run()
    }

    /// Waits until it has said something, which it does once the library is open, or has ended.
    func waitForFirstLine() {
        while process.isRunning, FileManager.default.contents(atPath: said)?.isEmpty != false { usleep(1000) }
    }

    func kill() {
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// All lines that it said; a line that was cut off does not count.
    func lines() -> [String] {
        let bytes = FileManager.default.contents(atPath: said) ?? Data()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast().map(String.init)
    }
}
