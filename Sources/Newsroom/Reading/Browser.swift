import Glibc

/// The program that opens links: the one in the configuration, or `$BROWSER`, or the desktop's own.
struct Browser {
    /// The words that start it; `%s` in one of them stands for the link, which otherwise comes last.
    private let words: [String]
    /// Whether it needs the terminal to draw in.
    let needsTerminal: Bool

    /// Browsers that draw in the terminal.
    private static let textBrowsers: Set = [
        "w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh", "carbonyl",
    ]

    /// - Parameters:
    ///   - command: the command in the configuration, if there is one.
    ///   - environment: where `BROWSER` is looked up; of a list separated by colons the first entry counts.
    init(command: String? = nil, environment: [String: String]) {
        let named = command ?? environment["BROWSER"]?.split(separator: ":").first.map(String.init) ?? ""
        let words = named.split(separator: " ").map(String.init)
        self.words = words.isEmpty ? ["xdg-open"] : words
        let name = self.words[0].split(separator: "/").last.map(String.init) ?? ""
        needsTerminal = Self.textBrowsers.contains(name)
    }

    /// The program.
    var command: String { words[0] }

    /// The words that open a link. Anything but a link to the web is refused, so that it cannot stand for a file or an
    /// option.
    ///
    /// - Returns: nil if it is not an `http` or `https` link.
    func arguments(for link: String) -> [String]? {
        let lowered = link.lowercased()
        guard lowered.hasPrefix("https://") || lowered.hasPrefix("http://"),
            !link.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F })
        else { return nil }
        guard words.dropFirst().contains(where: { $0.contains("%s") }) else { return words + [link] }
        return words.map { word in word.split(separator: "%s", omittingEmptySubsequences: false).joined(separator: link)
        }
    }
}
