import Terminal

// Looks written in words: `cyan underline`, `bold #ff8800 on 236`, `default`.

private let colorNames: [(name: String, number: UInt8)] = [
    ("black", 0), ("red", 1), ("green", 2), ("yellow", 3), ("blue", 4), ("magenta", 5), ("cyan", 6), ("white", 7),
    ("bright-black", 8), ("bright-red", 9), ("bright-green", 10), ("bright-yellow", 11), ("bright-blue", 12),
    ("bright-magenta", 13), ("bright-cyan", 14), ("bright-white", 15),
]

private let otherColorNames: [String: UInt8] = ["gray": 8, "grey": 8, "purple": 5]

private let attributeNames: [(name: String, attribute: Style.Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline), ("reverse", .reverse),
]

/// Why words do not describe a look: the word that is wrong, and what was expected.
struct StyleWordsError: Error, Equatable {
    let word: String
    /// What was expected, with a similar name if there is one.
    let expected: String
}

extension Style {
    /// The look that words describe: a colour, `on` a colour for the background, and attributes, in any order.
    ///
    /// A colour is one of the terminal's sixteen by name, 0 to 255, `#rrggbb` or `#rgb`; `default` is the terminal's own.
    init(words: String) throws(StyleWordsError) {
        self.init()
        var isGround = false
        for word in words.lowercased().split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init) {
            if word == "on", !isGround {
                isGround = true
            } else if let attribute = attributeNames.first(where: { $0.name == word })?.attribute, !isGround {
                attributes.insert(attribute)
            } else if let color = Color(word: word) {
                if isGround { background = color } else { foreground = color }
                isGround = false
            } else {
                throw Self.error(word)
            }
        }
        if isGround { throw Self.error("on") }
    }

    private static func error(_ word: String) -> StyleWordsError {
        let names = colorNames.map(\.name) + attributeNames.map(\.name)
        let near = nearName(to: word, among: names).map { "; did you mean '\($0)'?" } ?? ""
        return StyleWordsError(
            word: word,
            expected:
                "a colour (red, bright-blue, 0 to 255, #rrggbb), 'on' and a colour, or \(attributeList), not '\(word)'\(near)"
        )
    }

    private static var attributeList: String { attributeNames.map(\.name).joined(separator: ", ") }

    /// The look in words, as `init(words:)` reads it.
    var words: String {
        var words: [String] = []
        if foreground != .standard { words.append(foreground.word) }
        if background != .standard { words += ["on", background.word] }
        words += attributeNames.filter { attributes.contains($0.attribute) }.map(\.name)
        return words.isEmpty ? "default" : words.joined(separator: " ")
    }
}

extension Color {
    /// The colour that a word names; nil if it names none.
    init?(word: String) {
        if word == "default" {
            self = .standard
        } else if let number = colorNames.first(where: { $0.name == word })?.number ?? otherColorNames[word] {
            self = .indexed(number)
        } else if word.first == "#" {
            var digits = word.dropFirst().map(String.init)
            if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
            let text = digits.joined()
            guard text.utf8.count == 6, text.allSatisfy(\.isHexDigit), let value = UInt32(text, radix: 16) else {
                return nil
            }
            self = .rgb(red: UInt8(value >> 16), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
        } else if let number = UInt8(word), word.first != "+" {
            self = .indexed(number)
        } else {
            return nil
        }
    }

    fileprivate var word: String {
        switch self {
        case .standard: "default"
        case .indexed(let number): colorNames.first { $0.number == number }?.name ?? String(number)
        case .rgb(let red, let green, let blue):
            "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }
}
