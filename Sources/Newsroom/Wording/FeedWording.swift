import Feeds
import News
import Reader

/// Why an address was not subscribed to, as what follows a colon.
package func wording(of refusal: FeedRefusal) -> String {
    switch refusal {
    case .noWebAddress: "only http and https addresses can be subscribed to"
    case .noFeed: "there is no feed there, and none in the usual places"
    case .unencrypted(let address):
        "the feed is only at \(withoutPasswords(address)), where anyone on the way could change it; add that if it is to be"
    case .unreachable(let failure): wording(of: failure)
    }
}

/// Why an article has no more text than its feed gave, as what follows a colon.
package func wording(of failure: FullTextFailure) -> String {
    switch failure {
    case .noLink: "it has no link of its own"
    case .deleted: "it is no longer in the library"
    case .fetch(let failure): wording(of: failure)
    case .noPage(let error):
        "its link leads to no web page" + (error.map { ": \(wording(of: $0))" } ?? "")
    case .unreadablePage: "its page cannot be read"
    case .saysNoMore: "its page says no more"
    case .tellsSomethingElse: "its page tells something else, perhaps behind a wall"
    }
}

/// A line of a list of feeds that is not taken over, and why.
package func wording(of refused: RefusedFeed) -> String {
    let reason =
        switch refused.reason {
        case .listed(.command): "it would run a program"
        case .listed(.filterCommand): "its filter would run a program; the feed itself is taken over"
        case .listed(.file), .file: "it is a file; use 'dateline import'"
        case .listed(.scheme(let scheme)): "\(scheme): is not an http or https address"
        case .listed(.noAddress): "it is not an address"
        case .program(let word): "'\(word):' runs a program; programs are not run for feeds"
        case .savedSearch:
            "something in this filter of newsboat's has no counterpart; ':save NAME' keeps a search of your own"
        case .noWebAddress: "it is not an http or https address"
        }
    return "\(withoutPasswords(refused.what)): \(reason)"
}

extension FeedCounts {
    /// '12 new articles in 40 feeds, 2 failed (Harbour Wire: it is too slow)'.
    package var summary: String {
        var parts = ["\(counted(news.new, "new article")) in \(counted(asked, "feed"))"]
        if news.updated > 0 { parts.append("\(news.updated) updated") }
        if failed > 0 { parts.append("\(failed) failed" + (firstFailure.map { " (\(first($0)))" } ?? "")) }
        return parts.joined(separator: ", ")
    }

    private func first(_ report: FeedReport) -> String {
        if case .failed(let failure) = report.outcome { return "\(report.feed.name): \(wording(of: failure))" }
        return "\(report.feed.name) is gone"
    }
}

/// '1 article', '2 articles'.
package func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
