import Glibc

/// The program that opens links: the one of the configuration, `$BROWSER`, or the desktop's own.
struct Browser {
    /// The words it is started with; `%s` in one of them stands for the link, which else comes last.
    private let words: [String]
    /// Whether it draws in the terminal, which it must then be given.
    let needsTerminal: Bool

    /// Browsers that draw in the terminal.
    private static let textBrowsers: Set = [
        "w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh", "carbonyl",
    ]

    /// - Parameters:
    ///   - command: what the configuration says; nil for nothing.
    ///   - environment: where `BROWSER` is looked for; of a list parted by colons the first counts.
    init(command: String? = nil, environment: [String: String]) {
        let named = command ?? environment["BROWSER"]?.split(separator: ":").first.map(String.init) ?? ""
        let words = named.split(separator: " ").map(String.init)
        self.words = words.isEmpty ? ["xdg-open"] : words
        let name = self.words[0].split(separator: "/").last.map(String.init) ?? ""
        needsTerminal = Self.textBrowsers.contains(name)
    }

    /// The program.
    var command: String { words[0] }

    /// The words to start it with. A link is refused unless it is one of the web's, so that no file and no option can
    /// be meant by it.
    ///
    /// - Returns: nil for what is no `http` or `https` link.
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
