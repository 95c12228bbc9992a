import ArgumentParser
import Languages
import Newsroom

struct LanguagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "languages",
        abstract: "List the languages that are told apart, and how well names are found in them.",
        discussion: """
            Names are found by a model in the languages that have figures: F1, precision and recall in percent for \
            people, places and organisations, with exact borders, and wrong names in 1000 words, all as measured when \
            the model was made. In the others only names that lists know are shown.

              dateline languages
              dateline languages --json
            """)

    // No library is needed, but scripts give these to all commands.
    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let languages = try Desk.loadLanguages()
        var out = Output()
        for language in languages.entries.prefix(output.limit ?? .max) {
            if output.json { out.line(JSON.language(language).line) } else { out.show(language.columns) }
        }
        out.flush()
    }
}

extension LanguageEntry {
    /// Code, name and figures, each padded to its column.
    fileprivate var columns: String {
        let start = padded(tag, to: 9) + padded(name, to: 22)
        guard let figures else { return start + (model == nil ? "from lists" : "by a model") }
        return start
            + "F1 \(figures.f1)  P \(figures.precision)  R \(figures.recall)  wrong \(figures.wrong)  \(figures.sets)"
    }

    private func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}

extension JSON {
    /// A line of `languages --json`.
    fileprivate static func language(_ language: LanguageEntry) -> JSON {
        [
            "language": .string(language.tag), "name": .string(language.name), "model": .text(language.model),
            "f1": figure(language.figures?.f1), "precision": figure(language.figures?.precision),
            "recall": figure(language.figures?.recall), "wrong_per_1000": figure(language.figures?.wrong),
            "sets": .text(language.figures?.sets),
        ]
    }

    private static func figure(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }
}
