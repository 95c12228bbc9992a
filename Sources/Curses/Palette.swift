import CNcurses
import Terminal

/// Reduces the colours of a style to those that a terminal has.
struct Palette {
    /// 0 for monochrome, otherwise 8, 16, 256 or millions.
    let colors: Int

    func look(_ style: Style) -> cn_look {
        cn_look(
            foreground: number(of: style.foreground), background: number(of: style.background),
            attributes: style.attributes.rawValue)
    }

    /// The terminal's number for a colour; -1 for its own foreground or background.
    func number(of color: Color) -> Int32 {
        switch color {
        case .standard:
            -1
        case .indexed(let index):
            number(ofIndexed: Int(index))
        case .rgb(let red, let green, let blue):
            number(of: RGB(red: Int(red), green: Int(green), blue: Int(blue)))
        }
    }
}

extension Palette {
    struct RGB: Equatable {
        let red, green, blue: Int

        func distance(to other: RGB) -> Int {
            // The eye sees green best and blue least.
            3 * (red - other.red) * (red - other.red) + 4 * (green - other.green) * (green - other.green)
                + 2 * (blue - other.blue) * (blue - other.blue)
        }
    }

    private var isDirect: Bool { colors > 0x10000 }

    private func number(ofIndexed index: Int) -> Int32 {
        switch colors {
        case 0: -1
        case _ where isDirect: index < 8 ? Int32(index) : number(of: Self.rgb(ofIndexed: index))
        case 256...: Int32(index)
        case 16...: index < 16 ? Int32(index) : nearest(to: Self.rgb(ofIndexed: index), among: 0..<16)
        default:
            index < 16 ? Self.dimmed(index) : Self.dimmed(Int(nearest(to: Self.rgb(ofIndexed: index), among: 0..<16)))
        }
    }

    private func number(of rgb: RGB) -> Int32 {
        switch colors {
        case 0: return -1
        case _ where isDirect:
            // Numbers below 8 belong to the palette, so the blackest blues become a slightly lighter one.
            return Int32(max(8, rgb.red << 16 | rgb.green << 8 | rgb.blue))
        case 256...: return nearest(to: rgb, among: 16..<256)
        case 16...: return nearest(to: rgb, among: 0..<16)
        default: return Self.dimmed(Int(nearest(to: rgb, among: 0..<16)))
        }
    }

    /// One of the first eight colours for one of sixteen. Grey, black otherwise, becomes the terminal's own colour.
    private static func dimmed(_ index: Int) -> Int32 {
        index == 8 ? -1 : Int32(index % 8)
    }

    private func nearest(to rgb: RGB, among candidates: Range<Int>) -> Int32 {
        let best = candidates.min {
            Self.rgb(ofIndexed: $0).distance(to: rgb) < Self.rgb(ofIndexed: $1).distance(to: rgb)
        }
        return Int32(best ?? -1)
    }

    /// xterm's colours: sixteen with names, a cube of 6 x 6 x 6, twenty-four greys.
    static func rgb(ofIndexed index: Int) -> RGB {
        switch index {
        case ..<16:
            let named = named[max(0, index)]
            return RGB(red: named >> 16, green: named >> 8 & 255, blue: named & 255)
        case ..<232:
            let steps = [0, 95, 135, 175, 215, 255]
            let cube = index - 16
            return RGB(red: steps[cube / 36], green: steps[cube / 6 % 6], blue: steps[cube % 6])
        default:
            let grey = 8 + 10 * min(23, index - 232)
            return RGB(red: grey, green: grey, blue: grey)
        }
    }

    private static let named = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]
}
