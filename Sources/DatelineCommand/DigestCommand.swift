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
            what. 'dateline alerts --watch NAME' watches a name. With --json each watch is an object, and each story. \
            --limit is for the articles of each watch, and for the stories; 20 if left out.

              dateline digest
              dateline digest --since 2024-03-05 --format html > morning.html
              dateline digest --since last-week
              dateline digest --json --limit 5
            """)

    @Option(help: ArgumentHelp("The first day that counts; yesterday if left out.", valueName: "day"))
    var since: String?

    @Option(help: "The form of the page: text, markdown or html.")
    var format = Format.text

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if output.json, format != .text { throw ValidationError("--json and --format do not go together.") }
        if since != nil, day == nil {
            throw ValidationError("--since needs a day such as 2024-03-05, monday or last-week.")
        }
    }

    func run() throws {
        guard let day else { return }
        let library = try self.library.openForReading()
        let digest = try library.digest(since: day, limit: output.limit ?? 20)
        var out = Output()
        if output.json {
            for part in digest.watches { out.line(JSON.digest(part).line) }
            for part in digest.stories { out.line(JSON.digest(part).line) }
        } else {
            print(DigestPage(digest), &out)
        }
        out.flush()
        if digest.watches.isEmpty, digest.stories.isEmpty {
            complain("Nothing is new since \(Moment(seconds: Int64(day.number) * 86_400, hasTime: false).iso8601).")
            throw ExitCode.incomplete
        }
    }

    private func print(_ page: DigestPage, _ out: inout Output) {
        let text =
            switch format {
            case .text: page.text
            case .markdown: page.markdown
            case .html: page.html
            }
        if format == .text {
            out.line(visible(text, keepingLines: true))
        } else {
            out.show(raw: replacingControls(in: text))
        }
    }

    /// The day that was typed, or yesterday; nil for what is no day.
    private var day: CivilDay? {
        let today = Moment(seconds: Int64(time(nil))).day
        guard let since else { return CivilDay(number: today.number - 1) }
        return DaySpan(typed: since, today: today)?.first
    }
}

extension JSON {
    /// The object of `digest --json` for something watched.
    fileprivate static func digest(_ part: Digest.WatchPart) -> JSON {
        let articles = zip(part.articles, part.sentences).map { article, sentence in
            JSON.object(article.members(watchedFor: sentence))
        }
        return .object(part.watch.members + [("articles", .array(articles))])
    }

    /// The object of `digest --json` for a story, whose members are those of `story --json`.
    fileprivate static func digest(_ part: Digest.StoryPart) -> JSON {
        [
            "article": .integer(Int(part.story.article)), "headline": .text(part.story.headline),
            "tellings": .array(part.tellings.map(telling)),
        ]
    }
}
