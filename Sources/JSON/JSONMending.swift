/// Repairs JSON that was cut short or holds raw line breaks in its texts. It keeps everything up to the last whole item
/// of a list directly within the outermost object, drops what follows, and closes what is open there.
///
/// - Returns: the text itself if it ends as it should, except that control characters in its texts become spaces.
package func mendedJSON(_ text: [UInt8]) -> [UInt8] {
    var mended: [UInt8] = []
    mended.reserveCapacity(text.count)
    var open: [UInt8] = []
    var lastItem: Int?
    var isInText = false
    var isEscaped = false
    for byte in text {
        mended.append(isInText && byte < 0x20 ? 0x20 : byte)
        if isInText {
            if isEscaped {
                isEscaped = false
            } else if byte == 0x5C {
                isEscaped = true
            } else if byte == 0x22 {
                isInText = false
            }
            continue
        }
        switch byte {
        case 0x22: isInText = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(byte)
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            open.removeLast(open.isEmpty ? 0 : 1)
            if open == Array("{[".utf8) { lastItem = mended.count }
        default: break
        }
    }
    guard isInText || !open.isEmpty, let lastItem else { return mended }
    return mended[..<lastItem] + Array("]}".utf8)
}
