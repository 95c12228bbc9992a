import Foundation
import News
import Reader
import Synchronization
import Testing

@testable import Newsroom

@Suite("Commands that get an article")
struct CommandRunnerTests {
    /// As the program does at its start: a command that does not read what it gets ends no other test.
    init() { signal(SIGPIPE, SIG_IGN) }

    /// The messages of a run, and the end of waiting for its last one.
    private final class Collected: Sendable {
        let messages = Mutex<[Message]>([])
        let isOver = DispatchSemaphore(value: 0)

        func take(_ message: Message) {
            messages.withLock { $0.append(message) }
            if case .ended = message { isOver.signal() }
        }

        var text: String {
            messages.withLock { $0 }.reduce("") { text, message in
                if case .printed(_, let more) = message { text + more } else { text }
            }
        }

        var ending: CommandEnding? {
            if case .ended(_, let ending)? = messages.withLock({ $0.last }) { ending } else { nil }
        }
    }

    private func filed(_ body: String) -> FiledArticle {
        let line = ArticleLine(id: 7, headline: "Bridge reopens", position: ListPosition(seconds: 0, id: 7))
        let article = Article(headline: "Bridge\nreopens", url: "https://example.org/a?b=$(c)", body: body)
        return FiledArticle(line: line, article: article, mentions: [], entities: [])
    }

    /// What a script printed and how it ended, or what came until it was stopped at its first output.
    private func run(_ script: String, body: String = "Body.", stopsAtFirstOutput: Bool = false) throws -> Collected {
        let collected = Collected()
        let stopping = Mutex<CommandRunner?>(nil)
        let runner = CommandRunner { message in
            collected.take(message)
            if stopsAtFirstOutput, case .printed(let number, _) = message { stopping.withLock { $0 }?.stop(number) }
        }
        stopping.withLock { $0 = runner }
        try runner.start(CommandRun(number: 1, article: 7, words: ["/bin/sh", "-c", script]), on: filed(body))
        collected.isOver.wait()
        return collected
    }

    @Test("The article is the standard input, and its headline, link and number are in the environment alone")
    func giving() throws {
        let seen = try run("cat; echo \"$DATELINE_TITLE|$DATELINE_LINK|$DATELINE_ARTICLE|$#\"")
        #expect(
            seen.text == "Bridge\nreopens\n\nBody.\nBridge reopens|https://example.org/a?b=$(c)|7|0\n")
        #expect(seen.ending == CommandEnding(.status(0)))
    }

    @Test("Neither a command that reads nothing nor one that prints while it reads holds anything up")
    func exchanging() throws {
        let long = String(repeating: "Wörter und mehr. ", count: 30_000)
        #expect(try run("exit 0", body: long).ending?.outcome == .status(0))
        let seen = try run("cat", body: long)
        #expect(seen.text == "Bridge\nreopens\n\n" + long + "\n")
        #expect(seen.ending?.outcome == .status(0))
    }

    @Test("A failure has its status and the first line of its complaint")
    func failing() throws {
        #expect(
            try run("echo >&2; echo no such language >&2; echo more >&2; exit 3").ending
                == CommandEnding(.status(3), complaint: "no such language"))
        #expect(try run("kill -9 $$").ending?.outcome == .signal(9))
    }

    @Test("A command that runs can be stopped, with all that it started, even one that does not want to")
    func stopping() throws {
        let seen = try run("trap '' TERM; echo started; sleep 1000 & wait; sleep 1000", stopsAtFirstOutput: true)
        #expect(seen.text == "started\n")
        #expect(seen.ending?.outcome == .stopped)
    }

    @Test("A command that prints without end is stopped")
    func endless() throws {
        let seen = try run("yes")
        #expect(seen.ending?.outcome == .tooMuch(CommandExchange.mostBytes))
        #expect(seen.text.utf8.count <= CommandExchange.mostBytes + 65_536)
    }

    @Test("It leads a session of its own, which has no terminal")
    func noTerminal() throws {
        // The sixth field is the session, the seventh its terminal; 0 for none.
        #expect(try run("set -- $(cat /proc/$$/stat); [ $6 = $$ ] && echo $7").text == "0\n")
    }

    @Test("A program that is not there is told by name")
    func missing() throws {
        let runner = CommandRunner { _ in }
        do {
            try runner.start(CommandRun(number: 1, article: 7, words: ["no-such-program"]), on: filed(""))
            Issue.record("it started")
        } catch {
            #expect(error.program == "no-such-program")
        }
    }
}
