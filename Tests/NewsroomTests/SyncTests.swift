import Foundation
import Libraries
import News
import Storage
import Sync
import Testing

@testable import Newsroom

@Suite("Sync with a service")
struct SyncTests {
    @Test("Feeds with their folders and items with their marks come in; then nothing new costs one look")
    func firstSync() throws {
        let synced = try Synced()
        synced.service.feeds = ["feed/1": feed(1, folder: "Home")]
        synced.service.items = [
            "1": .init(feed: "feed/1", marks: ItemMarks(isRead: true, isStarred: false)),
            "2": .init(feed: "feed/1", marks: ItemMarks(isRead: false, isStarred: true)),
        ]
        let report = try #require(try synced.sync())
        #expect(report.new == 2 && report.feedsAdded == 1)
        #expect(
            try synced.marks == [
                "Item 1": ItemMarks(isRead: true, isStarred: false),
                "Item 2": ItemMarks(isRead: false, isStarred: true),
            ])
        let filed = try #require(try synced.desk.library.feeds().first)
        #expect(filed.name == "Feed 1" && filed.folder == ["Home"] && filed.articles == 2)
        #expect(try synced.desk.ownFeeds().isEmpty)
        let before = synced.service.calls
        #expect(try synced.sync() == SyncReport())
        #expect(synced.service.calls - before == 2)
    }

    @Test("Marks go both ways, and what was marked on both sides is not sent")
    func marksBothWays() throws {
        let synced = try Synced()
        synced.service.feeds = ["feed/1": feed(1)]
        for id in ["1", "2", "3"] {
            synced.service.items[id] = .init(feed: "feed/1", marks: ItemMarks(isRead: false, isStarred: false))
        }
        try synced.sync()
        try synced.desk.library.markRead(true, try synced.id("Item 1"))
        try synced.desk.library.star(true, try synced.id("Item 2"))
        try synced.desk.library.markRead(true, try synced.id("Item 3"))
        synced.service.items["3"]?.marks.isRead = true
        synced.service.items["2"]?.marks.isRead = true
        let report = try #require(try synced.sync())
        #expect(report.sent == 2 && report.taken == 1)
        #expect(synced.service.items["1"]?.marks == ItemMarks(isRead: true, isStarred: false))
        #expect(synced.service.items["2"]?.marks == ItemMarks(isRead: true, isStarred: true))
        #expect(synced.service.repeated == 0)
        #expect(try synced.desk.library.unsentCount() == 0)
    }

    @Test("A mark that is taken back before the sync is not sent")
    func takenBack() throws {
        let synced = try Synced()
        synced.service.feeds = ["feed/1": feed(1)]
        synced.service.items["1"] = .init(feed: "feed/1", marks: ItemMarks(isRead: false, isStarred: false))
        try synced.sync()
        let id = try synced.id("Item 1")
        try synced.desk.library.star(true, id)
        try synced.desk.library.star(false, id)
        #expect(try synced.sync()?.sent == 0)
    }

    @Test("Feeds that were there before stay here alone; new ones and removed ones are told to the service")
    func feedsBothWays() throws {
        let synced = try Synced(ownFeeds: ["https://own.example/rss"])
        synced.service.feeds = ["feed/1": feed(1), "feed/2": feed(2)]
        try synced.sync()
        #expect(synced.service.feeds.count == 2)
        let library = synced.desk.library
        _ = try library.subscribe(to: [NewFeed(address: "https://later.example/rss", folder: ["New"])])
        try library.removeFeed(try #require(try library.feeds().first { $0.name == "Feed 1" }).id)
        try synced.sync()
        #expect(
            Set(synced.service.feeds.values.map(\.address)) == ["https://f2.example/rss", "https://later.example/rss"])
        synced.service.feeds["feed/2"] = nil
        try synced.sync(after: 1000)
        #expect(
            Set(try library.feeds().map(\.address)) == ["https://own.example/rss", "https://later.example/rss"])
    }

    @Test("A list of feeds that is suddenly empty removes none")
    func emptyList() throws {
        let synced = try Synced()
        synced.service.feeds = ["feed/1": feed(1)]
        try synced.sync()
        synced.service.feeds = [:]
        try synced.sync(after: 1000)
        #expect(try synced.desk.library.feeds().count == 1)
    }

    @Test("An article that was deleted here does not come back")
    func deleted() throws {
        let synced = try Synced()
        synced.service.feeds = ["feed/1": feed(1)]
        synced.service.items["1"] = .init(feed: "feed/1", marks: ItemMarks(isRead: false, isStarred: false))
        try synced.sync()
        try synced.desk.library.removeArticle(try synced.id("Item 1"))
        try synced.sync(isWhole: true)
        #expect(try synced.marks.isEmpty)
    }

    @Test("An article that two feeds have, fetched together, is one, read if it is read in one of them")
    func twoFeeds() throws {
        let synced = try Synced()
        synced.service.feeds = ["feed/1": feed(1), "feed/2": feed(2)]
        for (id, isRead) in [("1", false), ("2", true)] {
            synced.service.items[id] = .init(
                feed: "feed/\(id)", marks: ItemMarks(isRead: isRead, isStarred: false),
                link: "https://news.example/shared", text: "The quay at Holm stays shut until June, the board said.")
        }
        synced.service.items["3"] = .init(feed: "feed/2", marks: ItemMarks(isRead: false, isStarred: false))
        let report = try #require(try synced.sync())
        #expect(report.new == 2)
        #expect(try synced.marks.keys.sorted() == ["Item 3", "Linked"])
        try synced.sync(isWhole: true)
        #expect(synced.service.items["1"]?.marks.isRead == true)
        #expect(try synced.desk.library.feeds().map(\.articles) == [1, 2])
    }

    @Test("What was fetched before the service fails is kept")
    func brokenOff() throws {
        let synced = try Synced()
        synced.service.feeds = ["feed/1": feed(1)]
        for id in 1...20 {
            synced.service.items["\(id)"] = .init(
                feed: "feed/1", marks: ItemMarks(isRead: false, isStarred: false))
        }
        // Feeds, unread, starred, labels and new items are asked for before; then seven items at a time.
        try synced.sync()
        let calls = synced.service.calls
        let again = try Synced()
        (again.service.feeds, again.service.items) = (synced.service.feeds, synced.service.items)
        again.service.failsBefore = { again.service.calls == calls }
        #expect(try again.sync() == nil)
        #expect(try again.marks.count == 14)
        again.service.failsBefore = { false }
        #expect(try again.sync()?.new == 6)
        #expect(try again.marks.count == 20)
    }

    @Test("Items that come with the look are filed, once each, and none is missing")
    func itemsOfTheLook() throws {
        let synced = try Synced()
        synced.service.bringsItems = true
        synced.service.feeds = ["feed/1": feed(1)]
        for id in 1...1001 {
            synced.service.items["\(id)"] = .init(
                feed: id == 7 ? "feed/gone" : "feed/1", marks: ItemMarks(isRead: id > 900, isStarred: false))
        }
        let report = try #require(try synced.sync())
        #expect(report.new == 1000 && report.missing == 0)
        #expect(try synced.marks.values.count { !$0.isRead } == 899)
        let again = try #require(try synced.sync(isWhole: true))
        #expect(again.new == 0 && again.missing == 0)
    }

    @Test("An article that the feed itself brought and that was deleted here does not come back by sync")
    func deletedOfFeed() throws {
        let synced = try Synced(ownFeeds: ["https://f1.example/rss"])
        let library = synced.desk.library
        synced.service.feeds = ["feed/1": feed(1)]
        synced.service.items["1"] = .init(feed: "feed/1", marks: ItemMarks(isRead: false, isStarred: false))
        try synced.sync()
        let id = try synced.id("Item 1")
        // As if the service had never told of it.
        try library.removeSyncAccount(try synced.filed.id)
        let other = try Synced(in: synced.desk, service: synced.service)
        try library.removeArticle(id)
        try other.sync()
        #expect(try other.marks.isEmpty)
        synced.service.items["1"]?.marks.isRead = true
        #expect(try other.sync(isWhole: true)?.new == 0)
        #expect(try library.unsentCount() == 0)
    }

    @Test(
        "With a service that fails before and after doing what it was asked, all comes to the same and nothing is sent twice",
        arguments: [1, 2, 3] as [UInt64])
    func failingService(seed: UInt64) throws {
        var dice = Dice(state: seed)
        let synced = try Synced()
        let service = synced.service
        service.feeds = ["feed/1": feed(1), "feed/2": feed(2)]
        var failing = Dice(state: seed &+ 77)
        for round in 0..<40 {
            for new in 0..<Int.random(in: 0...4, using: &dice) {
                service.items["\(round * 10 + new)"] = .init(
                    feed: "feed/\(Int.random(in: 1...2, using: &dice))",
                    marks: ItemMarks(isRead: Bool.random(using: &dice), isStarred: false))
            }
            for id in service.items.keys.sorted() where Int.random(in: 0..<6, using: &dice) == 0 {
                if Bool.random(using: &dice) {
                    service.items[id]?.marks.isRead.toggle()
                } else {
                    service.items[id]?.marks.isStarred.toggle()
                }
            }
            for id in service.items.keys.sorted() where Int.random(in: 0..<6, using: &dice) == 0 {
                let label = ["ports", "To Read"].randomElement(using: &dice)!
                if service.items[id]?.labels.remove(label) == nil { service.items[id]?.labels.insert(label) }
            }
            for headline in try synced.marks.keys.sorted() where Int.random(in: 0..<6, using: &dice) == 0 {
                let (label, id) = (["ports", "To Read"].randomElement(using: &dice)!, try synced.id(headline))
                let has = try synced.tags[headline]?.contains(label) == true
                try synced.desk.library.tag([id], has ? TagChange(removing: [label]) : TagChange(adding: [label]))
            }
            for headline in try synced.marks.keys.sorted() where Int.random(in: 0..<6, using: &dice) == 0 {
                let (marks, id) = (try #require(try synced.marks[headline]), try synced.id(headline))
                if Bool.random(using: &dice) {
                    try synced.desk.library.markRead(!marks.isRead, id)
                } else {
                    try synced.desk.library.star(!marks.isStarred, id)
                }
            }
            service.failsBefore = { Int.random(in: 0..<8, using: &failing) == 0 }
            service.failsAfter = { Int.random(in: 0..<8, using: &failing) == 0 }
            while try synced.sync(isWhole: true) == nil {}
            (service.failsBefore, service.failsAfter) = ({ false }, { false })
            let there = Dictionary(uniqueKeysWithValues: service.items.map { ("Item \($0.key)", $0.value.marks) })
            #expect(try synced.marks == there, "after round \(round)")
            let labels = service.items.map { ("Item \($0.key)", $0.value.labels) }
            #expect(try synced.tags == Dictionary(uniqueKeysWithValues: labels), "after round \(round)")
            #expect(service.repeated == 0)
            #expect(try synced.desk.library.unsentCount() == 0)
        }
    }

    @Test("Passwords: kept for their owner alone, forgotten, and not taken from a file that others can read")
    func passwords() throws {
        let folder = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/passwords"
        let passwords = SyncPasswords(command: nil, path: path)
        try passwords.keep("a b=c", address: "https://x.example", user: "anna")
        try passwords.keep("other", address: "https://y.example", user: "anna")
        try passwords.keep("a\tb", address: "https://z.example", user: "anna")
        #expect(try passwords.password(address: "https://x.example", user: "anna") == "a b=c")
        #expect(try passwords.password(address: "https://z.example", user: "anna") == "a\tb")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try passwords.forget(address: "https://x.example", user: "anna")
        #expect(throws: SyncPasswords.Problem.none) {
            try passwords.password(address: "https://x.example", user: "anna")
        }
        #expect(try passwords.password(address: "https://y.example", user: "anna") == "other")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        #expect(throws: SyncPasswords.Problem.readableByOthers(path: path)) {
            try passwords.password(address: "https://y.example", user: "anna")
        }
    }

    @Test("A file of passwords that cannot be read whole is left as it is")
    func unreadablePasswords() throws {
        let path = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        let content = Data(String(repeating: "https://y.example\tanna\tother\n", count: 50_000).utf8)
        #expect(FileManager.default.createFile(atPath: path, contents: content))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        let passwords = SyncPasswords(command: nil, path: path)
        #expect(throws: SyncPasswords.Problem.unreadable(path: path)) {
            try passwords.keep("new", address: "https://x.example", user: "anna")
        }
        #expect(FileManager.default.contents(atPath: path) == content)
    }

    @Test("A command of the configuration gives the password; one that fails is named")
    func passwordCommand() throws {
        let told = SyncPasswords(command: "echo \"$DATELINE_SYNC_USER-pw\"", path: "/nowhere/passwords")
        #expect(try told.password(address: "https://x.example", user: "anna") == "anna-pw")
        let failing = SyncPasswords(command: "exit 3", path: "/nowhere/passwords")
        #expect(throws: SyncPasswords.Problem.command("exit 3", status: 3)) {
            try failing.password(address: "https://x.example", user: "anna")
        }
    }
}
