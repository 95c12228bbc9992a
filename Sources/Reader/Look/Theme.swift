import News
import Terminal

/// What a piece of the screen is, as far as its look goes.
package enum Ink: Int, Sendable, CaseIterable {
    case text, quiet, rule, headline, heading, summary, quotation
    /// The selected row where the keys go, and elsewhere.
    case selected, selectedElsewhere
    case unread, star, chip, title, key, error, prompt
    /// A found text, and the one of them that was jumped to.
    case hit, currentHit
    /// A mention of the chosen entity, and the one that was jumped to.
    case chosen, currentMention
    case label, runsThrough
    case person, place, organization, group, facility, weapon, product, event, work

    /// The name in a configuration: `current-hit`.
    var name: String {
        "\(self)".reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
    }
}

/// How every piece of the screen looks, as data.
///
/// The terminal's own foreground and background stand behind everything; colours are the sixteen of its palette, which
/// people have set to what they can read. What matters is told apart by attributes as well, so that it survives
/// without colour.
package struct Theme: Hashable, Sendable {
    package let name: String
    /// What it is for, in a few words.
    let about: String
    private let styles: [Style]

    init(name: String, about: String, looks: [(Ink, Style)]) {
        self.name = name
        self.about = about
        var styles = Array(repeating: Style.plain, count: Ink.allCases.count)
        for (ink, style) in looks { styles[ink.rawValue] = style }
        self.styles = styles
    }

    subscript(_ ink: Ink) -> Style { styles[ink.rawValue] }

    /// The theme with other looks for some inks. Where it is monochrome, their colours stay away, and a look that is a
    /// colour alone leaves the theme's as it is: what tells things apart must remain.
    func changing(_ looks: [Ink: Style]) -> Theme {
        let known = Ink.allCases.map { ($0, self[$0]) }
        let changed = looks.compactMap { ink, look -> (Ink, Style)? in
            if name != Theme.monochrome.name { return (ink, look) }
            return look.attributes.isEmpty ? nil : (ink, Style(attributes: look.attributes))
        }
        return changed.isEmpty ? self : Theme(name: name, about: about, looks: known + changed)
    }

    /// The themes that come with the reader, the first the one for a terminal of which nothing is known.
    package static let all = [standard, dark, light, monochrome]

    /// The theme of a name; nil where there is none.
    package static func named(_ name: String) -> Theme? { all.first { $0.name == name } }

    /// Good on dark and light grounds.
    package static let standard = Theme(
        name: "standard", about: "good on dark and light grounds", looks: colored())
    /// Brighter colours for a dark ground.
    package static let dark = Theme(
        name: "dark", about: "brighter, for a dark ground",
        looks: colored([
            (.person, 14), (.place, 10), (.organization, 13), (.group, 11), (.weapon, 9), (.event, 12), (.unread, 12),
        ]))
    /// Darker greys for a light ground.
    package static let light = Theme(
        name: "light", about: "darker, for a light ground",
        looks: colored([(.group, 1), (.facility, 2), (.product, 1), (.hit, 4), (.label, 4)]))
    /// Attributes alone.
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
    (.group, underlined), (.facility, underlined), (.weapon, underlined), (.product, underlined), (.event, underlined),
    (.work, underlined),
]

private let underlined = Style(attributes: .underline)

/// The attributes with the palette's colours added.
///
/// - Parameter others: colours in place of those that are good on any ground.
private func colored(_ others: [(Ink, UInt8)] = []) -> [(Ink, Style)] {
    let colors: [(Ink, UInt8)] = [
        (.person, 6), (.place, 2), (.organization, 5), (.group, 3), (.facility, 2), (.weapon, 1), (.product, 3),
        (.event, 4), (.work, 4), (.unread, 4), (.star, 3), (.title, 6), (.key, 6), (.error, 1), (.hit, 3),
        (.currentHit, 3), (.label, 3), (.chip, 6), (.heading, 6),
    ]
    return attributes
        + (colors + others).map { ink, color in
            let plain = attributes.first { $0.0 == ink }?.1.attributes ?? []
            return (ink, Style(foreground: .indexed(color), attributes: plain))
        }
}

extension EntityKind {
    /// How mentions of this kind look.
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
        case .date: .text
        }
    }

    /// The kind in words, as people write it.
    package var word: String { self == .organization ? "organisation" : rawValue }
}
