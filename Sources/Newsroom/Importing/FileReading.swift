import Markup

/// The bytes of a file, or of standard input for `-`. What is packed with gzip or zstd is unpacked.
///
/// - Parameter limit: the largest number of bytes to read, counted unpacked.
/// - Throws: if the file cannot be opened, read or unpacked, or is larger than the limit.
package func bytes(of path: String, limit: Int) throws(FileReadingError) -> [UInt8] {
    try ByteStream(path: path).rest(limit: limit)
}

/// The text of a file as it is, decoded from whatever encoding it is in; of standard input for `-`.
///
/// - Throws: if the file cannot be read, or is not text.
package func text(of path: String) throws(FileReadingError) -> String {
    try text(of: try bytes(of: path, limit: Arrivals.sizeLimit), from: path)
}

/// The text that was read from a file.
///
/// - Throws: if it is not text.
func text(of bytes: [UInt8], from path: String) throws(FileReadingError) -> String {
    if let kind = binaryKind(of: bytes) { throw FileReadingError(path: path, failure: .notText(kind: kind)) }
    return decode(bytes).text
}
