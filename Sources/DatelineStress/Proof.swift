import Foundation

/// One run of a proof: its folder, its random numbers, and what failed.
final class Proof {
    let name: String
    /// Removed at the end, unless something failed; then it is kept for inspection.
    let folder: String
    var random: Repeatable
    private(set) var failures = 0
    private let start = ContinuousClock.now

    init(_ name: String) throws {
        self.name = name
        folder = NSTemporaryDirectory() + "dateline-stress-\(name)-\(getpid())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let asked = ProcessInfo.processInfo.environment["DATELINE_STRESS_SEED"].flatMap(UInt64.init)
        let seed = asked ?? UInt64.random(in: 1...999_999)
        random = Repeatable(state: seed)
        say("seed \(seed)")
    }

    func say(_ text: String) {
        let seconds = Int((ContinuousClock.now - start) / .seconds(1))
        FileHandle.standardOutput.write(Data("\(name): \(seconds) s: \(text)\n".utf8))
    }

    /// Notes a failure. Only the first twenty are printed.
    func fail(_ text: String) {
        failures += 1
        if failures <= 20 { say("FAILED: \(text)") }
    }

    func expect(_ isTrue: Bool, _ text: @autoclosure () -> String) {
        if !isTrue { fail(text()) }
    }

    /// Reports the outcome.
    ///
    /// - Returns: the exit status.
    func conclude() -> Int32 {
        if failures == 0 {
            // A folder that cannot be removed does no harm among temporary files.
            try? FileManager.default.removeItem(atPath: folder)
            say("passed")
            return 0
        }
        say("\(failures) failures; the files are kept in \(folder)")
        return 1
    }
}

/// Random numbers that are the same in every run with one seed.
///
/// - Source: SplitMix64, G. L. Steele, D. Lea, C. H. Flood: "Fast splittable pseudorandom number generators" (2014).
struct Repeatable: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }

    /// True once in so many calls, on average.
    mutating func once(in times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }
}
