import News
import Testing

@testable import Feeds

@Suite("Feeds in JSON")
struct JSONFeedTests {
    @Test("JSON Feed 1.1")
    func version11() throws {
        let feed = try feed(
            #"""
            {"version":"https://jsonfeed.org/version/1.1","title":"Signals","home_page_url":"https://s.example/",
             "feed_url":"https://s.example/feed.json","language":"en","authors":[{"name":"Ana"},{"url":"x"}],
             "items":[{"id":"1","url":"https://s.example/1","title":"One","content_html":"<p>a</p><p>b &amp; c</p>",
               "summary":"S","date_published":"2024-03-05T10:00:00+01:00","date_modified":"2024-03-06T10:00:00Z",
               "banner_image":"https://s.example/b.jpg",
               "attachments":[{"url":"https://s.example/1.mp3","mime_type":"audio/mpeg","size_in_bytes":5}]},
              {"id":"2","content_text":"a <b>\n\nc","authors":[{"name":"Li"},{"name":"Wei"}]}]}
            """#)
        #expect(feed.title == "Signals")
        #expect(feed.id == "https://s.example/feed.json")
        let first = try #require(feed.items.first)
        #expect(first.byline == "Ana")
        #expect(first.body?.text == "a\n\nb & c")
        #expect(first.summary?.text == "S")
        #expect(first.published?.iso8601 == "2024-03-05T09:00:00Z")
        #expect(first.enclosures == [Enclosure(url: "https://s.example/1.mp3", type: "audio/mpeg", length: 5)])
        #expect(first.picture == "https://s.example/b.jpg")
        let second = try #require(feed.items.last)
        #expect(second.byline == "Li, Wei")
        #expect(second.body?.text == "a <b>\n\nc")
        #expect(second.language == "en")
    }

    @Test("Fields of a wrong type count as absent, items that are not objects are skipped, a number may be an id")
    func wrongTypes() throws {
        let feed = try feed(
            #"{"version":1,"title":["x"],"items":[7,null,{"id":12,"title":{"a":1},"url":[],"authors":"x"},{"id":1e999999}]}"#
        )
        #expect(feed.title == nil)
        #expect(feed.items.map(\.id) == ["12", "1e999999"])
        #expect(feed.items.map(\.headline) == [nil, nil])
    }

    @Test("Items that PHP wrote as an object with numbers for names are items")
    func numberedItems() throws {
        let feed = try feed(
            #"{"version":"https://jsonfeed.org/version/1","items":{"10":{"title":"b"},"2":{"title":"a"}}}"#)
        #expect(feed.items.map(\.headline) == ["a", "b"])
    }

    @Test("RSS written as JSON")
    func rssInJSON() throws {
        let feed = try feed(
            #"""
            {"rss":{"version":"2.0","channel":{"title":"Scripts","item":[
              {"description":"Hi &amp; bye","pubDate":"Mon, 26 Jun 2017 12:20:05 GMT","guid":{"isPermaLink":"true","#value":"g"}}]}}}
            """#)
        #expect(feed.title == "Scripts")
        #expect(feed.items.first?.body?.text == "Hi & bye")
        #expect(feed.items.first?.id == "g")
    }
}
