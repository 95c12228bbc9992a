import Foundation
import Storage

/// Kills processes at random moments while they change a library, one or two at a time. After each kill it checks that
/// everything acknowledged is there and that the library is whole.
final class Kills {
    private let proof: Proof
    private let count: Int
    private var said = Sayings()
    private var path = ""
    private var libraries = 0
    /// Whether something is wrong with the library.
    private var isSpoilt = false

    init(_ proof: Proof, count: Int) {
        self.proof = proof
        self.count = count
    }

    func run() throws {
        for round in 1...max(1, count) {
            if path.isEmpty || isSpoilt || proof.random.once(in: 25) { try beginAnew() }
            // Of two, one may be waiting for the other; both are killed at the same moment.
            let folder = (path as NSString).deletingLastPathComponent
            let workers = try Worker.some(on: path, in: folder, round, &proof.random)
            workers[0].waitForMoment(&proof.random)
            for worker in workers { worker.kill() }
            let underWay = workers.flatMap { said.take($0, "kill \(round)", proof) }
            try verify(round, underWay)
            if round % 100 == 0 { say(round) }
        }
        say(count)
    }

    private func say(_ round: Int) {
        proof.say("\(round) kills, \(libraries) libraries; acknowledged: \(said.kinds)")
    }

    private func beginAnew() throws {
        // A library with a problem is kept for inspection.
        if libraries > 0, !isSpoilt { try FileManager.default.removeItem(atPath: proof.folder + "/\(libraries)") }
        libraries += 1
        isSpoilt = false
        let folder = proof.folder + "/\(libraries)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        path = folder + "/library.db"
        said.acknowledged = Acknowledged()
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
        for problem in try said.acknowledged.compare(with: library, underWay: underWay) {
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
