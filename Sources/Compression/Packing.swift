/// The forms in which files and responses are packed.
package enum Packing: String, Sendable, CaseIterable {
    case gzip
    case zstd
    /// HTTP's 'deflate': with zlib's header, or without one, as some servers send it.
    case deflate

    /// The packing that bytes begin with; nil for none. `deflate` has no reliable mark and is never recognised.
    package init?(opening: some Collection<UInt8>) {
        if opening.starts(with: [0x1F, 0x8B, 0x08]) {
            self = .gzip
        } else if opening.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            self = .zstd
        } else {
            return nil
        }
    }
}

/// Why packed bytes could not be unpacked any further.
package enum UnpackingError: Error, Hashable, Sendable {
    /// The stream breaks its own rules, or its checksum is wrong; `cause` is the library's message.
    case damaged(Packing, cause: String)
    /// The bytes end before the stream does.
    case endsEarly(Packing)
    /// The last member is followed by something that is not another one.
    case trailingBytes(Packing)
    /// More comes out than is allowed.
    case tooLarge(Packing, limit: Int)
}
