/// One cell of the screen: what stands in it, and how it looks.
///
/// A glyph of several columns takes as many cells: the first holds it, the others are its empty continuation. Only `CellGrid`
/// makes cells, from text that it has made safe, so no cell ever holds a control character.
///
/// A cell is two words, without references or padding: a frame is a few thousand cells, made, copied and compared at
/// every key.
package struct Cell: Hashable, Sendable {
    private let packed: PackedCluster
    private(set) var look: PackedStyle

    var glyph: ScalarCluster { packed.cluster }

    init(_ glyph: ScalarCluster, columns: Int, style: Style) {
        self.init(glyph, columns: columns, look: PackedStyle(style))
    }

    /// - Parameter look: its width is ignored; `columns` counts.
    init(_ glyph: ScalarCluster, columns: Int, look: PackedStyle) {
        packed = PackedCluster(glyph)
        self.look = look
        self.look.width = UInt8(clamping: columns)
    }

    /// A cell of one column.
    ///
    /// - Parameter ascii: below 0x80, and not a control character.
    init(ascii: UInt8, look: PackedStyle) {
        packed = PackedCluster(ascii: ascii)
        self.look = look
        self.look.width = 1
    }

    static func blank(_ style: Style) -> Cell { Cell(.blank, columns: 1, style: style) }

    static func continuation(_ style: Style) -> Cell { Cell(ScalarCluster(), columns: 0, style: style) }

    package internal(set) var style: Style {
        get { look.style }
        set {
            let width = look.width
            look = PackedStyle(newValue)
            look.width = width
        }
    }

    /// Changes the look and keeps the width.
    mutating func take(_ look: PackedStyle) {
        let width = self.look.width
        self.look = look
        self.look.width = width
    }

    /// Whether both have the same style.
    package func looksLike(_ other: Cell) -> Bool { look.isLike(other.look) }

    /// 1 to 15; 0 for a continuation.
    package var columns: Int { Int(look.width) }

    /// Whether this is a further column of the glyph in a cell before.
    package var isContinuation: Bool { look.width == 0 }

    /// The most scalars that a cell holds.
    package static let capacity = ScalarCluster.capacity

    /// One grapheme cluster of at most twelve scalars; empty for a continuation.
    package var text: String {
        var text = ""
        glyph.append(to: &text)
        return text
    }

    /// The scalar of `text` at a position, counted from 0; nil past the last.
    package func scalar(_ position: Int) -> Unicode.Scalar? { glyph[position] }

    /// The scalars of `text`: at least one, at most twelve; none for a continuation.
    package var scalars: [Unicode.Scalar] {
        (0..<ScalarCluster.capacity).compactMap { glyph[$0] }
    }

    /// The only scalar of `text` if it is ASCII, as most are; nil for any other text.
    package var asciiScalar: UInt8? { packed.ascii }

    /// Whether `text` is one ASCII scalar.
    var isASCII: Bool { packed.isASCII }
}

/// A style and a width in one word.
struct PackedStyle: Hashable, Sendable {
    // From the lowest bit: the foreground in 26 bits, the background in 26, the attributes in 8, the width in 4.
    private var bits: UInt64

    init(_ style: Style) {
        bits =
            Self.bits(of: style.foreground) | Self.bits(of: style.background) << 26
            | UInt64(style.attributes.rawValue) << 52 | 1 << 60
    }

    var style: Style {
        Style(
            foreground: Self.color(bits & 0x3FF_FFFF), background: Self.color(bits >> 26 & 0x3FF_FFFF),
            attributes: Style.Attributes(rawValue: UInt8(truncatingIfNeeded: bits >> 52)))
    }

    /// 0 to 15.
    var width: UInt8 {
        get { UInt8(truncatingIfNeeded: bits >> 60) }
        set { bits = bits & ~(15 << 60) | UInt64(min(newValue, 15)) << 60 }
    }

    /// Whether both have the same style, whatever their widths.
    func isLike(_ other: PackedStyle) -> Bool { (bits ^ other.bits) << 4 == 0 }

    // Two bits for the kind of colour, 24 for its value.
    private static func bits(of color: Color) -> UInt64 {
        switch color {
        case .standard: 0
        case .indexed(let index): 1 << 24 | UInt64(index)
        case .rgb(let red, let green, let blue): 2 << 24 | UInt64(red) << 16 | UInt64(green) << 8 | UInt64(blue)
        }
    }

    private static func color(_ bits: UInt64) -> Color {
        switch bits >> 24 {
        case 0: .standard
        case 1: .indexed(UInt8(truncatingIfNeeded: bits))
        default:
            .rgb(
                red: UInt8(truncatingIfNeeded: bits >> 16), green: UInt8(truncatingIfNeeded: bits >> 8),
                blue: UInt8(truncatingIfNeeded: bits))
        }
    }
}
