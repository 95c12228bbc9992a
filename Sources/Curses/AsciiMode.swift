import Terminal

// If the locale is not Unicode, a frame is shown in ASCII: lines become - | +, letters lose their accents, quotes and
// dashes become the typewriter's, everything else a question mark. Every glyph keeps its columns.

extension CellGrid {
    /// The grid with every glyph replaced by ASCII that takes as many columns.
    var asciiOnly: CellGrid {
        var result = self
        for row in 0..<size.rows {
            for column in 0..<size.columns {
                let cell = self[row, column]
                guard let scalar = cell.scalars.first, scalar.value > 0x7E || cell.scalars.count > 1 else { continue }
                let text = asciiStandIn(for: scalar) + String(repeating: " ", count: max(0, cell.columns - 1))
                result.write(text, row: row, column: column, style: cell.style)
            }
        }
        return result
    }
}

/// One ASCII character that can stand for a scalar.
func asciiStandIn(for scalar: Unicode.Scalar) -> String {
    let value = Int(scalar.value)
    switch value {
    case 0x20...0x7E: return String(scalar)
    case 0xA0, 0x2800: return " "
    case 0xC0..<0x180: return String(UnicodeScalar(latin[value - 0xC0]))
    case 0x2500...0x257F: return line(value)
    case 0x2581...0x2588, 0x2590, 0x2593...0x259F: return "#"
    case 0x2589...0x258F: return "|"
    case 0x2801...0x28FF, 0x2591, 0x2592: return ":"
    case 0xFF01...0xFF5E: return Unicode.Scalar(UInt32(value - 0xFF01 + 0x21)).map(String.init) ?? "?"
    default: return signs[scalar] ?? "?"
    }
}

/// `-` or `|` for a line, `+` for a corner or a crossing.
private func line(_ value: Int) -> String {
    switch value {
    case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550, 0x2574, 0x2576, 0x2578, 0x257A: "-"
    case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551, 0x2575, 0x2577, 0x2579, 0x257B: "|"
    default: "+"
    }
}

/// U+00C0 to U+017F without their accents.
private let latin = Array(
    """
    AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty\
    AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL\
    lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs
    """.utf8)

private let signs: [Unicode.Scalar: String] = [
    "\u{2018}": "'", "\u{2019}": "'", "\u{201A}": "'", "\u{2032}": "'", "\u{2039}": "<", "\u{203A}": ">",
    "\u{201C}": "\"", "\u{201D}": "\"", "\u{201E}": "\"", "\u{2033}": "\"", "\u{AB}": "\"", "\u{BB}": "\"",
    "\u{2010}": "-", "\u{2011}": "-", "\u{2012}": "-", "\u{2013}": "-", "\u{2014}": "-", "\u{2212}": "-",
    "\u{2026}": ".", "\u{B7}": ".", "\u{2022}": "*", "\u{25CF}": "*", "\u{25C6}": "*", "\u{25CB}": "o", "\u{2605}": "*",
    "\u{2606}": "*", "\u{B0}": "o", "\u{D7}": "x", "\u{2713}": "x", "\u{25B8}": ">", "\u{25BA}": ">", "\u{25B6}": ">",
    "\u{25C2}": "<", "\u{25C0}": "<", "\u{25BE}": "v", "\u{25BC}": "v", "\u{25B4}": "^", "\u{25B2}": "^",
    "\u{2190}": "<", "\u{2191}": "^", "\u{2192}": ">", "\u{2193}": "v", "\u{21B5}": "<",
    "\u{20AC}": "E", "\u{A3}": "L", "\u{A7}": "S", "\u{B1}": "+", "\u{B4}": "'", "\u{A6}": "|", "\u{A1}": "!",
    "\u{BD}": "/", "\u{AA}": "a", "\u{BA}": "o", "\u{B5}": "u", "\u{A9}": "c", "\u{AE}": "R", "\u{2122}": "T",
]
