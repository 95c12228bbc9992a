import TOML
import Terminal

// The tables `commands`, names of one's own for commands that get an article, and `alerts`.

extension ConfigurationReading {
    mutating func takeCommands(_ entry: TOMLTable.Entry) {
        guard let table = table(entry, of: #"commands by name, as in translate = ["trans", "-b"]"#) else { return }
        for entry in table.entries {
            if let reason = NamedCommand.refusal(of: entry.key) {
                note(entry.position, "\(entry.key): \(reason)")
            } else if let words = words(entry, asIn: #"["trans", "-b"]; with a shell, ["sh", "-c", "..."]"#) {
                configuration.commands.append(NamedCommand(name: entry.key, words: words))
            }
        }
    }

    /// Reads the table `alerts`: what is called when something watched comes.
    mutating func takeAlerts(_ entry: TOMLTable.Entry) {
        let example = #"["notify-send", "{title}", "{text}"]"#
        guard let table = table(entry, of: "what to call, as in command = \(example)") else { return }
        for entry in table.entries {
            guard entry.key == "command" else {
                noteUnknown(entry, "setting of alerts", among: ["command"])
                continue
            }
            guard let words = words(entry, asIn: example) else { continue }
            let mixed = words.first { word in
                ["{title}", "{text}"].contains { word.contains($0) && word != $0 }
            }
            if words[0].hasPrefix("{") || mixed != nil {
                note(entry.item.position, "\(entry.key): expected {title} and {text} each as an argument of its own")
            } else {
                configuration.alertCommand = words
            }
        }
    }

    /// The program and its arguments; nil if they are wrong, which is then noted.
    private mutating func words(_ entry: TOMLTable.Entry, asIn example: String) -> [String]? {
        let expected = "expected a program and its arguments, as in \(example)"
        guard case .array(let items) = entry.item.value, !items.isEmpty else {
            note(entry.item.position, "\(entry.key): \(expected)")
            return nil
        }
        var words: [String] = []
        for item in items {
            guard case .string(let word) = item.value, !word.utf8.contains(0), !(words.isEmpty && word.isEmpty) else {
                note(item.position, "\(entry.key): \(expected)")
                return nil
            }
            words.append(word)
        }
        return words
    }
}

extension NamedCommand {
    /// Why a command cannot have a name; nil if it can.
    fileprivate static func refusal(of name: String) -> String? {
        let isPlain = name.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
        }
        guard isPlain, name.utf8.first.map({ (0x61...0x7A).contains($0) }) == true else {
            return "expected a name of small letters, digits and hyphens"
        }
        let taken = TypedCommand.allCases.map(\.rawValue) + Keymap.standard.entries.map(\.name)
        let isTaken = taken.contains(name) || TypedCommand.aliases[name] != nil
        return isTaken ? "expected another name: ':\(name)' does something already" : nil
    }
}

extension Keymap {
    /// Gives a key behind the comma to each command that has none there: the first letter of its name that is free, or
    /// a digit. A command for which no key is free has only its name.
    func offers(of commands: [NamedCommand]) -> [Macro] {
        let first = Key.character(",")
        guard meaning(of: KeySequence(first)) == .prefix else { return [] }
        var offers: [Macro] = []
        for command in commands {
            let letter = (command.name + "123456789").first { letter in
                let keys = KeySequence([first, .character(letter)])
                return meaning(of: keys) == .nothing && !offers.contains { $0.keys == keys }
            }
            guard let letter else { continue }
            offers.append(
                Macro(keys: KeySequence([first, .character(letter)]), commands: [command.name], isOffered: true))
        }
        return offers
    }
}
