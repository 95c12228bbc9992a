import Dispatch
import Synchronization
import Testing

@testable import Newsroom

@Suite("Work done beside the event loop")
struct LaneTests {
    @Test("A lane does its work one piece after the other, in order, and is finished when all is done")
    func order() {
        let lane = Lane("lane-tests")
        let done = Mutex<[Int]>([])
        let atOnce = Atomic(0)
        let overlaps = Atomic(0)
        for number in 0..<100 {
            lane.run {
                if atOnce.add(1, ordering: .relaxed).newValue > 1 { overlaps.add(1, ordering: .relaxed) }
                done.withLock { $0.append(number) }
                atOnce.subtract(1, ordering: .relaxed)
            }
        }
        lane.finish()
        #expect(done.withLock { $0 } == Array(0..<100))
        #expect(overlaps.load(ordering: .relaxed) == 0)
    }

    @Test("Where only the newest counts, what waits is given up for what comes later; what has begun is not")
    func onlyNewest() {
        let lane = Lane("lane-tests", onlyNewest: true)
        let (hasBegun, goOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let done = Mutex<[Int]>([])
        lane.run {
            hasBegun.signal()
            goOn.wait()
            done.withLock { $0.append(0) }
        }
        hasBegun.wait()
        for number in 1...3 { lane.run { done.withLock { $0.append(number) } } }
        goOn.signal()
        lane.finish()
        #expect(done.withLock { $0 } == [0, 3])
    }
}

@Suite("Messages for the event loop")
struct MailboxTests {
    @Test("Messages are taken once, oldest first, and each rings")
    func order() {
        let rings = Atomic(0)
        let mailbox = Mailbox<Int> { rings.add(1, ordering: .relaxed) }
        #expect(mailbox.takeAll().isEmpty)
        for number in 0..<3 { mailbox.put(number) }
        #expect(mailbox.takeAll() == [0, 1, 2])
        #expect(mailbox.takeAll().isEmpty)
        mailbox.put(3)
        #expect(mailbox.takeAll() == [3])
        #expect(rings.load(ordering: .relaxed) == 4)
    }

    @Test("A message is there when it rings, whatever thread it came from")
    func threads() {
        let rung = DispatchSemaphore(value: 0)
        let mailbox = Mailbox<[Int]> { rung.signal() }
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            for number in 0..<100 { mailbox.put([thread, number]) }
        }
        var taken: [[Int]] = []
        for _ in 0..<800 {
            rung.wait()
            taken += mailbox.takeAll()
        }
        #expect(taken.count == 800)
        for thread in 0..<8 { #expect(taken.filter { $0[0] == thread }.map { $0[1] } == Array(0..<100)) }
    }
}
