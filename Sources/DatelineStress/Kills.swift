import Foundation
import News
import Storage

/// Kills processes that change a library at random moments, one or two at a time, and looks after each kill whether all
/// is there that was acknowledged, and the library whole.
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
            // With two, one may have waited for the other: both are killed at one moment.
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
        // One with which something was wrong is kept to be looked at.
        if libraries > 0, !isSpoilt { try FileManager.default.removeItem(atPath: proof.folder + "/\(libraries)") }
        libraries += 1
        isSpoilt = false
        let folder = proof.folder + "/\(libraries)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        path = folder + "/library.db"
        acknowledged = Acknowledged()
    }

    /// Waits for a random moment: while the library is opened or made, or in the midst of changes.
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
    /// - Returns: the change it had begun, if it did not come to its end.
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
                // Its articles are acknowledged one by one before the import is.
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
        // Who only reads cannot take in the log that the killed ones left; who may write does.
        try library.prepareForWork()
        try library.close()
        proof.expect(
            !FileManager.default.fileExists(atPath: path + "-wal"), "kill \(round): a log is left beside \(path)")
        for owner in ["a", "b"] {
            try verifyBackup(round, "\((path as NSString).deletingLastPathComponent)/\(owner).backup.db")
        }
    }

    /// A backup is there whole or not at all.
    private func verifyBackup(_ round: Int, _ backup: String) throws {
        guard FileManager.default.fileExists(atPath: backup) else { return }
        let copy = try Library(at: backup)
        for problem in try copy.check().problems { proof.fail("kill \(round): the backup: \(problem)") }
        try copy.close()
    }
}

/// A process that changes a library. What it says goes to a file, which takes it in whatever it is killed at.
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

    /// Waits until it has opened the library, or ended.
    func waitForFirstLine() {
        while process.isRunning, FileManager.default.contents(atPath: said)?.isEmpty != false { usleep(1000) }
    }

    func kill() {
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// All that it said; a line that was cut off was not said.
    func lines() -> [String] {
        let bytes = FileManager.default.contents(atPath: said) ?? Data()
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast().map(String.init)
    }
}
