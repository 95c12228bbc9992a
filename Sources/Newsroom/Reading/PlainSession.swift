import Dispatch
import Glibc
import News
import Reader
import Storage
import Terminal

/// The reader without a screen: reads lines from standard input and says what comes of them on standard output.
///
/// What a line asks for is done before the next one is read, so that a script gets its answers in order.
package final class PlainSession {
    private let desk: Desk
    private let runner: EffectRunner
    private let mailbox: Mailbox<Message>
    private let bell = DispatchSemaphore(value: 0)
    private let browser: Browser
    private var dialogue: PlainDialogue
    private var isOver = false
    /// Why nothing can be said any longer, if that is not because nobody reads it.
    private var failure: FileWritingFailure?
    private var isQuietAwaited = false

    /// - Throws: `LibraryError`.
    package init(desk: Desk, settings: ReaderSettings) throws {
        self.desk = desk
        mailbox = Mailbox { [bell] in bell.signal() }
        let configuration = settings.configuration.configuration
        runner = EffectRunner(
            desk: desk, mailbox: mailbox, passwords: SyncPasswords(command: configuration.passwordCommand),
            log: settings.log)
        desk.library.mostVersions = configuration.keptVersions
        try desk.use(configuration.rules)
        browser = Browser(
            command: configuration.browser, environment: environmentValue("BROWSER").map { ["BROWSER": $0] } ?? [:])
        if settings.paths.isEmpty { try desk.fileBundledArticlesIfEmpty() }
        var options = try desk.readerOptions(settings.configuration)
        options.theme = .monochrome
        options.glyphs = .spoken
        dialogue = PlainDialogue(options: options)
        if !settings.paths.isEmpty { runner.make(.importPaths(settings.paths)) }
    }

    /// Runs until the person quits, standard input ends, or nobody reads standard output any longer.
    ///
    /// - Throws: that standard output cannot be written.
    package func run() throws {
        say([dialogue.greeting])
        // The five that come with the program take a moment; a large archive is extracted while one reads.
        if (try? desk.holdsOnlyBundledArticles()) == true { _ = try? desk.extractAll() }
        carryOut(dialogue.start())
        if (try? desk.hasNamesToFind) != false { runner.findNames() }
        tellNews()
        while !isOver {
            ask()
            guard let line = readLine() else { break }
            carryOut(dialogue.take(line: line))
            tellNews()
        }
        if !isOver { carryOut(dialogue.take(.leaving)) }
        runner.finish()
        if let failure { throw failure }
    }

    private func tellNews() { if !isOver { say(dialogue.news()) } }

    /// A prompt says where one is; a script needs none.
    private func ask() {
        if isatty(STDIN_FILENO) == 1 { write("\(dialogue.prompt)> ") }
    }

    private func say(_ lines: [String]) { for line in lines { write(line + "\n") } }

    /// Writes text that is safe to print. If it cannot be written, the dialogue ends.
    private func write(_ text: String) {
        if writeWhole(text, to: STDOUT_FILENO) { return }
        if errno != EPIPE { failure = FileWritingFailure(path: "Standard output", errno: errno) }
        isOver = true
    }
}

// What a line asks for.
extension PlainSession {
    /// Does everything that was asked for, and what comes of it.
    private func carryOut(_ effects: [Effect]) {
        var effects = effects[...]
        while !isOver {
            while let effect = effects.popFirst() { effects += perform(effect) }
            runner.waitForAll()
            for message in mailbox.takeAll() { effects += dialogue.take(message) }
            if effects.isEmpty, isQuietAwaited {
                isQuietAwaited = false
                effects += dialogue.take(.quiet)
            }
            if effects.isEmpty { return }
        }
    }

    /// - Returns: what is to be done then.
    private func perform(_ effect: Effect) -> [Effect] {
        switch effect {
        case .ask(let question): return dialogue.take(runner.answerWhole(question))
        case .change(let change): runner.make(change)
        case .feeds(let work): runner.carryOut(work)
        case .commands(let work): return follow(work)
        case .files(let work): runner.carryOut(work)
        case .terminal(let work): return perform(work)
        }
        return []
    }

    /// Runs a command and waits for its end.
    private func follow(_ work: CommandWork) -> [Effect] {
        runner.carryOut(work)
        guard case .run(let run) = work else { return [] }
        var effects: [Effect] = []
        while true {
            bell.wait()
            for message in mailbox.takeAll() {
                effects += dialogue.take(message)
                if case .ended(run.number, _) = message { return effects }
                if case .failed(.commands(work), _) = message { return effects }
            }
        }
    }

    private func perform(_ work: TerminalWork) -> [Effect] {
        switch work {
        case .quit: isOver = true
        case .awaitQuiet: isQuietAwaited = true
        case .redraw, .suspend, .setMouse, .followBackground: break
        case .copy(let text): return notice("There is no clipboard here; what was to be copied: \(text)")
        case .openLink(let link, _, let program): return open(link, program)
        case .findPicture: return notice("Pictures are shown on the screen of the reader, not here.")
        case .showPicture: break
        case .editNote: return notice("':note WORDS' adds words to the note; there is no editor here.")
        case .pipe: return notice("Tab is needed for that; ':beside COMMAND' shows what a command prints.")
        }
        return []
    }

    private func notice(_ words: String, isError: Bool = false) -> [Effect] {
        dialogue.take(.notice(Notice(words, isError: isError)))
    }

    private func open(_ link: String, _ program: String?) -> [Effect] {
        let browser = program.map { Browser(command: $0, environment: [:]) } ?? browser
        guard let arguments = browser.arguments(for: link) else {
            return notice("Not opened: it is not an http or https link: \(link)", isError: true)
        }
        do {
            try Child.launch(arguments)
            return notice("Opened in \(browser.command): \(link)")
        } catch {
            return notice("\(error.program) could not be started (\(error.reason)); the link is \(link)", isError: true)
        }
    }
}
