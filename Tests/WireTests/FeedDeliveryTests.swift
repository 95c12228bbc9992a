import News
import Testing

@testable import Wire

@Suite("Feeds as deliveries")
struct FeedDeliveryTests {
    @Test(
        "A feed is known by its content, whatever comes before it",
        arguments: [
            "<rss><channel><title>T</title><item><title>a</title></item></channel></rss>",
            "<!-- c --><?xml-stylesheet href='x'?><!DOCTYPE rss><rss><channel><title>T</title><item><title>a</title></item></channel></rss>",
            "<x:feed xmlns:x='http://www.w3.org/2005/Atom'><x:title>T</x:title><x:entry><x:title>a</x:title></x:entry></x:feed>",
            "<br />\n<b>Warning</b>: x in <b>y</b><br />\n<?xml version='1.0'?><rss><channel><title>T</title><item><title>a</title></item></channel></rss>",
            "Notice: x\n<?xml version='1.0'?><rss><channel><title>T</title><item><title>a</title></item></channel></rss>\n",
            #"{"version":"https://jsonfeed.org/version/1","title":"T","items":[{"id":"1","title":"a"}]}"#,
        ])
    func detection(_ document: String) throws {
        let found = try delivery(from: Array(document.utf8), name: "page.html")
        #expect(found.feedTitle == "T")
        #expect(found.articles.map(\.headline) == ["a"])
        #expect(found.articles.map(\.source) == ["T"])
    }

    @Test(
        "A feed's answer is read as a feed and as nothing else",
        arguments: [
            ("# A heading\n\nSome *text* and a [link](http://a.example/).\n", WireError.noArticles(.plainText)),
            ("<!doctype html><html><title>T</title><p>Text</html>", .noArticles(.html)),
            (#"{"headline":"H","body":"text"}"#, .noArticles(.json)),
            ("From a@b.example Mon May  6 10:00:00 2024\nFrom: a\nSubject: T\n\nText\n", .noArticles(.plainText)),
            ("<opml><body/></opml>", .noArticles(.xml)), (" \n", .empty),
        ])
    func answers(_ answer: String, _ expected: WireError) {
        #expect(throws: expected) { try feedDelivery(fromAnswer: Array(answer.utf8)) }
    }

    @Test("An answer that would take more memory than its budget is refused as such")
    func budget() {
        let items = String(repeating: "<item><title>a</title></item>", count: 100)
        let rss = Array("<rss><channel><title>T</title>\(items)</channel></rss>".utf8)
        let objects = String(repeating: #"{"id":"1","title":"a"},"#, count: 100)
        let json = Array(#"{"version":"https://jsonfeed.org/version/1","title":"T","items":[\#(objects){}]}"#.utf8)
        for answer in [rss, json] {
            #expect(throws: Never.self) { try feedDelivery(fromAnswer: answer) }
            #expect(throws: WireError.tooCostly(.memory(bytes: 20_000))) {
                try feedDelivery(fromAnswer: answer, budget: ReadingBudget(bytes: 20_000))
            }
        }
    }

    @Test("In UTF-16 too")
    func wide() throws {
        let document =
            "<?xml version='1.0' encoding='utf-16'?><rss><channel><item><title>Grüße</title></item></channel></rss>"
        let units: [UInt8] = document.utf16.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        #expect(try delivery(from: [0xFE, 0xFF] + units).articles.map(\.headline) == ["Grüße"])
    }

    @Test("An item without a headline takes its first words")
    func headline() throws {
        let found = try delivery(
            from: Array("<rss><channel><item><description>One. Two.</description></item></channel></rss>".utf8))
        #expect(found.articles.first?.headline.hasPrefix("One") == true)
        #expect(found.articles.first?.body == "One. Two.")
    }

    @Test(
        "A delivery without news is refused with what it is",
        arguments: [
            ("<rss version='2.0'/>", WireError.noArticles(.rss)), ("<opml><body/></opml>", .noArticles(.opml)),
            ("<?xml version='1.0'?><a/>", .noArticles(.xml)),
            (#"{"version":"https://jsonfeed.org/version/1","items":[]}"#, .noArticles(.jsonFeed)),
        ])
    func noNews(_ document: String, _ error: WireError) {
        #expect(throws: error) { try delivery(from: Array(document.utf8)) }
    }
}
