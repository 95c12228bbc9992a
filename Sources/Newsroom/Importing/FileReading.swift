import Markup

/// Why a file's bytes could not be had.
package struct FileReadingError: Error, Equatable {
    package let path: String
    package let reason: String
}

/// The bytes of a file, or of standard input for `-`, unpacked where it is packed with gzip or zstd.
///
/// - Parameter limit: the largest number of bytes to read, counted unpacked.
/// - Throws: where the file cannot be opened, read or unpacked, or is larger than the limit.
package func bytes(of path: String, limit: Int) throws(FileReadingError) -> [UInt8] {
    try ByteStream(path: path).rest(limit: limit)
}

/// A file's text as it is, decoded from whatever encoding it is in; of standard input for `-`.
///
/// - Throws: where the file cannot be read, or is no text.
package func text(of path: String) throws(FileReadingError) -> String {
    let bytes = try bytes(of: path, limit: Arrivals.sizeLimit)
    if let kind = binaryKind(of: bytes) { throw FileReadingError(path: path, reason: "it is \(kind), not text") }
    return decode(bytes).text
}
