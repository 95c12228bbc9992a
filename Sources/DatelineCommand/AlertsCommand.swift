import ArgumentParser
import Libraries
import News
import Newsroom

struct AlertsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts",
        abstract: "Print what is new of the names and searches that are watched.",
        discussion: """
            Prints each article once: those that came since the last call. The exit status is 0 if there was something, 1 if \
            not. A name of the library is watched however an article writes it; anything else is watched as a search. If \
            [alerts] in the configuration has a command, it is called too, at most once a minute for each name.

              dateline alerts --watch "Boris Pistorius"
              dateline alerts --watch "taurus source:reuters"
              dateline alerts --watch "keyword:drought relief"
              dateline alerts --json || echo nothing new
              dateline alerts --list
              dateline alerts --unwatch 2

            In a crontab, which sends what is printed, feeds are asked first:

              0 7 * * * dateline feeds refresh > /dev/null 2>&1; dateline alerts
            """)

    @Option(help: ArgumentHelp("Watch a name or a search from now on.", valueName: "name"))
    var watch: String?

    @Option(help: ArgumentHelp("End a watch, by its number.", valueName: "number"))
    var unwatch: Int64?

    @Flag(help: "Print what is watched.")
    var list = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if [watch != nil, unwatch != nil, list].count(where: { $0 }) > 1 {
            throw ValidationError("Only one of --watch, --unwatch and --list can be given.")
        }
        if let watch, Query(parsing: watch).isEverything {
            throw ValidationError("--watch needs a name or words to search for.")
        }
    }

    func run() throws {
        if list { return try show(library.openForReading().watches()) }
        let desk = try library.openDesk()
        let library = desk.library
        if let watch { return try start(watch, library) }
        if let unwatch {
            guard try library.unwatch(unwatch) else {
                complain("Nothing is watched under the number \(unwatch); 'dateline alerts --list' shows the numbers.")
                throw ExitCode.impossible
            }
            return
        }
        if try library.anyAwaitsExtraction() { try desk.extractAll() }
        try tell(library)
    }

    private func start(_ typed: String, _ library: any NewsLibrary) throws {
        let name = folded(typed)
        let entity = try library.lookup(typed, limit: 1).first { folded($0.name) == name }
        let watched = entity.map { .entity($0.id) } ?? subject(typed)
        if case .query = watched { tellRemarks(on: typed) }
        let id = try library.watch(watched)
        try show(library.watches().filter { $0.id == id })
    }

    /// What is no name that the library knows: words with capitals are a name that may come, anything else is a search.
    private func subject(_ typed: String) -> WatchSubject {
        let terms = Query(parsing: typed).terms
        let isText = terms.allSatisfy { if case .word = $0 { true } else { false } }
        let isName = isText && typed.split(separator: " ").allSatisfy { $0.first?.isUppercase == true }
        if case .keyword(let term)? = terms.first, terms.count == 1 { return .keyword(term) }
        return isName ? .name(typed) : .query(typed)
    }

    private func show(_ watches: [Watch]) throws {
        var out = Output()
        for watch in watches {
            if output.json {
                out.line(JSON.watch(watch).line)
            } else {
                out.show("\(watch.id)", watch.subject.word, watch.name, "\(watch.new) new")
            }
        }
        out.flush()
        if watches.isEmpty {
            complain("Nothing is watched.")
            throw ExitCode.incomplete
        }
    }

    private func tell(_ library: any NewsLibrary) throws {
        let alerts = try library.alerts(limit: output.limit ?? 100)
        var out = Output()
        for alert in alerts {
            if output.json {
                out.line(JSON.alert(alert).line)
            } else {
                out.show(alert.watch.name, alert.article.source ?? "", alert.article.headline)
                out.show("  \(alert.text)")
            }
        }
        out.flush()
        // Only what was printed has been told.
        try library.markTold(Set(alerts.map(\.watch.id)).sorted())
        _ = try self.library.alertCaller(library).call()
        if alerts.isEmpty { throw ExitCode.incomplete }
    }
}

extension WatchSubject {
    /// What is watched, in a word.
    var word: String {
        switch self {
        case .entity, .name: "name"
        case .query: "search"
        case .keyword: "keyword"
        case .feed: "feed"
        }
    }
}

extension JSON {
    /// The object of `alerts --list --json`.
    fileprivate static func watch(_ watch: Watch) -> JSON { .object(watch.members + [("new", .integer(watch.new))]) }

    /// The object of `alerts --json`.
    fileprivate static func alert(_ alert: Alert) -> JSON {
        .object(alert.watch.members + alert.article.members(watchedFor: alert.text))
    }
}

extension Watch {
    /// The members that tell what is watched.
    var members: [(name: String, value: JSON)] {
        [("watch", .integer(Int(id))), ("sort", .string(subject.word)), ("name", .string(name))]
    }
}

extension ArticleLine {
    /// The members of an article that has something watched, with a sentence that has it.
    func members(watchedFor sentence: String) -> [(name: String, value: JSON)] {
        [
            ("article", .integer(Int(id))), ("headline", .text(headline)), ("source", .text(source)),
            ("published", .moment(published)), ("text", .text(sentence)),
        ]
    }
}
