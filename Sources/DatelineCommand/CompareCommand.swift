import ArgumentParser
import News
import Newsroom

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Hold two articles on one event side by side.",
        discussion: """
            Prints where they differ: numbers of the same things, names that only one has, and words in which they say \
            the same; then with --json all sentences, those that say the same beside each other.

              dateline compare 3 8
              dateline compare 3 8 --json
            """)

    @Argument(help: "The number of an article, as 'dateline list' shows it.")
    var article: Int64

    @Argument(help: "The number of another article.")
    var other: Int64

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if other == article { throw ValidationError("Give the numbers of two articles, not one twice.") }
    }

    func run() throws {
        let library = try self.library.openForReading()
        for number in [article, other] where try library.article(number) == nil { throw noSuchArticle(number) }
        guard let comparison = try library.comparison(of: article, with: other) else { throw noSuchArticle(article) }
        var out = Output()
        if output.json {
            out.line(JSON.comparison(comparison).line)
        } else {
            out.comparison(comparison)
        }
        out.flush()
    }
}

extension Output {
    fileprivate mutating func comparison(_ comparison: TellingComparison) {
        for (number, difference) in comparison.differences.enumerated() {
            if number > 0 { line("") }
            line(difference.kind.rawValue.uppercased())
            show("  \(outlet(comparison.one))", difference.says)
            show("    \(difference.one.text)")
            show("  \(outlet(comparison.other))", difference.otherSays)
            show("    \(difference.other.text)")
        }
        if !comparison.quotations.isEmpty {
            if !comparison.differences.isEmpty { line("") }
            line("QUOTED BY BOTH")
            quotations(comparison.quotations)
        }
        if comparison.differences.isEmpty { complain("The two have no sentences in common that differ.") }
    }

    private func outlet(_ article: ArticleLine) -> String { article.source ?? "article \(article.id)" }
}

extension JSON {
    /// The object of `compare --json`. `lit` holds the words that the other sentence does not have, as offsets into `text`.
    fileprivate static func comparison(_ comparison: TellingComparison) -> JSON {
        [
            "one": .object(comparison.one.members), "other": .object(comparison.other.members),
            "differences": .array(
                comparison.differences.map { difference in
                    [
                        "kind": .string(difference.kind.rawValue), "says": .string(difference.says),
                        "other_says": .string(difference.otherSays), "one": sentence(difference.one),
                        "other": sentence(difference.other),
                    ]
                }),
            "quotations": .array(comparison.quotations.map(quotation)),
            "rows": .array(
                comparison.rows.map { row in
                    ["one": row.one.map(sentence) ?? .null, "other": row.other.map(sentence) ?? .null]
                }),
        ]
    }

    private static func sentence(_ sentence: TellingComparison.Sentence) -> JSON {
        ["text": .string(sentence.text), "lit": .ranges(sentence.lit, in: sentence.text)]
    }
}
