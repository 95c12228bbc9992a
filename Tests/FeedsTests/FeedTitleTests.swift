import Testing

@testable import Feeds

@Suite("Titles of items")
struct FeedTitleTests {
    @Test(
        "What HTML has no tag for is text, and a title of tags alone is none",
        arguments: [
            ("&lt;nora&gt;", "<nora>"), ("Why Map&lt;Key, Value&gt; grows", "Why Map<Key, Value> grows"),
            ("Set&lt;String&gt; &lt;b&gt;and&lt;/b&gt; Box&lt;T&gt;", "Set<String> and Box<T>"),
            ("Future&lt;Time&gt; explained", "Future<Time> explained"), ("A &lt;BR&gt;B", "A B"),
            ("Tides &lt;em&gt;fall&lt;/em&gt;", "Tides fall"), ("&lt;br /&gt;", nil), ("&amp;lt;br /&amp;gt;", nil),
            ("&amp;lt;p&amp;gt;&amp;lt;/p&amp;gt;", nil), ("3 &lt; 4", "3 < 4"),
        ] as [(String, String?)])
    func titles(_ written: String, _ expected: String?) throws {
        let feed = try feed(
            "<rss><channel><item><title>\(written)</title><link>http://a.example/</link></item></channel></rss>")
        #expect(feed.items.first?.headline == expected)
    }
}
