import Dispatch
import Foundation
import Glibc
import Synchronization

/// How far a lower share of a core these threads are given, in steps of nice(2): a tenth of what others get there.
private let niceness: Int32 = 10

/// Works on each of some values on all cores, behind all other threads of the program: what a person waits for comes
/// first, and so does what writes to the library, for which the work is done.
///
/// - Returns: the results, in order.
func behindAll<Value: Sendable, Result>(
    _ values: [Value], _ work: @escaping @Sendable (Value) -> Result
) -> [Result] {
    guard !values.isEmpty else { return [] }
    return [Result](unsafeUninitializedCapacity: values.count) { buffer, count in
        nonisolated(unsafe) let places = buffer
        let turns = Turns(count: values.count)
        let takeTurns = { @Sendable in
            while let index = turns.next() {
                places.initializeElement(at: index, to: work(values[index]))
                turns.finishOne()
            }
        }
        for _ in 0..<min(values.count, ProcessInfo.processInfo.activeProcessorCount) {
            // A thread cannot take back that it yields to others, so these are none that others use.
            let thread = Thread {
                // On Linux this is about the calling thread alone.
                setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
                takeTurns()
            }
            thread.name = "dateline.behind"
            thread.start()
        }
        // Where the system gives no more threads, it is done here.
        if !turns.waitForFirst() { takeTurns() }
        turns.waitForAll()
        count = values.count
    }
}

/// Who is next, and whether all is done.
private final class Turns: Sendable {
    private let count: Int
    private let begun = Atomic(0)
    private let finished = Atomic(0)
    private let first = DispatchSemaphore(value: 0)
    private let all = DispatchSemaphore(value: 0)

    init(count: Int) { self.count = count }

    func next() -> Int? {
        let index = begun.wrappingAdd(1, ordering: .relaxed).oldValue
        if index == 0 { first.signal() }
        return index < count ? index : nil
    }

    func finishOne() {
        if finished.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue == count { all.signal() }
    }

    /// Whether anybody has begun within a second.
    func waitForFirst() -> Bool { first.wait(timeout: .now() + .seconds(1)) == .success }

    func waitForAll() { all.wait() }
}
