import News
import TOML

/// A setting: its name, its description, and how it is written and read. `dateline config` prints this one table and
/// the reader reads by it, so that the two cannot differ.
struct Setting: Sendable {
    let name: String
    /// What it does, for the comment above it.
    let about: String
    /// The setting's value in TOML.
    let written: @Sendable (Configuration) -> String
    /// Takes in a value; returns what was expected if the value is wrong.
    let take: @Sendable (TOMLValue, inout Configuration) -> String?
}

/// All settings except the tables `keys` and `colors`, in the order in which they are printed.
let settings: [Setting] = [
    Setting(
        name: "theme",
        about: "The colours: \(quoted(Theme.all.map(\.name))). 'automatic' is the one chosen last with ':theme'.",
        written: { $0.theme.map(quoted) ?? automatic },
        take: choice(Theme.all.map(\.name)) { $1.theme = $0 }),
    Setting(
        name: "glyphs",
        about:
            "Lines and marks: 'unicode'; 'blocks' if the font has no braille for the map; 'ascii' for terminals that "
            + "have no others. 'automatic' asks the locale.",
        written: { $0.glyphs.map { quoted($0.name) } ?? automatic },
        take: choice(Glyphs.all.map(\.name)) { name, configuration in
            configuration.glyphs = Glyphs.all.first { $0.name == name }
        }),
    .yesOrNo(
        "mouse", \.isMouseOn,
        about:
            "Whether the mouse works in the reader, instead of the terminal's own selection. 'automatic' keeps it as "
            + "it was left."),
    .yesOrNo(
        "right-to-left", \.ordersLines,
        about:
            "Whether Hebrew and Arabic are put into the order of the screen. 'automatic' leaves it to terminals that are "
            + "known to do it: Konsole, mlterm, and those made with VTE."),
    .yesOrNo(
        "links", \.showsLinks,
        about:
            "Whether headlines and addresses in a text are links that the terminal follows. 'automatic' is true in those "
            + "that are known to have them."),
    Setting(
        name: "preview",
        about:
            "Whether the text beside the list is that of the selected article. With false, moving in the list leaves the "
            + "text as it is until Enter.",
        written: { String($0.previews) },
        take: { value, configuration in
            guard case .boolean(let previews) = value else { return "true or false" }
            configuration.previews = previews
            return nil
        }),
    Setting(
        name: "browser",
        about:
            "The command that opens links; %s stands for the link, which otherwise comes last. 'automatic' is $BROWSER, or "
            + "the desktop's own.",
        written: { $0.browser.map(quoted) ?? automatic },
        take: text(orAutomatic: true, "a command, or 'automatic'") { $1.browser = $0 }),
    Setting(
        name: "password-command",
        about:
            "The shell command that prints the password of a service to sync with; DATELINE_SYNC_ADDRESS and "
            + "DATELINE_SYNC_USER tell it which. 'automatic' is ~/.netrc, or what was typed at 'sync add'.",
        written: { $0.passwordCommand.map(quoted) ?? automatic },
        take: text(orAutomatic: true, "a command, or 'automatic'") { $1.passwordCommand = $0 }),
    Setting(
        name: "date-format",
        about: "How dates are written, as in strftime: %d %e %-d day, %B %b %m month, %Y %y year, %A %a weekday.",
        written: { quoted($0.dates.long) }, take: datePattern { $1.dates.long = $0 }),
    Setting(
        name: "short-date-format", about: "The same in lists, and in lists for dates of this year.",
        written: { quoted($0.dates.short) }, take: datePattern { $1.dates.short = $0 }),
    Setting(
        name: "this-year-format", about: "", written: { quoted($0.dates.thisYear) },
        take: datePattern { $1.dates.thisYear = $0 }),
    Setting(
        name: "time-format",
        about: "How times are written, by the clock where you are: %H %M %S, or %I %p for the twelve hours.",
        written: { quoted($0.dates.time) }, take: datePattern { $1.dates.time = $0 }),
    Setting(
        name: "language",
        about: "The code of the language that you usually read; an article in another one shows its code.",
        written: { quoted($0.language) },
        take: { value, configuration in
            guard case .string(let tag) = value, isLanguageTag(tag) else { return "a code such as 'en' or 'de'" }
            configuration.language = tag
            return nil
        }),
    Setting(
        name: "text-width", about: "The greatest width of the column of text.", written: { String($0.textColumns) },
        take: columns(20...200, isAutomatic: false) { $1.textColumns = $0 ?? 72 }),
    Setting(
        name: "list-width",
        about: "The widths of the list and the panel. 'automatic' suits the window, or is what was set with < and >.",
        written: { $0.listColumns.map(String.init) ?? automatic },
        take: columns(12...120) { $1.listColumns = $0 }),
    Setting(
        name: "panel-width", about: "", written: { $0.panelColumns.map(String.init) ?? automatic },
        take: columns(12...120) { $1.panelColumns = $0 }),
    Setting(
        name: "list-line",
        about: "What the line below a headline shows, in this order: \(quoted(ListPart.allCases.map(\.rawValue))).",
        written: { "[" + $0.listLine.map { quoted($0.rawValue) }.joined(separator: ", ") + "]" },
        take: { value, configuration in
            let expected = "a list of " + quoted(ListPart.allCases.map(\.rawValue))
            guard case .array(let items) = value else { return expected }
            var parts: [ListPart] = []
            for item in items {
                guard case .string(let name) = item.value, let part = ListPart(rawValue: name) else { return expected }
                if !parts.contains(part) { parts.append(part) }
            }
            configuration.listLine = parts
            return nil
        }),
    Setting(
        name: "name-order",
        about:
            "The order of an article's names: 'weight' puts first what it is most about, 'count' what it names most, "
            + "'name' is the alphabet.",
        written: { quoted($0.nameOrder.rawValue) },
        take: { value, configuration in
            guard case .string(let name) = value, let order = NameOrder(rawValue: name) else {
                return quoted(NameOrder.allCases.map(\.rawValue))
            }
            configuration.nameOrder = order
            return nil
        }),
    Setting(
        name: "sort",
        about: "The order of the list at first: \(quoted(listOrders.map(\.rawValue))). 'S' changes it.",
        written: { quoted($0.order.rawValue) },
        take: { value, configuration in
            guard case .string(let name) = value, let order = ListOrder(typed: name), listOrders.contains(order) else {
                return quoted(listOrders.map(\.rawValue))
            }
            configuration.order = order
            return nil
        }),
    Setting(
        name: "keep-versions",
        about: "How many former texts of an article are kept when its outlet changes it; 'v' shows them.",
        written: { String($0.keptVersions) },
        take: { value, configuration in
            guard case .integer(let count) = value, (0...1000).contains(count) else { return "a number from 0 to 1000" }
            configuration.keptVersions = count
            return nil
        }),
]

/// Two or more letters, and perhaps more behind hyphens.
private func isLanguageTag(_ text: String) -> Bool {
    text.utf8.count <= 35
        && text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
            part.utf8.count > 1 && part.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
        }
}

/// The orders that a list has without a search.
private let listOrders = ListOrder.allCases.filter { $0 != .rank }

private let automatic = quoted("automatic")

/// A text in quotation marks as TOML, JSON and YAML write it, on one line.
package func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": result += "\\\(scalar)"
        case "\n": result += "\\n"
        case "\t": result += "\\t"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F:
            let digits = String(scalar.value, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}

private func quoted(_ names: [String]) -> String { names.map { "'\($0)'" }.joined(separator: ", ") }

private typealias Take = @Sendable (TOMLValue, inout Configuration) -> String?

/// One of some names, or `automatic`.
private func choice(_ names: [String], _ set: @escaping @Sendable (String?, inout Configuration) -> Void) -> Take {
    { value, configuration in
        guard case .string(let name) = value, names.contains(name) || name == "automatic" else {
            var expected = "\(quoted(names)) or 'automatic'"
            if case .string(let name) = value {
                expected += ", not '\(name)'"
                if let near = nearName(to: name, among: names) { expected += "; did you mean '\(near)'?" }
            }
            return expected
        }
        set(name == "automatic" ? nil : name, &configuration)
        return nil
    }
}

extension Setting {
    /// True, false, or `automatic`, which is nil; `on`, `off` and `auto` mean the same.
    fileprivate static func yesOrNo(
        _ name: String, _ answer: WritableKeyPath<Configuration, Bool?> & Sendable, about: String
    ) -> Setting {
        Setting(
            name: name, about: about, written: { $0[keyPath: answer].map(String.init) ?? automatic },
            take: { value, configuration in
                switch value {
                case .boolean(let isOn): configuration[keyPath: answer] = isOn
                case .string("on"): configuration[keyPath: answer] = true
                case .string("off"): configuration[keyPath: answer] = false
                case .string("automatic"), .string("auto"): configuration[keyPath: answer] = nil
                default: return "true, false or 'automatic'"
                }
                return nil
            })
    }
}

private func text(
    orAutomatic isAutomatic: Bool, _ expected: String,
    _ set: @escaping @Sendable (String?, inout Configuration) -> Void
) -> Take {
    { value, configuration in
        guard case .string(let text) = value, text.contains(where: { $0 != " " }) else { return expected }
        set(isAutomatic && text == "automatic" ? nil : text, &configuration)
        return nil
    }
}

private func datePattern(_ set: @escaping @Sendable (String, inout Configuration) -> Void) -> Take {
    { value, configuration in
        guard case .string(let pattern) = value, pattern.utf8.count <= 100 else {
            return "a pattern such as '%-d %B %Y'"
        }
        if let unknown = unknownConversion(in: pattern) {
            return "a pattern of %Y %y %m %d %e %j %B %b %A %a %H %I %M %S %p, not \(unknown)"
        }
        set(pattern, &configuration)
        return nil
    }
}

private func columns(
    _ range: ClosedRange<Int>, isAutomatic: Bool = true,
    _ set: @escaping @Sendable (Int?, inout Configuration) -> Void
) -> Take {
    { value, configuration in
        switch value {
        case .integer(let number) where range.contains(number): set(number, &configuration)
        case .string("automatic") where isAutomatic: set(nil, &configuration)
        default:
            return "a number of columns from \(range.lowerBound) to \(range.upperBound)"
                + (isAutomatic ? ", or 'automatic'" : "")
        }
        return nil
    }
}
