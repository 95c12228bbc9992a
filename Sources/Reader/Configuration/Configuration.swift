import News
import Terminal

/// What people can set. nil stands for what suits the terminal, or for what was chosen in the reader the last time.
package struct Configuration: Hashable, Sendable {
    /// The name of a theme.
    package var theme: String?
    package var glyphs: Glyphs?
    package var isMouseOn: Bool?
    /// Whether text that runs right to left is put into the order of the screen, or left for the terminal to do.
    package var ordersLines: Bool?
    /// Whether links are given to the terminal.
    package var showsLinks: Bool?
    /// Whether the article with the cursor is shown beside the list.
    package var previews = true
    /// The command that opens links, its words separated by blanks; `%s` stands for the link, which otherwise comes
    /// last.
    package var browser: String?
    /// The shell command that prints the password of a service to sync with; nil for none.
    package var passwordCommand: String?
    package var dates = DateStyle()
    /// The tag of the language that is usually read: an article in another one shows its own.
    package var language = "en"
    /// The widest that an article's column of text may be.
    package var textColumns = 72
    /// The columns of the list and of the panel.
    package var listColumns: Int?
    package var panelColumns: Int?
    /// The order in which the list is shown at first.
    package var order = ListOrder.newest
    /// What the line below a headline shows, in this order.
    package var listLine: [ListPart] = [.source, .date, .minutes, .tags, .news]
    /// The order of the names in the panel.
    package var nameOrder = NameOrder.weight
    /// The program, with its arguments, that is called when something watched comes; empty for none. An argument
    /// `{title}` or `{text}` stands for what is told.
    package var alertCommand: [String] = []
    /// How many former texts of an article are kept.
    package var keptVersions = 20
    package var keymap = Keymap.standard
    /// The commands that have a name, in the order of the file.
    package var commands: [NamedCommand] = []
    /// What is done with articles as they come in, in the order of the file.
    package var rules: [Rule] = []
    /// Looks that replace the theme's.
    package var colors: [Ink: Style] = [:]

    package init() {}
}

/// A command of the person's own that an article is given to: `translate = ["trans", "-b"]`.
package struct NamedCommand: Hashable, Sendable {
    /// In lower case, with digits and hyphens; no action and no command at `:` has it.
    package let name: String
    /// The program and its arguments, as the program gets them: no shell reads them.
    package let words: [String]
}

/// What the line below a headline can show.
package enum ListPart: String, Hashable, Sendable, CaseIterable {
    case source, byline, date, time, minutes, words, tags
    /// What is new in it for a person who has read other tellings of its story.
    case news
}

/// A mistake in a configuration: where it is, and what is wrong, as a sentence without its full stop.
package struct ConfigurationFault: Hashable, Sendable {
    /// From 1.
    package let line: Int
    /// From 1, in Unicode scalars.
    package let column: Int
    package let words: String

    /// As in 'FILE:3:9: expected ...', which compilers write and editors read.
    package func described(file: String) -> String { "\(file):\(line):\(column): \(words)" }
}
