import Curses
import Reader

/// Decides where a copied text goes, and what is said about that.
///
/// tmux with its usual settings (`set-clipboard external`) ignores programs that copy, but copies for those that use
/// its own command. screen passes nothing on.
struct Clipboard {
    let traits: TerminalTraits
    /// The folders in which programs are looked for, parted by colons.
    let folders: String

    /// Whether tmux is asked to copy, by its own command; that may take a moment.
    var asksTmux: Bool { traits.variable("TMUX")?.isEmpty == false && Self.toBoth.path(in: folders) != nil }

    private static let toBoth = tmux(["load-buffer", "-w", "-"])
    private static let toBuffer = tmux(["load-buffer", "-"])
    private static let setting = tmux(["show-options", "-sv", "set-clipboard"])

    private static func tmux(_ arguments: [String]) -> LimitedTool {
        LimitedTool(name: "tmux", arguments: arguments, memory: 1 << 28, seconds: 2, mostOutput: 1 << 12)
    }

    /// Copies by way of tmux.
    func copyThroughTmux(_ text: String) -> Notice {
        guard let path = Self.toBoth.path(in: folders) else { return refusal(text) }
        let bytes = Array(text.utf8)
        let isOff = Self.setting.output(of: path, reading: []).map { $0.starts(with: "off".utf8) } ?? false
        if !isOff, Self.toBoth.output(of: path, reading: bytes) != nil { return Notice("Copied: \(start(of: text))") }
        guard Self.toBuffer.output(of: path, reading: bytes) != nil else { return refusal(text) }
        return Notice("Copied to tmux's own buffer, since tmux may not copy to the clipboard: \(start(of: text))")
    }

    /// Copies by way of the terminal.
    func copy(_ text: String, to screen: Screen) -> Notice {
        if let reason = traits.whyNotCopying {
            return Notice("Not copied: \(reason). \(start(of: text))", isError: true)
        }
        return screen.copy(text) ? Notice("Copied: \(start(of: text))") : refusal(text)
    }

    private func refusal(_ text: String) -> Notice {
        Notice("This terminal does not let programs copy. \(start(of: text))", isError: true)
    }

    private func start(of text: String) -> Substring { text.prefix { !$0.isNewline } }
}
