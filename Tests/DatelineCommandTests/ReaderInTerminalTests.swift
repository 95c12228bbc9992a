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

    @Test("leaves one file when it ends, with what was starred")
    func oneFile() throws {
        try withProgram { dateline in
            #expect(try dateline.run("import", Program.bundledArticles, "--library", dateline.library).status == 0)
            let terminal = try TmuxTerminal(
                dateline, arguments: ["--library", dateline.library], columns: 120, rows: 36)
            defer { terminal.end() }
            try terminal.expect("PEOPLE")
            try terminal.type("*", "Q")
            try terminal.expect("ended with 0")
            #expect(!FileManager.default.fileExists(atPath: dateline.library + "-wal"))
            #expect(try dateline.run("list", "is:starred", "--library", dateline.library).lines.count == 1)
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

    @Test("takes the mouse at F2 and gives it back, at the latest when it ends")
    func mouse() throws {
        try withReader { terminal in
            #expect(try !terminal.reportsMouse())
            // Names are found behind the first frame.
            try terminal.expect(" Ingo Gerhartz ")
            try terminal.type("F2")
            try terminal.expect("mouse on")
            #expect(try terminal.reportsMouse())
            let rows = try terminal.screen()
            let row = try #require(rows.firstIndex { $0.contains(" Ingo Gerhartz ") })
            let place = try #require(rows[row].range(of: "Ingo Gerhartz", options: .backwards))
            let column = rows[row].distance(from: rows[row].startIndex, to: place.lowerBound)
            try terminal.mouse(0, column: column + 2, row: row + 1)
            try terminal.mouse(0, column: column + 2, row: row + 1, isRelease: true)
            try terminal.expect("▸Ingo Gerhartz")
            try terminal.type("Q")
            try terminal.expect("ended with 0")
            #expect(try !terminal.reportsMouse())
        }
    }

    @Test("does what the configuration says, and says what is wrong in it")
    func configuration() throws {
        try withProgram { dateline in
            _ = try dateline.write(
                """
                theme = "drak"
                list-line = ["minutes"]
                [keys]
                lookup = ["ctrl-w", "x x"]
                """, to: ".config/dateline/config.toml")
            let terminal = try TmuxTerminal(dateline, columns: 160, rows: 36)
            defer { terminal.end() }
            try terminal.expect("config.toml:1:9: theme: expected")
            try terminal.type("w")
            try terminal.expect("w does nothing here")
            try terminal.type("x")
            try terminal.expect("x x")
            try terminal.type("x")
            try terminal.expect("who/where")
            try terminal.type("C-g", "Q")
            try terminal.expect("ended with 0")
        }
    }

    @Test("shows what may be typed at ':' and changes the theme at once")
    func commands() throws {
        try withReader { terminal in
            try terminal.type(":")
            try terminal.type("t", "h", "e", "m")
            try terminal.expect("theme NAME")
            try terminal.type("Tab", "Tab", "Tab", "Enter")
            try terminal.expect("theme dark")
            try terminal.type(":")
            try terminal.type("t", "h", "m", "e", "Enter")
            try terminal.expect("did you mean 'theme'?")
        }
    }

    @Test("draws lines and marks in ASCII where the locale has nothing else")
    func ascii() throws {
        try withProgram { dateline in
            let terminal = try TmuxTerminal(dateline, columns: 120, rows: 36, locale: "C")
            defer { terminal.end() }
            try terminal.expect("PEOPLE")
            let screen = try terminal.screen().joined()
            #expect(!screen.contains { !$0.isASCII })
            #expect(screen.contains("---+---"))
        }
    }
}
