import News
import Terminal
import Testing

@testable import Reader

/// What a command makes of an article, beside the text.
@Suite struct CommandOutputTests {
    private let library = Sample.library

    private func started(_ configuration: String = "", columns: Int = 120) -> Model {
        var options = ReaderOptions()
        options.configuration = Configuration.read(configuration).configuration
        return Model.started(on: library, columns: columns, options: options)
    }

    /// A model in which a command was typed, and the run that it asked for.
    private func running(columns: Int = 120) throws -> (Model, CommandRun) {
        var model = started(columns: columns)
        model.press("|", .paste("wc -w"), on: library)
        let effects = model.press(.tab, on: library)
        guard case .commands(.run(let run))? = effects.first else { throw Unexpected() }
        return (model, run)
    }

    private struct Unexpected: Error {}

    @Test("Tab after | shows what the command prints beside the text; Enter gives it the terminal")
    func bothWays() throws {
        var (model, run) = try running()
        #expect(run.words == ["/bin/sh", "-c", "wc -w"])
        #expect(run.article == 1)
        #expect(model.focus == .output)
        #expect(model.shown.contains("running; Esc stops it"))
        _ = model.update(.printed(run.number, "12"))
        _ = model.update(.printed(run.number, "34\nfive"))
        _ = model.update(.ended(run.number, CommandEnding(.status(0))))
        #expect(model.shown.contains(" 1234\n"))
        #expect(model.shown.contains(" five\n"))
        #expect(!model.shown.contains("running"))
        model.press("q", on: library)
        #expect(model.panes.output == nil)
        #expect(model.focus == .article)
        model.press("|", .paste("less"), on: library)
        #expect(model.press(.enter, on: library) == [.terminal(.pipe(1, command: "less"))])
    }

    @Test("A narrow window shows the output alone, and one of 80 columns beside the text")
    func narrow() throws {
        var (model, run) = try running(columns: 50)
        _ = model.update(.printed(run.number, "twelve"))
        #expect(model.shown.contains("twelve"))
        #expect(model.areas.article == nil)
        _ = model.update(.resized(Size(rows: 24, columns: 80)))
        #expect(model.areas.article?.columns == 39)
        #expect(model.areas.output?.columns == 40)
    }

    @Test("What a command prints cannot act on the terminal, however it is cut into pieces")
    func outsideText() throws {
        var (model, run) = try running()
        for piece in ["a\u{1B}", "[31mb\r", "\nc\u{7}", "\td\u{202E}e"] {
            _ = model.update(.printed(run.number, piece))
        }
        let shown = model.shown
        #expect(!shown.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
        #expect(shown.contains("[31mb"))
        guard case .terminal(.copy(let copied))? = model.press("y", on: library).first else { throw Unexpected() }
        #expect(!copied.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
        #expect(copied.split(separator: "\n").count == 2)
    }

    @Test(
        "A command that fails says its status and the first thing that it complained of",
        arguments: [
            (CommandEnding(.status(2), complaint: "no such language"), "failed with status 2: no such language"),
            (CommandEnding(.signal(9)), "ended by signal 9"), (CommandEnding(.status(0)), "it printed nothing"),
            (CommandEnding(.tooMuch(1 << 20)), "it printed more than 1 MB"),
        ])
    func failing(_ ending: CommandEnding, _ words: String) throws {
        var (model, run) = try running(columns: 160)
        _ = model.update(.ended(run.number, ending))
        #expect(model.shown.contains(words))
    }

    @Test("Esc stops a command that runs, and closes the output of one that has ended")
    func stopping() throws {
        var (model, run) = try running()
        #expect(model.press(.escape, on: library) == [.commands(.stop(run.number))])
        #expect(model.shown.contains("stopped"))
        #expect(model.press(.escape, on: library).isEmpty)
        #expect(model.panes.output == nil)
        // What still comes of it changes nothing.
        #expect(model.update(.printed(run.number, "late")).isEmpty)
        #expect(model.panes.output == nil)
    }

    @Test("Another command takes the place of one that runs, which is stopped")
    func replacing() throws {
        var (model, run) = try running()
        #expect(model.drained(after: "beside sort").first == .commands(.stop(run.number)))
        _ = model.update(.printed(run.number, "old"))
        #expect(model.panes.output?.text == "")
    }

    @Test("The reader goes on while a command runs: other articles open, and the output says whose it is")
    func readingOn() throws {
        var (model, run) = try running()
        model.press("J", on: library)
        _ = model.update(.printed(run.number, "twelve"))
        _ = model.update(.ended(run.number, CommandEnding(.status(0))))
        #expect(model.reading?.id != run.article)
        #expect(model.shown.contains("of '"))
        #expect(model.shown.contains("twelve"))
    }

    @Test("The output is saved to a file, and one that is there is replaced only after a question")
    func saving() throws {
        var (model, run) = try running()
        _ = model.update(.printed(run.number, "a\r\nb\n"))
        model.press(.enter, "s", .paste("/tmp/out"), on: library)
        let work = FileWork(.text("a\r\nb\n"), path: "/tmp/out")
        #expect(model.press(.enter, on: library) == [.files(work)])
        _ = model.update(.fileExists(work))
        #expect(model.shown.contains("There is a file /tmp/out already"))
        #expect(
            model.press("r", on: library) == [.files(FileWork(.text("a\r\nb\n"), path: "/tmp/out", replaces: true))])
    }

    @Test("A long output scrolls, and its end stays in reach when the window grows")
    func scrolling() throws {
        var (model, run) = try running()
        _ = model.update(.printed(run.number, (1...500).map { "line \($0)\n" }.joined()))
        model.press("G", on: library)
        #expect(model.shown.contains("line 500"))
        _ = model.update(.resized(Size(rows: 60, columns: 140)))
        #expect(model.shown.contains("line 500"))
        model.press("g", on: library)
        #expect(model.shown.contains("line 1\n"))
    }

    @Test("A command of the configuration has a name at ':', a key behind the comma, and those that it is given")
    func named() throws {
        var model = started(
            """
            [keys]
            "F6" = "translate"
            words = "F7"
            [commands]
            translate = ["trans", "-b", "a; b"]
            words = ["wc", "-w"]
            """)
        let run = CommandRun(number: 1, article: 1, words: ["trans", "-b", "a; b"])
        #expect(model.press(.function(6), on: library) == [.commands(.run(run))])
        model.press(.escape, .escape, on: library)
        model.press(",", on: library)
        #expect(model.shown.contains("translate"))
        // t shows the next theme, so that the next letter is offered.
        #expect(
            model.press("r", on: library) == [.commands(.run(CommandRun(number: 2, article: 1, words: run.words)))])
        model.press(.escape, .escape, .function(7), on: library)
        #expect(model.panes.output?.run.words == ["wc", "-w"])
        model.press(":", .paste("translate de"), .enter, on: library)
        #expect(model.panes.output?.run.words == ["trans", "-b", "a; b", "de"])
        // After |, Enter shows it too: it has a name, so its output is wanted.
        model.press("q", "|", .paste("words"), .enter, on: library)
        #expect(model.panes.output?.run.words == ["wc", "-w"])
    }

    @Test("What is wrong with a named command is told with its place")
    func faults() {
        let (configuration, faults) = Configuration.read(
            """
            [commands]
            translate = "trans -b"
            search = ["x"]
            Big = ["x"]
            none = []
            good = ["cat", ""]
            """)
        #expect(faults.map(\.line) == [2, 3, 4, 5])
        #expect(faults.allSatisfy { $0.words.contains("expected") })
        #expect(configuration.commands == [NamedCommand(name: "good", words: ["cat", ""])])
        #expect(Configuration.read(configuration.text).configuration == configuration)
    }
}
