import Foundation
import Testing

/// What is expected of every program that takes a terminal over.
@Suite("The manners of a terminal program")
struct MannersTests {
    private static let leavesAlternateScreen = "\u{1B}[?1049l"
    private static let headline = "Bridge reopens in Kerch"

    /// Runs a test with the reader open on one article, which has a link.
    private func withReader(
        link: String = "https://example.org/kerch", input: String? = nil, environment: [String: String] = [:],
        _ test: (Program, PseudoterminalRun) throws -> Void
    ) throws {
        try withProgram { dateline in
            let article = #"{"headline":"\#(Self.headline)","url":"\#(link)","body":"It was closed for weeks."}"#
            let file = try dateline.write(article, to: "a.jsonl")
            #expect(try dateline.run("import", file, "--library", dateline.library).status == 0)
            let run = try PseudoterminalRun(
                dateline, ["--library", dateline.library], input: input, environment: environment)
            run.expect("Bridge reopens")
            run.expect("keys")
            try test(dateline, run)
        }
    }

    @Test("A signal that asks it to end ends it, with the terminal as it was", arguments: [SIGTERM, SIGHUP, SIGINT])
    func signals(number: Int32) throws {
        try withReader { _, run in
            #expect(!run.isAsShellsLeaveIt)
            kill(run.pid, number)
            #expect(run.end() == .status(128 + number))
            #expect(run.text.contains(Self.leavesAlternateScreen))
            #expect(run.isAsShellsLeaveIt)
        }
    }

    @Test("A terminal that goes away ends it")
    func vanishing() throws {
        try withReader { _, run in
            run.vanish()
            #expect(run.end() == .status(129))
        }
    }

    @Test("A crash gives the terminal back before it ends the program", arguments: [SIGSEGV, SIGABRT, SIGILL, SIGFPE])
    func crashing(number: Int32) throws {
        // Swift's own report of a crash, where its tools are installed, would ask questions.
        try withReader(environment: ["SWIFT_BACKTRACE": "enable=no"]) { _, run in
            kill(run.pid, number)
            #expect(run.end() == .signal(number))
            #expect(run.text.contains(Self.leavesAlternateScreen))
            #expect(run.isAsShellsLeaveIt)
        }
    }

    @Test("Where standard input is no terminal, keys come from the one that started it")
    func inputIsNoTerminal() throws {
        try withReader(input: "/dev/null") { _, run in
            run.type("Q")
            #expect(run.end() == .status(0))
            #expect(run.isAsShellsLeaveIt)
        }
    }

    @Test("Where standard output is no terminal, it says so and ends")
    func outputIsNoTerminal() throws {
        try withProgram { dateline in
            let outcome = try dateline.run("--library", dateline.library)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("needs a terminal"))
        }
    }

    @Test("A link is opened at once, shown, and given to the browser as one word that no shell reads")
    func opening() throws {
        let link = "https://example.org/a;touch$IFS./DATELINE_PWNED;`id`?b=$(id)&c='d'"
        try withProgram { dateline in
            let browser = try dateline.write(
                "#!/bin/sh\nprintf '%s\\n' \"$#\" \"$@\" > opened.new\nmv opened.new opened\n", to: "browser")
            chmod(browser, 0o755)
            let article = try dateline.write(#"{"headline":"A","url":"\#(link)","body":"B."}"#, to: "a.jsonl")
            #expect(try dateline.run("import", article, "--library", dateline.library).status == 0)
            let run = try PseudoterminalRun(
                dateline, ["--library", dateline.library], columns: 120, environment: ["BROWSER": browser])
            run.expect("keys")
            run.type("o")
            run.expect("https://example.org/a;touch")
            let opened = dateline.folder.appendingPathComponent("opened")
            let isOpened = wait {
                run.read(milliseconds: 50)
                return FileManager.default.fileExists(atPath: opened.path)
            }
            #expect(isOpened)
            #expect(try String(contentsOf: opened, encoding: .utf8) == "1\n\(link)\n")
            run.type("Q")
            #expect(run.end() == .status(0))
            let files = try FileManager.default.contentsOfDirectory(atPath: dateline.folder.path)
            #expect(!files.contains { $0.contains("PWNED") })
        }
    }

    @Test(
        "A link that is neither http nor https is not opened", arguments: ["javascript:alert(1)", "file:///etc/passwd"])
    func refusing(link: String) throws {
        try withProgram { dateline in
            let browser = try dateline.write("#!/bin/sh\n: > opened\n", to: "browser")
            chmod(browser, 0o755)
            let article = try dateline.write(#"{"headline":"A","url":"\#(link)","body":"B."}"#, to: "a.jsonl")
            #expect(try dateline.run("import", article, "--library", dateline.library).status == 0)
            let run = try PseudoterminalRun(
                dateline, ["--library", dateline.library], columns: 120, environment: ["BROWSER": browser])
            run.expect("keys")
            run.type("o")
            run.expect("no link to the web")
            run.type("\rQ")
            #expect(run.end() == .status(0))
            #expect(!FileManager.default.fileExists(atPath: dateline.folder.appendingPathComponent("opened").path))
        }
    }

    @Test("A program that was typed to open a link and is not there is named, without advice on the usual one")
    func typedProgram() throws {
        try withReader { _, run in
            run.type(":browse nonsuch\r")
            run.expect("nonsuch could not be started (No such file or directory).")
            run.type("Q")
            #expect(run.end() == .status(0))
        }
    }

    @Test("y puts the link into the clipboard by OSC 52, and says so")
    func copying() throws {
        try withReader { _, run in
            run.type("y")
            let link = Data("https://example.org/kerch".utf8).base64EncodedString()
            run.expect("\u{1B}]52;c;\(link)\u{1B}\\")
            run.expect("Copied")
        }
    }

    @Test("| gives the article to a command that was typed, and takes the terminal back")
    func piping() throws {
        try withReader { dateline, run in
            run.type("|")
            run.expect("pipe the text to")
            run.type("cat > piped; echo it was piped\r")
            run.expect("it was piped")
            run.expect("Enter goes back")
            let start = run.output.count
            run.type("\r")
            run.expect("Bridge reopens", from: start)
            let piped = try String(contentsOf: dateline.folder.appendingPathComponent("piped"), encoding: .utf8)
            #expect(piped == Self.headline + "\n\nIt was closed for weeks.\n")
            run.type("Q")
            #expect(run.end() == .status(0))
            #expect(run.isAsShellsLeaveIt)
        }
    }

    @Test("A command gets three descriptors, and none of what the reader has open")
    func inheriting() throws {
        try withReader { dateline, run in
            run.type("|")
            run.expect("pipe the text to")
            run.type("ls -l /proc/$$/fd | cat > open; echo all listed\r")
            run.expect("all listed")
            let list = try String(contentsOf: dateline.folder.appendingPathComponent("open"), encoding: .utf8)
            let open = list.split(separator: "\n").filter { $0.contains(" -> ") }
            #expect(open.count >= 3)
            // What the tests themselves have open may be among the others.
            let held = open.filter { file in
                ![" 0 -> ", " 1 -> ", " 2 -> "].contains { file.contains($0) }
                    && ["library.db", "/dev/pts", "anon_inode"].contains { file.contains($0) }
            }
            #expect(held == [])
        }
    }

    @Test("A command that runs does not outlive the terminal")
    func vanishingUnderCommand() throws {
        try withReader { dateline, run in
            run.type("|")
            run.expect("pipe the text to")
            run.type("echo $$ > started; sleep 1000\r")
            let started = dateline.folder.appendingPathComponent("started")
            var written = ""
            #expect(
                wait {
                    run.read(milliseconds: 10)
                    written = (try? String(contentsOf: started, encoding: .utf8)) ?? ""
                    return written.hasSuffix("\n")
                })
            let command = try #require(Int(written.dropLast()))
            #expect(isRunning(command))
            run.vanish()
            #expect(run.end() == .status(129))
            #expect(wait { !isRunning(command) })
        }
    }

    /// Whether a process is there and has not ended, waited for or not.
    private func isRunning(_ process: Int) -> Bool {
        let status = try? String(contentsOf: URL(fileURLWithPath: "/proc/\(process)/stat"), encoding: .utf8)
        // The letter after the name, which stands in brackets.
        let state = status?.split(separator: ") ").last?.first
        return state.map { $0 != "Z" && $0 != "X" } ?? false
    }

    @Test("^Z gives the terminal back, and fg takes it again")
    func stopping() throws {
        try withReader { _, run in
            // Nobody could go on with a job whose shell is gone, so the kernel lets it run; the terminal is given back and
            // taken again all the same.
            run.type("\u{1A}")
            run.expect(Self.leavesAlternateScreen)
            let start = run.output.count
            run.expect("\u{1B}[?1049h", from: max(0, start - 4000))
            run.type("Q")
            #expect(run.end() == .status(0))
        }
    }

    @Test(
        "Times are shown as clocks show them where one is",
        arguments: [("UTC", "5 March 2024, 23:30"), ("XYZ-9", "6 March 2024, 08:30"), ("XYZ3", "5 March 2024, 20:30")])
    func localTime(zone: String, shown: String) throws {
        try withProgram { dateline in
            let article = #"{"headline":"A","published":"2024-03-05T23:30:00Z","body":"B."}"#
            let file = try dateline.write(article, to: "a.jsonl")
            #expect(try dateline.run("import", file, "--library", dateline.library).status == 0)
            let run = try PseudoterminalRun(
                dateline, ["--library", dateline.library], columns: 120, environment: ["TZ": zone])
            run.expect(shown)
            let listed = try dateline.run("list", "--json", "--library", dateline.library)
            #expect(listed.output.contains("2024-03-05T23:30:00Z"))
        }
    }
}
