/// A colour of the terminal.
package enum Color: Hashable, Sendable {
    /// The terminal's own foreground or background.
    case standard
    /// A colour of the terminal's palette: 0 to 15 have names, 16 to 255 are the colour cube and the greys.
    case indexed(UInt8)
    /// A direct colour; a terminal without direct colours shows the nearest in its palette.
    case rgb(red: UInt8, green: UInt8, blue: UInt8)
}

/// How a cell looks, apart from what stands in it.
package struct Style: Hashable, Sendable {
    /// Ways to set text apart that work without colour.
    package struct Attributes: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Without this, the standard library's way to make a set of a list is looked up while the first frame waits.
        package init(arrayLiteral list: Attributes...) { rawValue = list.reduce(0) { $0 | $1.rawValue } }
        package static let bold = Attributes(rawValue: 1)
        package static let dim = Attributes(rawValue: 2)
        package static let italic = Attributes(rawValue: 4)
        package static let underline = Attributes(rawValue: 8)
        package static let reverse = Attributes(rawValue: 16)
    }

    package var foreground: Color
    package var background: Color
    package var attributes: Attributes

    package init(foreground: Color = .standard, background: Color = .standard, attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// Whether text is underlined. Every piece that is written asks for it, so it is one comparison of bits.
    package var isUnderlined: Bool { attributes.rawValue & Attributes.underline.rawValue != 0 }

    /// The terminal's own colours, with nothing set apart.
    package static let plain = Style()
}

/// The size of a terminal or a part of it, in character cells.
package struct Size: Hashable, Sendable {
    package var rows: Int
    package var columns: Int
    package init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
    }
}

/// A rectangle of the screen, in cells; rows and columns count from 0 at the top and the left.
package struct Area: Hashable, Sendable {
    package var row: Int
    package var column: Int
    package var rows: Int
    package var columns: Int

    package init(row: Int, column: Int, rows: Int, columns: Int) {
        self.row = row
        self.column = column
        self.rows = rows
        self.columns = columns
    }

    /// Whether a cell lies within the area.
    package func contains(row: Int, column: Int) -> Bool {
        (self.row..<self.row + rows).contains(row) && (self.column..<self.column + columns).contains(column)
    }
}
