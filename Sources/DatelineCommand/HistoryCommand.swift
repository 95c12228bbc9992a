import ArgumentParser
import News
import Newsroom

struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Show how the text of an article changed.",
        discussion: """
            When an outlet changes an article, the text before is kept: 'keep-versions' in the configuration says how many. \
            Prints for each change, oldest first, the sentences that went or came; with --json the former texts too.

              dateline history 3
              dateline history 3 --json
            """)

    @Argument(help: "The article's number, as 'dateline list' shows it.")
    var article: Int64

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try self.library.openForReading()
        guard let history = try library.history(of: article) else { throw noSuchArticle(article) }
        var out = Output()
        if output.json {
            out.line(JSON.history(history).line)
        } else {
            out.history(history)
        }
        out.flush()
        if history.changes.isEmpty {
            complain("No former text of article \(article) is kept.")
            throw ExitCode.incomplete
        }
    }
}

extension Output {
    fileprivate mutating func history(_ history: TextHistory) {
        for (number, change) in history.changes.enumerated() {
            if number > 0 { line("") }
            line("CHANGED \(change.made.iso8601)")
            for row in change.sentences {
                if let old = row.one { show("  - \(old.text)") }
                if let new = row.other { show("  + \(new.text)") }
            }
        }
    }
}

extension JSON {
    /// The object of `history --json`. `lit` holds the words that the other form of a sentence does not have, as offsets
    /// into its `text`.
    fileprivate static func history(_ history: TextHistory) -> JSON {
        [
            "article": .integer(Int(history.article.id)), "headline": .text(history.article.headline),
            "versions": .array(history.versions.map(version)),
            "changes": .array(
                history.changes.map { change in
                    [
                        "made": .moment(change.made),
                        "sentences": .array(
                            change.sentences.map { row in
                                ["before": row.one.map(form) ?? .null, "after": row.other.map(form) ?? .null]
                            }),
                    ]
                }),
        ]
    }

    private static func form(_ sentence: TellingComparison.Sentence) -> JSON {
        ["text": .string(sentence.text), "lit": .ranges(sentence.lit, in: sentence.text)]
    }
}
