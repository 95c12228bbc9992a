import News
import Testing

@testable import Reader

/// Filters of newsboat's query feeds, told as searches.
@Suite struct NewsboatFilterTests {
    @Test(
        "Comparisons become conditions, and brackets are multiplied out",
        arguments: [
            ("unread = \"yes\"", "is:unread"), ("unread = \"no\" and age < 7", "is:read from:7d"),
            ("title =~ \"nato\"", "title:nato"), ("title !~ 'air force'", "-title:\"air force\""),
            ("content =~ \"taurus\" or tags # \"news\"", "taurus OR tag:news"),
            ("unread = \"yes\" and (tags # \"a\" or tags !# \"b\")", "is:unread tag:a OR is:unread -tag:b"),
            ("flags =~ \"s\" and unread = \"yes\"", "is:starred is:unread"), ("flags != \"\"", "is:starred"),
            ("feedtitle = \"Kyiv Courier\"", "feed:\"Kyiv Courier\""),
        ])
    func tells(_ filter: String, _ expected: String) {
        #expect(NewsboatFilter.search(of: filter) == expected)
        #expect(!Query(parsing: expected).terms.isEmpty)
    }

    @Test(
        "What has no counterpart is not guessed",
        arguments: [
            "", "(", "unread", "unread =", "title =~ \"a|b\"", "link =~ \"x\"", "age between 1:3",
            "unread = \"yes\" and",
            "(unread = \"yes\"", "title =~ \"open", String(repeating: "(", count: 5000),
            (0..<6).map { _ in "(title = a or title = b)" }.joined(separator: " and "),
        ])
    func refuses(_ filter: String) { #expect(NewsboatFilter.search(of: filter) == nil) }
}
