import Libraries
import News
import Reader
import Synchronization

/// Extracts articles while the reader is open: those filed before and those that come in.
final class BackgroundExtraction: Sendable {
    private let desk: Desk
    private let mailbox: Mailbox<Message>
    private let lane = Lane("dateline.extracting-lane")
    /// The article on the screen, if it awaits extraction.
    private let preferred = Mutex<Article.ID?>(nil)
    /// When others were told that names were found, and how many had been by then.
    private let lastTold = Mutex((time: ContinuousClock.now, done: 0))
    private let isStopped = Atomic(false)

    /// Called when all names are found.
    private let whenDone: @Sendable () -> Void

    init(desk: Desk, mailbox: Mailbox<Message>, whenDone: @escaping @Sendable () -> Void) {
        self.desk = desk
        self.mailbox = mailbox
        self.whenDone = whenDone
    }

    /// Extracts all articles that await it; does nothing if none does.
    func start() {
        lane.run { [self] in
            do {
                guard !isStopped.load(ordering: .relaxed), try desk.hasNamesToFind else { return }
                defer { mailbox.put(.progress(nil)) }
                try desk.extractAll(
                    renews: true, joins: false, isStopped: { [self] in isStopped.load(ordering: .relaxed) },
                    first: { [self] in preferred.withLock { $0.take() } }, report: { [self] in tell($0) })
                mailbox.put(.libraryChanged(.anything))
                whenDone()
            } catch {
                mailbox.put(.notice(Notice("names could not be extracted: \(wording(of: error))", isError: true)))
            }
        }
    }

    /// Has the extraction end after the batch that is being filed, without waiting for that.
    func stop() { isStopped.store(true, ordering: .relaxed) }

    /// Extracts an article before all others, if it awaits extraction.
    func prefer(_ id: Article.ID) {
        // If it cannot be read, opening the article has said so.
        guard let text = try? desk.library.textAwaitingExtraction(id) else { return }
        preferred.withLock { $0 = text.id }
        start()
    }

    private func tell(_ progress: ExtractionProgress) {
        mailbox.put(.progress(Progress(work: "finding names", done: progress.done, total: progress.total)))
        let isTime = lastTold.withLock { last in
            // While another process finds them, the library tells of that.
            guard progress.done != last.done, ContinuousClock.now - last.time > .seconds(1) else { return false }
            last = (.now, progress.done)
            return true
        }
        if isTime { mailbox.put(.libraryChanged(.anything)) }
    }
}
