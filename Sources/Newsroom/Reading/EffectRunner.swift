import Dispatch
import Foundation
import Libraries
import News
import Reader
import Synchronization

/// Carries out effects off the main thread, and puts the answers into the mailbox.
final class EffectRunner: Sendable {
    private let desk: Desk
    private let questions: Questions
    private let mailbox: Mailbox<Message>
    private let passwords: SyncPasswords
    private let log: SessionLog?
    private let corrections: CorrectionMaker
    private let stories: StoryDecider
    private let marking: ReadMarking
    private let history = UndoHistory()

    private let lanes = EffectLanes()
    private let extraction: BackgroundExtraction
    /// Calls the person's own command for what is new of the watches.
    let alerts: BackgroundAlerts
    private let search = Mutex(Cancellation())
    private let unwritten = UnwrittenChanges()
    private let commands: CommandRunner

    /// - Parameters:
    ///   - log: where to write down how long each effect took.
    ///   - passwords: those of the services that are synced with.
    ///   - alertCommand: what is called when something watched comes; empty for nothing.
    init(
        desk: Desk, mailbox: Mailbox<Message>, passwords: SyncPasswords = SyncPasswords(command: nil),
        alertCommand: [String] = [], log: SessionLog? = nil
    ) {
        self.desk = desk
        self.passwords = passwords
        self.mailbox = mailbox
        self.log = log
        questions = Questions(
            library: desk.library, withKeywords: desk.withKeywords,
            newFacts: FactFinder(library: desk.library).facts(of:),
            reasons: desk.reasons(for:))
        corrections = CorrectionMaker(library: desk.library)
        stories = StoryDecider(library: desk.library)
        marking = ReadMarking(library: desk.library)
        let alerts = BackgroundAlerts(command: alertCommand, library: desk.library, mailbox: mailbox)
        self.alerts = alerts
        extraction = BackgroundExtraction(desk: desk, mailbox: mailbox, whenDone: alerts.tell)
        commands = CommandRunner { mailbox.put($0) }
    }

    /// Extracts all articles that await it, after everything else.
    func findNames() { extraction.start() }

    /// Does something when the questions about what is on the screen are answered that were asked before.
    func whenAnswered(_ body: @escaping @Sendable () -> Void) { lanes.reading.run(body) }

    /// Prepares the library for changes and for many reads at a time, before somebody waits for that.
    func prepare() {
        // If this fails, the first change says why.
        lanes.writing.run { [desk] in try? desk.library.prepareForWork() }
    }

    /// Answers a question some time later.
    func ask(_ question: Question) {
        if case .open(let id) = question, desk.library.isShared { return openInSteps(id) }
        let cancellation = Cancellation()
        if case .search = question {
            search.withLock { search in
                search.cancel()
                search = cancellation
            }
        }
        run(.ask(question), in: lanes.lane(of: question)) { [self] in
            let message = try answer(to: question, cancellation)
            mailbox.put(message)
            if case .opened(let id, let filed?) = message, filed.awaitsExtraction { extraction.prefer(id) }
        }
    }

    /// Answers with an article as it is filed, and with its keywords once they are found, unless another was asked for since.
    private func openInSteps(_ id: Article.ID) {
        run(.ask(.open(id)), in: lanes.reading) { [self] in
            let filed = try desk.library.article(id)
            mailbox.put(.opened(id, filed?.after(unwritten.changes(of: id))))
            guard let filed else { return }
            if filed.awaitsExtraction { return extraction.prefer(id) }
            lanes.findingKeywords.run { [self] in
                let start = ContinuousClock.now
                // Without keywords an article is shown all the same.
                guard let whole = try? desk.withKeywords(filed) else { return }
                log?.note("keywords", id, took: ContinuousClock.now - start)
                mailbox.put(.keywords(whole))
            }
        }
    }

    /// Makes a change to the library some time later, after those that were asked for before.
    func make(_ change: Change) {
        let number = unwritten.add(change)
        run(.change(change), in: lanes.lane(of: change)) { [self] in
            defer { unwritten.remove(number) }
            if let message = try message(afterMaking: change) { mailbox.put(message) }
        }
    }

    /// Does something with feeds some time later.
    func carryOut(_ work: FeedWork) {
        run(.feeds(work), in: lanes.lane(of: work)) { [self] in
            defer { findNames() }
            if let message = try FeedEffects(desk: desk, mailbox: mailbox, passwords: passwords).carryOut(work) {
                mailbox.put(message)
            }
        }
    }

    /// Runs a command on an article, or ends a run at once.
    func carryOut(_ work: CommandWork) {
        switch work {
        case .stop(let number): commands.stop(number)
        case .run(let run):
            self.run(.commands(work), in: lanes.reading) { [desk, commands] in
                guard let filed = try desk.library.article(run.article) else {
                    throw LibraryError.notFound(path: desk.library.name, what: "article \(run.article)")
                }
                try commands.start(run, on: filed)
            }
        }
    }

    /// Writes a file some time later.
    func carryOut(_ work: FileWork) {
        run(.files(work), in: lanes.exporting) { [mailbox, desk] in
            mailbox.put(try FileWriter(library: desk.library).carryOut(work))
        }
    }

    /// The answer to a question, in which an article is as it is once the changes that were made before are written.
    private func answer(to question: Question, _ cancellation: Cancellation) throws -> Message {
        let article: Article.ID
        switch question {
        case .open(let id), .readAhead(let id): article = id
        case .list, .count, .search, .lookup, .dossier, .keywordDossier, .overTime, .story, .newFacts, .history,
            .comparison, .passages, .neighbour, .standing,
            .places, .feeds, .corrections, .explanation, .locations, .completePath, .completeSearch, .savedSearches,
            .tags, .note, .watches:
            return try questions.answer(to: question, cancellation)
        }
        let changes = unwritten.changes(of: article)
        return switch try questions.answer(to: question, cancellation) {
        case .opened(let id, let filed): .opened(id, filed?.after(changes))
        case .readAhead(let id, let filed): .readAhead(id, filed?.after(changes))
        case let message: message
        }
    }

    /// Answers a question at once, for the first frame; an article comes without its keywords.
    func answerNow(_ question: Question) -> Message {
        do {
            return try Questions(library: desk.library).answer(to: question)
        } catch {
            return .failed(.ask(question), reason: wording(of: error))
        }
    }

    /// Answers a question before it returns, however long that takes.
    func answerWhole(_ question: Question) -> Message {
        do {
            return try questions.answer(to: question)
        } catch {
            return .failed(.ask(question), reason: wording(of: error))
        }
    }

    /// Imports files that are added to folders from now on, as long as the program runs.
    func watch(_ folders: [String]) {
        let thread = Thread { [self] in
            guard let watch = FolderWatch(folders) else {
                return mailbox.put(
                    .notice(Notice("The system allows no more watched folders for this user.", isError: true)))
            }
            while true {
                let changed = watch.wait(limit: 60_000)
                if !changed.isEmpty { make(.importPaths(changed)) }
            }
        }
        thread.name = "dateline.watching"
        thread.start()
    }

    /// Ends commands and the extraction, and waits until all changes are in the library.
    func finish() {
        commands.stopAll()
        extraction.stop()
        lanes.writing.finish()
    }

    /// Waits until all that was asked for is done, except for commands and extraction.
    func waitForAll() {
        lanes.finish()
    }

    private func run(_ effect: Effect, in lane: Lane, _ work: @escaping @Sendable () throws -> Void) {
        lane.run { [mailbox, log] in
            do {
                guard let log else { return try work() }
                try log.timed("done", effect, work)
            } catch LibraryError.cancelled {
                // A newer search was asked for; its answer is on the way.
            } catch {
                log?.note("failure", error)
                mailbox.put(.failed(effect, reason: wording(of: error)))
            }
        }
    }

    /// - Returns: the message that answers the change; nil if the screen shows it already.
    private func message(afterMaking change: Change) throws -> Message? {
        switch change {
        case .markRead(let id, let isRead):
            return try desk.library.markRead(isRead, withCopiesOf: id) > 0 ? .libraryChanged(.anything) : nil
        case .markStarred(let id, let isStarred): try desk.library.star(isStarred, id)
        case .keepReadingOffset(let id, let offset): try desk.library.keepReadingOffset(offset, of: id)
        case .correct(let correction):
            let words = try corrections.make(correction)
            history.noteCorrection()
            return .corrected(words)
        case .watch(let subject):
            mailbox.put(.notice(try desk.library.toggleWatch(of: subject)))
            return .watches(try desk.library.watches())
        case .markTold(let watch): try desk.library.markTold([watch])
        case .decideStory(let decision):
            let words = try stories.decide(decision)
            history.noteCorrection()
            return .corrected(words)
        case .keyword(let decision):
            return .corrected(history.note(try KeywordMaker(library: desk.library).make(decision)))
        case .personal(let change):
            // What is brought back awaits extraction.
            defer { findNames() }
            return .corrected(history.note(try PersonalMaker(library: desk.library).make(change)))
        case .undo:
            defer { findNames() }
            return try history.undoIfLast().map { .undone($0) } ?? undo()
        case .redo:
            defer { findNames() }
            return .corrected(try history.redoIfLast() ?? corrections.redo())
        case .undoCorrection(let id): return .undone(try corrections.undo(id))
        case .show(let entity): return .undone(try corrections.show(entity))
        case .save(let state): try desk.keep(state)
        case .importPaths(let paths): return try importPaths(paths)
        case .saveSearch(let search):
            try desk.library.keep([search])
            return .savedSearches(try questions.countedSearches())
        case .removeSearch(let name):
            _ = try desk.library.removeSearch(named: name)
            return .savedSearches(try questions.countedSearches())
        case .markAllRead(let scope, let part):
            return .markedRead(try marking.markRead(part, of: scope.query), isUndone: false)
        case .undoMarkingRead: return .markedRead(try marking.undo(), isUndone: true)
        case .removeBundled:
            let removed = try desk.removeBundledArticles()
            mailbox.put(.notice(Notice("\(counted(removed, "article")) that came with Dateline removed")))
            return .libraryChanged(.anything)
        }
        return nil
    }

    /// Undoes what was decided or corrected last. Only corrections can be made again.
    private func undo() throws -> Message {
        guard let words = try stories.undoIfLast() else { return .undone(try corrections.undo()) }
        mailbox.put(.notice(Notice(words)))
        return .libraryChanged(.anything)
    }

    private func importPaths(_ paths: [String]) throws -> Message {
        var counts = ImportCounts()
        try desk.importArticles(from: Arrivals(paths.map(Locations.expandingHome), recall: desk.recall)) { event in
            counts.add(event)
            if counts.seen % 50 == 0 {
                mailbox.put(.progress(Progress(work: "importing", done: counts.seen, total: nil)))
            }
        }
        findNames()
        mailbox.put(.progress(nil))
        mailbox.put(.notice(Notice(counts.summary, isError: counts.seen == counts.skipped)))
        return .libraryChanged(.anything)
    }
}
