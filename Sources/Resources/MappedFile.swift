import Glibc

/// A file mapped into memory for reading: nothing is loaded before it is looked at.
///
/// Every access is checked against the file's length, and what lies outside reads as 0. If the file were cut short
/// while it is mapped, the program would end (SIGBUS), so only files installed with the program are opened this way.
package final class MappedFile: Sendable {
    // Never written after init, and unmapped only when the last owner is gone.
    private nonisolated(unsafe) let base: UnsafeRawPointer?
    /// Its length in bytes.
    package let count: Int

    /// - Throws: `.unreadable` if the file cannot be opened or mapped.
    package init(path: String) throws(ResourceError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .unreadable(path: path, errno: errno)
        }
        count = Int(status.st_size)
        guard count > 0 else {
            base = nil
            return
        }
        guard let mapped = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), mapped != MAP_FAILED else {
            throw .unreadable(path: path, errno: errno)
        }
        base = UnsafeRawPointer(mapped)
    }

    deinit {
        if let base { munmap(UnsafeMutableRawPointer(mutating: base), count) }
    }

    /// All of its bytes; valid only as long as the file is held.
    package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

    /// The little-endian number of 32 bits at an offset in bytes; 0 if that is not within the file.
    @inline(__always)
    package func uint32(at offset: Int) -> UInt32 {
        guard let base, offset >= 0, offset <= count - 4 else { return 0 }
        return UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    /// The little-endian number of 16 bits at an offset in bytes; 0 if that is not within the file.
    package func uint16(at offset: Int) -> UInt16 {
        guard let base, offset >= 0, offset <= count - 2 else { return 0 }
        return UInt16(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }

    /// The byte at an offset; 0 if that is not within the file.
    package func uint8(at offset: Int) -> UInt8 {
        guard let base, offset >= 0, offset < count else { return 0 }
        return base.load(fromByteOffset: offset, as: UInt8.self)
    }

    /// The UTF-8 text at an offset, up to a byte 0 or the end; empty outside the file.
    package func text(at offset: Int) -> String {
        guard offset >= 0, offset < count else { return "" }
        return String(decoding: bytes[offset...].prefix { $0 != 0 }, as: UTF8.self)
    }
}
