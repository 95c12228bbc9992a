import Foundation
import Testing

@Suite("The reader in a terminal", .enabled(if: TmuxTerminal.isThere, "tmux is not installed"))
struct ReaderInTerminalTests {
    /// Runs a test with the reader open on the bundled articles.
    private func withReader(columns: Int = 120, rows: Int = 36, _ test: (TmuxTerminal) throws -> Void) throws {
        try withProgram { dateline in
            let terminal = try TmuxTerminal(dateline, columns: columns, rows: rows)
            defer { terminal.end() }
            try terminal.expect("Dateline")
            try test(terminal)
        }
    }

    @Test("opens on the bundled articles with list, article and panel, and ends with the terminal as it was")
    func opening() throws {
        try withReader { terminal in
            try terminal.expect("PEOPLE")
            try terminal.expect("Boris Pistorius")
            try terminal.expect("Singapore")
            try terminal.expect("Taurus")
            try terminal.type("Q")
            try terminal.expect("ended with 0")
            let screen = try terminal.screen()
            // stty counted one line with canonical input on: the terminal's modes are back.
            #expect(screen.contains("1"))
        }
    }

    @Test("finds a person in a few keys: w, the name, Enter")
    func lookingUp() throws {
        try withReader { terminal in
            try terminal.type("w", "g", "e", "r", "h")
            try terminal.expect("Ingo Gerhartz")
            try terminal.type("Enter")
            try terminal.expect("Ingo Gerhartz · person")
            try terminal.type("q")
            try terminal.expect("PEOPLE")
        }
    }

    @Test("searches the archive as one types, and Escape returns")
    func searching() throws {
        try withReader { terminal in
            try terminal.type("s")
            try terminal.type("k", "e", "r", "c", "h")
            try terminal.expect("kerch")
            try terminal.type("Escape")
            try terminal.expect("PEOPLE")
        }
    }

    @Test("stays usable at any size", arguments: [(80, 24), (200, 50), (60, 20), (20, 5), (2, 2)])
    func sizes(columns: Int, rows: Int) throws {
        try withReader { terminal in
            try terminal.resize(columns: columns, rows: rows)
            try terminal.type("j", "Enter", "j", "Tab", "k")
            try terminal.resize(columns: 120, rows: 36)
            try terminal.expect("Boris Pistorius")
            try terminal.type("Q")
            try terminal.expect("ended with 0")
        }
    }

    @Test("ends at ^C, the terminal as it was")
    func interrupting() throws {
        try withReader { terminal in
            try terminal.type("C-c")
            try terminal.expect("ended with 0")
        }
    }
}
