import Dispatch
import Foundation
import Glibc
import Synchronization

/// Which threads a parallel map takes.
package enum MapPriority: Sendable {
    /// This one and others like it: somebody waits for the results.
    case own
    /// Others, behind all threads of the program: what a person waits for comes first, and so does what uses the results.
    case behind

    /// How far a lower share of a core its threads are given, in steps of nice(2): at 10, a tenth of what others get.
    fileprivate var niceness: Int32 {
        switch self {
        case .own: 0
        case .behind: 10
        }
    }
}

/// Works on each of some values, on all cores.
///
/// - Returns: the results, in the order of the values.
package func parallelMap<Value: Sendable, Result>(
    _ values: [Value], _ priority: MapPriority = .own, _ work: @escaping @Sendable (Value) -> Result
) -> [Result] {
    guard !values.isEmpty else { return [] }
    return [Result](unsafeUninitializedCapacity: values.count) { buffer, count in
        nonisolated(unsafe) let slots = buffer
        let turns = Turns(count: values.count)
        let takeTurns = { @Sendable in
            while let index = turns.next() {
                slots.initializeElement(at: index, to: work(values[index]))
                turns.finishOne()
            }
        }
        let threads = min(values.count, ProcessInfo.processInfo.activeProcessorCount)
        for _ in 0..<(priority == .own ? threads - 1 : threads) { startThread(niceness: priority.niceness, takeTurns) }
        // If the system gives no more threads, the work is done here.
        if priority == .own || !turns.waitForFirst() { takeTurns() }
        turns.waitForAll()
        count = values.count
    }
}

private func startThread(niceness: Int32, _ work: @escaping @Sendable () -> Void) {
    // A thread cannot get its share back, so it is never one of a pool.
    let thread = Thread {
        // On Linux this is about the calling thread alone.
        if niceness > 0 { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness) }
        work()
    }
    thread.name = "dateline.map"
    thread.start()
}

/// Whose turn it is, and whether everything is done.
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
