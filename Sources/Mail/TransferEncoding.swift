import Markup

/// Bytes as they were before their transfer encoding (RFC 2045): `base64`, `quoted-printable`, others as they stand.
func transferDecoded(_ bytes: ArraySlice<UInt8>, _ encoding: String?) -> [UInt8] {
    switch encoding?.lowercased() {
    case "base64": base64Decoded(bytes)
    case "quoted-printable": quotedPrintableDecoded(bytes)
    default: Array(bytes)
    }
}

/// Quoted-printable: `=3D` for a byte, `=` at a line's end for none. An `=` that is neither stays.
func quotedPrintableDecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
        let byte = bytes[index]
        index += 1
        guard byte == 0x3D else {
            result.append(byte)
            continue
        }
        if index + 1 < bytes.endIndex, let high = hexValue(bytes[index]), let low = hexValue(bytes[index + 1]) {
            result.append(high << 4 | low)
            index += 2
        } else if let end = softBreakEnd(bytes, index) {
            index = end
        } else {
            result.append(byte)
        }
    }
    return result
}

/// The index after a line end with nothing but spaces before it; nil where something else follows.
private func softBreakEnd(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int? {
    var index = start
    while index < bytes.endIndex, bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0D { index += 1 }
    if index == bytes.endIndex { return index }
    return bytes[index] == 0x0A ? index + 1 : nil
}

private func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
}
