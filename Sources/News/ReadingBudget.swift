import Glibc

/// What reading a document would have cost more of than it may.
package enum ReadingExcess: Hashable, Sendable {
    /// Of the processor's time.
    case time(seconds: Int)
    /// Of memory.
    case memory(bytes: Int)
}

/// How much time and memory the reading of one document may take. Whoever reads one says what it takes, and stops once
/// there is an ``excess``.
///
/// A document of 16 MB, the largest that is fetched, stays far below both, however it is made, because no reader's work
/// grows faster than its input. The budget is for what nobody has thought of.
package struct ReadingBudget: Sendable {
    /// What there was too much of; nil so far.
    package private(set) var excess: ReadingExcess?
    private let seconds: Int
    private let bytes: Int
    private var bytesTaken = 0
    private var steps = 0
    private var start: Int64?

    /// How many steps are made between two looks at the clock.
    private static let stepsAtOnce = 4096

    /// - Parameters:
    ///   - seconds: of the time for which the processor works for this thread.
    ///   - bytes: of memory for what is read.
    package init(seconds: Int = 10, bytes: Int = 256 << 20) {
        self.seconds = seconds
        self.bytes = bytes
    }

    /// Notes a step of the work, such as a tag that was read.
    ///
    /// - Parameter taken: the bytes of memory that it takes from now on.
    package mutating func step(taking taken: Int = 0) {
        bytesTaken += taken
        if bytesTaken > bytes { excess = excess ?? .memory(bytes: bytes) }
        steps += 1
        if steps % Self.stepsAtOnce == 0 { lookAtClock() }
    }

    private mutating func lookAtClock() {
        var time = timespec()
        guard clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return }
        let now = Int64(time.tv_sec)
        let start = self.start ?? now
        self.start = start
        if now - start > Int64(seconds) { excess = excess ?? .time(seconds: seconds) }
    }
}
