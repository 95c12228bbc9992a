/// Turns UTF-8 byte offsets into Unicode scalar offsets, which is what strings in many other languages count.
///
/// It goes through the text once as long as the offsets ascend. An offset before the last one begins at the top again.
struct ScalarOffsets {
    private let bytes: [UInt8]
    private var count = ScalarCount()

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The number of scalars that begin before a byte offset of the text.
    mutating func offset(ofByte target: Int) -> Int {
        bytes.withUnsafeBufferPointer { count.offset(ofByte: target, in: $0) }
    }

    /// The members `start` and `end` of JSON for a half-open range of bytes.
    mutating func range(ofBytes range: Range<Int>) -> (start: Int, end: Int) {
        let start = offset(ofByte: range.lowerBound)
        return (start, offset(ofByte: range.upperBound))
    }
}

/// How far a text is counted. ``ScalarOffsets`` holds its text; this is for a text that somebody else holds.
struct ScalarCount {
    private var byte = 0
    private var scalar = 0

    /// The number of scalars that begin before a byte offset. The text must be the same at each call.
    mutating func offset(ofByte target: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        if target < byte { (byte, scalar) = (0, 0) }
        let end = min(target, text.count)
        while byte < end {
            // Continuation bytes begin no scalar.
            if text[byte] & 0xC0 != 0x80 { scalar += 1 }
            byte += 1
        }
        return scalar
    }
}
