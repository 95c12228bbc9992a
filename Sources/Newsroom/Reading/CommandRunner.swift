import Dispatch
import Glibc
import News
import Reader
import Synchronization
import Terminal

/// Runs commands that get an article, and brings back what they print.
///
/// A command has no terminal: it leads a session of its own, so that nothing that it does reaches the screen but what
/// it prints. The article goes to its standard input alone; its environment holds the headline, the link and the
/// number.
final class CommandRunner: Sendable {
    private let post: @Sendable (Message) -> Void
    /// The runs that have not ended, by number.
    private let running = Mutex<[Int: Running]>([:])

    private struct Running {
        let group: pid_t
        var isStopped = false
    }

    /// - Parameter post: takes what comes, from any thread.
    init(post: @escaping @Sendable (Message) -> Void) { self.post = post }

    /// Starts a run. What comes of it comes as messages, its end as the last.
    ///
    /// - Throws: why the program could not be started.
    func start(_ run: CommandRun, on filed: FiledArticle) throws(Child.Failure) {
        let (input, output, errors) = (try PipeEnds(), try PipeEnds(), try PipeEnds())
        defer { for end in [input.reading, output.writing, errors.writing] { close(end) } }
        let child: Child
        do {
            child = try Child(
                run.words,
                Child.Descriptors(input: input.reading, output: output.writing, errors: errors.writing),
                isDetached: true, variables: Self.variables(of: filed))
        } catch {
            for end in [input.writing, output.reading, errors.reading] { close(end) }
            throw error
        }
        running.withLock { $0[run.number] = Running(group: child.id) }
        let text = Array((filed.article.headline + "\n\n" + filed.article.body + "\n").utf8)
        let exchange = CommandExchange(
            text: text, input: input.writing, output: output.reading, errors: errors.reading)
        DispatchQueue(label: "dateline.command", qos: .userInitiated).async { [self] in
            follow(run.number, child, exchange)
        }
    }

    /// Goes on with a run to its end.
    private func follow(_ number: Int, _ child: Child, _ exchange: CommandExchange) {
        var exchange = exchange
        let reason = exchange.carryOut(
            isStopped: { self.isStopped(number) }, print: { self.post(.printed(number, $0)) })
        if reason != .closed { kill(-child.id, SIGKILL) }
        // Until somebody has waited for it, no other process gets its number.
        child.awaitEnd()
        _ = running.withLock { $0.removeValue(forKey: number) }
        let outcome = Self.outcome(reason, status: child.wait())
        post(.ended(number, CommandEnding(outcome, complaint: exchange.complaint)))
    }

    /// Ends a run, and whatever it started.
    func stop(_ number: Int) {
        running.withLock { running in
            guard let group = running[number]?.group else { return }
            running[number]?.isStopped = true
            kill(-group, SIGTERM)
        }
    }

    /// Ends all runs.
    func stopAll() { for number in running.withLock({ Array($0.keys) }) { stop(number) } }

    private func isStopped(_ number: Int) -> Bool { running.withLock { $0[number]?.isStopped == true } }

    private static func variables(of filed: FiledArticle) -> [String] {
        [
            "DATELINE_TITLE=" + withoutControls(filed.article.headline),
            "DATELINE_LINK=" + withoutControls(filed.article.url ?? ""), "DATELINE_ARTICLE=\(filed.line.id)",
        ]
    }

    private static func outcome(_ reason: CommandExchange.End, status: Int32) -> CommandEnding.Outcome {
        switch reason {
        case .stopped: .stopped
        case .tooMuch: .tooMuch(CommandExchange.mostBytes)
        // How `waitpid` tells a signal from a status.
        case .closed: status & 0x7F == 0 ? .status(Int(status >> 8 & 0xFF)) : .signal(Int(status & 0x7F))
        }
    }
}
