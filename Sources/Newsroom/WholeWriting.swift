import Glibc

/// Writes all of some bytes to a descriptor, however many calls it takes.
///
/// - Returns: false if some could not be written; `errno` says why.
func writeWhole(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
        let count = write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return true
}

/// Writes all of a text to a descriptor, however many calls it takes.
///
/// - Returns: false if some could not be written; `errno` says why.
func writeWhole(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { writeWhole(UnsafeRawBufferPointer($0), to: descriptor) }
}
