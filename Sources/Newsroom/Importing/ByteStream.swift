import Compression
import Glibc

/// A file's bytes in pieces; those of standard input for `-`. What is packed with gzip or zstd is unpacked.
final class ByteStream {
    /// Bytes read, and bytes given, at a time.
    private static let pieceSize = 1_048_576

    let path: String
    /// What the file is packed with.
    let packing: Packing?
    private let descriptor: Int32
    private let unpacker: Unpacker?
    /// Read by ``peek(_:)``, to be given again.
    private var ahead: [UInt8] = []
    private var isAtEnd = false
    /// How many bytes of the file itself have been read.
    private(set) var bytesRead = 0

    init(path: String) throws(FileReadingError) {
        self.path = path
        descriptor = path == "-" ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw FileReadingError(path: path, failure: .lastSystemCall) }
        let first = try Self.read(descriptor, path)
        bytesRead = first.count
        packing = Packing(opening: first)
        unpacker = packing.map { Unpacker($0) }
        if let unpacker { unpacker.give(first) } else { ahead = first }
        isAtEnd = first.isEmpty
    }

    deinit { close(descriptor) }

    /// The file's name without the suffix of its packing; nil for standard input.
    var name: String? {
        if path == "-" { return nil }
        guard packing != nil else { return path }
        let suffix = [".gz", ".zst", ".zstd"].first { path.lowercased().hasSuffix($0) }
        return suffix.map { String(path.dropLast($0.count)) } ?? path
    }

    /// The next bytes, at least one; none at the end.
    ///
    /// - Throws: if the file cannot be read further, or its packing is damaged.
    func next() throws(FileReadingError) -> [UInt8] {
        if !ahead.isEmpty {
            defer { ahead = [] }
            return ahead
        }
        guard let unpacker else { return isAtEnd ? [] : try readOn() }
        while true {
            do throws(UnpackingError) {
                let piece = try unpacker.next(Self.pieceSize)
                if !piece.isEmpty { return piece }
            } catch {
                throw FileReadingError(path: path, failure: .packing(error))
            }
            let more = isAtEnd ? [] : try readOn()
            if more.isEmpty {
                guard unpacker.isWhole else {
                    throw FileReadingError(path: path, failure: .packing(.endsEarly(unpacker.packing)))
                }
                return []
            }
            unpacker.give(more)
        }
    }

    /// The next bytes without taking them: `count` of them, or as many as there are.
    func peek(_ count: Int) throws(FileReadingError) -> ArraySlice<UInt8> {
        var bytes = try next()
        while bytes.count < count {
            let more = try next()
            if more.isEmpty { break }
            bytes += more
        }
        ahead = bytes
        return bytes.prefix(count)
    }

    /// All bytes to the end.
    ///
    /// - Throws: also if there are more than the limit.
    func rest(limit: Int) throws(FileReadingError) -> [UInt8] {
        var bytes = try next()
        while bytes.count <= limit {
            let more = try next()
            if more.isEmpty { return bytes }
            bytes += more
        }
        throw FileReadingError(path: path, failure: .tooLarge(limit: limit, unpacked: packing != nil))
    }

    private func readOn() throws(FileReadingError) -> [UInt8] {
        let bytes = try Self.read(descriptor, path)
        bytesRead += bytes.count
        isAtEnd = bytes.isEmpty
        return bytes
    }

    private static func read(_ descriptor: Int32, _ path: String) throws(FileReadingError) -> [UInt8] {
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: pieceSize) { buffer, filled in
            repeat {
                count = Glibc.read(descriptor, buffer.baseAddress, pieceSize)
            } while count < 0 && errno == EINTR
            filled = max(0, count)
        }
        guard count >= 0 else { throw FileReadingError(path: path, failure: .lastSystemCall) }
        return bytes
    }
}
