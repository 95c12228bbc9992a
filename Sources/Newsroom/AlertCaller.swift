import Glibc
import Libraries
import News
import Reader
import Terminal

/// Calls a command of the person's own when something watched comes.
///
/// The command gets each text as one whole argument, and no shell reads it: nothing that an article says can become a
/// command, an option or another argument.
package struct AlertCaller: Sendable {
    private let command: [String]
    private let library: any NewsLibrary

    /// How many watches are told at a time, and how many characters of a text.
    private static let (mostNotices, longest) = (10, 400)

    /// - Parameter command: the program and its arguments, of which `{title}` and `{text}` stand for what is told; empty for
    ///   none.
    package init(command: [String], library: any NewsLibrary) {
        self.command = command
        self.library = library
    }

    /// Calls the command once for each watch that has something new, but never twice within a minute for one watch,
    /// whichever program calls it.
    ///
    /// - Returns: whether something is left to be told a minute later.
    /// - Throws: `LibraryError`, or why the command could not be started.
    package func call(now: Moment = Moment(seconds: Int64(time(nil)))) throws -> Bool {
        if command.isEmpty || library.isReadOnly { return false }
        let (notices, isMore) = try library.takeWatchNotices(now: now, limit: Self.mostNotices)
        for notice in notices {
            let sentence = try library.sentence(of: notice.watch, in: notice.newest.id)
            try Child.launch(arguments(notice, sentence))
        }
        return isMore
    }

    /// The words of the command for one notice.
    func arguments(_ notice: WatchNotice, _ sentence: String) -> [String] {
        let more = notice.articles > 1 ? " (and \(notice.articles - 1) more)" : ""
        let title = notice.watch.name + ": " + notice.newest.headline + more
        return command.map { word in
            switch word {
            case "{title}": harmless(title)
            case "{text}": harmless(sentence)
            default: word
            }
        }
    }

    /// A text on one line, without control characters, that no program takes for an option.
    private func harmless(_ text: String) -> String {
        let line = String(
            visible(text.split(whereSeparator: \.isWhitespace).joined(separator: " ")).prefix(Self.longest))
        return line.hasPrefix("-") ? " " + line : line
    }
}
