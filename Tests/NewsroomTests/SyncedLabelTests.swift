import Libraries
import News
import Storage
import Sync
import Testing

@testable import Newsroom

@Suite("Labels of a service, and all read at once")
struct SyncedLabelTests {
    @Test("Labels come in as tags, with new items and on known ones, and tags go out; folders are neither")
    func labels() throws {
        let synced = try Synced()
        synced.service.feeds = ["feed/1": feed(1, folder: "Home")]
        synced.service.items = [
            "1": .init(
                feed: "feed/1", marks: ItemMarks(isRead: false, isStarred: false), labels: ["ports", "Home"]),
            "2": .init(feed: "feed/1", marks: ItemMarks(isRead: false, isStarred: false)),
        ]
        try synced.sync()
        #expect(try synced.tags == ["Item 1": ["ports"], "Item 2": []])
        try synced.desk.library.tag([synced.id("Item 2")], TagChange(adding: ["sea"]))
        synced.service.items["1"]?.labels = ["Home", "ships"]
        let report = try #require(try synced.sync(after: 1000))
        #expect(report.sent == 1 && report.taken == 1)
        #expect(synced.service.items["2"]?.labels == ["sea"])
        #expect(try synced.tags == ["Item 1": ["ships"], "Item 2": ["sea"]])
        // Nothing new costs no more than before.
        let before = synced.service.calls
        try synced.sync()
        #expect(synced.service.calls - before == 2)
        try synced.desk.library.removeArticle(synced.id("Item 2"))
        try synced.sync(isWhole: true)
        #expect(synced.service.items["2"]?.labels == ["sea"])
    }

    @Test("All marked as read at once is told in one request")
    func allRead() throws {
        let synced = try Synced()
        synced.service.feeds = ["feed/1": feed(1)]
        for id in 1...20 {
            synced.service.items["\(id)"] = .init(feed: "feed/1", marks: ItemMarks(isRead: false, isStarred: false))
        }
        try synced.sync()
        try synced.desk.library.markRead(true, matching: .everything)
        #expect(try synced.sync()?.sent == 20)
        #expect(synced.service.allRead == 1 && synced.service.items.values.allSatisfy(\.marks.isRead))
        // Where something stays unread, it is not.
        try synced.desk.library.markRead(false, matching: .everything)
        try synced.sync()
        try synced.desk.library.markRead(true, try (1...19).map { try synced.id("Item \($0)") })
        try synced.sync()
        #expect(synced.service.allRead == 1)
        #expect(synced.service.items.values.count { !$0.marks.isRead } == 1)
    }
}
