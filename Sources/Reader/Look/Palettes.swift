import Glibc
import Terminal

// Themes that other programs have too, with backgrounds of their own. What the colours stand for is Dateline's.

/// A theme of colours that others publish, as 0xRRGGBB.
private struct Palette {
    let name, about: String
    let ground, text, quiet, line, raised: UInt32
    let red, orange, yellow, green, cyan, blue, violet, pink: UInt32
}

/// - Source: the palettes that each theme's authors publish; see NOTICE.
private let published = [
    Palette(
        name: "catppuccin-mocha", about: "Catppuccin, dark", ground: 0x1E1E2E, text: 0xCDD6F4, quiet: 0x9399B2,
        line: 0x585B70, raised: 0x45475A, red: 0xF38BA8, orange: 0xFAB387, yellow: 0xF9E2AF, green: 0xA6E3A1,
        cyan: 0x94E2D5, blue: 0x89B4FA, violet: 0xCBA6F7, pink: 0xF5C2E7),
    Palette(
        name: "catppuccin-latte", about: "Catppuccin, light", ground: 0xEFF1F5, text: 0x4C4F69, quiet: 0x6C6F85,
        line: 0xACB0BE, raised: 0xCCD0DA, red: 0xD20F39, orange: 0xFE640B, yellow: 0xDF8E1D, green: 0x40A02B,
        cyan: 0x179299, blue: 0x1E66F5, violet: 0x8839EF, pink: 0xEA76CB),
    Palette(
        name: "gruvbox-dark", about: "Gruvbox, dark", ground: 0x282828, text: 0xEBDBB2, quiet: 0xA89984, line: 0x665C54,
        raised: 0x504945, red: 0xFB4934, orange: 0xFE8019, yellow: 0xFABD2F, green: 0xB8BB26, cyan: 0x8EC07C,
        blue: 0x83A598, violet: 0xD3869B, pink: 0xD3869B),
    Palette(
        name: "gruvbox-light", about: "Gruvbox, light", ground: 0xFBF1C7, text: 0x3C3836, quiet: 0x7C6F64,
        line: 0xBDAE93, raised: 0xD5C4A1, red: 0x9D0006, orange: 0xAF3A03, yellow: 0xB57614, green: 0x79740E,
        cyan: 0x427B58, blue: 0x076678, violet: 0x8F3F71, pink: 0x8F3F71),
    Palette(
        name: "nord", about: "Nord, dark", ground: 0x2E3440, text: 0xD8DEE9, quiet: 0x81A1C1, line: 0x4C566A,
        raised: 0x434C5E, red: 0xBF616A, orange: 0xD08770, yellow: 0xEBCB8B, green: 0xA3BE8C, cyan: 0x88C0D0,
        blue: 0x81A1C1, violet: 0xB48EAD, pink: 0xB48EAD),
    Palette(
        name: "solarized-dark", about: "Solarized, dark", ground: 0x002B36, text: 0x93A1A1, quiet: 0x839496,
        line: 0x586E75, raised: 0x073642, red: 0xDC322F, orange: 0xCB4B16, yellow: 0xB58900, green: 0x859900,
        cyan: 0x2AA198, blue: 0x268BD2, violet: 0x6C71C4, pink: 0xD33682),
    Palette(
        name: "solarized-light", about: "Solarized, light", ground: 0xFDF6E3, text: 0x586E75, quiet: 0x657B83,
        line: 0x93A1A1, raised: 0xEEE8D5, red: 0xDC322F, orange: 0xCB4B16, yellow: 0xB58900, green: 0x859900,
        cyan: 0x2AA198, blue: 0x268BD2, violet: 0x6C71C4, pink: 0xD33682),
    Palette(
        name: "dracula", about: "Dracula, dark", ground: 0x282A36, text: 0xF8F8F2, quiet: 0x8C98C8, line: 0x6272A4,
        raised: 0x44475A, red: 0xFF5555, orange: 0xFFB86C, yellow: 0xF1FA8C, green: 0x50FA7B, cyan: 0x8BE9FD,
        blue: 0x8BE9FD, violet: 0xBD93F9, pink: 0xFF79C6),
]

extension Theme {
    /// Those that bring all colours with them.
    static let palettes = published.map { Theme($0, contrast: 4.5) }

    /// The theme for a terminal of 256 colours: the nearest of those to its own may be nearer to the background.
    var fittingCube: Theme { published.first { $0.name == name }.map { Theme($0, contrast: 6.15) } ?? self }

    /// - Parameter contrast: what text has at least on the background.
    private init(_ colors: Palette, contrast: Double) {
        let inks: [(Ink, UInt32)] = [
            (.text, colors.text), (.quiet, colors.quiet), (.rule, colors.line), (.headline, colors.text),
            (.heading, colors.cyan), (.summary, colors.text), (.quotation, colors.quiet), (.unread, colors.blue),
            (.star, colors.yellow), (.title, colors.cyan), (.key, colors.cyan), (.error, colors.red),
            (.prompt, colors.cyan), (.chip, colors.cyan), (.hit, colors.yellow), (.currentHit, colors.yellow),
            (.label, colors.yellow), (.person, colors.cyan), (.place, colors.green), (.organization, colors.violet),
            (.group, colors.yellow), (.facility, colors.green), (.weapon, colors.red), (.product, colors.red),
            (.event, colors.orange), (.work, colors.pink), (.other, colors.quiet),
        ]
        let plain = Theme.monochrome
        var looks = Ink.allCases.map { ink -> (Ink, Style) in
            // Colour says already what is quiet.
            (ink, Style(attributes: plain[ink].attributes.subtracting(.dim)))
        }
        looks += inks.map { ink, color in
            let seen = ink == .rule ? color : legible(color, on: colors.ground, contrast)
            return (ink, Style(foreground: Color(hex: seen), attributes: plain[ink].attributes.subtracting(.dim)))
        }
        // On the raised ground no other colour could be read in every theme.
        let selected = Color(hex: legible(colors.text, on: colors.raised, contrast))
        looks.append((.selected, Style(foreground: selected, background: Color(hex: colors.raised))))
        self.init(
            name: colors.name, about: colors.about,
            ground: Style(foreground: Color(hex: colors.text), background: Color(hex: colors.ground)), looks: looks)
    }
}

/// A colour that can be read on a background: the colour itself, or a lighter or darker one of its hue.
///
/// - Source: WCAG 2.2, 1.4.3: text has a contrast of 4.5 to 1.
private func legible(_ color: UInt32, on ground: UInt32, _ contrast: Double) -> UInt32 {
    let end: UInt32 = Color(hex: ground).isLight ? 0 : 0xFFFFFF
    for step in 0...14 {
        let share = Double(step) / 14
        let mixed = [16, 8, 0].reduce(UInt32(0)) { mixed, shift in
            let (own, other) = (Double(color >> shift & 255), Double(end >> shift & 255))
            return mixed << 8 | UInt32((own + share * (other - own)).rounded())
        }
        let (one, two) = (Color(hex: mixed).luminance, Color(hex: ground).luminance)
        if (max(one, two) + 0.05) / (min(one, two) + 0.05) >= contrast { return mixed }
    }
    return end
}

extension Color {
    /// From 0 for black to 1 for white; 0 for colours that the terminal chooses.
    ///
    /// - Source: WCAG 2.2, "relative luminance".
    var luminance: Double {
        guard case .rgb(let red, let green, let blue) = self else { return 0 }
        func linear(_ part: UInt8) -> Double {
            let part = Double(part) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// Whether dark text is easier to read on it than light text.
    var isLight: Bool { luminance > 0.18 }

    /// - Parameter hex: as 0xRRGGBB.
    fileprivate init(hex: UInt32) {
        self = .rgb(red: UInt8(hex >> 16 & 255), green: UInt8(hex >> 8 & 255), blue: UInt8(hex & 255))
    }
}
