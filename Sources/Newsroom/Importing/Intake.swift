import Dispatch
import Foundation
import Storage

/// Reads arrivals and prepares them for the library, batch by batch, while the batches before are filed.
///
/// One thread reads until the tray is full, another prepares a batch, which one batch may wait for at a time; the
/// library's writer takes it. What arrives slowly is not held back for a batch to become full.
final class Intake: @unchecked Sendable {
    /// Arrivals, and the articles among them ready to be filed.
    struct Batch: Sendable {
        let arrivals: [Arrival]
        var prepared = PreparedBatch()
    }

    /// How long an arrival waits for others.
    private static let patience: TimeInterval = 0.4

    /// Belongs to the reading thread once that has begun.
    private var arrivals: Arrivals
    private let library: Library
    private let origin: @Sendable (String) -> String?
    private let queue = DispatchQueue(label: "dateline.intake", qos: .userInitiated, attributes: .concurrent)

    /// Guards all that follows, and tells of its changes.
    private let condition = NSCondition()
    private var tray = ArrivalTray()
    private var hasReadAll = false
    private var ready: Result<Batch, any Error>?
    private var hasPreparedAll = false
    private var isStopped = false

    /// - Parameter origin: what a file is known by.
    init(_ arrivals: Arrivals, library: Library, origin: @escaping @Sendable (String) -> String?) {
        self.arrivals = arrivals
        self.library = library
        self.origin = origin
    }

    /// Begins to read.
    func start() {
        queue.async { [self] in readAll() }
        queue.async { [self] in prepareAll() }
    }

    /// The next batch; nil when there is no more, or when it is to stop.
    ///
    /// Who types into standard input, or a disk that has gone away, may give nothing for long: who wants the end of it
    /// does not wait for that.
    func next(isStopped: () -> Bool) throws -> Batch? {
        condition.lock()
        defer { condition.unlock() }
        while ready == nil, !hasPreparedAll {
            if !condition.wait(until: Date() + 0.1), isStopped() { return nil }
        }
        defer { condition.broadcast() }
        return try ready.take()?.get()
    }

    /// Ends the reading, at the next arrival.
    func stop() {
        condition.withLock {
            isStopped = true
            condition.broadcast()
        }
    }

    private func readAll() {
        while let arrival = arrivals.next() {
            let isStopped = condition.withLock {
                // Each wakes the other threads, so only where it changes what they wait for.
                let wasEmpty = tray.isEmpty
                tray.add(arrival)
                if wasEmpty || tray.isFull { condition.broadcast() }
                while tray.isFull, !self.isStopped { condition.wait() }
                return self.isStopped
            }
            if isStopped { return }
        }
        condition.withLock {
            hasReadAll = true
            condition.broadcast()
        }
    }

    private func prepareAll() {
        while let arrivals = takeArrivals() {
            let result = Result { try prepared(arrivals) }
            condition.withLock {
                while ready != nil, !isStopped { condition.wait() }
                ready = result
                condition.broadcast()
            }
            if case .failure = result { break }
        }
        condition.withLock {
            while ready != nil, !isStopped { condition.wait() }
            hasPreparedAll = true
            condition.broadcast()
        }
    }

    /// The arrivals of a batch, as soon as the tray is full, or after a while.
    private func takeArrivals() -> [Arrival]? {
        condition.withLock {
            while tray.isEmpty, !hasReadAll, !isStopped { condition.wait() }
            let end = Date() + Self.patience
            while !tray.isFull, !hasReadAll, !isStopped, condition.wait(until: end) {}
            if isStopped || tray.isEmpty { return nil }
            defer { condition.broadcast() }
            return tray.take()
        }
    }

    private func prepared(_ arrivals: [Arrival]) throws -> Batch {
        let submissions = arrivals.compactMap { arrival -> Submission? in
            guard case .article(let article, let file, let isAlone, _, let marks) = arrival else { return nil }
            return Submission(article: article, origin: isAlone ? origin(file) : nil, filed: marks?.filed)
        }
        guard !submissions.isEmpty else { return Batch(arrivals: arrivals) }
        return Batch(arrivals: arrivals, prepared: try library.prepare(submissions))
    }
}
