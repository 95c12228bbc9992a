import Synchronization
import Testing

@testable import Pipeline

@Suite struct ParallelMapTests {
    @Test(
        "Each value is worked on once, and the results are in order", arguments: [0, 1, 2, 500],
        [MapPriority.own, .behind])
    func order(_ count: Int, _ priority: MapPriority) {
        let worked = Mutex<[Int]>([])
        let results = parallelMap(Array(0..<count), priority) { value in
            worked.withLock { $0.append(value) }
            return "\(value)"
        }
        #expect(results == (0..<count).map { "\($0)" })
        #expect(worked.withLock { $0.sorted() } == Array(0..<count))
    }
}
