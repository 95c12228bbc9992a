import News
import Terminal

// Does what was typed at `:`, or says what was expected.

extension Model {
    var commandContext: CommandContext {
        var sources: [String] = []
        for row in panes.shownList.rows {
            if let source = row.line.source, !source.isEmpty, !sources.contains(source) { sources.append(source) }
        }
        return CommandContext(
            sources: sources.sorted(), actions: keymap.entries,
            ownTags: panes.currentLine?.tags ?? [], commands: configuration.commands)
    }

    /// Runs a command.
    ///
    /// - Parameter isTyped: whether it was typed, and is remembered; one of a key's is not.
    mutating func run(command line: String, isTyped: Bool = true) {
        let line = line.first == ":" ? String(line.dropFirst()) : line
        let words = line.split(separator: " ", maxSplits: 1)
        guard let typed = words.first.map(String.init) else { return }
        if isTyped { saved.commands.remember(line) }
        let rest = words.count > 1 ? String(words[1].drop { $0 == " " }) : ""
        let whole = TypedCommand.aliases[typed].map { $0.split(separator: " ").map(String.init) } ?? [typed]
        let argument = (whole.dropFirst() + (rest.isEmpty ? [] : [rest])).joined(separator: " ")
        run(whole[0], argument)
    }

    private mutating func run(_ typed: String, _ argument: String) {
        let actions = keymap.entries
        let command = TypedCommand(rawValue: typed)
        if let command, !argument.isEmpty { return run(command, argument) }
        if let action = actions.first(where: { $0.name == typed })?.action { return perform(action) }
        if let named = configuration.commands.first(where: { $0.name == typed }) {
            return showOutput(of: named, with: argument)
        }
        if let command {
            if command == .keyword { return startKeyword() }
            if command == .who || command == .where { return startLookup(.open, typed: "") }
            if command == .part { return partStory(of: nil) }
            return expect(command, nil)
        }
        let names =
            TypedCommand.allCases.map(\.rawValue) + actions.map(\.name)
            + configuration.commands.map(\.name)
        // A command and an action may have the same name.
        let begun = names.filter { $0.hasPrefix(typed) }.reduce(into: [String]()) { begun, name in
            if !begun.contains(name) { begun.append(name) }
        }
        if begun.count == 1 { return run(begun[0], argument) }
        if let number = Article.ID(typed), argument.isEmpty { return openAnywhere(number) }
        let advice =
            nearName(to: typed, among: names).map { "did you mean '\($0)'?" }
            ?? (begun.isEmpty ? "Tab completes" : "it may be " + begun.prefix(5).joined(separator: ", "))
        say("there is no command '\(typed)'; \(advice)", isError: true)
    }

    private mutating func expect(_ command: TypedCommand, _ typed: String?) {
        let names = choices(of: command, in: commandContext).map(\.name)
        let isClosed = [.theme, .glyphs, .mouse, .sort, .order, .kind].contains(command)
        var words = "\(command.rawValue): expected \(isClosed ? names.joined(separator: ", ") : command.help.argument)"
        if let typed {
            words += ", not '\(typed)'"
            if let near = nearName(to: typed, among: names) { words += "; did you mean '\(near)'?" }
        }
        say(words, isError: true)
    }

    private mutating func run(_ command: TypedCommand, _ argument: String) {
        switch command {
        case .filter: addFilters([.typed(argument)])
        case .source: addFilters([.typed("source:" + quotedIfNeeded(argument))])
        case .search:
            screen = .panes
            panes.focus = .list
            search(argument)
        case .lookup, .who, .where: startLookup(.open, typed: argument)
        case .open:
            guard let number = Article.ID(argument) else { return expect(command, argument) }
            openAnywhere(number)
        case .import: send(.change(.importPaths([argument])))
        case .feed: runFeed(argument)
        case .sort:
            guard let order = ListOrder(typed: argument) else { return expect(command, argument) }
            sort(by: order)
        case .order:
            guard let order = NameOrder(rawValue: argument) else { return expect(command, argument) }
            self.order(names: order)
        case .rename: withChosen { $0.askWhere(.rename($1.id, to: argument), of: $1) }
        case .kind: withChosen { $0.changeKind(of: $1, to: argument) }
        case .location: withChosen { $0.locate($1, typed: argument) }
        case .keyword: send(.change(.keyword(.add(argument))))
        case .tag: tagRows(TagChange(typed: argument))
        case .untag: tagRows(TagChange(removing: tagNames(typed: argument)))
        case .tagAll: tagListed(TagChange(typed: argument))
        case .untagAll: tagListed(TagChange(removing: tagNames(typed: argument)))
        case .note: addToNote(argument)
        case .pipe:
            guard let reading = panes.reading else { return say("no article is open") }
            pipe(reading.id, to: argument)
        case .export: runExport(argument)
        case .beside: showOutput(ofTyped: argument)
        case .browse: carryOut(withCurrentArticle { $0.openLink(with: argument) })
        case .join:
            guard let number = Article.ID(argument) else { return expect(command, argument) }
            joinStories(with: number)
        case .part:
            guard let number = Article.ID(argument) else { return expect(command, argument) }
            partStory(of: number)
        case .compare:
            guard let number = Article.ID(argument) else { return expect(command, argument) }
            compareCurrent(with: number)
        case .save: saveSearch(as: argument)
        case .help: openHelp(typed: argument)
        case .theme:
            if argument == "automatic" { return useSuitableTheme() }
            guard let theme = Theme.named(argument) else { return expect(command, argument) }
            use(theme)
        case .glyphs:
            guard let glyphs = Glyphs.all.first(where: { $0.name == argument }) else {
                return expect(command, argument)
            }
            use(glyphs)
        case .mouse:
            guard ["on", "off"].contains(argument) else { return expect(command, argument) }
            if saved.isMouseOn != (argument == "on") { toggleMouse() } else { say("mouse \(argument)") }
        }
    }

    private mutating func withChosen(_ work: @escaping (inout Model, Entity) -> Void) {
        // A keyword has no kind, no location and no other name.
        if let subject, subject.isKeyword { return startDeciding(about: subject) }
        carryOut(withSubject(work))
    }

    private mutating func changeKind(of entity: Entity, to word: String) {
        let kind = EntityKind.allCases.first { $0 != .date && ($0.word == word || $0.rawValue == word) }
        guard let kind else { return expect(.kind, word) }
        askWhere(.changeKind(entity.id, to: kind), of: entity)
    }

    private mutating func runFeed(_ argument: String) {
        let words = argument.split(separator: " ", maxSplits: 1).map(String.init)
        switch (words.first, words.count > 1 ? words[1] : nil) {
        case ("add", let address?): send(.feeds(.add(address)))
        case ("import", let path?): send(.feeds(.importFile(path)))
        case ("undo", nil): send(.feeds(.undoRemoving))
        case ("refresh", nil): send(.feeds(.refresh([])))
        case ("add", nil), ("import", nil):
            say("feed \(argument): expected \(argument == "add" ? "an address" : "a file")", isError: true)
        default: expect(.feed, argument)
        }
    }
}
