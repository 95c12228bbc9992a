import Glibc

/// The program that opens links: `$BROWSER`, or the desktop's own.
struct Browser {
    let command: String
    /// Whether it draws in the terminal, which it must then be given.
    let needsTerminal: Bool

    /// Browsers that draw in the terminal.
    private static let textBrowsers: Set = [
        "w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh", "carbonyl",
    ]

    /// - Parameter environment: where `BROWSER` is looked for; of a list parted by colons the first counts.
    init(environment: [String: String]) {
        let named = environment["BROWSER"]?.split(separator: ":").first.map(String.init)
        command = named ?? "xdg-open"
        let name = command.split(separator: "/").last.map(String.init) ?? command
        needsTerminal = Self.textBrowsers.contains(name)
    }

    /// The words to start it with. A link is refused unless it is one of the web's, so that no file and no option can
    /// be meant by it.
    ///
    /// - Returns: nil for what is no `http` or `https` link.
    func arguments(for link: String) -> [String]? {
        let lowered = link.lowercased()
        guard lowered.hasPrefix("https://") || lowered.hasPrefix("http://"),
            !link.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F })
        else { return nil }
        return [command, link]
    }
}
