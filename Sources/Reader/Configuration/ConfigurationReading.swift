import TOML
import Terminal

extension Configuration {
    /// Reads the text of a configuration. A setting that is wrong keeps its default; the others are taken.
    ///
    /// - Returns: the configuration, and its mistakes in the order of the text.
    package static func read(_ text: String) -> (configuration: Configuration, faults: [ConfigurationFault]) {
        let document = TOMLDocument(parsing: text)
        var reading = ConfigurationReading()
        for fault in document.faults { reading.note(fault.position, "expected \(fault.expected)") }
        // Keys are given to commands, wherever in the file these stand.
        let entries = document.root.entries
        for entry in entries where entry.key == "commands" { reading.takeCommands(entry) }
        for entry in entries where entry.key != "commands" { reading.take(entry) }
        reading.finish()
        return (
            reading.configuration, reading.faults.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
        )
    }
}

struct ConfigurationReading {
    var configuration = Configuration()
    var faults: [ConfigurationFault] = []
    private var bindings: [(action: Action, keys: [KeySequence])] = []
    private var macros: [Keymap.Macro] = []

    mutating func note(_ position: TOMLPosition, _ words: String) {
        faults.append(ConfigurationFault(line: position.line, column: position.column, words: words))
    }

    mutating func take(_ entry: TOMLTable.Entry) {
        switch entry.key {
        case "keys":
            guard let table = table(entry, of: "keys by action, as in next-mention = \"]\"") else { return }
            for entry in table.entries { takeKeys(entry) }
        case "alerts": takeAlerts(entry)
        case "rules": takeRules(entry)
        case "colors", "colours":
            guard let table = table(entry, of: "looks, as in person = \"cyan underline\"") else { return }
            for entry in table.entries { takeColor(entry) }
        default:
            guard let setting = settings.first(where: { $0.name == entry.key }) else {
                return noteUnknown(
                    entry, "setting", among: settings.map(\.name) + ["keys", "commands", "alerts", "rules", "colors"])
            }
            if let expected = setting.take(entry.item.value, &configuration) {
                note(entry.item.position, "\(entry.key): expected \(expected)")
            }
        }
    }

    mutating func table(_ entry: TOMLTable.Entry, of what: String) -> TOMLTable? {
        if case .table(let table) = entry.item.value { return table }
        note(entry.item.position, "\(entry.key): expected a table of \(what)")
        return nil
    }

    mutating func noteUnknown(_ entry: TOMLTable.Entry, _ kind: String, among names: [String]) {
        let near = nearName(to: entry.key, among: names).map { "; did you mean '\($0)'?" } ?? ""
        note(
            entry.position, "there is no \(kind) '\(entry.key)'\(near.isEmpty ? "; 'dateline config' shows all" : near)"
        )
    }

    private mutating func takeKeys(_ entry: TOMLTable.Entry) {
        let items: [TOMLItem]
        switch entry.item.value {
        case .array(let list): items = list
        case .string(""): items = []
        default: items = [entry.item]
        }
        if configuration.commands.contains(where: { $0.name == entry.key }) {
            for key in items.compactMap({ key($0, of: entry.key) }) {
                macros.append(Keymap.Macro(keys: key, commands: [entry.key]))
            }
            return
        }
        guard let line = Keymap.standard.entries.first(where: { $0.name == entry.key }) else {
            if let key = KeySequence(named: entry.key) { return takeMacro(entry, key) }
            return noteUnknown(entry, "action", among: Keymap.standard.entries.map(\.name))
        }
        let keys = items.compactMap { key($0, of: entry.key) }
        // If all keys of an action are wrong, it keeps its own.
        if !keys.isEmpty || items.isEmpty { bindings.append((line.action, keys)) }
    }

    /// A key with the commands that it runs one after the other.
    private mutating func takeMacro(_ entry: TOMLTable.Entry, _ key: KeySequence) {
        var items = [entry.item]
        if case .array(let list) = entry.item.value { items = list }
        var commands: [String] = []
        for item in items {
            guard case .string(let text) = item.value else {
                return note(item.position, "\(key.name): expected a command in quotes, not \(item.value.kind)")
            }
            if let expected = TypedCommand.expectation(of: text, commands: configuration.commands) {
                return note(item.position, "\(key.name): \(expected)")
            }
            commands.append(text)
        }
        if commands.isEmpty { return note(entry.item.position, "\(key.name): expected a command, or several") }
        if let clash = clash(of: key) { return note(entry.position, "expected a key of its own: \(clash)") }
        macros.append(Keymap.Macro(keys: key, commands: commands))
    }

    private mutating func key(_ item: TOMLItem, of name: String) -> KeySequence? {
        guard case .string(let text) = item.value else {
            note(item.position, "\(name): expected the name of a key in quotes, not \(item.value.kind)")
            return nil
        }
        guard let key = KeySequence(named: text) else {
            note(
                item.position,
                "\(name): expected a key such as \"]\", \"ctrl-d\", \"space\", \"F5\", \"alt-x\", or several with blanks "
                    + "between them, not '\(text)'")
            return nil
        }
        if let clash = clash(of: key) {
            note(item.position, "\(name): expected a key of its own: \(clash)")
            return nil
        }
        return key
    }

    /// Why a key clashes with one given above in the same file; nil if it does not.
    private func clash(of key: KeySequence) -> String? {
        if macros.contains(where: { $0.keys == key || $0.keys.continues(key) || key.continues($0.keys) }) {
            return "\(key.name) runs commands above"
        }
        for (action, keys) in bindings {
            for other in keys where other == key || other.continues(key) || key.continues(other) {
                let name = Keymap.standard.entry(of: action)?.name ?? ""
                return other == key
                    ? "\(key.name) is given to \(name) above" : "\(name) above has \(other.name), which begins alike"
            }
        }
        return nil
    }

    private mutating func takeColor(_ entry: TOMLTable.Entry) {
        guard let ink = Ink.allCases.first(where: { $0.name == entry.key }) else {
            return noteUnknown(entry, "colour", among: Ink.allCases.map(\.name))
        }
        let words: String
        switch entry.item.value {
        case .string(let text): words = text
        case .integer(let number): words = String(number)
        default:
            return note(
                entry.item.position,
                "\(entry.key): expected a look in quotes, as in \"cyan underline\", not \(entry.item.value.kind)")
        }
        do throws(StyleWordsError) {
            configuration.colors[ink] = try Style(words: words)
        } catch {
            note(entry.item.position, "\(entry.key): expected \(error.expected)")
        }
    }

    mutating func finish() {
        guard !bindings.isEmpty || !macros.isEmpty || !configuration.commands.isEmpty else { return }
        let keymap = Keymap(changing: bindings, macros: macros)
        configuration.keymap = Keymap(
            changing: bindings, macros: macros + keymap.offers(of: configuration.commands))
    }
}
