import Foundation

/// A process that changes a library. What it says goes to a file, which keeps it whenever the process is killed.
final class Worker {
    private let process = Process()
    private let said: String

    /// - Parameters:
    ///   - library: its path or address.
    ///   - folder: where the worker has its files.
    init(_ library: String, in folder: String, owner: String, seed: UInt64, parity: String) throws {
        said = folder + "/\(owner).said"
        _ = FileManager.default.createFile(atPath: said, contents: nil)
        process.executableURL = URL(fileURLWithPath: ChildProgram.own)
        process.arguments = ["kill-worker", library, owner, "\(seed)", parity, folder]
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
        for line in worker.lines() {
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
