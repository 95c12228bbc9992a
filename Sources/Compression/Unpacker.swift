/// Unpacks a stream piece by piece, so that neither a large archive nor a small bomb takes more memory than one piece.
///
/// Packed bytes go in through ``give(_:)`` and come out through ``next(_:)``. Members that follow one another, as `cat`
/// joins them, are one stream.
package final class Unpacker {
    package let packing: Packing
    private let stream: any PackedStream
    private var input: [UInt8] = []
    private var taken = 0

    package init(_ packing: Packing) {
        self.packing = packing
        stream =
            switch packing {
            case .gzip: InflateStream(.gzip)
            case .deflate: InflateStream(.deflate)
            case .zstd: ZstdStream()
            }
    }

    /// Whether nothing more can come out before more is given.
    package var needsInput: Bool { taken == input.count && !stream.holdsOutput }

    /// Whether the stream may end here: at the end of a member.
    package var isWhole: Bool { needsInput && stream.isBetweenMembers }

    /// Adds packed bytes. Call it if ``needsInput`` is true.
    package func give(_ bytes: [UInt8]) {
        input = taken == input.count ? bytes : Array(input[taken...]) + bytes
        taken = 0
    }

    /// Unpacks what was given.
    ///
    /// - Returns: at most `limit` bytes; none if more has to be given first.
    package func next(_ limit: Int) throws(UnpackingError) -> [UInt8] {
        var fault: UnpackingError?
        let output = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            while count < limit, !needsInput {
                let step = input[taken...].withUnsafeBufferPointer { source in
                    stream.step(source, into: UnsafeMutableBufferPointer(rebasing: buffer[count...]))
                }
                switch step {
                case .success(let step):
                    taken += step.read
                    count += step.written
                    if step.read == 0, step.written == 0 { return }
                case .failure(let error):
                    fault = error
                    return
                }
            }
        }
        if let fault { throw fault }
        return output
    }
}

/// What one call of a library read and wrote, in bytes.
struct UnpackingStep {
    let read: Int
    let written: Int
}

/// What zlib and zstd have in common: packed bytes go in, bytes come out.
protocol PackedStream {
    /// Whether the last member has ended; false before the first.
    var isBetweenMembers: Bool { get }
    /// Whether more may come out without more going in.
    var holdsOutput: Bool { get }
    func step(
        _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
    ) -> Result<UnpackingStep, UnpackingError>
}

/// Unpacks bytes that are all at hand.
///
/// - Parameter limit: the most bytes that may come out.
/// - Throws: ``UnpackingError`` if the stream is damaged, ends early, is followed by something else or exceeds the
///   limit.
package func unpacked(_ bytes: [UInt8], _ packing: Packing, limit: Int) throws(UnpackingError) -> [UInt8] {
    let unpacker = Unpacker(packing)
    unpacker.give(bytes)
    var result: [UInt8] = []
    while !unpacker.needsInput {
        let piece = try unpacker.next(min(262_144, limit + 1))
        if piece.isEmpty { break }
        result += piece
        if result.count > limit { throw .tooLarge(packing, limit: limit) }
    }
    guard unpacker.isWhole else { throw .endsEarly(packing) }
    return result
}
