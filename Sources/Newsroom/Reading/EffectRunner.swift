import Dispatch
import Foundation
import News
import Reader
import Storage
import Synchronization

/// Carries out what the interface wants done with the library, off the main thread, and puts the answers into the
/// mailbox.
final class EffectRunner: Sendable {
    private let desk: Desk
    private let questions: Questions
    private let mailbox: Mailbox<Message>
    private let mending: Mending

    // An answer that is still being worked out must not hold back another kind of question.
    private let reading = Lane("dateline.reading")
    private let searching = Lane("dateline.searching", onlyNewest: true)
    private let lookingUp = Lane("dateline.looking-up", onlyNewest: true)
    private let writing = Lane("dateline.writing")
    private let importing = Lane("dateline.importing")
    private let refreshing = Lane("dateline.refreshing")
    private let naming: Naming
    private let search = Mutex(Cancellation())

    init(desk: Desk, mailbox: Mailbox<Message>) {
        self.desk = desk
        self.mailbox = mailbox
        questions = Questions(library: desk.library)
        mending = Mending(library: desk.library)
        naming = Naming(desk: desk, mailbox: mailbox)
    }

    /// Finds the names in what awaits it, behind everything else.
    func findNames() { naming.start() }

    /// Makes the library ready for changes and for many reads at a time, before somebody waits for that.
    func prepare() {
        // What cannot be made ready says so when it is needed.
        writing.run { [desk] in try? desk.library.prepareForWork() }
    }

    /// Carries out an effect some time later, in its lane.
    func run(_ effect: Effect) {
        let cancellation = Cancellation()
        if case .search = effect {
            search.withLock { search in
                search.cancel()
                search = cancellation
            }
        }
        lane(of: effect).run { [self] in
            do {
                guard let message = try questions.answer(to: effect, cancellation) ?? change(effect) else { return }
                mailbox.put(message)
                if case .opened(let id, let filed?) = message, filed.awaitsNames { naming.prefer(id) }
            } catch LibraryError.cancelled {
                // Another search was asked for since; its answer is on the way.
            } catch {
                mailbox.put(.failed(effect, reason: wording(of: error)))
            }
        }
    }

    /// Answers a question at once: for the first frame, which should show something.
    ///
    /// - Returns: nil for an effect that is no question.
    func answerNow(_ effect: Effect) -> Message? {
        do {
            return try questions.answer(to: effect)
        } catch {
            return .failed(effect, reason: wording(of: error))
        }
    }

    /// Imports what is added to folders from now on, for as long as the program runs.
    func watch(_ folders: [String]) {
        let thread = Thread { [self] in
            guard let watch = FolderWatch(folders) else {
                return mailbox.put(.notice(Notice("The system watches no more folders for this user.", isError: true)))
            }
            while true {
                let changed = watch.wait(limit: 60_000)
                if !changed.isEmpty { run(.importPaths(changed)) }
            }
        }
        thread.name = "dateline.watching"
        thread.start()
    }

    /// Waits until all changes are in the library.
    func finish() { writing.finish() }

    private func lane(of effect: Effect) -> Lane {
        switch effect {
        case .search: searching
        case .lookup: lookingUp
        // What is read ahead is read behind the changes made before.
        case .markRead, .markStarred, .keepPlace, .correct, .undo, .redo, .save, .readAhead: writing
        case .importPaths: importing
        case .refreshFeeds, .addFeed, .fetchFullText: refreshing
        case .importFeeds: importing
        case .removeFeed, .undoRemovingFeed, .fetchFullTexts, .renameFeed: writing
        default: reading
        }
    }

    /// Makes a change to the library.
    private func change(_ effect: Effect) throws -> Message? {
        switch effect {
        case .markRead(let id, let isRead):
            if try desk.library.markRead(isRead, withCopiesOf: id) > 0 { return .libraryChanged }
        case .markStarred(let id, let isStarred): try desk.library.star(isStarred, id)
        case .keepPlace(let id, let offset): try desk.library.keepReadingOffset(offset, of: id)
        case .correct(let correction): return .corrected(try mending.make(correction))
        case .undo: return .corrected(try mending.undo())
        case .redo: return .corrected(try mending.redo())
        case .save(let state): try desk.keep(state)
        case .importPaths(let paths): return try importPaths(paths)
        case .refreshFeeds, .addFeed, .removeFeed, .undoRemovingFeed, .fetchFullText, .fetchFullTexts, .importFeeds,
            .renameFeed:
            defer { findNames() }
            return try FeedEffects(desk: desk, mailbox: mailbox).carryOut(effect)
        default: break
        }
        return nil
    }

    private func importPaths(_ paths: [String]) throws -> Message {
        var counts = ImportCounts()
        try desk.importArticles(from: Arrivals(paths.map(Locations.expandingHome), recall: desk.recall)) { event in
            counts.add(event)
            if counts.seen % 50 == 0 {
                mailbox.put(.progress(Progress(work: "importing", done: counts.seen, total: nil)))
            }
        }
        if counts.new > 0 { try desk.noteOwnArticles() }
        findNames()
        mailbox.put(.progress(nil))
        mailbox.put(.notice(Notice(counts.description, isError: counts.seen == counts.skipped)))
        return .libraryChanged
    }
}
