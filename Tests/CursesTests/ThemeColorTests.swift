import Glibc
import Reader
import Terminal
import Testing

@testable import Curses

@Suite("Themes on terminals with few and with many colours")
struct ThemeColorTests {
    private static let cases = Theme.all.flatMap { theme in [8, 16, 256, 1 << 24].map { (theme.name, $0) } }

    @Test("Every kind of name looks different from every other", arguments: cases)
    func kinds(_ name: String, _ colors: Int) throws {
        let theme = try #require(Theme.named(name))
        if theme == .monochrome { return }
        let palette = Palette(colors: colors)
        let looks = theme.kindStyles(colors: colors).map { kind, style in
            let look = palette.look(style)
            return (kind: kind, look: [look.foreground, look.background, Int32(look.attributes)])
        }
        #expect(looks.count >= 10)
        for one in looks {
            for other in looks where other.kind > one.kind {
                #expect(one.look != other.look, "\(one.kind) and \(other.kind) of \(name) with \(colors) colours")
            }
        }
    }

    @Test(
        "Every text has a contrast of 4.5 to 1 on its ground",
        arguments: cases.filter { $1 >= 16 && !["standard", "monochrome"].contains($0) })
    func contrast(_ name: String, _ colors: Int) throws {
        let theme = try #require(Theme.named(name))
        let palette = Palette(colors: colors)
        let isLight = name.hasSuffix("light") || name.hasSuffix("latte")
        for (ink, style) in theme.inkStyles(colors: colors) where ink != .rule {
            // A theme without a ground of its own is for a terminal in black and white.
            let text = luminance(style.foreground, palette) ?? (isLight ? 0 : 1)
            let ground = luminance(style.background, palette) ?? (isLight ? 1 : 0)
            let contrast = (max(text, ground) + 0.05) / (min(text, ground) + 0.05)
            #expect(contrast >= 4.5, "\(ink) of \(name) with \(colors) colours: \(contrast)")
        }
    }

    /// - Returns: nil for a colour that the terminal chooses.
    private func luminance(_ color: Color, _ palette: Palette) -> Double? {
        if color == .standard { return nil }
        let number = Int(palette.number(of: color))
        let rgb =
            palette.colors > 256 && number >= 8
            ? Palette.RGB(red: number >> 16, green: number >> 8 & 255, blue: number & 255)
            : Palette.rgb(ofIndexed: number)
        return [(0.2126, rgb.red), (0.7152, rgb.green), (0.0722, rgb.blue)].reduce(0) { sum, part in
            let level = Double(part.1) / 255
            return sum + part.0 * (level <= 0.04045 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4))
        }
    }
}
