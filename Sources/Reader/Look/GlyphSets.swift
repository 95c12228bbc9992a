/// The signs that lines and marks are drawn with.
package struct Glyphs: Hashable, Sendable {
    package private(set) var name: String
    let horizontal, vertical, teeDown, teeUp: String
    /// The corners of a frame: above at the left and right, below at the left and right.
    let corners: [String]
    let selected, unread, star, chosen, bullet, quotation, ellipsis, separator, times: String
    let thumb, mark: String
    /// A blank that would not be seen.
    let blank: Character
    /// A place on the map, and the chosen one.
    let place, chosenPlace: String
    private(set) var dots: MapDots
    /// From none to most; none where lines are read aloud.
    private(set) var bars: [String]

    var about: String {
        switch dots {
        case .braille: "for terminals that show Unicode"
        case .blocks: "if the font has no braille for the map"
        case .ascii: "for all other terminals"
        }
    }

    /// For terminals that show Unicode; needs no special font.
    package static let unicode = Glyphs(
        name: "unicode", horizontal: "─", vertical: "│", teeDown: "┬", teeUp: "┴",
        corners: ["┌", "┐", "└", "┘"], selected: "▌", unread: "●",
        star: "★", chosen: "▸", bullet: "•", quotation: "│", ellipsis: "…", separator: "·", times: "×", thumb: "┃",
        mark: "•", blank: "␣", place: "•", chosenPlace: "◆", dots: .braille,
        bars: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"])

    /// For terminals whose font has no braille: the map is drawn with blocks.
    package static let blocks: Glyphs = {
        var glyphs = unicode
        glyphs.name = "blocks"
        glyphs.dots = .blocks
        return glyphs
    }()

    /// For lines that are read aloud: the signs of ASCII, and no bars, which would be read one by one.
    package static let spoken: Glyphs = {
        var glyphs = ascii
        glyphs.bars = []
        return glyphs
    }()

    package static let all = [unicode, blocks, ascii]

    /// For terminals that do not show Unicode.
    package static let ascii = Glyphs(
        name: "ascii", horizontal: "-", vertical: "|", teeDown: "+", teeUp: "+",
        corners: ["+", "+", "+", "+"], selected: ">", unread: "o",
        star: "*", chosen: ">", bullet: "-", quotation: "|", ellipsis: "...", separator: "-", times: "x", thumb: "#",
        mark: "=", blank: "_", place: "o", chosenPlace: "@", dots: .ascii,
        bars: ["_", ".", "-", "=", "+", "*", "#", "@"])
}
