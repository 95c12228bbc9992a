import Dispatch
import Libraries
import News
import Storage
import Synchronization
import Testing

@testable import Newsroom

@Suite("Reading and preparing, while earlier batches are filed")
struct IntakeTests {
    private struct Broken: Error {}

    private func arrival(_ number: Int, bytes: Int = 10) -> Arrival {
        let article = Article(headline: "\(number)", body: String(repeating: "a", count: bytes))
        return .article(article, file: "all", identity: Identity(origin: nil), feedTitle: nil, marks: nil)
    }

    private func headlines(_ batch: Intake.Batch?) -> [String] {
        (batch?.arrivals ?? []).compactMap { arrival in
            if case .article(let article, _, _, _, _) = arrival { article.headline } else { nil }
        }
    }

    @Test("What is read comes out once, and then nothing")
    func all() throws {
        let intake = Intake { put in
            for number in 0..<4000 { _ = put(self.arrival(number)) }
        } prepare: { _ in
            nil
        }
        var taken: [String] = []
        while let batch = try intake.next(isStopped: { false }) { taken += headlines(batch) }
        #expect(taken.compactMap(Int.init).sorted() == Array(0..<4000))
    }

    @Test("What arrives is not held back by a source that gives no more for now")
    func slowSource() throws {
        let goOn = DispatchSemaphore(value: 0)
        let intake = Intake { put in
            _ = put(self.arrival(1))
            goOn.wait()
        } prepare: { _ in
            nil
        }
        #expect(headlines(try intake.next(isStopped: { false })) == ["1"])
        // And whoever wants the end of it does not wait for the source.
        #expect(try intake.next(isStopped: { true }) == nil)
        goOn.signal()
        #expect(try intake.next(isStopped: { false }) == nil)
    }

    @Test("A batch that cannot be prepared ends the import with the reason, after those before it")
    func failure() throws {
        let first = DispatchSemaphore(value: 0)
        let prepared = Mutex(0)
        let intake = Intake { put in
            _ = put(self.arrival(1))
            first.wait()
            _ = put(self.arrival(2))
        } prepare: { _ in
            let count = prepared.withLock { count in
                count += 1
                return count
            }
            if count == 2 { throw Broken() }
            first.signal()
            return nil
        }
        #expect(headlines(try intake.next(isStopped: { false })) == ["1"])
        #expect(throws: Broken.self) { try intake.next(isStopped: { false }) }
    }

    @Test("An endless source is read no further than there is room, and ends when told to stop")
    func endlessSource() throws {
        let isOver = DispatchSemaphore(value: 0)
        let hasBegun = DispatchSemaphore(value: 0)
        let bytes = 1 << 20
        let read = Mutex(0)
        let intake = Intake { put in
            while put(self.arrival(0, bytes: bytes)) { read.withLock { $0 += 1 } }
            isOver.signal()
        } prepare: { _ in
            hasBegun.signal()
            return nil
        }
        hasBegun.wait()
        intake.stop()
        isOver.wait()
        // One batch is ready, one waits for its place, and the tray is full: 8 + 8 + 48 MB at most.
        #expect(read.withLock { $0 } <= 64)
        #expect(try intake.next(isStopped: { false }) == nil)
    }
}
