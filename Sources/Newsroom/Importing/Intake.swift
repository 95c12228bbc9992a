import Dispatch
import Libraries
import Pipeline

/// Reads arrivals and prepares them for the library, batch by batch, while the batches before are filed.
///
/// One thread reads until the tray is full, another prepares a batch, and one prepared batch waits at a time; the library's
/// writer takes it. What arrives slowly is not held back until a batch is full.
final class Intake: Sendable {
    /// Arrivals, and the articles among them ready to be filed; nil if there are none.
    struct Batch: Sendable {
        let arrivals: [Arrival]
        var prepared: (any PreparedBatch)?
    }

    /// For how many seconds an arrival waits for others.
    private static let patience = 0.4

    private let arrived = Pipe(ArrivalTray())
    private let prepared = Pipe(ValueQueue<Batch>(capacity: 1))

    /// Begins to read.
    ///
    /// - Parameters:
    ///   - read: puts in each arrival; where that gives false, nothing more is wanted.
    ///   - prepare: makes the articles of a batch ready to be filed.
    init(
        read: @escaping @Sendable (_ put: (Arrival) -> Bool) -> Void,
        prepare: @escaping @Sendable ([Arrival]) throws -> (any PreparedBatch)?
    ) {
        let queue = DispatchQueue(label: "dateline.intake", qos: .userInitiated, attributes: .concurrent)
        queue.async { [arrived] in
            read(arrived.put)
            arrived.end()
        }
        queue.async { [arrived, prepared] in
            do {
                while let arrivals = try arrived.take(fillingFor: Self.patience) {
                    if !prepared.put(Batch(arrivals: arrivals, prepared: try prepare(arrivals))) { return }
                }
                prepared.end()
            } catch {
                prepared.end(throwing: error)
            }
        }
    }

    /// The next batch; nil if there is no more, or if it is to stop.
    ///
    /// Somebody who types into standard input, or a disk that has gone away, may give nothing for long: whoever wants the
    /// import to end does not wait for that.
    ///
    /// - Throws: why a batch could not be prepared.
    func next(isStopped: () -> Bool) throws -> Batch? { try prepared.take(isStopped: isStopped) }

    /// Ends the reading, at the next arrival.
    func stop() {
        arrived.close()
        prepared.close()
    }
}
