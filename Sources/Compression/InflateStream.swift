import CZlib

/// zlib's decoder, for gzip (RFC 1952) and HTTP's deflate (RFC 1950, or RFC 1951 if a server leaves the header out).
final class InflateStream: PackedStream {
    private let packing: Packing
    /// zlib keeps a pointer to it, so it must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private var isBegun = false
    private var isEnded = false
    private(set) var holdsOutput = false

    var isBetweenMembers: Bool { isEnded }

    init(_ packing: Packing) {
        self.packing = packing
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        open(windowBits: packing == .gzip ? 15 + 16 : 15)
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    private func open(windowBits: Int32) {
        let code = inflateInit2_(stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        // It fails only for lack of memory, as any allocation might, or for a wrong argument.
        precondition(code == Z_OK, "zlib cannot be set up: \(code)")
    }

    func step(
        _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
    ) -> Result<UnpackingStep, UnpackingError> {
        if isEnded {
            switch next(after: input) {
            case .padding(let count): return .success(UnpackingStep(read: count, written: 0))
            case .member: break
            case .foreign: return .failure(.trailingBytes(packing))
            }
        }
        if !isBegun, packing == .deflate, let first = input.first, !hasZlibHeader(first) {
            inflateEnd(stream)
            open(windowBits: -15)
        }
        isBegun = true
        return inflate(input, into: output)
    }

    private func inflate(
        _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
    ) -> Result<UnpackingStep, UnpackingError> {
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = UInt32(clamping: input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(clamping: output.count)
        let (given, room) = (stream.pointee.avail_in, stream.pointee.avail_out)
        let code = CZlib.inflate(stream, Z_NO_FLUSH)
        holdsOutput = stream.pointee.avail_out == 0 && code == Z_OK
        isEnded = code == Z_STREAM_END
        guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else {
            let cause = stream.pointee.msg.map { String(cString: $0) } ?? "code \(code)"
            return .failure(.damaged(packing, cause: cause))
        }
        return .success(
            UnpackingStep(read: Int(given - stream.pointee.avail_in), written: Int(room - stream.pointee.avail_out)))
    }

    private enum Following {
        case padding(Int)
        case member
        case foreign
    }

    /// What follows a member. Tapes and blocks are padded with zeros.
    private func next(after input: UnsafeBufferPointer<UInt8>) -> Following {
        let zeros = input.prefix { $0 == 0 }.count
        if zeros > 0 { return .padding(zeros) }
        guard packing == .gzip, input.first == 0x1F else { return .foreign }
        inflateReset(stream)
        isEnded = false
        return .member
    }

    private func hasZlibHeader(_ first: UInt8) -> Bool { first & 0x0F == 8 && first >> 4 <= 7 }
}
