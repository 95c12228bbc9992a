import Dispatch
import Synchronization

/// Makes values on this thread while another thread uses those made before, one at a time and in order.
///
/// While one value is used and another is made, at most one waits: so much memory is held and no more. Returns when
/// everything that was made has been used.
///
/// - Parameters:
///   - label: the name of the other thread.
///   - make: puts in each value that it makes; where that gives false, `use` has failed and `make` should return.
///   - use: what it throws ends the work: nothing more is used.
/// - Throws: what `use` threw, or else what `make` threw.
package func pipelined<Value: Sendable>(
    _ label: String, make: (_ put: (Value) -> Bool) throws -> Void, use: @escaping @Sendable (Value) throws -> Void
) throws {
    let pipe = Pipe(ValueQueue<Value>(capacity: 1))
    let failure = Mutex<(any Error)?>(nil)
    let user = DispatchQueue(label: label, qos: .userInitiated)
    user.async {
        do {
            while let value = try pipe.take() { try use(value) }
        } catch {
            failure.withLock { $0 = error }
            pipe.close()
        }
    }
    let made = Result { try make(pipe.put) }
    pipe.end()
    user.sync {}
    if let failure = failure.withLock({ $0 }) { throw failure }
    try made.get()
}
