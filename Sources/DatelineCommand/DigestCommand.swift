import ArgumentParser
import Glibc
import News
import Newsroom
import Terminal

struct DigestCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, html
    }

    static let configuration = CommandConfiguration(
        commandName: "digest",
        abstract: "Print a page of what is new: of what is watched, and in the stories.",
        discussion: """
            Prints each watched name with its sentences, and each story with who told it, which names came new, and who said \
            what. 'dateline alerts --watch NAME' watches a name.

              dateline digest
              dateline digest --since 2024-03-05 --format html > morning.html
            """)

    @Option(help: ArgumentHelp("The first day that counts; yesterday if left out.", valueName: "day"))
    var since: String?

    @Option(help: "The form of the page: text, markdown or html.")
    var format = Format.text

    @OptionGroup var library: LibraryOptions

    func validate() throws {
        if since != nil, day == nil { throw ValidationError("--since needs a day such as 2024-03-05.") }
    }

    func run() throws {
        guard let day else { return }
        let library = try self.library.open()
        let digest = try library.digest(since: day)
        var out = Output()
        let page = DigestPage(digest)
        let text =
            switch format {
            case .text: page.text
            case .markdown: page.markdown
            case .html: page.html
            }
        // A file gets the page as it is, a terminal gets it made harmless.
        out.line(format == .text || isatty(STDOUT_FILENO) == 1 ? visible(text, keepingLines: true) : text)
        out.flush()
        if digest.watches.isEmpty, digest.stories.isEmpty {
            complain("Nothing is new since \(Moment(seconds: Int64(day.number) * 86_400, hasTime: false).iso8601).")
            throw ExitCode.incomplete
        }
    }

    /// The day that was typed, or yesterday; nil for what is no day.
    private var day: CivilDay? {
        guard let since else { return CivilDay(number: Moment(seconds: Int64(time(nil))).day.number - 1) }
        if case .from(let day)? = Query(parsing: "from:" + since).terms.first { return day }
        return nil
    }
}
