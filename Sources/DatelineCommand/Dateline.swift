import ArgumentParser
import CLimits
import Glibc
import Newsroom
import Reader
import Terminal

/// The program: its subcommands, and the one that runs if none is named.
@main
struct Dateline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dateline",
        abstract: "Read the news and know who and where.",
        usage: "dateline [<path> ...]\ndateline <command> [<argument> ...]",
        discussion: """
            Without a subcommand, opens the reader. Files and folders that are named are imported first. If the \
            library is empty and none is named, the reader opens the articles that came with it.

              dateline                     open the reader
              dateline ~/articles          import a folder, then open the reader
              dateline who pistorius       look a person up across the archive

            Exit status: 0 done; 1 done, but something was skipped or nothing was found; 2 failed, or nothing of what \
            was named by its number, name or address is there; 64 wrong usage.
            """,
        version: versionLine(),
        subcommands: [
            OpenCommand.self, ImportCommand.self, WatchCommand.self, ExtractCommand.self, KeywordsCommand.self,
            ListCommand.self, ShowCommand.self, SearchCommand.self, StoryCommand.self, CompareCommand.self,
            HistoryCommand.self, AlertsCommand.self, DigestCommand.self, LookupCommand.self, WhoCommand.self,
            WhereCommand.self, DossierCommand.self,
            EntitiesCommand.self, CorrectCommand.self, CorrectionsCommand.self, FeedsCommand.self, SyncCommand.self,
            LibraryCommand.self, CheckCommand.self, BackupCommand.self, RestoreCommand.self,
            DeleteCommand.self, TagCommand.self, TagsCommand.self, NoteCommand.self,
            RulesCommand.self,
            ExportCommand.self,
            LanguagesCommand.self, ConfigCommand.self,
        ],
        defaultSubcommand: OpenCommand.self)

    static func main() {
        // If standard output is closed, writing to it fails, and the program ends quietly.
        signal(SIGPIPE, SIG_IGN)
        limits_let_writes_fail()
        limits_tell_of_memory(memoryFarewell)
        // Commands that have something to finish first replace these handlers.
        for number in [SIGINT, SIGTERM] { signal(number) { _exit(128 + $0) } }
        // A program started from a pool's thread inherits that these signals are blocked.
        var heldBack = sigset_t()
        sigemptyset(&heldBack)
        for number in [SIGINT, SIGTERM] { sigaddset(&heldBack, number) }
        sigprocmask(SIG_UNBLOCK, &heldBack, nil)
        let words = Array(CommandLine.arguments.dropFirst())
        hidePasswords()
        do {
            if let library = plainStart(words) {
                try requireDescriptors()
                try openPlainly(library: library)
                closeAndEnd(EXIT_SUCCESS)
            }
            if let script = scriptOfCompletion(words) { return print(script) }
            let words = subcommandFirst(words)
            if let (mistake, group) = unknownSubcommand(words) { endWronglyUsed(mistake, group) }
            if let topic = unknownTopic(words) {
                throw ValidationError("There is no command '\(topic)' to explain; 'dateline help' lists them.")
            }
            var command = try parseAsRoot(words)
            try requireDescriptors()
            try command.run()
            closeAndEnd(EXIT_SUCCESS)
        } catch  where error is ExitCode || exitCode(for: error) != .failure {
            end(error)
        } catch {
            // The parser and the commands themselves give every error of theirs a status; this is one from below.
            complain(wording(of: error))
            end(ExitCode.impossible)
        }
    }

    /// Ends the program as the parser would, but makes safe what its messages repeat of the command line.
    private static func end(_ error: any Error) -> Never {
        let code = exitCode(for: error)
        if code.isSuccess { exit(withError: error) }
        let message = fullMessage(for: error)
        if !message.isEmpty { printError(visible(message, keepingLines: true)) }
        closeAndEnd(code.rawValue)
    }

    /// Begins nothing without the descriptors that it takes to work on a library: parts of the system end a program that
    /// gets none.
    private static func requireDescriptors() throws {
        if limits_lacks_descriptors() != 0 { throw NewsroomError.noDescriptors }
    }

    /// What 'help' is asked for that is no command; nil for anything else.
    private static func unknownTopic(_ words: [String]) -> String? {
        guard words.first == "help", words != ["help", "help"] else { return nil }
        var commands = configuration.subcommands
        for word in words.dropFirst() where !word.hasPrefix("-") {
            guard let command = commands.first(where: { $0._commandName == word }) else { return word }
            commands = command.configuration.subcommands
        }
        return nil
    }

    /// What is wrong where a word stands in the place of a subcommand of a subcommand and is none, and whose subcommand it
    /// would be; nil if nothing is.
    private static func unknownSubcommand(_ words: [String]) -> (mistake: String, group: ParsableCommand.Type)? {
        let words = words.first == "help" ? Array(words.dropFirst()) : words
        guard words.count > 1, !words[1].hasPrefix("-"),
            let group = configuration.subcommands.first(where: { $0._commandName == words[0] })
        else { return nil }
        let names = group.configuration.subcommands.map { $0._commandName }
        if names.isEmpty || names.contains(words[1]) { return nil }
        let advice = nearName(to: words[1], among: names).map { "Did you mean '\(words[0]) \($0)'?" }
        let mistake =
            "There is no command '\(words[0]) \(words[1])'. "
            + (advice ?? "There are \(names.dropLast().joined(separator: ", ")) and \(names.last ?? "").")
        return (mistake, group)
    }

    /// Ends the program as the parser does, with the usage of the command that a word was given to.
    private static func endWronglyUsed(_ mistake: String, _ group: ParsableCommand.Type) -> Never {
        let usage = """
            Error: \(mistake)
            Usage: \(usageString(for: group))
              See 'dateline \(group._commandName) --help' for more information.
            """
        printError(visible(usage, keepingLines: true))
        closeAndEnd(ExitCode.validationFailure.rawValue)
    }

    /// Moves the subcommand in front of options written before it, because the parser does not understand
    /// `dateline --library FILE feeds list`.
    static func subcommandFirst(_ arguments: [String]) -> [String] {
        // With this word the shell asks what may follow.
        if arguments.first == "---completion" { return arguments }
        let withValue: Set = ["--library", "--config", "--limit"]
        var index = 0
        while index < arguments.count, arguments[index].hasPrefix("--"), arguments[index] != "--" {
            index += withValue.contains(arguments[index]) ? 2 : 1
        }
        guard index > 0, index < arguments.count else { return arguments }
        var end = index
        var commands = configuration.subcommands
        while end < arguments.count, let command = commands.first(where: { $0._commandName == arguments[end] }) {
            commands = command.configuration.subcommands
            end += 1
        }
        if end == index, arguments[index] == "help" { end += 1 }
        return Array(arguments[index..<end] + arguments[..<index] + arguments[end...])
    }

    /// What is said where memory runs out.
    private static let memoryFarewell = """
        dateline: There is not enough memory; a limit is set (ulimit -v). Raise it and do the same again. What was \
        reported is in the library.

        """

    /// The names of the subcommands.
    static var commandNames: [String] { configuration.subcommands.map { $0._commandName } }
}
