import Foundation

/// What waits in a ``Pipe``: values go in one by one, and come out one by one or many at a time.
package protocol PipeBuffer {
    associatedtype Value: Sendable
    associatedtype Batch: Sendable

    var isEmpty: Bool { get }
    /// Whether nothing more may be added until something is taken.
    var isFull: Bool { get }
    mutating func add(_ value: Value)
    /// Takes what comes next. The buffer is not empty.
    mutating func take() -> Batch
}

/// A buffer whose values leave one by one, in the order in which they came.
package struct ValueQueue<Value: Sendable>: PipeBuffer {
    private let capacity: Int
    private var values: [Value] = []

    /// - Parameter capacity: how many values may wait: few, since taking one costs as much as there are.
    package init(capacity: Int) { self.capacity = capacity }

    package var isEmpty: Bool { values.isEmpty }
    package var isFull: Bool { values.count >= capacity }
    package mutating func add(_ value: Value) { values.append(value) }
    package mutating func take() -> Value { values.removeFirst() }
}

/// Carries values from one thread to another. It holds no more than its buffer allows: whoever puts in waits while it is
/// full, and whoever takes out waits while it is empty.
///
/// Both sides can finish. The side that puts in ends the pipe, with an error if it failed: the other side still takes what
/// is in it, then gets nil or that error. The side that takes out closes the pipe: what is in it is dropped, and the other
/// side learns at its next value that nothing more is wanted.
package final class Pipe<Buffer: PipeBuffer>: @unchecked Sendable {
    private enum State {
        case open
        case ended((any Error)?)
        case closed
    }

    /// Guards what follows, and tells of its changes.
    private let condition = NSCondition()
    private var buffer: Buffer
    private var state = State.open

    /// How often a taker that waits is asked whether it still wants to, in seconds.
    private static var askingPause: TimeInterval { 0.1 }

    package init(_ buffer: sending Buffer) { self.buffer = buffer }

    /// Puts a value in, and waits for room first.
    ///
    /// - Returns: false if the pipe was ended or closed: the value is dropped, and no other is wanted.
    @discardableResult
    package func put(_ value: Buffer.Value) -> Bool {
        condition.withLock {
            while buffer.isFull, isOpen { condition.wait() }
            guard isOpen else { return false }
            // Waking a thread costs more than adding a value: only if it changes what the thread waits for.
            let wasEmpty = buffer.isEmpty
            buffer.add(value)
            if wasEmpty || buffer.isFull { condition.broadcast() }
            return true
        }
    }

    /// Takes what comes next, and waits for it.
    ///
    /// - Parameters:
    ///   - patience: for how many seconds, once there is something, to wait for the buffer to become full.
    ///   - isStopped: asked several times a second while there is nothing to take; true gives up. What the values come
    ///     from may hold them back for as long as it likes.
    /// - Returns: nil if no more values come, or if it was told to stop.
    /// - Throws: the error that the pipe was ended with, once everything before it has been taken.
    package func take(fillingFor patience: TimeInterval = 0, isStopped: () -> Bool = { false }) throws -> Buffer.Batch?
    {
        condition.lock()
        defer { condition.unlock() }
        while buffer.isEmpty, isOpen {
            if !condition.wait(until: Date() + Self.askingPause), isStopped() { return nil }
        }
        let end = Date() + patience
        while patience > 0, !buffer.isFull, isOpen, condition.wait(until: end) {}
        if case .closed = state { return nil }
        if buffer.isEmpty {
            if case .ended(let failure?) = state { throw failure }
            return nil
        }
        condition.broadcast()
        return buffer.take()
    }

    /// Says that no more values come, and why if that is a failure.
    package func end(throwing failure: (any Error)? = nil) {
        condition.withLock {
            if isOpen { state = .ended(failure) }
            condition.broadcast()
        }
    }

    /// Says that no more values are wanted.
    package func close() {
        condition.withLock {
            state = .closed
            condition.broadcast()
        }
    }

    private var isOpen: Bool { if case .open = state { true } else { false } }
}
