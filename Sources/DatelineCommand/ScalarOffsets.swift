/// Turns UTF-8 byte offsets into Unicode scalar offsets, which are what other languages' strings count.
///
/// Goes through the text once as long as the offsets ascend; an offset before the last one starts from the top.
struct ScalarOffsets {
    private let bytes: [UInt8]
    private var byte = 0
    private var scalar = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    /// The number of scalars that begin before a byte offset of the text.
    mutating func offset(ofByte target: Int) -> Int {
        if target < byte { (byte, scalar) = (0, 0) }
        while byte < Swift.min(target, bytes.count) {
            // Continuation bytes begin no scalar.
            if bytes[byte] & 0xC0 != 0x80 { scalar += 1 }
            byte += 1
        }
        return scalar
    }

    /// A half-open range of bytes as JSON members `start` and `end` count it.
    mutating func range(ofBytes range: Range<Int>) -> (start: Int, end: Int) {
        let start = offset(ofByte: range.lowerBound)
        return (start, offset(ofByte: range.upperBound))
    }
}
