/// The bytes that Base64 stands for (RFC 4648, in either alphabet).
///
/// Signs that are none of it are passed over; padding may be missing, or stand amid joined pieces.
package func base64Decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 3 / 4)
    var (buffer, bits): (UInt32, Int) = (0, 0)
    for byte in bytes {
        guard let value = base64Value(byte) else {
            // What follows padding is a new piece.
            if byte == 0x3D { bits = 0 }
            continue
        }
        buffer = buffer << 6 | UInt32(value)
        bits += 6
        if bits >= 8 {
            bits -= 8
            result.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
        }
    }
    return result
}

private func base64Value(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case 0x2B, 0x2D: 62
    case 0x2F, 0x5F: 63
    default: nil
    }
}
