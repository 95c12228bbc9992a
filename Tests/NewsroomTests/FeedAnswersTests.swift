import Foundation
import Libraries
import News
import Storage
import Testing

@testable import Courier
@testable import Newsroom

@Suite("What is kept of a feed's answers")
struct FeedAnswersTests {
    private static let now: Int64 = 1_700_000_000
    private static let address = "https://harbour.example/feed"

    /// A feed whose answers are taken in, one after the other.
    private final class Asked {
        let folder = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
        let desk: Desk
        let answers: FeedAnswers

        init(fetchesFullText: Bool = false) throws {
            desk = try Desk(libraryPath: folder + "/library.db")
            answers = FeedAnswers(desk: desk, now: now)
            _ = try desk.library.subscribe(to: [NewFeed(address: address)])
            var feed = try feed
            feed.fetchesFullText = fetchesFullText
            try desk.library.keepChoices(of: feed)
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        var feed: FiledFeed { get throws { try #require(try desk.library.feed(at: address)) } }
        var headlines: [String] {
            get throws { try desk.library.articles(matching: Query(parsing: ""), limit: 9).map(\.headline).sorted() }
        }

        func take(_ result: Result<Response, FetchFailure>) throws -> FeedReport.Outcome {
            try answers.take(result, of: feed).outcome
        }

        func take(
            status: Int = 200, _ body: String = "", etag: String? = nil, retryAfter: Int? = nil, movedTo: String? = nil
        ) throws -> FeedReport.Outcome {
            try take(
                .success(
                    Response(
                        status: status, url: movedTo ?? address, movedTo: movedTo, etag: etag, lastModified: nil,
                        contentType: nil, retryAfter: retryAfter, body: Array(body.utf8))))
        }
    }

    private static func rss(_ items: (title: String, text: String)...) -> String {
        let items = items.map { item in
            "<item><title>\(item.title)</title><guid>\(item.title)</guid><description>\(item.text)</description></item>"
        }
        return "<rss version=\"2.0\"><channel><title>Harbour Wire</title>\(items.joined())</channel></rss>"
    }

    @Test("What is new is filed and counted, and the feed gets its own title and its next time")
    func news() throws {
        let asked = try Asked()
        #expect(
            try asked.take(Self.rss(("Rates rise", "By a point."), ("Rain due", "On Monday.")), etag: "\"1\"")
                == .news(FeedNews(new: 2, updated: 0)))
        #expect(try asked.headlines == ["Rain due", "Rates rise"])
        let feed = try asked.feed
        #expect(feed.name == "Harbour Wire")
        #expect(feed.state.etag == "\"1\"" && feed.state.lastSuccess == Self.now && feed.state.failure == nil)
        #expect(feed.state.due == Self.now + FeedSchedule.usual)
    }

    @Test("An item that says something else than before is an update, one that says the same is not")
    func updates() throws {
        let asked = try Asked()
        _ = try asked.take(Self.rss(("Rates rise", "By a point."), ("Rain due", "On Monday.")))
        #expect(
            try asked.take(Self.rss(("Rates rise", "By two points."), ("Rain due", "On Monday.")))
                == .news(FeedNews(new: 0, updated: 1)))
        #expect(try asked.headlines == ["Rain due", "Rates rise"])
    }

    @Test("An article that has no picture takes the one that its feed names later, and keeps that")
    func pictures() throws {
        let asked = try Asked()
        func feed(_ picture: String) -> String {
            "<rss version=\"2.0\"><channel><title>Harbour Wire</title><item><title>Rates rise</title><guid>1</guid>"
                + "<description>By a point.</description>\(picture)</item></channel></rss>"
        }
        func picture() throws -> String? { try asked.desk.library.article(1)?.article.picture }
        _ = try asked.take(feed(""))
        #expect(try picture() == nil)
        for name in ["bank", "vault"] {
            let outcome = try asked.take(
                feed("<enclosure url=\"https://harbour.example/\(name).jpg\" type=\"image/jpeg\" length=\"9\"/>"))
            #expect(outcome == .nothingNew || outcome == .news(FeedNews()))
            #expect(try picture() == "https://harbour.example/bank.jpg")
        }
    }

    @Test("The same bytes, and a server that says nothing has changed, are nothing new; what it said before stays")
    func nothingNew() throws {
        let asked = try Asked()
        _ = try asked.take(Self.rss(("Rates rise", "By a point.")), etag: "\"1\"")
        #expect(try asked.take(status: 304) == .nothingNew)
        #expect(try asked.feed.state.etag == "\"1\"")
        #expect(try asked.take(Self.rss(("Rates rise", "By a point."))) == .nothingNew)
        #expect(try asked.feed.state.etag == nil)
    }

    @Test("A feed without items is nothing new, not a failure")
    func empty() throws {
        let asked = try Asked()
        #expect(try asked.take(Self.rss()) == .nothingNew)
        #expect(try asked.feed.state.failure == nil)
    }

    @Test(
        "What is not a feed is a failure that names what it is",
        arguments: [
            ("", .empty), ("<!DOCTYPE html><html><body><p>Please log in.</p></body></html>", .webPage),
            ("{\"headline\": \"Rates rise\", \"body\": \"By a point.\"}", .notAFeed),
            ("\u{89}PNG\r\n\u{1A}\n\0\0\0\0\0\0\0\0\0\0\0\0", .binary(kind: "binary data")),
        ] as [(String, FeedFailure)])
    func strange(body: String, failure: FeedFailure) throws {
        let asked = try Asked()
        #expect(try asked.take(body) == .failed(failure))
        #expect(try asked.feed.state.failure == failure)
        #expect(try asked.headlines == [])
    }

    @Test("Failures are counted and asked again ever later; a success forgets them and keeps what is stored")
    func failures() throws {
        let asked = try Asked()
        _ = try asked.take(Self.rss(("Rates rise", "By a point.")))
        #expect(try asked.take(.failure(.tooSlow(seconds: 30))) == .failed(.fetch(.tooSlow(seconds: 30))))
        #expect(try asked.take(status: 500) == .failed(.fetch(.status(500))))
        var state = try asked.feed.state
        #expect(state.failures == 2 && state.failure == .fetch(.status(500)) && state.lastFailure == Self.now)
        #expect(state.due == Self.now + FeedSchedule.pause(failures: 2))
        #expect(try asked.headlines == ["Rates rise"])
        #expect(try asked.take(status: 304) == .nothingNew)
        state = try asked.feed.state
        #expect(state.failures == 0 && state.failure == nil)
    }

    @Test("A server that asks not to be asked again is not, for as long as it says")
    func retryAfter() throws {
        let asked = try Asked()
        #expect(try asked.take(status: 429, retryAfter: 7200) == .failed(.fetch(.status(429))))
        #expect(try asked.feed.state.heldUntil == Self.now + 7200)
        #expect(try asked.feed.state.due == Self.now + 7200)
    }

    @Test("A feed that is gone for good is noted as gone, and its articles stay")
    func gone() throws {
        let asked = try Asked()
        _ = try asked.take(Self.rss(("Rates rise", "By a point.")))
        #expect(try asked.take(status: 410) == .gone)
        #expect(try asked.feed.state.gone == Self.now)
        #expect(try asked.headlines == ["Rates rise"])
    }

    @Test("A feed that has moved for good is asked at its new address, and still known by the old one")
    func moved() throws {
        let asked = try Asked()
        let moved = "https://harbour.example/new"
        _ = try asked.take(Self.rss(("Rates rise", "By a point.")), movedTo: moved)
        #expect(try asked.feed.address == moved)
        #expect(try asked.desk.library.feed(at: moved)?.id == asked.feed.id)
    }

    @Test("A refresh that is cancelled changes nothing")
    func cancelled() throws {
        let asked = try Asked()
        let before = try asked.feed
        #expect(try asked.take(.failure(.cancelled)) == .cancelled)
        #expect(try asked.feed == before)
    }

    @Test(
        "The new articles of a feed whose pages are always fetched are told, and only those", arguments: [true, false])
    func fullText(isWanted: Bool) throws {
        let asked = try Asked(fetchesFullText: isWanted)
        _ = try asked.take(Self.rss(("Rates rise", "By a point.")))
        _ = try asked.take(Self.rss(("Rates rise", "By two points."), ("Rain due", "On Monday.")))
        #expect(asked.answers.wantingFullText.count == (isWanted ? 2 : 0))
    }
}
