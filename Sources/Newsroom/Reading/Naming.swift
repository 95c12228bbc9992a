import News
import Reader
import Storage
import Synchronization

/// Finds names while the reader is open, in what was filed before and what comes in.
final class Naming: Sendable {
    private let desk: Desk
    private let mailbox: Mailbox<Message>
    private let lane = Lane("dateline.naming-lane")
    /// The article on the screen, if its names are still to be found.
    private let preferred = Mutex<Article.ID?>(nil)
    private let lastTold = Mutex(ContinuousClock.now)

    init(desk: Desk, mailbox: Mailbox<Message>) {
        self.desk = desk
        self.mailbox = mailbox
    }

    /// Goes on until no article awaits it. Does nothing where none does.
    func start() {
        lane.run { [self] in
            do {
                guard try desk.library.anyAwaitsExtraction() else { return }
                defer { mailbox.put(.progress(nil)) }
                try desk.findNames(
                    first: { [self] in preferred.withLock { $0.take() } }, report: { [self] in tell($0) })
                mailbox.put(.libraryChanged)
            } catch {
                mailbox.put(.notice(Notice("names are not found: \(wording(of: error))", isError: true)))
            }
        }
    }

    /// Has an article searched before all others, if it awaits it.
    func prefer(_ id: Article.ID) {
        // Where it cannot be read, the article itself has said so.
        guard let text = try? desk.library.textAwaitingExtraction(id) else { return }
        preferred.withLock { $0 = text.id }
        start()
    }

    private func tell(_ progress: NamingProgress) {
        mailbox.put(.progress(Progress(work: "finding names", done: progress.done, total: progress.total)))
        let isTime = lastTold.withLock { last in
            guard ContinuousClock.now - last > .seconds(1) else { return false }
            last = .now
            return true
        }
        if isTime { mailbox.put(.libraryChanged) }
    }
}
