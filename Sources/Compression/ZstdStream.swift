import CLibZstd

/// The Zstandard library's decoder (RFC 8878). Windows above 128 MB are refused, as the `zstd` tool refuses them.
final class ZstdStream: PackedStream {
    private let stream: OpaquePointer
    private(set) var isBetweenMembers = false
    private(set) var holdsOutput = false

    init() {
        guard let stream = ZSTD_createDStream() else { preconditionFailure("zstd cannot be set up") }
        self.stream = stream
    }

    deinit { ZSTD_freeDStream(stream) }

    func step(
        _ input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
    ) -> Result<UnpackingStep, UnpackingError> {
        var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let code = ZSTD_decompressStream(stream, &target, &source)
        guard ZSTD_isError(code) == 0 else {
            let cause = ZSTD_getErrorName(code).map { String(cString: $0) } ?? "code \(code)"
            return .failure(isBetweenMembers ? .trailingBytes(.zstd) : .damaged(.zstd, cause: cause))
        }
        isBetweenMembers = code == 0
        holdsOutput = code != 0 && target.pos == target.size
        return .success(UnpackingStep(read: source.pos, written: target.pos))
    }
}
