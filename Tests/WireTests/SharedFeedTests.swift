import Feeds
import Foundation
import Testing

@Suite("Real feeds", .enabled(if: shared != nil, "the folder shared/ is not there"))
struct SharedFeedTests {
    @Test("All of them are read")
    func realFeeds() throws {
        let folder = try #require(shared).appending(path: "feeds/netnewswire")
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            guard ["rss", "atom", "xml", "rdf", "json", "opml"].contains(file.pathExtension) else { continue }
            let bytes = Array(try Data(contentsOf: file))
            if file.pathExtension == "opml" {
                #expect(subscriptionList(fromOPML: bytes)?.subscriptions.isEmpty == false, "\(file.lastPathComponent)")
            } else {
                let found = try #require(feed(from: bytes), "\(file.lastPathComponent)")
                #expect(!found.items.isEmpty && found.title != nil, "\(file.lastPathComponent)")
            }
        }
    }
}
