/// What the terminal of a `Screen` can show and do.
package struct Capabilities: Hashable, Sendable {
    /// 0 in monochrome, else 8, 16, 256, or millions for direct colour.
    package let colors: Int
    /// Whether letters beyond ASCII reach the terminal; where not, they are shown by their nearest ASCII.
    package let isUnicode: Bool
    /// Whether mouse reporting and copying to the clipboard can be asked of it.
    package let isLikeXterm: Bool
}

/// Whether a screen may use colours.
package enum ColorUse: Hashable, Sendable {
    /// As many as the terminal has.
    case automatic
    /// None, as `NO_COLOR` asks for; bold, underline and the rest remain.
    case never
}

/// Why a screen could not be opened.
package enum ScreenError: Error, Equatable {
    case notATerminal
    /// There is no description of a terminal of this name; `nil` where `TERM` gave the name.
    case unknownTerminal(name: String?)
    /// The terminal cannot place its cursor, as `TERM=dumb` says.
    case tooSimple
    /// A process has one screen.
    case alreadyOpen
}
