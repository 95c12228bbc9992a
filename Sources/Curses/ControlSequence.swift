import Terminal

/// A sequence that begins with ESC [, as a terminal sends it for a key that is not a letter.
///
/// - Source: ECMA-48, 5.4; xterm's "Control Sequences"; the Linux console's `ESC [ [ A`.
struct ControlSequence {
    /// Its length in bytes.
    let bytes: Int
    /// The bytes between ESC [ and the last one.
    let bytesBetween: ArraySlice<UInt8>
    /// The last byte; 0 for a sequence that was cut off.
    let final: UInt8

    /// - Returns: nil if more bytes are needed.
    init?(_ all: ArraySlice<UInt8>) {
        let body = all.dropFirst(2)
        if body.first == UInt8(ascii: "[") || body.first == UInt8(ascii: "M") {
            // A function key of the console has one more letter, an old mouse report three more bytes.
            let length = body.first == UInt8(ascii: "M") ? 6 : 4
            guard all.count >= length else { return nil }
            bytes = length
            bytesBetween = body.prefix(1)
            final = body.first == UInt8(ascii: "M") ? 0 : body[body.startIndex + 1]
            return
        }
        let end = body.firstIndex { !(0x20...0x3F).contains($0) }
        guard let end else {
            guard all.count > KeyParser.longestSequence else { return nil }
            (bytes, bytesBetween, final) = (all.count, body, 0)
            return
        }
        let isWhole = (0x40...0x7E).contains(body[end])
        bytesBetween = body[..<end]
        final = isWhole ? body[end] : 0
        bytes = end - all.startIndex + (isWhole ? 1 : 0)
    }

    /// The numbers between semicolons, 0 for a missing one; at most 8 of them, each at most 99,999.
    var numbers: [Int] {
        var numbers = [0]
        for byte in bytesBetween {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                numbers[numbers.count - 1] = min(99_999, numbers[numbers.count - 1] * 10 + Int(byte - 0x30))
            case UInt8(ascii: ";"):
                guard numbers.count < 8 else { return numbers }
                numbers.append(0)
            default:
                break
            }
        }
        return numbers
    }

    /// The key it stands for, whatever modifiers were held; nil if there is none.
    var key: Key? {
        if bytesBetween.first == UInt8(ascii: "[") {
            return (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(final) ? .function(Int(final) - 0x40) : nil
        }
        guard bytesBetween.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ";") }) else { return nil }
        return final == UInt8(ascii: "~") ? numberedKey : letteredKeys[final]
    }

    private var numberedKey: Key? {
        switch numbers[0] {
        case 1, 7: .home
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(numbers[0] - 10)
        case 17...21: .function(numbers[0] - 11)
        case 23, 24: .function(numbers[0] - 12)
        default: nil
        }
    }
}

private let letteredKeys: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
    UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "Z"): .backTab,
    UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3),
    UInt8(ascii: "S"): .function(4),
]

/// Keys sent as ESC O and a letter: arrows in application mode, F1 to F4, the number pad.
let singleShiftKeys: [UInt8: Key] = letteredKeys.merging(
    [UInt8(ascii: "M"): .enter]
        .merging(zip("jklmno".utf8, "*+,-./").map { ($0, .character($1)) }) { first, _ in first }
        .merging(zip("pqrstuvwxy".utf8, "0123456789").map { ($0, .character($1)) }) { first, _ in first }
) { first, _ in first }
