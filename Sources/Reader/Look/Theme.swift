import News
import Terminal

/// What a piece of the screen shows, which decides its look.
package enum Ink: Int, Sendable, CaseIterable {
    case text, quiet, rule, headline, heading, summary, quotation
    /// The selected row in the pane with the keys, and in other panes.
    case selected, selectedElsewhere
    case unread, star, chip, title, key, error, prompt
    /// A found text, and the one of them that was jumped to.
    case hit, currentHit
    /// A mention of the chosen entity, and the one that was jumped to.
    case chosen, currentMention
    case label, runsThrough
    case person, place, organization, group, facility, weapon, product, event, work, other, keyword

    /// The name in a configuration: `current-hit`.
    var name: String {
        "\(self)".reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
    }
}

/// How every piece of the screen looks, as data.
///
/// In the first four themes the background is the terminal's own, and so is the colour of plain text; other colours are
/// the sixteen of its palette, which people have set so that they can read them, but for light backgrounds, on which most
/// palettes cannot be read. The other themes bring all colours with them.
/// Attributes tell apart what matters too, so that it can be told apart without colours.
package struct Theme: Hashable, Sendable {
    package let name: String
    /// When to use it, in a few words.
    let about: String
    /// The colours where nothing else says so: the terminal's own, if the theme does not bring them.
    let ground: Style
    private let styles: [Style]

    init(name: String, about: String, ground: Style = .plain, looks: [(Ink, Style)]) {
        self.name = name
        self.about = about
        self.ground = ground
        var styles = Array(repeating: Style.plain, count: Ink.allCases.count)
        for (ink, style) in looks { styles[ink.rawValue] = style }
        self.styles = styles
    }

    subscript(_ ink: Ink) -> Style { styles[ink.rawValue] }

    /// The theme with other looks for some inks. If it is monochrome, their colours are left out, and a look that is
    /// only a colour changes nothing: what tells things apart must stay.
    func changing(_ looks: [Ink: Style]) -> Theme {
        let known = Ink.allCases.map { ($0, self[$0]) }
        let changed = looks.compactMap { ink, look -> (Ink, Style)? in
            if name != Theme.monochrome.name { return (ink, look) }
            return look.attributes.isEmpty ? nil : (ink, Style(attributes: look.attributes))
        }
        return changed.isEmpty ? self : Theme(name: name, about: about, ground: ground, looks: known + changed)
    }

    /// The theme for a terminal with so many colours. With few, its own colours would turn into one another or into the
    /// background, so it takes the looks of the theme for dark or for light backgrounds. With 256, each of its colours is
    /// shown by the nearest of those, so it takes colours that stand farther from the background.
    func fitting(colors: Int) -> Theme {
        if colors >= 256 { return colors > 0x10000 ? self : fittingCube }
        let isLight = self == .light || ground != .plain && ground.background.isLight
        guard isLight || ground != .plain else { return self }
        let plain = isLight ? Theme.lightOf16 : Theme.dark
        return Theme(name: name, about: about, looks: Ink.allCases.map { ($0, plain[$0]) })
    }

    /// How the mentions of each kind of name look, by the kind's name, on a terminal with so many colours.
    package func kindStyles(colors: Int) -> [(kind: String, style: Style)] {
        let kinds = EntityKind.allCases.filter { $0 != .date }.map { ($0.rawValue, $0.ink) } + [("keyword", .keyword)]
        let looks = inkStyles(colors: colors)
        return kinds.compactMap { name, ink in looks.first { $0.ink == ink }.map { (name, $0.style) } }
    }

    /// How each ink looks on a terminal with so many colours.
    package func inkStyles(colors: Int) -> [(ink: Ink, style: Style)] {
        let fitted = fitting(colors: colors)
        return Ink.allCases.map { ink in
            var style = fitted[ink]
            if style.foreground == .standard { style.foreground = fitted.ground.foreground }
            if style.background == .standard { style.background = fitted.ground.background }
            return (ink, style)
        }
    }

    /// The themes that come with the reader; the first one suits any terminal.
    package static let all = [standard, dark, light, monochrome] + palettes

    /// The theme with a name; nil if there is none.
    package static func named(_ name: String) -> Theme? { all.first { $0.name == name } }

    /// For dark and light backgrounds.
    package static let standard = Theme(name: "standard", about: "for dark and light backgrounds", looks: colored())
    /// Brighter colours for a dark background. Blue is left out, which few can read there.
    package static let dark = Theme(
        name: "dark", about: "brighter, for a dark background",
        looks: colored([
            (.person, 14), (.place, 10), (.organization, 13), (.group, 11), (.facility, 10), (.weapon, 9),
            (.product, 9), (.event, 11), (.work, 13), (.keyword, 14), (.unread, 14), (.error, 9),
        ]))
    /// Dark colours for a light background. They are those of the cube of 256: of the sixteen that a terminal sets itself,
    /// three can be read on white.
    package static let light = Theme(
        name: "light", about: "darker, for a light background",
        looks: colored([
            (.person, 24), (.place, 22), (.organization, 90), (.group, 94), (.facility, 22), (.weapon, 124),
            (.product, 124), (.event, 19), (.work, 19), (.keyword, 24), (.unread, 19), (.star, 94), (.title, 24),
            (.key, 24), (.error, 124), (.hit, 19), (.currentHit, 19), (.label, 19), (.chip, 24), (.heading, 24),
        ]))
    /// The same for a terminal of sixteen colours: blue, magenta, red and black.
    fileprivate static let lightOf16 = Theme(
        name: "light", about: "darker, for a light background",
        looks: colored([
            (.person, 4), (.place, 0), (.group, 5), (.facility, 0), (.star, 1), (.title, 4), (.key, 4), (.hit, 4),
            (.currentHit, 4), (.label, 4), (.chip, 4), (.heading, 4),
        ]) + [(.keyword, Style(foreground: .indexed(4), attributes: .italic))])
    /// No colours, only attributes.
    package static let monochrome = Theme(name: "monochrome", about: "no colours", looks: attributes)
}

/// What tells things apart without colour.
private let attributes: [(Ink, Style)] = [
    (.quiet, Style(attributes: .dim)), (.rule, Style(attributes: .dim)), (.headline, Style(attributes: .bold)),
    (.heading, Style(attributes: .bold)), (.summary, Style(attributes: .italic)),
    (.quotation, Style(attributes: .italic)),
    (.selected, Style(attributes: .reverse)), (.selectedElsewhere, Style(attributes: .bold)),
    (.unread, Style(attributes: .bold)), (.star, Style(attributes: .bold)), (.chip, Style(attributes: .reverse)),
    (.title, Style(attributes: .bold)), (.key, Style(attributes: .bold)),
    (.error, Style(attributes: [.bold, .reverse])),
    (.prompt, Style(attributes: .bold)), (.hit, Style(attributes: [.underline, .bold])),
    (.currentHit, Style(attributes: [.reverse, .bold])), (.chosen, Style(attributes: [.bold, .underline])),
    (.currentMention, Style(attributes: [.reverse, .bold])), (.label, Style(attributes: [.reverse, .bold])),
    (.runsThrough, Style(attributes: .bold)), (.person, underlined), (.place, underlined), (.organization, underlined),
    (.group, slanted), (.facility, slanted), (.weapon, underlined), (.product, slanted),
    (.event, Style(attributes: [.underline, .bold])), (.work, slanted), (.keyword, slanted),
]

// Sixteen colours are not enough for all kinds, so some are slanted: a facility looks like a place, but slanted.
private let underlined = Style(attributes: .underline)
private let slanted = Style(attributes: [.underline, .italic])

/// The attributes with colours added.
///
/// - Parameter others: colours that replace those for any background.
private func colored(_ others: [(Ink, UInt8)] = []) -> [(Ink, Style)] {
    let colors: [(Ink, UInt8)] = [
        (.person, 6), (.place, 2), (.organization, 5), (.group, 3), (.facility, 2), (.weapon, 1), (.product, 1),
        (.event, 4), (.work, 4), (.keyword, 6), (.unread, 4), (.star, 3), (.title, 6), (.key, 6), (.error, 1),
        (.hit, 3),
        (.currentHit, 3), (.label, 3), (.chip, 6), (.heading, 6),
    ]
    return attributes
        + (colors + others).map { ink, color in
            let plain = attributes.first { $0.0 == ink }?.1.attributes ?? []
            return (ink, Style(foreground: .indexed(color), attributes: plain))
        }
}

extension EntityKind {
    /// The ink for mentions of this kind.
    var ink: Ink {
        switch self {
        case .person: .person
        case .place: .place
        case .organization: .organization
        case .group: .group
        case .facility: .facility
        case .weapon: .weapon
        case .product: .product
        case .event: .event
        case .work: .work
        case .other: .other
        case .date: .text
        }
    }

    /// The kind as a word, as people write it.
    package var word: String { self == .organization ? "organisation" : rawValue }
}

extension Entity {
    /// The ink for its mentions.
    var ink: Ink { isKeyword ? .keyword : kind.ink }

    /// What it is as a word: its kind, or 'keyword'.
    package var word: String { isKeyword ? "keyword" : kind.word }
}
