import Dispatch
import Foundation
import Storage
import Synchronization

/// Reads arrivals and prepares them for the library, batch by batch, while the batches before are filed.
final class Intake: @unchecked Sendable {
    /// Arrivals in order, and the articles among them ready to be filed.
    struct Batch: Sendable {
        var arrivals: [Arrival] = []
        var count = 0
        var prepared = PreparedBatch()
    }

    /// A batch is full with so many articles, so many bytes of text, or after so long: what arrives slowly is not held
    /// back. Many at a time, since an index grows by a piece with each transaction, and the pieces are merged later; and
    /// since each page that a transaction changes is written once, wherever its articles belong.
    private static let size = 1500
    private static let bytes = 8 << 20
    private static let time = Duration.milliseconds(400)

    private var arrivals: Arrivals
    private let library: Library
    private let origin: @Sendable (String) -> String?
    private let queue = DispatchQueue(label: "dateline.intake", qos: .userInitiated)
    /// One batch may wait. (A semaphore must not end below what it began with, so it begins with none.)
    private let room = DispatchSemaphore(value: 0)
    private let ready = DispatchSemaphore(value: 0)
    private let results = Mutex<[Result<Batch, any Error>]>([])
    private let isStopped = Atomic(false)

    /// - Parameter origin: what a file is known by.
    init(_ arrivals: Arrivals, library: Library, origin: @escaping @Sendable (String) -> String?) {
        self.arrivals = arrivals
        self.library = library
        self.origin = origin
        room.signal()
    }

    /// Begins to read. The arrivals belong to the reading thread from then on.
    func start() { queue.async { [self] in readAll() } }

    /// The next batch; nil when there is no more, or when it is to stop.
    ///
    /// Who types into standard input, or a disk that has gone away, may give nothing for long: who wants the end of it
    /// does not wait for that.
    func next(isStopped: () -> Bool) throws -> Batch? {
        while ready.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
            if isStopped() { return nil }
        }
        let batch = try results.withLock { $0.removeFirst() }.get()
        room.signal()
        return batch.arrivals.isEmpty ? nil : batch
    }

    /// Ends the reading, at the next arrival.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
        room.signal()
    }

    private func readAll() {
        while !isStopped.load(ordering: .relaxed) {
            let result = Result { try prepared(read()) }
            room.wait()
            results.withLock { $0.append(result) }
            ready.signal()
            guard case .success(let batch) = result, !batch.arrivals.isEmpty else { return }
        }
    }

    private func read() -> Batch {
        var batch = Batch()
        var size = 0
        let end = ContinuousClock.now + Self.time
        while batch.count < Self.size, size < Self.bytes, !isStopped.load(ordering: .relaxed),
            let arrival = arrivals.next()
        {
            batch.arrivals.append(arrival)
            if case .article(let article, _, _, _, _) = arrival {
                batch.count += 1
                size += article.body.utf8.count
            }
            if ContinuousClock.now >= end { break }
        }
        return batch
    }

    private func prepared(_ batch: Batch) throws -> Batch {
        let submissions = batch.arrivals.compactMap { arrival -> Submission? in
            guard case .article(let article, let file, let isAlone, _, let marks) = arrival else { return nil }
            return Submission(article: article, origin: isAlone ? origin(file) : nil, filed: marks?.filed)
        }
        var batch = batch
        if !submissions.isEmpty { batch.prepared = try library.prepare(submissions) }
        return batch
    }
}
