import Dispatch
import Foundation
import Libraries
import News
import Testing

@testable import Newsroom
@testable import Reader
@testable import Storage

@Suite("What the reader asks for, carried out beside it")
struct EffectRunnerTests {
    /// A runner with a library of its own, whose messages are waited for.
    private final class Running {
        let folder = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
        let desk: Desk
        let runner: EffectRunner
        private let mailbox: Mailbox<Message>
        private let rung = DispatchSemaphore(value: 0)
        private var waiting: [Message] = []

        init(headlines: [String] = []) throws {
            desk = try Desk(libraryPath: folder + "/library.db")
            let articles = headlines.map {
                Submission(article: Article(headline: $0, body: "Text of \($0)."), origin: nil)
            }
            if !articles.isEmpty { _ = try desk.library.fileArticles(try desk.library.prepare(articles)) }
            mailbox = Mailbox { [rung] in rung.signal() }
            runner = EffectRunner(desk: desk, mailbox: mailbox)
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        /// The next message of a kind; those before it are dropped. None comes only if the runner is broken.
        func next<Value>(_ value: (Message) -> Value?) throws -> Value {
            while true {
                while !waiting.isEmpty { if let found = value(waiting.removeFirst()) { return found } }
                try #require(rung.wait(timeout: .now() + 60) == .success, "no such message")
                waiting = mailbox.takeAll()
            }
        }

        func nextNotice() throws -> Notice { try next { if case .notice(let notice) = $0 { notice } else { nil } } }
    }

    private func search(_ typed: String) -> SearchRequest {
        SearchRequest(scope: Scope(typed: typed), sort: .newest, limit: 9)
    }

    @Test("A question is answered with the request that it was")
    func question() throws {
        let running = try Running(headlines: ["Rates rise", "Rain due"])
        let request = ListRequest(scope: .everything, part: .newest, limit: 9)
        running.runner.ask(.list(request))
        let lines = try running.next { if case .listed(request, let lines) = $0 { lines } else { nil } }
        #expect(Set(lines.map(\.headline)) == ["Rates rise", "Rain due"])
        #expect(running.runner.answerNow(.list(request)) == .listed(request, lines))
    }

    @Test("Of many searches the last is answered, and no other after it")
    func searches() throws {
        let running = try Running(headlines: ["Rates rise"])
        let requests = (0..<50).map { search("word\($0)") } + [search("rates")]
        for request in requests { running.runner.ask(.search(request)) }
        var answered: [SearchRequest] = []
        while answered.last != requests.last {
            answered.append(try running.next { if case .found(let request, _) = $0 { request } else { nil } })
        }
        // In the order in which they were asked, each once at most.
        let order = answered.map { requests.firstIndex(of: $0) ?? -1 }
        #expect(order == Set(order).sorted())
    }

    @Test("Changes are made in the order in which they were asked for, and all before the end")
    func changes() throws {
        let running = try Running(headlines: ["Rates rise"])
        for round in 0..<21 {
            running.runner.make(.markRead(1, round % 2 == 0))
            running.runner.make(.markStarred(1, round % 2 == 1))
        }
        running.runner.finish()
        let line = try #require(try running.desk.library.article(1)?.line)
        #expect(line.isRead && !line.isStarred)
    }

    @Test("An article that is read ahead is as it is after the changes before")
    func readingAhead() throws {
        let running = try Running(headlines: ["Rates rise"])
        running.runner.make(.markRead(1, true))
        running.runner.ask(.readAhead(1))
        let filed = try running.next { if case .readAhead(1, let filed?) = $0 { filed } else { nil } }
        #expect(filed.line.isRead)
    }

    @Test("Nobody who opens an article waits for a mark to reach the disk, and the mark is on it")
    func marksOnTheirWay() throws {
        let running = try Running(headlines: ["Rates rise", "Rain due"])
        let (hasBegun, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let library = try #require(running.desk.library as? Library)
        // Somebody else writes, for as long as this takes.
        Thread.detachNewThread {
            try? library.write { _ in
                hasBegun.signal()
                mayEnd.wait()
            }
        }
        hasBegun.wait()
        running.runner.make(.markRead(1, true))
        running.runner.make(.markStarred(1, true))
        running.runner.make(.keepReadingOffset(1, offset: 3))
        for question in [Question.readAhead(1), .open(1), .open(2)] { running.runner.ask(question) }
        var found: [FiledArticle] = []
        while found.count < 3 {
            found.append(
                try running.next {
                    switch $0 {
                    case .readAhead(_, let filed?), .opened(_, let filed?): filed
                    default: nil
                    }
                })
        }
        #expect(try library.article(1)?.line.isRead == false)
        mayEnd.signal()
        running.runner.finish()
        let now = try #require(try library.article(1))
        #expect(now.line.isRead && now.line.isStarred && now.readingOffset == 3)
        for filed in found where filed.line.id == 1 {
            #expect(filed.line.isRead && filed.line.isStarred && filed.readingOffset == 3)
        }
        #expect(found.contains { $0.line.id == 2 && !$0.line.isRead })
    }

    @Test("What cannot be done is reported with the effect and the reason, and the next is done")
    func failures() throws {
        let running = try Running(headlines: ["Rates rise"])
        let correction = ScopedCorrection(.hide(17))
        running.runner.make(.correct(correction))
        let reason = try running.next {
            if case .failed(.change(.correct(correction)), let reason) = $0 { reason } else { nil }
        }
        #expect(!reason.isEmpty)
        running.runner.make(.markRead(1, true))
        running.runner.finish()
        #expect(try running.desk.library.article(1)?.line.isRead == true)
    }

    @Test("An import says how it went, and then has the names found")
    func importing() throws {
        let running = try Running()
        let path = running.folder + "/story.txt"
        try Data("Rates rise\n\nAngela Merkel spoke in Berlin.\n".utf8).write(to: URL(fileURLWithPath: path))
        running.runner.make(.importPaths([path, running.folder + "/missing"]))
        let notice = try running.nextNotice()
        #expect(notice.text.hasPrefix("1 new article, 1 skipped (") && !notice.isError)
        try running.next { if case .libraryChanged = $0 { () } else { nil } }
        // It says so again once the names are there.
        try running.next { if case .libraryChanged = $0 { () } else { nil } }
        #expect(try !running.desk.library.anyAwaitsExtraction())
    }

    @Test("A feed is renamed, removed and brought back, and each time the reader is told to look again")
    func feeds() throws {
        let running = try Running()
        let library = running.desk.library
        let id = try #require(try library.subscribe(to: [NewFeed(address: "https://harbour.example/feed")]).first?.id)
        running.runner.carryOut(.rename(id, "Harbour Wire"))
        #expect(try running.nextNotice().text.contains("Harbour Wire"))
        try running.next { if case .libraryChanged = $0 { () } else { nil } }
        running.runner.carryOut(.remove(id))
        #expect(try running.nextNotice().text.contains("Harbour Wire"))
        try running.next { if case .libraryChanged = $0 { () } else { nil } }
        #expect(try library.feeds().isEmpty)
        running.runner.carryOut(.undoRemoving)
        try running.next { if case .libraryChanged = $0 { () } else { nil } }
        #expect(try library.feeds().map(\.name) == ["Harbour Wire"])
    }

    @Test("An address that cannot be subscribed to is refused with the reason")
    func refusedFeed() throws {
        let running = try Running()
        running.runner.carryOut(.add("ftp://harbour.example/feed"))
        let notice = try running.nextNotice()
        #expect(notice.isError && notice.text.contains("only http and https"))
        #expect(try running.desk.library.feeds().isEmpty)
    }
}
