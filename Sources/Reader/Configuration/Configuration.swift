import Terminal

/// What people may set to their liking. Where a value is nil, it is what suits the terminal, or what was chosen in the
/// reader the last time.
package struct Configuration: Hashable, Sendable {
    /// The name of a theme.
    package var theme: String?
    package var glyphs: Glyphs?
    package var isMouseOn: Bool?
    /// The command that opens links, its words parted by blanks; `%s` stands for the link, which else comes last.
    package var browser: String?
    package var dates = DateStyle()
    /// The widest that the column of an article's text gets.
    package var textColumns = 72
    /// The columns of the list and of the panel.
    package var listColumns: Int?
    package var panelColumns: Int?
    /// What the line below a headline in the list tells, in this order.
    package var listLine: [ListPart] = [.source, .date, .minutes]
    package var keymap = Keymap()
    /// Looks that go before the theme's.
    package var colors: [Ink: Style] = [:]

    package init() {}
}

/// What the line below a headline in the list may tell.
package enum ListPart: String, Hashable, Sendable, CaseIterable {
    case source, byline, date, time, minutes, words
}

/// A mistake in a configuration: where it stands, and what is wrong, as a sentence without its full stop.
package struct ConfigurationFault: Hashable, Sendable {
    /// From 1.
    package let line: Int
    /// From 1, in Unicode scalars.
    package let column: Int
    package let words: String

    /// 'FILE:3:9: expected ...', as compilers say it and editors read it.
    package func described(file: String) -> String { "\(file):\(line):\(column): \(words)" }
}
