import Curses
import Reader

/// What a terminal can do that no terminal description says, as told by the variables that it sets.
struct TerminalTraits: Sendable {
    /// The value of a variable of the environment; nil if it is not set.
    let variable: @Sendable (String) -> String?

    /// Whether the terminal itself puts text that runs right to left into the order of the screen. Inside tmux and screen,
    /// which set `TERM` anew, what the terminal outside does is not known.
    ///
    /// - Source: VTE since 0.58 ("BiDi in Terminal Emulators"), Konsole's and mlterm's manuals.
    var ordersLines: Bool {
        guard !isMultiplexed else { return false }
        if let version = variable("VTE_VERSION").flatMap({ Int($0) }), version >= 5800 { return true }
        return isSet("KONSOLE_VERSION") || isSet("MLTERM")
    }

    /// Whether the terminal has links (OSC 8). tmux has them since 3.4, and withholds them from terminals that have
    /// none; what is outside of screen is not known.
    ///
    /// - Source: the terminals' own release notes; VTE's since 0.50.
    var hasLinks: Bool {
        if isSet("TMUX") { return variable("TERM_PROGRAM") == "tmux" && version(of: "TERM_PROGRAM_VERSION") >= 304 }
        if isSet("STY") { return false }
        if let version = variable("VTE_VERSION").flatMap({ Int($0) }) { return version >= 5000 }
        if ["KONSOLE_VERSION", "KITTY_WINDOW_ID", "WT_SESSION", "DOMTERM"].contains(where: isSet) { return true }
        let programs: Set = ["iTerm.app", "WezTerm", "vscode", "ghostty", "WarpTerminal", "rio", "Tabby", "contour"]
        if let program = variable("TERM_PROGRAM"), programs.contains(program) { return true }
        let names = ["xterm-kitty", "foot", "alacritty", "contour", "wezterm", "xterm-ghostty", "rio"]
        let name = variable("TERM") ?? ""
        return names.contains { name == $0 || name.hasPrefix($0 + "-") }
    }

    /// Why a text that is sent to be copied (OSC 52) would not arrive; nil if it may, as far as is known.
    ///
    /// - Source: VTE has no OSC 52 before 0.76; screen hands on nothing that it does not know.
    var whyNotCopying: String? {
        if isSet("STY"), !isSet("TMUX") { return "screen does not hand it on to the terminal" }
        if !isSet("TMUX"), let version = variable("VTE_VERSION").flatMap({ Int($0) }), version < 7600 {
            return "this terminal does not let programs copy"
        }
        return nil
    }

    /// The first two numbers of a version, as in 304 for 3.4a; 0 if there are none.
    private func version(of name: String) -> Int {
        let parts = (variable(name) ?? "").split(separator: ".").prefix(2)
        let numbers = parts.compactMap { Int($0.prefix { $0.isNumber }) }
        return numbers.count == 2 ? numbers[0] * 100 + numbers[1] : 0
    }

    /// Whether the background is light, as rxvt, Konsole and others say in `COLORFGBG`; nil if nothing says so. `15;0` is
    /// white on black, `0;default;15` black on white.
    ///
    /// - Source: rxvt's manual; which of the sixteen colours are dark is Vim's rule for this variable.
    var background: Background? {
        guard let last = variable("COLORFGBG")?.split(separator: ";").last, let color = Int(last),
            (0..<16).contains(color)
        else { return nil }
        return color < 7 || color == 8 ? .dark : .light
    }

    /// Whether tmux or screen stands between the program and the terminal.
    var isMultiplexed: Bool { isSet("TMUX") || isSet("STY") }

    private func isSet(_ name: String) -> Bool { variable(name)?.isEmpty == false }
}

extension ReaderOptions {
    /// Fits the reader to a terminal.
    mutating func suit(_ capabilities: Capabilities, _ traits: TerminalTraits) {
        let suitable: Theme =
            switch traits.background {
            case .light: .light
            case .dark: .dark
            case nil: .standard
            }
        theme = capabilities.colors == 0 ? .monochrome : suitable
        colors = capabilities.colors
        glyphs = suitingGlyphs(isUnicode: capabilities.isUnicode)
        ordersLines = !traits.ordersLines
    }
}
