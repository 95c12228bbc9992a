/// One place of the screen: what stands in it, and how it looks.
///
/// A glyph two columns wide takes two cells: the first holds it, the second is its continuation and empty.
/// Only `CellGrid` makes cells, out of text that it has made safe; so no cell ever holds a control.
package struct Cell: Hashable, Sendable {
    let glyph: ScalarCluster
    package internal(set) var style: Style
    private let width: UInt8

    init(_ glyph: ScalarCluster, columns: Int, style: Style) {
        self.glyph = glyph
        self.style = style
        width = UInt8(clamping: columns)
    }

    static func blank(_ style: Style) -> Cell {
        Cell(ScalarCluster(" "), columns: 1, style: style)
    }

    static func continuation(_ style: Style) -> Cell {
        Cell(ScalarCluster(), columns: 0, style: style)
    }

    /// 1 or 2; 0 for a continuation.
    package var columns: Int { Int(width) }

    /// Whether this is the second half of the glyph in the cell before.
    package var isContinuation: Bool { width == 0 }

    /// One grapheme cluster of at most five scalars; empty for a continuation.
    package var text: String {
        var text = ""
        glyph.append(to: &text)
        return text
    }

    /// One of the scalars of `text`, counted from 0; `nil` past the last.
    package func scalar(_ position: Int) -> Unicode.Scalar? { glyph[position] }

    /// The scalars of `text`: at least one, at most five; none for a continuation.
    package var scalars: [Unicode.Scalar] {
        (0..<ScalarCluster.capacity).compactMap { glyph[$0] }
    }
}
