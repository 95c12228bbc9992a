/// The signs that lines and marks are drawn with.
package struct Glyphs: Hashable, Sendable {
    package let name: String
    let horizontal, vertical, teeDown, teeUp: String
    let selected, unread, star, chosen, bullet, quotation, ellipsis, separator, times: String
    let thumb, track, mark: String
    /// From least to most.
    let bars: [String]

    /// For terminals that show Unicode; no special fonts.
    package static let unicode = Glyphs(
        name: "unicode", horizontal: "─", vertical: "│", teeDown: "┬", teeUp: "┴", selected: "▌", unread: "●",
        star: "★", chosen: "▸", bullet: "•", quotation: "│", ellipsis: "…", separator: "·", times: "×", thumb: "┃",
        track: " ", mark: "•", bars: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"])

    package static let all = [unicode, ascii]

    /// For the C locale and its like.
    package static let ascii = Glyphs(
        name: "ascii", horizontal: "-", vertical: "|", teeDown: "+", teeUp: "+", selected: ">", unread: "o",
        star: "*", chosen: ">", bullet: "-", quotation: "|", ellipsis: "...", separator: "-", times: "x", thumb: "#",
        track: " ", mark: "=", bars: ["_", ".", "-", "=", "+", "*", "#", "@"])
}
