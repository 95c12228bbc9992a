import Dispatch
import Glibc
import Libraries
import News
import Synchronization
import Terminal

/// Why a command for alerts did not do its work.
package enum AlertFailure: Hashable, Sendable {
    /// It cannot be started. What is new is told once it can be.
    case notStarted(program: String, reason: String)
    /// It ended with a status other than 0.
    case failed(program: String, status: Int)
    /// A signal ended it.
    case killed(program: String, signal: Int)
    /// It was ended because it did not end, and others of its kind had no room.
    case hung(program: String)
}

/// Calls a command of the person's own when something watched comes.
///
/// The command gets each text as one whole argument, and no shell reads it: nothing that an article says can become a
/// command, an option or another argument.
///
/// Nobody waits for a command: it may show a dialogue and stay. But eight at most run at a time. When there is no room, the
/// oldest is ended if it has had a minute, and what is new waits until there is.
package final class AlertCaller: Sendable {
    private let command: [String]
    private let library: any NewsLibrary
    private let patience: Duration
    private let report: @Sendable (AlertFailure) -> Void
    private let state = Mutex(State())

    private struct State {
        /// The commands that run, with the time at which each was started.
        var running: [pid_t: ContinuousClock.Instant] = [:]
        /// Those that were ended here, as long as nobody has waited for them.
        var ended: Set<pid_t> = []
        /// What was reported last; nil after a command that did its work.
        var lastFailure: AlertFailure?
    }

    /// How many watches are told at a time, how many commands run, and how many characters of a text are told.
    private static let (mostNotices, mostRunning, longest) = (10, 8, 400)

    /// - Parameters:
    ///   - command: the program and its arguments, of which `{title}` and `{text}` stand for what is told; empty for none.
    ///   - patience: how long a command has before it may be ended.
    ///   - report: told why a command did not do its work, once for several failures of one kind in a row; on any thread.
    package init(
        command: [String], library: any NewsLibrary, patience: Duration = .seconds(60),
        report: @escaping @Sendable (AlertFailure) -> Void
    ) {
        self.command = command
        self.library = library
        self.patience = patience
        self.report = report
    }

    /// Calls the command once for each watch that has something new, but never twice within a minute for one watch,
    /// whichever program calls it.
    ///
    /// - Returns: whether something may be left to be told later.
    /// - Throws: `LibraryError`.
    package func call(now: Moment = Moment(seconds: Int64(time(nil)))) throws(LibraryError) -> Bool {
        if command.isEmpty || library.isReadOnly { return false }
        if let code = Child.obstacle(to: command[0]) {
            note(.notStarted(program: command[0], reason: String(cString: strerror(code))))
            return true
        }
        for _ in 0..<Self.mostNotices {
            guard makeRoom() else { return true }
            // One by one, so that no more than one is lost if the program cannot be started after all.
            let (notices, isMore) = try library.takeWatchNotices(now: now, limit: 1)
            guard let notice = notices.first else { return isMore }
            let sentence = try library.sentence(of: notice.watch, in: notice.newest.id)
            if !launch(arguments(notice, sentence)) { return true }
        }
        return true
    }

    /// The words of the command for one notice.
    func arguments(_ notice: WatchNotice, _ sentence: String) -> [String] {
        let more = notice.articles > 1 ? " (and \(notice.articles - 1) more)" : ""
        let title = notice.watch.name + ": " + notice.newest.headline + more
        return command.map { word in
            switch word {
            case "{title}": harmless(title)
            case "{text}": harmless(sentence)
            default: word
            }
        }
    }

    /// A text on one line, without control characters, that no program takes for an option.
    private func harmless(_ text: String) -> String {
        let line = String(
            visible(text.split(whereSeparator: \.isWhitespace).joined(separator: " ")).prefix(Self.longest))
        return line.hasPrefix("-") ? " " + line : line
    }
}

extension AlertCaller {
    /// Whether another command may run. If not, the oldest is ended if it has had its time.
    private func makeRoom() -> Bool {
        let (isRoom, hasEnded) = state.withLock { state in
            guard state.running.count >= Self.mostRunning, let oldest = state.running.min(by: { $0.value < $1.value })
            else { return (true, false) }
            guard oldest.value.duration(to: .now) >= patience else { return (false, false) }
            // Nobody has waited for it as long as it is among those that run, so the number is still its own.
            kill(-oldest.key, SIGKILL)
            state.ended.insert(oldest.key)
            return (false, true)
        }
        if hasEnded { note(.hung(program: command[0])) }
        return isRoom
    }

    /// Starts the command, and follows it to its end on a thread of its own.
    private func launch(_ words: [String]) -> Bool {
        do {
            let child = try Child.detached(words)
            state.withLock { $0.running[child.id] = .now }
            DispatchQueue(label: "dateline.alert", qos: .utility).async { [self] in
                child.awaitEnd()
                state.withLock { $0.running[child.id] = nil }
                noteEnd(of: child.id, status: child.wait())
            }
            return true
        } catch {
            note(.notStarted(program: error.program, reason: error.reason))
            return false
        }
    }

    /// - Parameter status: as `waitpid` has it.
    private func noteEnd(of id: pid_t, status: Int32) {
        // A command that was ended here has been reported, or is about to be.
        if state.withLock({ $0.ended.remove(id) }) != nil { return }
        let (signal, code) = (Int(status & 0x7F), Int(status >> 8 & 0xFF))
        if signal == 0, code == 0 { return state.withLock { $0.lastFailure = nil } }
        note(
            signal == 0
                ? .failed(program: command[0], status: code) : .killed(program: command[0], signal: signal))
    }

    private func note(_ failure: AlertFailure) {
        let isNew = state.withLock { state in
            defer { state.lastFailure = failure }
            return state.lastFailure != failure
        }
        if isNew { report(failure) }
    }
}
