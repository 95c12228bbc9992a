/// The dots that lines of the map are drawn with, several to a cell.
package enum MapDots: Hashable, Sendable {
    /// Two across and four down.
    case braille
    /// Two across and two down, for fonts without braille.
    case blocks
    /// One across and two down, of `'`, `.` and `:`.
    case ascii

    /// The dots of a cell, side by side and one above the other.
    var across: Int { self == .ascii ? 1 : 2 }
    var down: Int { self == .braille ? 4 : 2 }

    /// What shows the dots of a cell. The dot in row *r* and column *c* has the bit *r* · `across` + *c*.
    func sign(of bits: UInt8) -> Unicode.Scalar {
        switch self {
        case .braille:
            // Unicode numbers the dots down the left column, then the right one, and the lowest pair last.
            let order: [UInt8] = [0, 3, 1, 4, 2, 5, 6, 7]
            let value = (0..<8).reduce(UInt32(0)) { $0 | (bits >> $1 & 1 == 1 ? 1 << UInt32(order[$1]) : 0) }
            return Unicode.Scalar(0x2800 + value) ?? " "
        case .blocks: return Self.quadrants[Int(bits & 15)]
        case .ascii: return [" ", "'", ".", ":"][Int(bits & 3)]
        }
    }

    private static let quadrants: [Unicode.Scalar] = [
        " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
    ]
}
