import Foundation
import News
@testable import Reader
import Terminal
import Testing

@testable import Newsroom

@Suite("The log of a reader at work")
struct SessionLogTests {
    private static let secret = "hunter2"

    @Test(
        "What is written down of messages and effects has their form and numbers",
        arguments: [
            (Message.key(.enter), "key(enter)"), (.key(.function(2)), "key(function(2))"),
            (.opened(7, nil), "opened(7, nil)"), (.quiet, "quiet"),
            (
                .found(SearchRequest(scope: Scope(typed: secret), sort: .rank, limit: 9), []),
                "found(SearchRequest, 0 items)"
            ),
        ])
    func shapes(_ message: Message, _ expected: String) {
        #expect(shape(of: message) == expected)
        #expect(shape(of: Effect.ask(.open(7))) == "ask(open(7))")
        #expect(shape(of: Effect.change(.markRead(7, true))) == "change(markRead(7, true))")
    }

    @Test(
        "No text gets into it: not an article's, not what was typed",
        arguments: [
            Message.key(.character("h")), .key(.paste(secret)), .completedPath(secret, [secret]),
            .notice(Notice(secret)),
            .failed(.ask(.search(SearchRequest(scope: Scope(typed: secret), sort: .rank, limit: 1))), reason: secret),
            .failed(.terminal(.pipe(1, command: secret)), reason: secret), .corrected(secret),
            .progress(Progress(work: secret, done: 1, total: nil)),
            .counted(Scope(typed: secret), ArticleCount(total: 1, unread: nil)),
        ])
    func noText(_ message: Message) {
        #expect(!shape(of: message).contains(Self.secret))
        #expect(shape(of: Message.key(.character("h"))) == "key(character(text))")
    }

    @Test("Each line is in the file once it is written, with a time and what it took; a file that is there goes on")
    func lines() throws {
        let path = NSTemporaryDirectory() + "dateline-log-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("before\n".utf8).write(to: URL(fileURLWithPath: path))
        let log = try SessionLog(path: path)
        log.note("effect", Effect.terminal(.redraw))
        #expect(log.timed("message", Message.quiet) { 5 } == 5)
        log.note("message", Message.key(.character("j")), pressed: "j")
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines[0] == "before")
        #expect(lines[1].contains(/^\d+\.\d{3} ms  effect   terminal\(redraw\)$/))
        #expect(lines[3].hasSuffix(" ms  message  key(character(text)) j"))
        #expect(lines[2].contains(/^\d+\.\d{3} ms  message  quiet  took \d+\.\d{3} ms$/))
    }

    @Test("A new log can be read by its owner alone; where none can be made, that is an error")
    func file() throws {
        let path = NSTemporaryDirectory() + "dateline-log-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        _ = try SessionLog(path: path)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        #expect(throws: NewsroomError.cannotLog(path: "/nowhere/at/all", errno: ENOENT)) {
            try SessionLog(path: "/nowhere/at/all")
        }
    }
}
