import ArgumentParser
import Libraries
import News
import Newsroom
import Reader

struct CorrectionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corrections",
        abstract: "List what was corrected, and undo it.",
        discussion: """
            Newest first. Each can be undone, whatever was corrected since; only where a later correction is about what \
            an earlier one made, the later one is undone first.

              dateline corrections
              dateline corrections undo 12
            """,
        subcommands: [CorrectionsListCommand.self, CorrectionsUndoCommand.self],
        defaultSubcommand: CorrectionsListCommand.self)
}

private struct CorrectionsListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what was corrected, newest first.",
        discussion: "  dateline corrections list --json")

    @Flag(help: "Only names that are hidden.")
    var hidden = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let all = try library.openForReading().listedCorrections()
        let shown = all.filter { correction in
            if case .hide = correction.filed.correction { true } else { !hidden }
        }
        var out = Output()
        for correction in shown.prefix(output.limit ?? .max) { out.correction(correction, output) }
        out.flush()
        if shown.isEmpty {
            complain(hidden ? "No name is hidden." : "Nothing was corrected.")
            throw ExitCode.incomplete
        }
    }
}

private struct CorrectionsUndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Undo corrections.", discussion: "  dateline corrections undo 12")

    @Argument(help: "The corrections' numbers, as 'dateline corrections' shows them.")
    var corrections: [Int64]

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try self.library.openExisting()
        var missing = 0
        for id in corrections {
            if try library.corrections().contains(where: { $0.id == id }) {
                try undo(id, in: library, output)
            } else {
                complain("There is no correction \(id); 'dateline corrections' shows the numbers.")
                missing += 1
            }
        }
        try requireFound(missing: missing, of: corrections.count)
    }
}

/// Undoes a correction and prints what it was.
func undo(_ id: FiledCorrection.ID, in library: any NewsLibrary, _ output: OutputOptions) throws {
    let listed = try library.listedCorrections().first { $0.id == id }
    try library.undoCorrection(id)
    var out = Output()
    if let listed { out.correction(listed, output, isUndone: true) }
    out.flush()
}

extension Output {
    /// Prints a correction: number, day, what it is, how many articles it changes.
    mutating func correction(_ listed: ListedCorrection, _ output: OutputOptions, isUndone: Bool = false) {
        if output.json { return line(JSON.listed(listed, isUndone: isUndone).line) }
        let words = (isUndone ? "Undone: " : "") + listed.filed.sentence
        let obstacle = listed.obstacle.map { "needed by \($0)" }
        show(
            ["\(listed.id)", listed.filed.made.day.iso8601, words, counted(listed.articles, "article")]
                + [listed.headline, obstacle].compactMap { $0 })
    }
}

extension JSON {
    /// The object of `corrections --json`.
    fileprivate static func listed(_ listed: ListedCorrection, isUndone: Bool) -> JSON {
        let filed = listed.filed
        let (sort, value) = filed.correction.members(otherName: filed.otherName)
        let members: [(name: String, value: JSON)] = [
            ("correction", .integer(Int(listed.id))), ("sort", .string(sort)), ("name", .string(filed.name)),
            ("to", value), ("article", filed.scope.article.map { .integer(Int($0)) } ?? .null),
            ("headline", .text(listed.headline)), ("mention", .text(filed.words)),
            ("articles", .integer(listed.articles)), ("made", .moment(filed.made)),
            ("undone", .bool(isUndone)), ("needed_by", listed.obstacle.map { .integer(Int($0)) } ?? .null),
        ]
        return .object(members)
    }
}

extension EntityCorrection {
    /// The word for the sort of correction, and what it gives: a name, a kind or a location.
    fileprivate func members(otherName: String?) -> (sort: String, to: JSON) {
        switch self {
        case .merge: ("merge", .text(otherName))
        case .split: ("split", .text(otherName))
        case .rename(_, let name): ("rename", .string(name))
        case .changeKind(_, let kind): ("kind", .string(kind.rawValue))
        case .hide: ("hide", .null)
        case .locate(_, let place): ("location", .place(place))
        }
    }
}
