import Curses
import Reader

/// What a terminal does that no description of terminals says, told by the variables that it sets.
struct TerminalTraits {
    /// The value of a variable of the environment; nil if it is not set or empty.
    let variable: (String) -> String?

    /// Whether the terminal itself puts text that runs right to left into the order of the screen. Inside tmux and screen,
    /// which set `TERM` anew, what the terminal outside does is not known.
    ///
    /// - Source: VTE since 0.58 ("BiDi in Terminal Emulators"), Konsole's and mlterm's manuals.
    var ordersLines: Bool {
        guard !isMultiplexed else { return false }
        if let version = variable("VTE_VERSION").flatMap({ Int($0) }), version >= 5800 { return true }
        return isSet("KONSOLE_VERSION") || isSet("MLTERM")
    }

    /// Whether tmux or screen stands between the program and the terminal.
    var isMultiplexed: Bool { isSet("TMUX") || isSet("STY") }

    private func isSet(_ name: String) -> Bool { variable(name)?.isEmpty == false }
}

extension ReaderOptions {
    /// Fits the reader to a terminal.
    mutating func suit(_ capabilities: Capabilities, _ traits: TerminalTraits) {
        theme = capabilities.colors == 0 ? .monochrome : .standard
        colors = capabilities.colors
        glyphs = suitingGlyphs(isUnicode: capabilities.isUnicode)
        ordersLines = !traits.ordersLines
    }
}
