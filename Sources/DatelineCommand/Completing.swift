import ArgumentParser
import Glibc
import Libraries
import News
import Newsroom
import Terminal

// What the shell offers after Tab from the library: names and feeds. The shell asks the program itself, and shows nothing
// if the library cannot be read.

/// The most that is offered.
private let mostOffered = 50

extension CompletionKind {
    /// Names of the archive that begin with what was typed.
    static let names = CompletionKind.custom { words, _, begun in
        offered(from: words) { library in
            try library.lookup(begun, limit: mostOffered).compactMap { completion(of: begun, to: $0.name) }
        }
    }

    /// Addresses of feeds.
    static let feeds = CompletionKind.custom { words, _, _ in
        offered(from: words) { library in try library.feeds().map { withoutPasswords($0.address) } }
    }

}

/// What a library offers: the one that is named on the command line, or else the usual one. A library that is not there
/// is not made.
private func offered(from words: [String], _ find: (any NewsLibrary) throws -> [String]) -> [String] {
    let named = words.firstIndex(of: "--library").flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
    guard let name = named ?? Locations.library, isServerAddress(name) || access(name, R_OK) == 0,
        let library = try? openLibrary(name, makes: false)
    else { return [] }
    defer { try? library.close() }
    // Puts each text on a line of its own for the shell, without anything that acts on a terminal.
    return ((try? find(library)) ?? []).map { visible($0) }
}

/// What was typed, continued to the end of a name that has a word beginning with it: 'gerh' becomes 'gerhartz', because
/// a shell offers only what begins with the typed letters. Nil if no word of the name begins with it.
private func completion(of begun: String, to name: String) -> String? {
    var rest = name[...]
    while !rest.isEmpty {
        if rest.lowercased().hasPrefix(begun.lowercased()) { return begun + rest.dropFirst(begun.count) }
        rest = rest.drop { $0 != " " }.drop { $0 == " " }
    }
    return nil
}

/// The completion script that the arguments ask for; nil if they ask for none.
///
/// The parser's own script offers nothing after 'help', so the names of the commands are added there.
func scriptOfCompletion(_ words: [String]) -> String? {
    guard words.count == 2, words[0] == "--generate-completion-script", let shell = CompletionShell(rawValue: words[1])
    else { return nil }
    let script = Dateline.completionScript(for: shell)
    let names = Dateline.commandNames.joined(separator: " ")
    switch shell {
    case .bash:
        return script.adding(
            "    COMPREPLY+=($(compgen -W '\(names)' -- \"${cur}\"))\n", atEndOf: "\n_dateline_help() {\n")
    case .zsh: return script.replacing("'*:subcommands:'", with: "'*:subcommands:(\(names))'")
    case .fish: return script + "\ncomplete -c 'dateline' -n '__fish_seen_subcommand_from help' -fa '\(names)'"
    default: return script
    }
}

extension String {
    /// The text with lines added before the brace that closes a shell function; unchanged if there is no such function.
    fileprivate func adding(_ lines: String, atEndOf start: String) -> String {
        guard let function = firstRange(of: start), let end = self[function.upperBound...].firstRange(of: "\n}") else {
            return self
        }
        return self[..<end.lowerBound] + "\n" + lines.dropLast() + self[end.lowerBound...]
    }
}
