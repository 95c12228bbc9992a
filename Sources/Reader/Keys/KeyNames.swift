import Terminal

/// A key as people write it: `Enter`, `Space`, `^D`, `F2`, `]`.
package func keyName(_ key: Key) -> String {
    switch key {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "^" + String(character).uppercased()
    case .alt(let character): "Alt-" + String(character)
    case .function(let number): "F\(number)"
    case .paste: "paste"
    case .mouse: "mouse"
    default: namedKeys.first { $0.key == key }?.names.first ?? ""
    }
}

/// A letter or sign is written as it is: `"j"`.
extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
    package init(extendedGraphemeClusterLiteral character: Character) { self = .character(character) }
}

extension Key {
    /// The key that a name means, in any of the ways that people write it: `ctrl-d`, `^D`, `C-d` and `<C-d>` are one
    /// key; `space`, `pgdn`, `F2`, `alt-x`, `shift-tab` and a single letter name others. Capitals matter only in single
    /// letters.
    ///
    /// - Returns: nil if no key has this name.
    package init?(named name: String) {
        if name.count == 1, let character = name.first {
            guard let scalar = character.unicodeScalars.first, scalar.value > 0x20, scalar.value != 0x7F else {
                return nil
            }
            self = .character(character)
            return
        }
        var name = name[...]
        if name.first == "<", name.last == ">", name.count > 2 { name = name.dropFirst().dropLast() }
        if name.first == "^", name.count == 2, let letter = name.last {
            self.init(control: letter)
            return
        }
        let plain = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != "+" }
        if let key = Self.keys[plain] {
            self = key
        } else if plain.first == "f", let number = Int(plain.dropFirst()), (1...24).contains(number) {
            self = .function(number)
        } else {
            self.init(modified: name)
        }
    }

    /// A letter with Control, Alt or Shift.
    private init?(modified name: Substring) {
        guard let split = name.firstIndex(where: { $0 == "-" || $0 == "+" }) else { return nil }
        let modifier = name[..<split].lowercased()
        let rest = String(name[name.index(after: split)...])
        guard rest.count == 1 || Self.keys[rest.lowercased()] == .character(" "),
            let letter = rest.count == 1 ? rest.first : " "
        else { return nil }
        switch modifier {
        case "ctrl", "control", "c": self.init(control: letter)
        case "alt", "meta", "a", "m": self = .alt(letter)
        case "shift", "s":
            guard letter.isLetter, let capital = letter.uppercased().first else { return nil }
            self = .character(capital)
        default: return nil
        }
    }

    /// The key that a terminal sends for a letter with Control, which for some letters is another key.
    private init?(control letter: Character) {
        switch letter.lowercased() {
        case "i": self = .tab
        case "m", "j": self = .enter
        case "h", "?": self = .backspace
        case "[": self = .escape
        case " ", "@": self = .control("@")
        case let small where small.count == 1 && "abcdefghijklmnopqrstuvwxyz\\]^_".contains(small):
            self = .control(Character(small))
        default: return nil
        }
    }

    private static let keys: [String: Key] = Dictionary(
        namedKeys.flatMap { key, names in names.map { ($0.lowercased().filter { $0 != "-" }, key) } },
        uniquingKeysWith: { first, _ in first })
}

/// Keys with their names; the first name is shown. Hyphens do not matter when a name is read.
private let namedKeys: [(key: Key, names: [String])] = [
    (.enter, ["Enter", "Return", "Ret", "CR"]), (.tab, ["Tab"]), (.backTab, ["Shift-Tab", "BackTab", "S-Tab", "BTab"]),
    (.escape, ["Esc", "Escape"]), (.backspace, ["Backspace", "BS", "BSpace"]), (.delete, ["Del", "Delete", "DC"]),
    (.up, ["Up"]), (.down, ["Down"]), (.left, ["Left"]), (.right, ["Right"]), (.home, ["Home"]), (.end, ["End"]),
    (.pageUp, ["PgUp", "PageUp", "PPage"]), (.pageDown, ["PgDn", "PageDown", "PgDown", "NPage"]),
    (.character(" "), ["Space", "SPC"]), (.character("<"), ["Lt", "Less"]), (.character(">"), ["Gt", "Greater"]),
    (.character("|"), ["Bar", "Pipe"]), (.character("-"), ["Minus", "Hyphen"]), (.character("+"), ["Plus"]),
    (.character("\\"), ["Backslash", "BSlash"]), (.character(","), ["Comma"]), (.character("."), ["Period", "Dot"]),
]
