import ArgumentParser
import Libraries
import News
import Newsroom
import Reader

struct CorrectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Correct who, what or where a name is.",
        discussion: """
            A correction holds everywhere, for articles to come too; with --article in one article, with --mention at \
            one place in it. 'dateline corrections' lists what was corrected and undoes any of it.

              dateline correct merge 'M. Gerhartz' 'Maria Gerhartz'
              dateline correct merge 'Ingo Gerhartz' 'Maria Gerhartz' --article 3 --mention 2
              dateline correct location Paris 48.85 2.35
            """,
        subcommands: [
            MergeCommand.self, SplitCommand.self, RenameCommand.self, KindCommand.self, HideCommand.self,
            UnhideCommand.self, LocationCommand.self,
        ])
}

private struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Two names mean the same.",
        discussion: "  dateline correct merge 'M. Gerhartz' 'Maria Gerhartz'")

    @Argument(help: "The name that is not one of its own.") var name: String
    @Argument(help: "The name that it is the same as.") var into: String
    @OptionGroup var options: CorrectOptions

    func run() throws {
        try options.correct(name) { entity, names in .merge(entity.id, into: try names.entity(into, kind: nil).id) }
    }
}

private struct SplitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split", abstract: "Part of what a name covers is another.",
        discussion: """
            Everywhere it is one spelling that is another; with --article or --mention the spelling may be left out.

              dateline correct split 'Ingo Gerhartz' 'Maria Gerhartz'
              dateline correct split 'Ingo Gerhartz' --article 3 --mention 2
            """)

    @Argument(help: "The name.") var name: String
    @Argument(help: "The spelling that means another.") var spelling: String?
    @OptionGroup var options: CorrectOptions

    func validate() throws {
        if spelling == nil, options.article == nil {
            throw ValidationError("Name the spelling that means another, or an --article.")
        }
    }

    func run() throws {
        try options.correct(name) { entity, names in
            if let spelling { try names.requireSpelling(spelling, of: entity) }
            return .split(alias: spelling, from: entity.id)
        }
    }
}

private struct RenameCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename", abstract: "Show another name.",
        discussion: "  dateline correct rename 'B. Pistorius' 'Boris Pistorius'")

    @Argument(help: "The name.") var name: String
    @Argument(help: "The new name.") var new: String
    @OptionGroup var options: CorrectOptions

    func run() throws { try options.correct(name) { entity, _ in .rename(entity.id, to: new) } }
}

private struct KindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kind", abstract: "Say what a name is: a person, a place, a weapon.",
        discussion: "  dateline correct kind Washington person --article 3")

    @Argument(help: "The name.") var name: String
    @Argument(help: "The kind: \(KindOfName.allValueStrings.joined(separator: ", ")).")
    var new: KindOfName
    @OptionGroup var options: CorrectOptions

    func run() throws { try options.correct(name) { entity, _ in .changeKind(entity.id, to: new.kind) } }
}

/// A kind that a name can be made: all but a date.
private struct KindOfName: ExpressibleByArgument {
    let kind: EntityKind

    init?(argument: String) {
        guard let kind = EntityKind(argument: argument), kind != .date else { return nil }
        self.kind = kind
    }

    static var allValueStrings: [String] { EntityKind.allCases.filter { $0 != .date }.map(\.word) }
}

private struct HideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hide", abstract: "Show a name nowhere: it is none.",
        discussion: "  dateline correct hide Mann")

    @Argument(help: "The name.") var name: String
    @OptionGroup var options: CorrectOptions

    func run() throws { try options.correct(name) { entity, _ in .hide(entity.id) } }
}

private struct LocationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "location", abstract: "Say where a place is, or that it is nowhere.",
        discussion: """
            Without a location, lists where the place may be. Degrees south and west are negative; put -- before them.

              dateline correct location Paris
              dateline correct location Paris 48.85 2.35
              dateline correct location Paris --choice 1
              dateline correct location Mann none
            """)

    @Argument(help: "The name.") var name: String
    @Argument(help: ArgumentHelp("Degrees north and east, or 'none'.", valueName: "degrees"))
    var degrees: [String] = []
    @Option(help: ArgumentHelp("The location with this number in the list.", valueName: "number")) var choice: Int?
    @OptionGroup var options: CorrectOptions

    private var typed: Place? { Place(words: degrees.joined(separator: " ")) }

    func validate() throws {
        if degrees.isEmpty || degrees == ["none"] { return }
        if choice != nil { throw ValidationError("Give --choice or degrees, not both.") }
        if typed == nil { throw ValidationError("Expected degrees north and east, as in 52.52 13.405, or none.") }
    }

    func run() throws {
        if degrees.isEmpty, choice == nil { return try options.listLocations(of: name) }
        try options.correct(name) { entity, names in
            guard degrees.isEmpty, let choice else { return .locate(entity.id, at: typed) }
            let choices = try names.library.locations(of: entity.id)
            guard choices.indices.contains(choice - 1) else {
                complain("There is no location \(choice) of \(name); without a number they are listed.")
                throw ExitCode.impossible
            }
            return .locate(entity.id, at: choices[choice - 1].place)
        }
    }
}

private struct UnhideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a name again that was hidden.",
        discussion: "  dateline correct show Mann")

    @Argument(help: "The name.") var name: String
    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try self.library.openExisting()
        let hidden = try library.hiddenEntities(limit: .max).first { folded($0.name) == folded(name) }
        guard let hidden, let id = try library.hiding(of: hidden.id) else {
            complain("No hidden name is '\(name)'; 'dateline entities --hidden' lists them.")
            throw ExitCode.impossible
        }
        try undo(id, in: library, output)
    }
}
