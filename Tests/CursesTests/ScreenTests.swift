import CNcurses
import Glibc
import Terminal
import Testing

@testable import Curses

/// A process has one screen, so the tests run one after another.
@Suite(.serialized) struct ScreenTests {
    let terminal = Pseudoterminal(rows: 4, columns: 20)

    /// Opens a screen on the terminal, in Unicode whatever locale the tests run in.
    func open(_ colors: ColorUse = .automatic, name: String = "xterm-256color", locale: String = "C.UTF-8") throws
        -> Screen
    {
        setenv("LC_ALL", locale, 1)
        return try Screen(input: terminal.inner, output: terminal.inner, colors: colors, name: name)
    }

    func grid(_ lines: [String], style: Style = .plain) -> CellGrid {
        var grid = CellGrid(size: Size(rows: 4, columns: 20))
        for (row, line) in lines.enumerated() { grid.write(line, row: row, column: 0, style: style) }
        return grid
    }

    @Test func aFrameIsPaintedAndTheNextOneOnlyWhereItDiffers() throws {
        let screen = try open()
        defer { screen.close() }
        #expect(screen.size == Size(rows: 4, columns: 20))
        screen.present(grid(["Rates rise", "Rain due"]))
        let first = terminal.output()
        #expect(first.contains("Rates rise") && first.contains("Rain due") && first.contains("\u{1B}[?1049h"))
        screen.present(grid(["Rates rise", "Rain dux"]))
        let second = terminal.output()
        #expect(second.contains("x") && !second.contains("Rain") && second.utf8.count < 12)
        screen.present(grid(["Rates rise", "Rain dux"]))
        #expect(terminal.output() == "")
    }

    @Test func anEmojiSequenceIsSentWholeAndTheCursorPutBehindIt() throws {
        let screen = try open()
        defer { screen.close() }
        screen.present(grid(["a👨‍👩‍👧b 🇺🇸c 日本"]))
        let output = terminal.output()
        #expect(output.contains("👨‍👩‍👧\u{1B}[1;4Hb"), "\(output.debugDescription)")
        #expect(output.contains("🇺🇸\u{1B}[1;8Hc 日本"), "\(output.debugDescription)")
        screen.present(grid(["a"]))
        #expect(!terminal.output().contains("日"))
    }

    @Test func withoutUnicodeAFrameIsAscii() throws {
        let screen = try open(locale: "C")
        defer { screen.close() }
        #expect(!screen.capabilities.isUnicode)
        screen.present(grid(["│Señor 日👍🏽│"]))
        let output = terminal.output()
        #expect(output.contains("|Senor ? ? |"))
        #expect(output.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test func aLocaleThatTheSystemLacksIsStillUnicode() throws {
        let screen = try open(locale: "xx_XX.UTF-8")
        defer { screen.close() }
        #expect(screen.capabilities.isUnicode)
    }

    @Test func coloursAreReducedToWhatTheTerminalHas() throws {
        let red = Style(foreground: .indexed(9), attributes: .bold)
        let screen = try open()
        screen.present(grid(["red"], style: red))
        #expect(terminal.output().contains("\u{1B}[91m"))
        screen.close()
        let monochrome = try open(.never)
        defer { monochrome.close() }
        #expect(monochrome.capabilities.colors == 0)
        _ = terminal.output()
        monochrome.present(grid(["red"], style: red))
        let output = terminal.output()
        #expect(
            output.contains("1mred") && !output.contains("91m") && !output.contains("31m"), "\(output.debugDescription)"
        )
    }

    @Test func moreThan256PairsOfColoursWork() throws {
        let screen = try open()
        defer { screen.close() }
        var grid = CellGrid(size: Size(rows: 4, columns: 20))
        var output = ""
        for round in 0..<10 {
            for cell in 0..<80 {
                let style = Style(
                    foreground: .indexed(UInt8(cell + 16)), background: .indexed(UInt8(round * 20 + 20)))
                grid.write("x", row: cell / 20, column: cell % 20, style: style)
            }
            screen.present(grid)
            output += terminal.output()
        }
        #expect(output.contains("38;5;95m") && output.contains("48;5;200m"))
    }

    @Test func suspendAndCloseRestoreTheModesOfTheTerminal() throws {
        let before = cn_modes(terminal.inner)
        let screen = try open()
        screen.present(grid(["text"]))
        let during = cn_modes(terminal.inner)
        #expect(during != before)
        _ = terminal.output()
        screen.suspend()
        #expect(cn_modes(terminal.inner) == before)
        let goodbye = terminal.output()
        #expect(goodbye.contains("\u{1B}[?1049l") && goodbye.contains("\u{1B}[?2004l"))
        screen.resume()
        #expect(cn_modes(terminal.inner) == during)
        #expect(terminal.output().contains("text"))
        screen.close()
        screen.close()
        #expect(cn_modes(terminal.inner) == before)
        #expect(terminal.output().contains("\u{1B}[?1049l"))
    }

    @Test func aResizedTerminalIsFollowedDownToOneCellAndBack() throws {
        let screen = try open()
        defer { screen.close() }
        screen.present(grid(["text"]))
        for size in [Size(rows: 1, columns: 1), Size(rows: 50, columns: 200)] {
            cn_resize_pseudoterminal(terminal.outer, Int32(size.rows), Int32(size.columns))
            #expect(screen.resize())
            #expect(screen.size == size)
            screen.present(grid(["日本 text"]))
            var large = CellGrid(size: size)
            large.write("日🇺🇸x", row: 0, column: 0)
            screen.present(large, cursor: (0, 0))
        }
        #expect(!screen.resize())
    }

    @Test func keysAreReadAndAVanishedTerminalIsReported() throws {
        let screen = try open()
        defer { screen.close() }
        #expect(screen.readKeys() == [])
        terminal.type("j\u{1B}[Aé")
        #expect(screen.readKeys() == [.character("j"), .up, .character("é")])
        terminal.type("\u{1B}")
        #expect(screen.readKeys() == [.escape])
        #expect(!screen.isClosed)
        terminal.vanish()
        #expect(screen.readKeys() == [])
        #expect(screen.isClosed)
        screen.present(grid(["nobody sees it"]))
    }

    @Test func aCopyIsSentAsBase64AndAHugeOneRefused() throws {
        let screen = try open()
        defer { screen.close() }
        _ = terminal.output()
        #expect(screen.copy("CANARY"))
        #expect(terminal.output() == "\u{1B}]52;c;Q0FOQVJZ\u{1B}\\")
        #expect(!screen.copy(String(repeating: "x", count: 80_000)))
    }

    @Test func anUnknownTerminalIsAnErrorNotACrash() {
        #expect(throws: ScreenError.unknownTerminal(name: "no-such-terminal")) { try open(name: "no-such-terminal") }
        #expect(throws: ScreenError.tooSimple) { try open(name: "dumb") }
    }

    @Test(arguments: ["xterm", "linux", "vt100", "screen", "tmux-256color", "rxvt"])
    func everyKindOfTerminalTakesAFrame(_ name: String) throws { try expectFrame(on: name) }

    @Test(
        "A terminal like xterm takes a frame where the system has no description of it",
        arguments: [
            "xterm-no-such-kind", "foot-no-such-kind", "wezterm-no-such-kind",
        ])
    func undescribed(_ name: String) throws {
        try expectFrame(on: name)
        #expect(throws: ScreenError.unknownTerminal(name: "footless")) { try open(name: "footless") }
    }

    @Test(.enabled(if: hasDirectColors, "xterm-direct is not installed; the package ncurses-term has it"))
    func aTerminalOfDirectColorsTakesAFrame() throws { try expectFrame(on: "xterm-direct") }

    private static let hasDirectColors = ["/usr/share", "/lib", "/etc", "/usr/lib"].contains {
        access($0 + "/terminfo/x/xterm-direct", R_OK) == 0
    }

    private func expectFrame(on name: String) throws {
        let screen = try open(name: name)
        defer { screen.close() }
        let style = Style(foreground: .rgb(red: 200, green: 30, blue: 30), background: .indexed(236))
        screen.present(grid(["plain", "日本 e\u{301} 👍🏽", "x"], style: style), cursor: (1, 2))
        #expect(terminal.output().contains("plain"))
    }
}
