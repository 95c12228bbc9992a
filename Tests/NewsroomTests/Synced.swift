import Foundation
import Libraries
import News
import Storage
import Sync
import Testing

@testable import Newsroom

/// A library that is synced with a service in memory.
final class Synced {
    let folder = NSTemporaryDirectory() + "dateline-" + UUID().uuidString
    let desk: Desk
    let service: MemoryService
    private let account: SyncAccount.ID
    private var now: Int64 = 1_700_000_000

    init(ownFeeds: [String] = []) throws {
        desk = try Desk(libraryPath: folder + "/library.db")
        service = MemoryService()
        _ = try desk.library.subscribe(to: ownFeeds.map { NewFeed(address: $0) })
        account = try desk.library.addSyncAccount(
            .googleReader, address: "https://rss.example", user: "anna", session: nil
        ).id
    }

    /// The same service added to a library again.
    init(in desk: Desk, service: MemoryService) throws {
        (self.desk, self.service) = (desk, service)
        account = try desk.library.addSyncAccount(
            .googleReader, address: "https://again.example", user: "anna", session: nil
        ).id
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var filed: SyncAccount {
        get throws { try #require(try desk.library.syncAccounts().first { $0.id == account }) }
    }

    /// Syncs once, some seconds after the last time; nil if it was broken off.
    @discardableResult
    func sync(isWhole: Bool = false, after seconds: Int64 = 60) throws -> SyncReport? {
        now += seconds
        let run = SyncRun(desk: desk, account: try filed, service: service, now: now, progress: { _ in })
        do {
            try run.run(isWhole: isWhole)
            return run.report
        } catch is SyncFailure {
            return nil
        }
    }

    /// The library's marks by headline.
    var marks: [String: ItemMarks] {
        get throws {
            let lines = try desk.library.articles(matching: Query(parsing: ""), limit: 1000)
            return Dictionary(
                uniqueKeysWithValues: lines.map {
                    ($0.headline, ItemMarks(isRead: $0.isRead, isStarred: $0.isStarred))
                })
        }
    }

    /// The library's tags by headline.
    var tags: [String: Set<String>] {
        get throws {
            let lines = try desk.library.articles(matching: Query(parsing: ""), limit: 1000)
            return Dictionary(uniqueKeysWithValues: lines.map { ($0.headline, Set($0.tags)) })
        }
    }

    func id(_ headline: String) throws -> Article.ID {
        let lines = try desk.library.articles(matching: Query(parsing: ""), limit: 1000)
        return try #require(lines.first { $0.headline == headline }?.id)
    }
}

/// A feed of the service.
func feed(_ number: Int, folder: String? = nil) -> RemoteFeed {
    RemoteFeed(
        id: "feed/\(number)", address: "https://f\(number).example/rss", title: "Feed \(number)", folder: folder)
}
