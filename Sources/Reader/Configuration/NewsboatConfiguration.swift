import News
import Terminal

// newsboat's configuration, told in Dateline's: keys, macros, colours, browser and the form of dates.
//
// A line is a command and its arguments, separated by blanks; an argument with blanks stands in quotes, `#` begins a
// comment, and `;` parts the operations of a macro. Source: newsboat's manual, "Configuration commands" and "Macro support".

/// A line of newsboat's configuration that was not taken over, or not as it stands.
package struct NewsboatRemark: Hashable, Sendable {
    /// From 1.
    package let line: Int
    /// What is not taken over, and what there is instead: a clause without its full stop.
    package let words: String
}

extension Configuration {
    /// Reads newsboat's configuration.
    ///
    /// - Returns: what has a counterpart, and a remark for every line that has none, in the order of the text.
    package static func read(newsboat text: String) -> (configuration: Configuration, remarks: [NewsboatRemark]) {
        var reading = NewsboatReading()
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let words = newsboatWords(line)
            guard let command = words.first else { continue }
            reading.line = index + 1
            if let remark = reading.take(command.lowercased(), Array(words.dropFirst())) {
                reading.remarks.append(NewsboatRemark(line: index + 1, words: remark))
            }
        }
        reading.finish()
        return (reading.configuration, reading.remarks.sorted { $0.line < $1.line })
    }
}

/// The words of a line; those in quotes may hold blanks. A comment ends it.
private func newsboatWords(_ line: Substring) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    var isEscaped = false
    for character in line {
        if isEscaped {
            word = (word ?? "") + String(character)
            isEscaped = false
        } else if character == "\\", isQuoted {
            isEscaped = true
        } else if character == "\"" {
            isQuoted.toggle()
            word = word ?? ""
        } else if !isQuoted, character.isWhitespace || character == ";" {
            words += (word.map { [$0] } ?? []) + (character == ";" ? [";"] : [])
            word = nil
        } else if !isQuoted, character == "#", word == nil {
            return words
        } else {
            word = (word ?? "") + String(character)
        }
    }
    return words + (word.map { [$0] } ?? [])
}

/// Why a command of newsboat's is not taken over: a clause.
private struct NewsboatRefusal: Error {
    let words: String
}

private struct NewsboatReading {
    var configuration = Configuration()
    var remarks: [NewsboatRemark] = []
    /// The line that is read, from 1.
    var line = 0
    /// The actions whose keys went to others, with the line that took each.
    private var bereft: [(action: Action, line: Int)] = []
    private var keys: [Action: [KeySequence]] = [:]
    private var macros: [Keymap.Macro] = []

    /// Takes a line; returns what is to be said of it if it has no counterpart.
    mutating func take(_ command: String, _ arguments: [String]) -> String? {
        switch command {
        case "bind-key", "bind": bind(arguments)
        case "unbind-key": unbind(arguments)
        case "macro": macro(arguments)
        case "color": color(arguments)
        case "browser": browser(arguments.first ?? "")
        case "datetime-format": dates(arguments.first ?? "")
        case "text-width": width(arguments.first ?? "")
        case "article-sort-order": sort(arguments.first ?? "")
        case "ignore-article": ignore(arguments)
        case "highlight-article": highlight(arguments)
        case "highlight", "highlight-feed":
            "\(command) has no counterpart: names are highlighted, / marks what it finds"
        case "include": "include is not followed: convert that file too"
        case "auto-reload", "reload-time", "reload-threads":
            "\(command) is not needed: feeds are asked when they are due"
        case "refresh-on-startup", "prepopulate-query-feeds":
            "\(command) is not needed: what is due is asked at the start, and saved searches count by themselves"
        case "notify-program", "notify-always", "notify-format":
            "\(command) has no counterpart; [alerts] command is called for what is watched (W)"
        case "urls-source": "urls-source has no counterpart; 'dateline sync add' joins a service that keeps feeds"
        case "define-filter": "define-filter has no counterpart; B keeps a search under a name"
        case "bookmark-cmd", "external-url-viewer":
            "\(command) has no counterpart; a command of [commands] gets an article and can have a key"
        case "use-proxy", "proxy", "proxy-type", "proxy-auth":
            "\(command) has no counterpart; https_proxy and no_proxy in the environment say which proxy is used"
        default: "\(command) has no counterpart"
        }
    }

    /// `ignore-article FEED FILTER`: a rule that hides.
    private mutating func ignore(_ arguments: [String]) -> String? {
        guard arguments.count >= 2 else { return "ignore-article: expected a feed and a filter" }
        let feed = arguments[0] == "*" || arguments[0].hasPrefix("regex:") ? nil : "feed:\"\(arguments[0])\""
        guard !arguments[0].hasPrefix("regex:"), let match = NewsboatFilter.search(of: arguments[1], with: feed) else {
            return "ignore-article: \(arguments[1]) has no counterpart in searches, so there is no rule for it"
        }
        let count = configuration.rules.count(where: \.hides)
        configuration.rules.append(Rule(name: "ignored-\(count + 1)", match: match, hides: true))
        return nil
    }

    /// `highlight-article FILTER FOREGROUND BACKGROUND`: a rule that tags.
    private mutating func highlight(_ arguments: [String]) -> String? {
        guard let filter = arguments.first, let match = NewsboatFilter.search(of: filter) else {
            return
                "highlight-article: \(arguments.first ?? "") has no counterpart in searches, so there is no rule for it"
        }
        let count = configuration.rules.count { !$0.hides }
        configuration.rules.append(
            Rule(name: "highlighted-\(count + 1)", match: match, tags: ["highlighted"]))
        return nil
    }

    private mutating func bind(_ arguments: [String]) -> String? {
        guard arguments.count >= 2, let key = key(arguments[0]) else {
            return "bind-key: expected a key and an operation"
        }
        // `bind KEY CONTEXTS OPERATIONS` is the newer form.
        let operations = arguments[1...].filter { !isContext($0) }
        if operations.first == "macro-prefix" {
            return "bind-key \(arguments[0]): macros are typed behind a comma, whatever their prefix was"
        }
        guard let operation = operations.first, let action = newsboatActions[operation] else {
            return "bind-key \(arguments[0]): the operation \(operations.first ?? "") has no counterpart"
        }
        let others = (keys[action] ?? Keymap.standard.entry(of: action)?.keys ?? []).filter { $0 != key }
        keys[action] = [key] + others
        if case .action(let other) = Keymap.standard.meaning(of: key), other != action { bereft.append((other, line)) }
        return nil
    }

    private func isContext(_ word: String) -> Bool {
        let contexts = [
            "feedlist", "filebrowser", "help", "articlelist", "article", "tagselection", "filterselection", "urlview",
            "podboat", "dialogs", "dirbrowser", "searchresultslist", "all", "everywhere",
        ]
        return word.split(separator: ",").allSatisfy { contexts.contains(String($0)) }
    }

    private mutating func unbind(_ arguments: [String]) -> String? {
        guard let name = arguments.first else { return "unbind-key: expected a key" }
        if name == "-a" { return "unbind-key -a is not taken over: actions keep their keys" }
        guard let key = key(name) else { return "unbind-key: there is no key \(name)" }
        guard case .action(let action) = Keymap.standard.meaning(of: key) else { return nil }
        keys[action] = (keys[action] ?? Keymap.standard.entry(of: action)?.keys ?? []).filter { $0 != key }
        return nil
    }

    /// `macro KEY operation ; operation`: typed after a comma.
    private mutating func macro(_ arguments: [String]) -> String? {
        guard let first = arguments.first, let key = key(first) else { return "macro: expected a key and operations" }
        var commands: [String] = []
        // `set browser` holds for what follows it in the macro; a last one puts the usual browser back.
        var program: String?
        let rest = arguments.dropFirst().prefix { $0 != "--" }
        for operation in rest.split(separator: ";") {
            guard let name = operation.first else { continue }
            if name == "set", operation.count == 3, operation.dropFirst().first == "browser" {
                do throws(NewsboatRefusal) {
                    program = try opener(operation.last ?? "")
                } catch {
                    return "macro \(first): set browser: \(error.words)"
                }
                continue
            }
            if let program, newsboatActions[name] == .openLink || newsboatActions[name] == .openLinkBehind {
                commands.append("\(TypedCommand.browse.rawValue) \(program)")
                continue
            }
            do throws(NewsboatRefusal) {
                commands.append(try command(of: Array(operation)))
            } catch {
                return
                    "macro \(first): \(operation.joined(separator: " ")) \(error.words), so the macro is left out"
            }
        }
        if commands.isEmpty { return "macro \(first): it does nothing" }
        macros.append(Keymap.Macro(keys: KeySequence([","] + key.keys), commands: commands))
        return nil
    }

    /// What an operation of a macro is here, with what newsboat would type where it asks for something.
    private func command(of operation: [String]) throws(NewsboatRefusal) -> String {
        let typed = operation.dropFirst().joined(separator: " ")
        if operation[0] == "pipe-to", !typed.isEmpty {
            if needsShell(typed) { throw NewsboatRefusal(words: "would need a shell, and none runs it here") }
            return "\(TypedCommand.pipe.rawValue) \(typed)"
        }
        guard typed.isEmpty, let action = newsboatActions[operation[0]], let entry = Keymap.standard.entry(of: action)
        else { throw NewsboatRefusal(words: "has no counterpart") }
        return entry.name
    }

    private func needsShell(_ command: String) -> Bool { command.contains { "|;&<>'\"`$()".contains($0) } }

    private func key(_ name: String) -> KeySequence? { KeySequence(named: name) }

    private mutating func color(_ arguments: [String]) -> String? {
        guard arguments.count >= 3, let inks = newsboatInks[arguments[0]] else {
            return "color \(arguments.first ?? ""): that part of the screen has no counterpart"
        }
        let attributes = arguments.dropFirst(3).filter {
            ["bold", "dim", "underline", "reverse", "italic"].contains($0)
        }
        let words = [newsboatColor(arguments[1]), "on", newsboatColor(arguments[2])] + attributes
        guard let style = try? Style(words: words.joined(separator: " ")) else {
            return "color \(arguments[0]): \(arguments[1]) or \(arguments[2]) is no colour here"
        }
        for ink in inks { configuration.colors[ink] = style }
        return nil
    }

    private func newsboatColor(_ name: String) -> String {
        name.hasPrefix("color") ? String(name.dropFirst(5)) : name
    }

    private mutating func browser(_ command: String) -> String? {
        do throws(NewsboatRefusal) {
            configuration.browser = try opener(command)
            return nil
        } catch {
            return "browser: \(error.words)"
        }
    }

    /// The command of a browser as it is written here. newsboat gives it to a shell: quotes around the link, and what
    /// stands at the end for the output and against waiting, are only for that.
    private func opener(_ command: String) throws(NewsboatRefusal) -> String {
        // newsboat's %u stands for the link, its %F, %f, %t and %T for other things.
        if let other = ["%F", "%f", "%t", "%T"].first(where: { command.contains($0) }) {
            throw NewsboatRefusal(words: "\(other) has no counterpart; only the link is given to the browser")
        }
        var words = command.split(separator: " ").map { word -> String in
            ["'%u'", "\"%u\""].contains(word)
                ? "%s" : word.split(separator: "%u", omittingEmptySubsequences: false).joined(separator: "%s")
        }
        while let last = words.last, ["&", "/dev/null"].contains(last) || last.contains(">") { words.removeLast() }
        let told = words.joined(separator: " ")
        if needsShell(told) {
            throw NewsboatRefusal(words: "no shell runs it here, so it has to be a program and its options")
        }
        return told
    }

    /// `text-width COLUMNS`; 0 stands for the whole window.
    private mutating func width(_ typed: String) -> String? {
        guard let columns = Int(typed), columns >= 0 else { return "text-width: expected a number" }
        configuration.textColumns = columns == 0 ? 200 : columns.clamped(20, 200)
        return nil
    }

    private mutating func dates(_ pattern: String) -> String? {
        if let unknown = unknownConversion(in: pattern) { return "datetime-format: \(unknown) has no counterpart" }
        (configuration.dates.short, configuration.dates.thisYear) = (pattern, pattern)
        return nil
    }

    /// `article-sort-order PROPERTY-DIRECTION`. By date newsboat has the newest on top where it says that the order ascends,
    /// and the oldest where no direction is given: so does its version 2.21.
    private mutating func sort(_ typed: String) -> String? {
        switch typed {
        case "date-asc": configuration.order = .newest
        case "date", "date-desc": configuration.order = .oldest
        case "title", "title-asc": configuration.order = .headline
        default: return "article-sort-order \(typed) has no counterpart; S and 'sort' have those that there are"
        }
        return nil
    }

    mutating func finish() {
        let changes = Keymap.standard.entries.compactMap { entry in keys[entry.action].map { (entry.action, $0) } }
        if changes.isEmpty, macros.isEmpty { return }
        configuration.keymap = Keymap(changing: changes, macros: macros)
        for (action, line) in bereft where keys[action] == nil {
            guard let entry = configuration.keymap.entry(of: action), entry.keys.isEmpty else { continue }
            let words = "\(entry.name) has no key now (\(entry.title)); give it one under [keys]"
            remarks.append(NewsboatRemark(line: line, words: words))
        }
    }
}
