import Curses
import Dispatch
import Glibc
import Libraries
import News
import Reader
import Terminal

/// The running reader: the event loop that connects terminal, interface and library.
///
/// It sleeps until keys, signals or messages come, takes in all of them, and paints once. It runs on the main thread,
/// which alone owns the terminal and never waits for the library.
package final class ReaderSession {
    let desk: Desk
    let wakeup: Wakeup
    let screen: Screen
    private let mailbox: Mailbox<Message>
    let runner: EffectRunner
    let browser: Browser
    private let log: SessionLog?
    private let traits = TerminalTraits { environmentValue($0) }
    private var model: Model
    /// The frame on the screen.
    private var frame = Frame()
    /// Whether the model wants to be told when nothing has happened for a moment.
    private var isQuietAwaited = true
    /// Questions whose answer the first frame shows in part, since keywords take long to find. They are asked again
    /// once all is quiet.
    private var unfinished: [Question] = []
    /// What the next frame does not wait for.
    private var deferred: [Effect] = []
    /// Signalled when what was asked after a change of the library is answered.
    private let followed = DispatchSemaphore(value: 0)
    /// The exit status, once the loop is to end.
    private var ending: Int32?

    /// How many rounds of questions the first frame waits for: the list, then the article, then what is in it.
    private static let firstRounds = 4
    /// The milliseconds without events after the first frame until work begins that nobody waits for, and the time
    /// after which it begins in any case.
    private static let (quietStart, longestStart) = (500, Duration.seconds(3))
    /// The milliseconds without events until something is read ahead: less than the time between two key presses, more
    /// than between the repeats of a key that is held down.
    private static let quiet = 100

    /// Takes over the terminal.
    ///
    /// - Throws: `ScreenError`, `LibraryError`, or `NewsroomError.noDescriptors`.
    package init(desk: Desk, settings: ReaderSettings) throws {
        // Signals have to be blocked before any other thread starts, because threads inherit that.
        guard let wakeup = Wakeup() else { throw NewsroomError.noDescriptors }
        self.wakeup = wakeup
        self.desk = desk
        mailbox = Mailbox { wakeup.ring() }
        log = settings.log
        let configuration = settings.configuration.configuration
        runner = EffectRunner(
            desk: desk, mailbox: mailbox, passwords: SyncPasswords(command: configuration.passwordCommand),
            alertCommand: configuration.alertCommand, log: log)
        desk.library.mostVersions = configuration.keptVersions
        try desk.use(configuration.rules)
        browser = Browser(
            command: configuration.browser, environment: environmentValue("BROWSER").map { ["BROWSER": $0] } ?? [:])
        if settings.paths.isEmpty { try desk.fileBundledArticlesIfEmpty() }
        var options = try desk.readerOptions(settings.configuration)
        screen = try Screen(colors: settings.usesColor ? .automatic : .never)
        options.suit(screen.capabilities, traits)
        options.hasEditor = NoteFile.editor != nil
        screen.showsLinks = configuration.showsLinks ?? traits.hasLinks
        model = Model(size: screen.size, options: options)
        if settings.watchesPaths { runner.watch(settings.paths) }
        if !settings.paths.isEmpty { runner.make(.importPaths(settings.paths)) }
    }

    /// Runs until the person quits; returns the program's exit status: 0; 130 and 143 for SIGINT and SIGTERM; 129 if the
    /// terminal is gone.
    package func run() -> Int32 {
        defer { screen.close() }
        // Asked first, so that the answer is there when the frame is.
        if model.followsBackground { screen.followBackground() }
        let later = fillFirstFrame()
        paint()
        later.forEach(perform)
        // If the library cannot tell whether articles await extraction, the attempt to extract them says why.
        if (try? desk.hasNamesToFind) != false { runner.findNames() }
        let start = ContinuousClock.now
        var isSettled = false
        while ending == nil {
            let limit = isQuietAwaited ? Self.quiet : isSettled ? nil : Self.quietStart
            let events = wakeup.wait(for: screen.input, milliseconds: limit)
            take(events)
            // The person reads first: all other work can wait for a moment.
            if events.isEmpty, isQuietAwaited {
                isQuietAwaited = false
                update(.quiet)
            } else if !isSettled, events.isEmpty || ContinuousClock.now - start > Self.longestStart {
                isSettled = true
                unfinished.forEach(runner.ask)
                runner.prepare()
                runner.alerts.tell()
                followOthers()
            }
            mailbox.takeAll().forEach(update)
            if ending == nil { paint() }
            deferred.forEach(carryOut)
            deferred = []
        }
        runner.finish()
        return ending ?? 0
    }

    /// Answers the model's first questions before anything is painted, so that the first frame shows the news.
    ///
    /// - Returns: what is to be done after it is painted.
    private func fillFirstFrame() -> [Effect] {
        var effects = model.start()
        var later: [Effect] = []
        for _ in 0..<Self.firstRounds {
            var next: [Effect] = []
            for effect in effects {
                if model.isAskedAhead(effect) {
                    later.append(effect)
                } else if case .ask(let question) = effect {
                    if case .open = question { unfinished.append(question) }
                    next += self.effects(of: runner.answerNow(question))
                } else {
                    perform(effect)
                }
            }
            effects = next
        }
        return effects + later
    }

    /// Makes the reader follow changes of the library by other programs.
    private func followOthers() {
        // Its thread keeps it alive.
        LibraryWatch(desk.library)?.start { [mailbox, runner, followed, name = desk.library.name] change in
            switch change {
            case .written(let change):
                mailbox.put(.libraryChanged(change))
                runner.alerts.tell()
                _ = followed.wait(timeout: .now() + 5)
            case .replaced:
                mailbox.put(.notice(Notice(wording(of: LibraryError.replaced(path: name)), isError: true)))
            }
        }
    }

    private func paint() {
        guard let log else { return drawAndPresent() }
        log.timed("frame", (model.size.rows, model.size.columns), drawAndPresent)
    }

    private func drawAndPresent() {
        Self.draw(&model, on: &frame)
        screen.present(frame.grid, cursor: frame.cursor, rest: frame.rest, within: frame.drawn)
    }

    /// Draws in place: reading the model from this object would copy its hundred references.
    private static func draw(_ model: inout Model, on frame: inout Frame) { model.draw(on: &frame) }

    func update(_ message: Message) {
        effects(of: message).forEach(perform)
        if case .libraryChanged = message { runner.whenAnswered { [followed] in followed.signal() } }
    }

    /// Has the model take in a message.
    ///
    /// - Returns: what it wants done.
    private func effects(of message: Message) -> [Effect] {
        guard let log else { return model.update(message) }
        var pressed: String?
        if case .key(let key) = message, !model.takesText { pressed = keyName(key) }
        return log.timed("message", message, pressed: pressed) { model.update(message) }
    }
}

// What happens at the terminal.
extension ReaderSession {
    func take(_ events: Wakeup.Events) {
        if events.contains(.closed) || events.contains(.hungUp) { return end(129) }
        if events.contains(.interrupted) { return end(130) }
        if events.contains(.terminated) { return end(143) }
        if events.contains(.stopAsked) { screen.stop() }
        if events.contains(.continued) { screen.resume() }
        if events.contains(.resized) { screen.resize() }
        if model.size != screen.size { update(.resized(screen.size)) }
        if events.contains(.keys) {
            // After a stop the shell may have read the keys that were waiting.
            take(screen.readKeys(areThere: !events.contains(.stopAsked)))
            if let background = screen.takeBackground() { update(.background(isLight: background == .light)) }
            if screen.isClosed { end(129) }
        }
    }

    /// Takes keys that came together. Only the last search for what they type is made and counted: nobody would see the
    /// results of the others.
    private func take(_ keys: [Key]) {
        var search: SearchRequest?
        var count: Effect?
        for key in keys {
            for effect in effects(of: .key(key)) {
                if case .ask(.search(let request)) = effect {
                    (search, count) = (request, nil)
                } else if case .ask(.count(let scope, _)) = effect, let search, scope == search.scope {
                    count = effect
                } else {
                    perform(effect)
                }
            }
        }
        if let search { perform(.ask(.search(search))) }
        if let count { perform(count) }
    }

    /// Ends the loop, after the interface has said what should be kept.
    private func end(_ status: Int32) {
        ending = ending ?? status
        update(.leaving)
    }
}

// What the interface wants done.
extension ReaderSession {
    private func perform(_ effect: Effect) {
        log?.note("effect", effect)
        if effect.canWait { deferred.append(effect) } else { carryOut(effect) }
    }

    private func carryOut(_ effect: Effect) {
        switch effect {
        case .ask(let question): runner.ask(question)
        case .change(let change): runner.make(change)
        case .feeds(let work): runner.carryOut(work)
        case .commands(let work): runner.carryOut(work)
        case .files(let work): runner.carryOut(work)
        case .terminal(let work): perform(work)
        }
    }

    private func perform(_ work: TerminalWork) {
        switch work {
        case .quit: ending = ending ?? 0
        case .followBackground: screen.followBackground()
        case .redraw: screen.redraw()
        case .suspend:
            screen.stop()
            update(.resized(screen.size))
        case .awaitQuiet: isQuietAwaited = true
        case .setMouse(let isOn): screen.reportMouse(isOn)
        case .copy(let text): copy(text)
        case .findPicture(let id): findPicture(of: id)
        case .showPicture(let drawing): show(drawing)
        case .openLink(let link, let inBackground, let program): open(link, inBackground: inBackground, program)
        case .pipe(let id, let command): pipe(id, to: command)
        case .editNote(let subject): editNote(on: subject)
        }
    }

    private func findPicture(of id: Article.ID) {
        let making = PictureMaking(
            desk: desk, form: traits.pictureForm, colors: screen.capabilities.colors,
            rows: max(1, screen.size.rows - 2),
            columns: max(1, screen.size.columns), folders: environmentValue("PATH") ?? "")
        let mailbox = mailbox
        DispatchQueue.global(qos: .userInitiated).async {
            do {
                mailbox.put(.picture(id, try making.drawing(of: id)))
            } catch let failure as PictureFailure {
                mailbox.put(.notice(Notice(wording(of: failure), isError: true)))
            } catch {
                mailbox.put(.notice(Notice(wording(of: error), isError: true)))
            }
        }
    }

    /// Shows a picture until any key is pressed; that key does nothing else.
    private func show(_ drawing: [UInt8]) {
        screen.show(picture: drawing, words: "any key goes back")
        var seen: Wakeup.Events = []
        let ends: Wakeup.Events = [
            .keys, .resized, .closed, .hungUp, .interrupted, .terminated, .stopAsked, .continued,
        ]
        while seen.isDisjoint(with: ends) { seen.formUnion(wakeup.wait(for: screen.input)) }
        if seen.contains(.keys) { _ = screen.readKeys() }
        screen.endPicture()
        // The loop above may have heard a ring that was meant for something else.
        wakeup.ring()
        take(seen.subtracting(.keys))
    }

    private func copy(_ text: String) {
        let clipboard = Clipboard(traits: traits, folders: environmentValue("PATH") ?? "")
        guard clipboard.asksTmux else { return update(.notice(clipboard.copy(text, to: screen))) }
        let mailbox = mailbox
        DispatchQueue.global(qos: .userInitiated).async { mailbox.put(.notice(clipboard.copyThroughTmux(text))) }
    }
}
