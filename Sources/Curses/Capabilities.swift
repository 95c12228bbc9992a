/// What the terminal of a `Screen` can show and do.
package struct Capabilities: Hashable, Sendable {
    /// 0 for monochrome, otherwise 8, 16, 256, or millions for direct colour.
    package let colors: Int
    /// Whether letters beyond ASCII reach the terminal; if not, the nearest ASCII is shown.
    package let isUnicode: Bool
    /// Whether it has mouse reports and a clipboard that can be copied to.
    package let isLikeXterm: Bool
}

/// Whether a screen may use colours.
package enum ColorUse: Hashable, Sendable {
    /// As many as the terminal has.
    case automatic
    /// None, as `NO_COLOR` asks; bold, underline and the rest remain.
    case never
}

/// Why a screen could not be opened.
package enum ScreenError: Error, Equatable {
    case notATerminal
    /// The system has no description of a terminal of this name; nil if `TERM` gave the name.
    case unknownTerminal(name: String?)
    /// The terminal cannot place its cursor, as `TERM=dumb` says.
    case tooSimple
    /// This process has a screen already, or the terminal's modes could not be read.
    case alreadyOpen
}
