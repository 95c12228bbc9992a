import ArgumentParser
import Libraries
import News
import Newsroom
import Reader

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "List, test and apply the rules for articles that come in.",
        discussion: """
            A rule is a search and what is done with each article that matches it: a tag, a star, marked as read, \
            hidden. Rules stand in the configuration, and act once on what comes by import, feeds and sync; a rule that \
            asks for names acts when these are found.

              [rules.sport]
              match = "title:football OR title:tennis"
              tag = "sport"
              hide = true

              dateline rules test sport
              dateline rules apply sport
            """,
        subcommands: [RulesListCommand.self, RulesTestCommand.self, RulesApplyCommand.self],
        defaultSubcommand: RulesListCommand.self)
}

/// The rules that a command is about.
private struct AskedRules {
    let rules: [Rule]
    /// Whether all were asked for, and the configuration has something that is wrong and was left out.
    let isIncomplete: Bool

    /// Ends the command with 1 if they are incomplete.
    func requireComplete() throws {
        if isIncomplete { throw ExitCode.incomplete }
    }
}

/// All rules of the configuration, or the one with a given name. Ends the command if there is none.
private func rules(_ library: LibraryOptions, named name: String?) throws -> AskedRules {
    let file = ConfigurationFile(path: library.config)
    for fault in file.faults { complain(fault) }
    let all = file.configuration.rules
    let wanted = all.filter { name == nil || $0.name == name }
    if !wanted.isEmpty {
        return AskedRules(rules: wanted, isIncomplete: name == nil && !file.faults.isEmpty)
    }
    if let name, !all.isEmpty {
        complain("There is no rule '\(name)'; there are \(all.map(\.name).joined(separator: ", ")).")
        throw ExitCode.impossible
    }
    complain("\(file.path) has no rules; 'dateline help rules' shows one.")
    throw ExitCode.incomplete
}

private struct RulesListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the rules, in the order in which they act.",
        discussion: "  dateline rules list --json")

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let asked = try rules(library, named: nil)
        var out = Output()
        for rule in asked.rules.prefix(output.limit ?? .max) {
            if output.json {
                out.line(JSON.object(rule.members + [("match", .string(rule.match))]).line)
            } else {
                out.show(rule.name, rule.deeds, rule.match)
            }
        }
        out.flush()
        try asked.requireComplete()
    }
}

/// What the commands share that have rules work on the archive.
private struct ChosenRules: ParsableArguments {
    @Argument(help: "The rule; all if left out.")
    var name: String?

    @OptionGroup var library: LibraryOptions

    /// The rules that were asked for, and the library. Ends the command if there is none.
    func open() throws -> (AskedRules, any NewsLibrary) {
        (try rules(library, named: name), try library.openExisting())
    }
}

private struct RulesTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Show what the rules would do in the archive, without doing it.",
        discussion: """
            Prints the articles of the archive that each rule matches, newest first.

              dateline rules test
              dateline rules test sport --limit 20
            """)

    @OptionGroup var chosen: ChosenRules
    @OptionGroup var output: OutputOptions

    func run() throws {
        let (asked, library) = try chosen.open()
        var out = Output()
        defer { out.flush() }
        for rule in asked.rules {
            let prepared = PreparedRule(today: rule)
            if !output.json {
                let count = try library.count(matching: prepared.query, cap: .max, withUnread: false).total
                out.show("\(rule.name): \(counted(count, "article")): \(rule.deeds)")
            }
            try show(prepared, library, &out)
        }
        try asked.requireComplete()
    }

    private func show(_ rule: PreparedRule, _ library: any NewsLibrary, _ out: inout Output) throws {
        var left = output.limit ?? .max
        var position: ListPosition?
        while left > 0 {
            let lines = try library.articles(matching: rule.query, olderThan: position, limit: min(500, left))
            for line in lines {
                if output.json {
                    out.line(
                        JSON.object(
                            rule.rule.members + [
                                ("article", .integer(Int(line.id))), ("headline", .text(line.headline)),
                            ]
                        ).line)
                } else {
                    out.article(line, json: false)
                }
            }
            guard let last = lines.last, lines.count == min(500, left) else { return }
            position = last.position
            left -= lines.count
        }
    }
}

private struct RulesApplyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Have the rules act on the whole archive.",
        discussion: """
            Prints what has changed. 'dateline tag --matching' takes a tag away again; 'is:hidden' finds what is hidden, and \
            X in the reader brings it back.

              dateline rules apply sport
            """)

    @OptionGroup var chosen: ChosenRules
    @OptionGroup var output: OutputOptions

    func run() throws {
        let (asked, library) = try chosen.open()
        var out = Output()
        for rule in asked.rules {
            let counts = try library.applyToAll(PreparedRule(today: rule))
            let done = [
                ("tagged", counts.tagged), ("starred", counts.starred), ("read", counts.read),
                ("hidden", counts.hidden),
            ]
            if output.json {
                let members: [(name: String, value: JSON)] =
                    [("rule", .string(rule.name)), ("matched", .integer(counts.matched))]
                    + done.map { ($0.0, .integer($0.1)) }
                out.line(JSON.object(members).line)
            } else {
                let words = done.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
                let said = words.isEmpty ? "nothing to change" : words.joined(separator: ", ")
                out.show("\(rule.name): \(counted(counts.matched, "article")): \(said)")
            }
        }
        out.flush()
        try asked.requireComplete()
    }
}

extension Rule {
    /// The members of a rule in JSON.
    fileprivate var members: [(name: String, value: JSON)] {
        [
            ("rule", .string(name)), ("tags", .array(tags.map { .string($0) })), ("star", .bool(stars)),
            ("read", .bool(marksRead)), ("hide", .bool(hides)),
        ]
    }
}
