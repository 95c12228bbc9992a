import Glibc

/// A file of lines in pieces of whole lines, so that an archive of any size is read with little memory.
struct LineChunks {
    /// Files up to this size are read whole.
    static let threshold = 8 * 1_048_576
    private static let pieceSize = 4 * 1_048_576

    private let path: String
    private let descriptor: Int32
    /// The beginning of a line whose end has not been read yet.
    private var rest: [UInt8] = []

    /// Opens a file if it looks like one object a line: its first line, within the first piece, begins with `{` and
    /// ends with `}`.
    ///
    /// - Returns: nil where it does not.
    init?(path: String) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        guard let start = try? piece(at: 0), let end = start.firstIndex(of: UInt8(ascii: "\n")),
            start.first == UInt8(ascii: "{"), start[..<end].last(where: { $0 > 0x20 }) == UInt8(ascii: "}")
        else {
            close(descriptor)
            return nil
        }
    }

    /// The next lines; nil at the end, when the file has been closed.
    ///
    /// - Throws: where the file cannot be read on, or one line is larger than the largest file that is read whole.
    mutating func next() throws(FileReadingError) -> [UInt8]? {
        while true {
            let piece = try piece(at: nil)
            if piece.isEmpty {
                defer { rest = [] }
                guard !rest.isEmpty else {
                    close(descriptor)
                    return nil
                }
                return rest
            }
            guard let lastBreak = piece.lastIndex(of: UInt8(ascii: "\n")) else {
                rest += piece
                guard rest.count <= Arrivals.sizeLimit else {
                    throw FileReadingError(path: path, reason: "a line is larger than \(Arrivals.sizeLimit / 1_048_576) MB")
                }
                continue
            }
            let lines = rest + piece[...lastBreak]
            rest = Array(piece[(lastBreak + 1)...])
            return lines
        }
    }

    /// Bytes at an offset, or from where the last call ended; empty at the end.
    private func piece(at offset: Int?) throws(FileReadingError) -> [UInt8] {
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, filled in
            repeat {
                count =
                    offset.map { pread(descriptor, buffer.baseAddress, Self.pieceSize, $0) }
                    ?? read(descriptor, buffer.baseAddress, Self.pieceSize)
            } while count < 0 && errno == EINTR
            filled = max(0, count)
        }
        guard count >= 0 else { throw FileReadingError(path: path, reason: String(cString: strerror(errno))) }
        return bytes
    }
}
