import Dispatch
import Libraries
import Reader
import Synchronization

/// Calls the command for alerts while the reader is open, off the main thread.
final class BackgroundAlerts: Sendable {
    private let caller: AlertCaller
    private let mailbox: Mailbox<Message>
    private let lane = Lane("dateline.alerts", onlyNewest: true)
    /// Whether what is left will be told in a minute.
    private let isOwed = Mutex(false)

    /// - Parameter command: see ``AlertCaller``.
    init(command: [String], library: any NewsLibrary, mailbox: Mailbox<Message>) {
        self.mailbox = mailbox
        caller = AlertCaller(command: command, library: library) { failure in
            mailbox.put(.notice(Notice(wording(of: failure), isError: true)))
        }
    }

    /// Tells what is new of the watches. What may not be told yet is told a minute later.
    @Sendable
    func tell() {
        lane.run { [self] in
            do {
                if try caller.call() { tellLater() }
            } catch {
                mailbox.put(.notice(Notice(wording(of: error), isError: true)))
            }
        }
    }

    private func tellLater() {
        let isFirst = isOwed.withLock { isOwed in
            defer { isOwed = true }
            return !isOwed
        }
        if !isFirst { return }
        DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + 61) { [self] in
            isOwed.withLock { $0 = false }
            tell()
        }
    }
}
