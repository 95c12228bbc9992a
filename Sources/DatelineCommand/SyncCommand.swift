import ArgumentParser
import Glibc
import News
import Newsroom
import Reader

struct SyncCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Share feeds and marks with FreshRSS, Miniflux and their kind.",
        discussion: """
            Speaks the Google Reader API (FreshRSS, Miniflux, The Old Reader, BazQux, FeedHQ), Nextcloud News and Fever \
            (CommaFeed; marks only). Articles of the service come into the library; what is read and starred here is read and starred \
            there, and the other way round. Away from the network everything works, and is sent with the next sync.

              dateline sync add https://rss.example.org/ --user anna
              dateline sync                                what is new there, and what was marked here
              dateline sync status
              dateline sync remove https://rss.example.org/

            Exit status: 0 done; 1 a service failed, the others are done, or there is none; 2 failed; 64 wrong usage.
            """,
        subcommands: [SyncNowCommand.self, SyncAddCommand.self, SyncStatusCommand.self, SyncRemoveCommand.self],
        defaultSubcommand: SyncNowCommand.self)
}

struct SyncNowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "now", abstract: "Sync with all services that were added.",
        discussion: """
              dateline sync
              dateline sync now --whole     go through everything, also what a look does not show to have changed
            """)

    @Flag(help: "Go through everything, not only what a look shows to have changed.")
    var whole = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let desk = try library.openDesk()
        let accounts = try desk.library.syncAccounts()
        if accounts.isEmpty { throw noServices() }
        let passwords = library.syncPasswords
        var out = Output()
        var status: ExitCode = .success
        for account in accounts {
            let line = StatusLine()
            let report = try desk.sync(
                account, passwords: passwords, isWhole: whole,
                progress: { progress in
                    line.show { _ in "\(account.shownAddress): \(progress.done) of \(progress.total) articles" }
                })
            line.end()
            if output.json {
                out.line(json(of: report, account).line)
            } else {
                out.show("\(account.shownAddress): \(wording(of: report))")
            }
            out.flush()
            if let failure = report.failure {
                complain(wording(of: failure, at: account.address))
                status = accounts.count == 1 ? .impossible : .incomplete
            }
        }
        try extractAll(desk)
        if status != .success { throw status }
    }

    private func json(of report: SyncReport, _ account: SyncAccount) -> JSON {
        [
            "url": .string(account.shownAddress), "user": .string(account.user), "new": .integer(report.new),
            "taken": .integer(report.taken), "sent": .integer(report.sent),
            "feeds_added": .integer(report.feedsAdded), "feeds_removed": .integer(report.feedsRemoved),
            "feeds_sent": .integer(report.feedsSent), "missing": .integer(report.missing),
            "failure": report.failure.map { .string(wording(of: $0, at: account.address)) } ?? .null,
        ]
    }
}

struct SyncAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a service, and sign in.",
        discussion: """
            The password is asked for on the terminal. It may also come from standard input, from 'password-command' of \
            the configuration or from ~/.netrc. One that was typed is kept in a file that only you can read.

              dateline sync add https://rss.example.org/ --user anna
              pass show rss | dateline sync add https://rss.example.org/ --user anna --password-stdin
            """)

    @Argument(help: "The address of the service, as the browser shows it.")
    var url: String

    @Option(help: ArgumentHelp("Your name there.", valueName: "name"))
    var user: String

    @Flag(help: "Read the password from standard input: its first line.")
    var passwordStdin = false

    @Option(help: ArgumentHelp("google-reader, nextcloud or fever. Without it each is tried.", valueName: "protocol"))
    var service: String?

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    private var kind: SyncAccount.Service? { service.flatMap { SyncAccount.Service(rawValue: $0) } }

    func validate() throws {
        try requireServiceAddress(url)
        if isBlank(user) { throw ValidationError("The name of the user is empty.") }
        let known = SyncAccount.Service.allCases.map(\.rawValue).joined(separator: ", ")
        if let service, kind == nil { throw ValidationError("'\(service)' is not one of \(known).") }
        if (user + url).contains(where: { $0 == "\t" || $0.isNewline }) {
            throw ValidationError("A name and an address have no tabs and line breaks.")
        }
    }

    func run() throws {
        let desk = try library.openDesk()
        let passwords = library.syncPasswords
        let password = try password(passwords)
        do {
            let account = try desk.addSyncAccount(
                kind, at: url, user: user, password: password, passwords: passwords)
            var out = Output()
            if output.json {
                let members: JSON = [
                    "url": .string(account.shownAddress), "user": .string(account.user),
                    "service": .string(account.service.rawValue),
                ]
                out.line(members.line)
            } else {
                out.show("\(account.shownAddress)  \(account.service.rawValue)")
            }
            out.flush()
            complain("Signed in as \(account.user). 'dateline sync' brings the articles.")
        } catch let problem as SyncProblem {
            complain(wording(of: problem, at: url))
            throw ExitCode.impossible
        }
    }

    private func password(_ passwords: SyncPasswords) throws -> String {
        if passwordStdin {
            guard let line = readLine(strippingNewline: true), !line.isEmpty else {
                complain("There is no password on standard input.")
                throw ExitCode.impossible
            }
            return line
        }
        if let known = try? passwords.password(address: url, user: user) { return known }
        guard let typed = typedSecret("Password of \(user) at \(withoutPasswords(url)): "), !typed.isEmpty else {
            complain("No password was given. Without a terminal, use --password-stdin.")
            throw ExitCode.impossible
        }
        return typed
    }
}

struct SyncStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "List the services, and what waits to be sent.",
        discussion: "  dateline sync status --json")

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try library.openForReading()
        var out = Output()
        let accounts = try library.syncAccounts()
        for account in accounts {
            let unsent = try library.unsentMarks(of: account.id).reduce(0) { $0 + $1.items.count }
            let feeds = try library.syncedFeeds(of: account.id).count { $0.remote != nil && !$0.isRemoved }
            let last = account.lastSync.map { Moment(seconds: $0).iso8601 }
            if output.json {
                let members: JSON = [
                    "url": .string(account.shownAddress), "user": .string(account.user),
                    "service": .string(account.service.rawValue), "feeds": .integer(feeds), "unsent": .integer(unsent),
                    "last": last.map { .string($0) } ?? .null,
                ]
                out.line(members.line)
            } else {
                let when = last.map { "synced \($0)" } ?? "not synced yet"
                out.show(
                    "\(account.shownAddress)  \(account.user)  \(when), \(counted(feeds, "feed")), "
                        + "\(counted(unsent, "mark")) to send")
            }
        }
        out.flush()
        if accounts.isEmpty { throw noServices() }
    }
}

private func requireServiceAddress(_ url: String) throws {
    if isBlank(url) {
        throw ValidationError("The address of the service is empty. Type it as https://rss.example.org/.")
    }
}

/// Reports that no service was added, and gives the status to end with.
private func noServices() -> ExitCode {
    complain("There is nothing to sync with yet. 'dateline sync add URL --user NAME' adds a service.")
    return .incomplete
}

struct SyncRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "End the sync with a service; its feeds and articles stay.",
        discussion: "  dateline sync remove https://rss.example.org/")

    @Argument(help: "The address of the service, or the beginning of it.")
    var url: String

    @Option(help: ArgumentHelp("Your name there, if there are several.", valueName: "name"))
    var user: String?

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws { try requireServiceAddress(url) }

    func run() throws {
        let desk = try library.openDesk()
        let host = WebAddress(url.contains("://") ? url : "https://" + url)?.host
        let chosen = try desk.library.syncAccounts().filter { account in
            account.address.hasPrefix(url) || host != nil && WebAddress(account.address)?.host == host
        }.filter { user == nil || $0.user == user }
        guard let account = chosen.first, chosen.count == 1 else {
            complain(
                chosen.isEmpty
                    ? "No service at \(withoutPasswords(url)) was added. 'dateline sync status' lists them."
                    : "There are several at \(withoutPasswords(url)). Name one with --user.")
            throw ExitCode.impossible
        }
        do {
            try desk.removeSyncAccount(account, passwords: library.syncPasswords)
        } catch let problem as SyncPasswords.Problem {
            complain(wording(of: .password(problem), at: account.address))
            throw ExitCode.incomplete
        }
        complain("\(account.shownAddress) is not synced with any more.")
    }
}
