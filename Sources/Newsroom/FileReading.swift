import Glibc
import Markup

/// Why a file's bytes could not be had.
package struct FileReadingError: Error, Equatable {
    package let path: String
    package let reason: String
}

/// The bytes of a file, or of standard input for `-`.
///
/// - Parameter limit: the largest number of bytes to read.
/// - Throws: where the file cannot be opened or read, or is larger than the limit.
package func bytes(of path: String, limit: Int) throws(FileReadingError) -> [UInt8] {
    let descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileReadingError(path: path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    let expected = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Swift.min(expected, limit) + 1)
    while true {
        let room = Swift.max(65_536, expected - bytes.count + 1)
        var count = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
            repeat { count = read(descriptor, buffer.baseAddress, room) } while count < 0 && errno == EINTR
            filled = Swift.max(0, count)
        }
        if count < 0 { throw FileReadingError(path: path, reason: String(cString: strerror(errno))) }
        if count == 0 { return bytes }
        guard bytes.count + count <= limit else {
            throw FileReadingError(path: path, reason: "larger than \(limit / 1_048_576) MB")
        }
        bytes.append(contentsOf: chunk)
    }
}

/// A file's text as it is, decoded from whatever encoding it is in; of standard input for `-`.
///
/// - Throws: where the file cannot be read, or is no text.
package func text(of path: String) throws(FileReadingError) -> String {
    let bytes = try bytes(of: path, limit: Arrivals.sizeLimit)
    if let kind = binaryKind(of: bytes) { throw FileReadingError(path: path, reason: "it is \(kind), not text") }
    return decode(bytes).text
}
