import Dispatch
import Synchronization
import Testing

@testable import Pipeline

private struct Broken: Error, Equatable {
    var number = 0
}

/// A buffer that gives everything at once.
private struct Tray: PipeBuffer {
    let capacity: Int
    var values: [Int] = []
    var isEmpty: Bool { values.isEmpty }
    var isFull: Bool { values.count >= capacity }
    mutating func add(_ value: Int) { values.append(value) }
    mutating func take() -> [Int] {
        defer { values = [] }
        return values
    }
}

@Suite("A pipe between threads")
struct PipeTests {
    private let pipe = Pipe(ValueQueue<Int>(capacity: 3))
    private let other = DispatchQueue(label: "pipe-tests")

    @Test("What is put in comes out in order, and then nothing")
    func order() throws {
        other.async { [pipe] in
            for number in 0..<1000 { pipe.put(number) }
            pipe.end()
        }
        var taken: [Int] = []
        while let number = try pipe.take() { taken.append(number) }
        #expect(taken == Array(0..<1000))
        #expect(try pipe.take() == nil)
    }

    @Test("No more than the capacity is ever held")
    func bound() throws {
        let inside = Atomic(0)
        let most = Atomic(0)
        other.async { [pipe] in
            for number in 0..<1000 {
                pipe.put(number)
                most.max(inside.add(1, ordering: .sequentiallyConsistent).newValue, ordering: .sequentiallyConsistent)
            }
            pipe.end()
        }
        while try pipe.take() != nil { inside.subtract(1, ordering: .sequentiallyConsistent) }
        // The counter is raised after a value goes in, so one more may have been taken, but never more put in.
        #expect(most.load(ordering: .sequentiallyConsistent) <= 4)
    }

    @Test("A failure is thrown once everything before it has been taken")
    func failure() throws {
        pipe.put(1)
        pipe.put(2)
        pipe.end(throwing: Broken())
        #expect(!pipe.put(3))
        #expect(try pipe.take() == 1)
        #expect(try pipe.take() == 2)
        #expect(throws: Broken()) { try pipe.take() }
    }

    @Test("Closing it ends every wait to put something in, and discards what it held")
    func closing() throws {
        for number in 0..<3 { pipe.put(number) }
        let waited = DispatchSemaphore(value: 0)
        let answer = Mutex<Bool?>(nil)
        other.async { [pipe] in
            let isWanted = pipe.put(3)
            answer.withLock { $0 = isWanted }
            waited.signal()
        }
        pipe.close()
        waited.wait()
        #expect(answer.withLock { $0 } == false)
        #expect(try pipe.take() == nil)
    }

    @Test("A wait for something that does not come can be ended")
    func stopping() throws {
        var asked = 0
        let taken = try pipe.take(isStopped: {
            asked += 1
            return asked == 2
        })
        #expect(taken == nil && asked == 2)
        // The pipe goes on.
        pipe.put(7)
        #expect(try pipe.take() == 7)
    }

    @Test("A buffer that gives many at a time is waited for until it is full")
    func filling() throws {
        let pipe = Pipe(Tray(capacity: 4))
        other.async {
            for number in 0..<10 { pipe.put(number) }
            pipe.end()
        }
        var batches: [[Int]] = []
        while let batch = try pipe.take(fillingFor: 3600) { batches.append(batch) }
        #expect(batches == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]])
    }

    @Test("A buffer that does not become full in time is taken as it is")
    func impatience() throws {
        let pipe = Pipe(Tray(capacity: 4))
        pipe.put(1)
        #expect(try pipe.take(fillingFor: 0.01) == [1])
    }
}

@Suite("Values made on one thread and used on another")
struct PipelinedTests {
    @Test("Each is used once, in order, and all before the end")
    func order() throws {
        let used = Mutex<[Int]>([])
        try pipelined("pipelined-tests") { put in
            for number in 0..<1000 { #expect(put(number)) }
        } use: { number in
            used.withLock { $0.append(number) }
        }
        #expect(used.withLock { $0 } == Array(0..<1000))
    }

    @Test("A failure of the use ends the making, and is thrown")
    func failingUse() throws {
        let used = Mutex<[Int]>([])
        var made = 0
        #expect(throws: Broken(number: 5)) {
            try pipelined("pipelined-tests") { put in
                while put(made) { made += 1 }
            } use: { (number: Int) in
                if number == 5 { throw Broken(number: number) }
                used.withLock { $0.append(number) }
            }
        }
        #expect(used.withLock { $0 } == [0, 1, 2, 3, 4])
        // One was in use and one waited.
        #expect(made <= 7)
    }

    @Test("A failure of the making is thrown once what was made has been used")
    func failingMake() throws {
        let used = Mutex<[Int]>([])
        #expect(throws: Broken()) {
            try pipelined("pipelined-tests") { put in
                for number in 0..<3 { _ = put(number) }
                throw Broken()
            } use: { (number: Int) in
                used.withLock { $0.append(number) }
            }
        }
        #expect(used.withLock { $0 } == [0, 1, 2])
    }
}
