// Text as a terminal shows it: one glyph after another, each safe to print and of known width.
//
// A glyph is a grapheme cluster as Swift finds it (UAX #29), with four differences. A character that may not be printed
// becomes a glyph of its own, a visible mark one column wide. A cluster that a cell has no room for is cut before a
// letter, and marks beyond that room are left out. A combining mark without a letter gets a dotted circle to stand on. And
// letters that are stacked in Khmer, Burmese or Javanese are one glyph, as Unicode has them since version 17, with the
// vowel signs beside them.
//
// A step costs a few nanoseconds for ASCII, which is recognised by two bytes, and about fifty otherwise.

/// What a terminal shows as one sign.
package struct Glyph: Sendable {
    let scalars: ScalarCluster
    /// 1 or 2 for most; more, up to 15, for stacked syllables.
    package let columns: Int
    /// The length, in UTF-8 bytes, of the text that it stands for; never 0.
    package let bytes: Int

    /// The first scalar of what is printed.
    package var first: Unicode.Scalar { scalars[0] ?? " " }

    /// Whether it is a letter or sign as wide as two of ASCII, as those of Chinese and Japanese are.
    package var isWide: Bool { ScalarClass(first) == .wide }

    /// What is printed; not always what the text held.
    package var text: String {
        var text = ""
        scalars.append(to: &text)
        return text
    }
}

/// The glyphs of a text, in order; together they cover every byte of it.
package struct Glyphs: Sequence, IteratorProtocol {
    private let text: Substring
    private var position: Substring.Index
    private var clusterEnd: Substring.Index
    private var previous: Unicode.Scalar?

    package init(_ text: Substring) {
        self.text = text
        position = text.startIndex
        clusterEnd = text.startIndex
    }

    package init(_ text: String) {
        self.init(text[...])
    }

    package mutating func next() -> Glyph? {
        guard position < text.endIndex else { return nil }
        return asciiGlyph() ?? cluster()
    }
}

extension Glyphs {
    /// What is left of the text.
    package var rest: Substring { text[position...] }

    /// Whether the next glyph is one ASCII character that nothing combines with, as most are.
    package var isAtASCII: Bool {
        let utf8 = text.utf8
        guard position < utf8.endIndex, utf8[position] < 0x80 else { return false }
        let after = utf8.index(after: position)
        return after == utf8.endIndex || utf8[after] < 0x80
    }

    /// The next glyph if it is one ASCII character that nothing combines with.
    private mutating func asciiGlyph() -> Glyph? {
        let utf8 = text.utf8
        let byte = utf8[position]
        guard byte < 0x80 else { return nil }
        let after = utf8.index(after: position)
        guard after == utf8.endIndex || utf8[after] < 0x80 else { return nil }
        position = after
        let scalar = Unicode.Scalar(byte)
        let isControl = byte < 0x20 || byte == 0x7F
        previous = isControl ? nil : scalar
        return Glyph(scalars: ScalarCluster(isControl ? scalar.visibleMark : scalar), columns: 1, bytes: 1)
    }

    private mutating func cluster() -> Glyph {
        if position >= clusterEnd { clusterEnd = text.index(after: position) }
        let start = position
        let base = text.unicodeScalars[position]
        if let flag = regionFlag(at: text.unicodeScalars[position...]) { return glyph(ofRegion: flag) }
        let baseClass = ScalarClass(base)
        guard baseClass != .hidden else { return mark(for: base) }
        advance(keeping: base)

        var scalars = ScalarCluster()
        var width = ClusterWidth(base, baseClass)
        if baseClass.isMark {
            scalars.append("\u{25CC}")
            width = ClusterWidth("\u{25CC}", .narrow)
            width.add(base)
        }
        scalars.append(baseClass == .space ? " " : base)
        extend(&scalars, &width)
        return Glyph(scalars: scalars, columns: width.columns, bytes: text.utf8.distance(from: start, to: position))
    }

    /// Adds to a glyph the scalars that follow the first in its cluster, up to one that needs a mark of its own.
    private mutating func extend(_ scalars: inout ScalarCluster, _ width: inout ClusterWidth) {
        var room = ScalarCluster.capacity - scalars.count
        while position < clusterEnd || goesOn() {
            let scalar = text.unicodeScalars[position]
            if room == 0, ScalarClass(scalar).isLetter, previous?.isJoiner != true { break }
            let treatment = scalar.treatment(after: previous, before: scalar.isJoiner ? following : nil)
            if treatment == .mark { break }
            guard treatment == .keep else {
                position = text.unicodeScalars.index(after: position)
                continue
            }
            advance(keeping: scalar)
            guard room > 0 else { continue }
            room -= 1
            scalars.append(scalar)
            width.add(scalar)
        }
        // A joiner at the end says something only of consonants.
        while let last = scalars.last, last.isJoiner, scalars.scalarBeforeLast.map(ScalarClass.init) != .virama {
            scalars.removeLast()
        }
    }

    /// Whether what comes next belongs to the cluster although Swift ends it here: a letter after a sign that stacks
    /// letters, and a vowel sign that stands beside its letter, as those of Burmese. It is added to the cluster then.
    private mutating func goesOn() -> Bool {
        guard let previous, position < text.endIndex else { return false }
        let next = text.unicodeScalars[position]
        let nextClass = ScalarClass(next)
        let isStacked = previous.isStacker && nextClass.isLetter && next.value >> 7 == previous.value >> 7
        guard isStacked || nextClass.isMark else { return false }
        clusterEnd = text.index(after: position)
        return true
    }

    private mutating func glyph(ofRegion flag: [Unicode.Scalar]) -> Glyph {
        var scalars = ScalarCluster()
        let start = position
        for scalar in flag {
            scalars.append(scalar)
            advance(keeping: scalar)
        }
        return Glyph(scalars: scalars, columns: 2, bytes: text.utf8.distance(from: start, to: position))
    }

    private mutating func mark(for scalar: Unicode.Scalar) -> Glyph {
        previous = nil
        let after = text.unicodeScalars.index(after: position)
        let bytes = text.utf8.distance(from: position, to: after)
        position = after
        return Glyph(scalars: ScalarCluster(scalar.visibleMark), columns: 1, bytes: bytes)
    }

    private mutating func advance(keeping scalar: Unicode.Scalar) {
        previous = scalar
        position = text.unicodeScalars.index(after: position)
    }

    /// The scalar after the one at `position`.
    private var following: Unicode.Scalar? {
        let after = text.unicodeScalars.index(after: position)
        return after < text.endIndex ? text.unicodeScalars[after] : nil
    }
}

extension Substring {
    /// How many printable ASCII characters the text begins with that nothing combines with; each is a glyph of one
    /// column.
    package var plainLength: Int {
        utf8.withContiguousStorageIfAvailable { bytes in
            var count = 0
            while count < bytes.count, bytes[count] &- 0x20 < 0x5F, count + 1 == bytes.count || bytes[count + 1] < 0x80
            {
                count += 1
            }
            return count
        } ?? 0
    }
}

extension Unicode.Scalar {
    var isJoiner: Bool { self == .zeroWidthJoiner || self == .zeroWidthNonJoiner }
}

extension Unicode.Scalar {
    /// Whether this stacks the letter after it below the one before, in scripts that Swift's clusters do not know of.
    ///
    /// - Source: DerivedCoreProperties.txt of Unicode 17, `InCB=Linker`, without the scripts of India.
    fileprivate var isStacker: Bool {
        switch value {
        case 0x1039, 0x17D2, 0x1A60, 0x1B44, 0x1BAB, 0xA9C0, 0xAAF6, 0x10A3F, 0x11133, 0x113D0, 0x1193E, 0x11A47,
            0x11A99,
            0x11F42:
            true
        default: false
        }
    }
}

extension ScalarClass {
    fileprivate var isLetter: Bool { self == .narrow || self == .consonant || self == .wide }

    /// Whether it is drawn onto or beside a letter, and needs one.
    fileprivate var isMark: Bool { self == .zeroWidth || self == .virama || self == .spacingMark }
}

// Besides ASCII, text and frames are full of dots, dashes, quotes and lines. Finding the borders of such a glyph costs
// a microsecond, yet what these scalars are tells that they have a border on both sides.

/// A scalar that is a glyph by itself if another such scalar, ASCII or the end of the text follows: it is neither a
/// mark nor a joiner, and nothing that follows is drawn onto it.
struct LoneScalar {
    let scalar: Unicode.Scalar
    /// In UTF-8: 2 or 3.
    let bytes: Int

    /// The lone scalar at a position in UTF-8 text; nil for ASCII and for every other scalar.
    ///
    /// - Source: Latin, Greek and Cyrillic letters, punctuation, currency signs, and U+2100 to U+2BFF from letterlike signs
    ///   to arrows, all of them with the `Grapheme_Cluster_Break` `Other` (UAX #29).
    init?(in text: UnsafeBufferPointer<UInt8>, at position: Int) {
        let first = text[position]
        let value: UInt32
        if first & 0xE0 == 0xC0, position + 2 <= text.count {
            bytes = 2
            value = UInt32(first & 0x1F) << 6 | UInt32(text[position + 1] & 0x3F)
        } else if first == 0xE2, position + 3 <= text.count {
            bytes = 3
            value = 0x2000 | UInt32(text[position + 1] & 0x3F) << 6 | UInt32(text[position + 2] & 0x3F)
        } else {
            return nil
        }
        switch value {
        case 0xA1...0xAC, 0xAE...0x2FF, 0x370...0x482: break
        case 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20BF, 0x2100...0x2BFF: break
        default: return nil
        }
        guard let scalar = Unicode.Scalar(value) else { return nil }
        self.scalar = scalar
    }

    /// Whether a glyph may end at a position in a text: at its end, before ASCII or before a lone scalar.
    static func mayEnd(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
        position == text.count || text[position] < 0x80 || LoneScalar(in: text, at: position) != nil
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The byte at a position if it is printable ASCII before another byte of ASCII, or before the end: a glyph of one
    /// column.
    @inline(__always)
    func letter(at position: Int) -> UInt8? {
        let byte = self[position]
        guard byte &- 0x20 < 0x5F, position + 1 == count || self[position + 1] < 0x80 else { return nil }
        return byte
    }

    /// The one-column glyph at a position if it is known without looking at what surrounds it: printable ASCII or a lone
    /// scalar; nil for any other.
    func plainGlyph(at position: Int) -> (scalars: ScalarCluster, bytes: Int)? {
        let byte = self[position]
        if byte &- 0x20 < 0x5F {
            return LoneScalar.mayEnd(self, at: position + 1) ? (ScalarCluster(ascii: byte), 1) : nil
        }
        guard let lone = LoneScalar(in: self, at: position), LoneScalar.mayEnd(self, at: position + lone.bytes),
            ScalarClass(lone.scalar) == .narrow
        else { return nil }
        return (ScalarCluster(lone.scalar), lone.bytes)
    }
}

extension Substring {
    /// The beginning of the text that consists of plain glyphs: its bytes, and the columns it takes.
    var plainBeginning: (bytes: Int, columns: Int) {
        utf8.withContiguousStorageIfAvailable { text in
            var (bytes, columns) = (0, 0)
            while bytes < text.count {
                if text.letter(at: bytes) != nil {
                    bytes += 1
                } else if let glyph = text.plainGlyph(at: bytes) {
                    bytes += glyph.bytes
                } else {
                    break
                }
                columns += 1
            }
            return (bytes, columns)
        } ?? (0, 0)
    }
}
