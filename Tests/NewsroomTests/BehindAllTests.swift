import Synchronization
import Testing

@testable import Newsroom

@Suite struct BehindAllTests {
    @Test("Each value is worked on once, and the results are in order", arguments: [0, 1, 2, 500])
    func order(_ count: Int) {
        let worked = Mutex<[Int]>([])
        let results = behindAll(Array(0..<count)) { value in
            worked.withLock { $0.append(value) }
            return "\(value)"
        }
        #expect(results == (0..<count).map { "\($0)" })
        #expect(worked.withLock { $0.sorted() } == Array(0..<count))
    }
}
