import Foundation
import Libraries
import News
import Pipeline
import Sync
import Synchronization

/// One sync with one account.
///
/// First the service is asked what it has marked. If that is as it was left, nothing was marked here, and all of it was
/// gone through a short time ago, there is nothing to do. Otherwise: feeds, then marks from there, then marks from here,
/// then items that are new, in batches: one is filed while the next is fetched. Each step is kept when it is done, so
/// that a sync that is broken off goes on where it was.
final class SyncRun {
    /// For how many seconds a look at the marks is enough. An item that came and was read elsewhere in between, with
    /// nothing else happening, is noticed after that.
    private static let fullPause: Int64 = 900

    private let desk: Desk
    private let service: any NewsService
    private var account: SyncAccount
    private let now: Int64
    private let progress: (SyncProgress) -> Void
    private(set) var report = SyncReport()

    init(
        desk: Desk, account: SyncAccount, service: any NewsService, now: Int64,
        progress: @escaping (SyncProgress) -> Void
    ) {
        self.desk = desk
        self.account = account
        self.service = service
        self.now = now
        self.progress = progress
    }

    /// - Parameter isWhole: whether everything is gone through, whatever the look shows.
    /// - Throws: `LibraryError`, `SyncFailure`; what was done until then is kept.
    func run(isWhole: Bool) throws {
        let library = desk.library
        let base = try library.agreedMarks(of: account.id)
        let look = try service.look(
            from: RemoteMarks(unread: base.unread, starred: base.starred), since: account.cursor)
        let unsent = try library.unsentMarks(of: account.id)
        let unsentLabels = service.keepsLabels ? try library.unsentLabels(of: account.id) : []
        let isRested = account.lastFullSync.map { now - $0 < Self.fullPause } ?? false
        let hasFeedChange = try changesFeeds()
        if !isWhole, isRested, unsent.isEmpty, unsentLabels.isEmpty, !hasFeedChange, look.items.isEmpty,
            look.marks.digest == account.digest
        {
            return try keepAccount()
        }
        let (feeds, folders) = try SyncedSubscriptions(desk: desk, account: account, service: service).agree(&report)
        var marks = look.marks
        report.taken += try library.takeMarks(unread: marks.unread, starred: marks.starred, of: account.id)
        try sendMarks(&marks)
        if service.keepsLabels { try agreeOnLabels(apartFrom: folders) }
        try fetchNew(look, SyncFiling(desk: desk, account: account.id, feeds: feeds, folders: folders))
        account.cursor = look.cursor
        account.digest = marks.digest
        account.lastFullSync = now
        try keepAccount()
    }

    private func keepAccount() throws {
        account.lastSync = now
        account.session = service.session
        try desk.library.keep(account)
    }

    /// Whether a feed was added or removed here since the last sync.
    private func changesFeeds() throws -> Bool {
        let synced = try desk.library.syncedFeeds(of: account.id)
        let known = Set(synced.map(\.feed))
        return try synced.contains { $0.isRemoved && $0.remote != nil }
            || desk.library.feeds().contains { !known.contains($0.id) }
    }

    /// Sends what was marked here. The service may have heard of some of it already, if the last sync was broken off
    /// before its answer came: that is not sent again, because the marks were looked at first.
    private func sendMarks(_ marks: inout RemoteMarks) throws {
        for unsent in try desk.library.unsentMarks(of: account.id) {
            if try sendAllRead(unsent, &marks) { continue }
            var rest = unsent.items[...]
            while !rest.isEmpty {
                let batch = Array(rest.prefix(service.batchSize))
                rest = rest.dropFirst(batch.count)
                try service.mark(unsent.change, batch)
                try desk.library.noteSent(UnsentMarks(change: unsent.change, items: batch), of: account.id)
                marks.take(unsent.change, of: batch)
                report.sent += batch.count
            }
        }
    }

    /// Tells the service in one request that all is read, if nothing would stay unread there and marking each item
    /// would take more than one request.
    private func sendAllRead(_ unsent: UnsentMarks, _ marks: inout RemoteMarks) throws -> Bool {
        guard unsent.change == .read, unsent.items.count > service.batchSize,
            marks.unread.isSubset(of: unsent.items), try service.markAllRead(upToNewestOf: marks.unread)
        else { return false }
        try desk.library.noteSent(unsent, of: account.id)
        marks.take(.read, of: unsent.items)
        report.sent += unsent.items.count
        return true
    }

    /// Makes labels there and tags here agree, as far as the items are known.
    private func agreeOnLabels(apartFrom folders: Set<String>) throws {
        let library = desk.library
        guard let there = try service.labels(apartFrom: folders) else { return }
        report.taken += try library.takeLabels(there, of: account.id)
        let unsent = try library.unsentLabels(of: account.id).filter { !folders.contains($0.name) }
        if unsent.isEmpty { return }
        for change in unsent {
            for start in stride(from: 0, to: change.items.count, by: service.batchSize) {
                let items = Array(change.items[start..<min(start + service.batchSize, change.items.count)])
                try send(LabelChange(name: change.name, isAdded: change.isAdded, items: items))
            }
        }
        // The service keeps the labels that it shows now.
        guard let kept = try service.labels(apartFrom: folders) else { return }
        report.taken += try library.takeLabels(kept, of: account.id)
    }

    /// Sends a label. One that the service refuses stays here only.
    private func send(_ change: LabelChange) throws {
        do throws(SyncFailure) {
            try service.label(change)
            report.sent += change.items.count
        } catch {
            guard case .refused = error else { throw error }
        }
        try desk.library.noteSent(change, of: account.id)
    }

    /// Files the items that the library does not know yet.
    private func fetchNew(_ look: RemoteLook, _ filing: SyncFiling) throws {
        var seen = Set(look.items.map(\.id))
        let given = try unknown(Array(seen))
        let named =
            try service.newItems(since: account.cursor) + look.marks.unread.union(look.marks.starred).sorted(by: >)
        let ids = named.filter { seen.insert($0).inserted }
        let wanted = try unknown(ids)
        try take(look.items.filter { given.contains($0.id) }, and: ids.filter(wanted.contains), filing)
    }

    /// Those of some items that the library does not know.
    private func unknown(_ ids: [String]) throws -> Set<String> {
        Set(ids).subtracting(try desk.library.known(ids, of: account.id))
    }

    /// How many items, and bytes of their texts, are filed at a time.
    private static let (filingSize, filingBytes) = (1000, 8 << 20)

    /// Files items that came with the look, and fetches and files others: while some are filed, the next are fetched and
    /// prepared. If the service fails, what came before is filed.
    private func take(_ given: [RemoteItem], and ids: [String], _ filing: SyncFiling) throws {
        let total = given.count + ids.count
        if total == 0 { return }
        progress(SyncProgress(done: 0, total: total))
        let new = Mutex(0)
        defer { report.new += new.withLock { $0 } }
        try pipelined("dateline.sync") { put in
            for start in stride(from: 0, to: given.count, by: Self.filingSize) {
                let end = min(start + Self.filingSize, given.count)
                guard put(try filing.prepare(Array(given[start..<end]))) else { return }
                progress(SyncProgress(done: end, total: total))
            }
            try fetch(ids) { items, left in
                guard put(try filing.prepare(items)) else { return false }
                progress(SyncProgress(done: total - left, total: total))
                return true
            }
        } use: { batch in
            let count = try filing.file(batch)
            new.withLock { $0 += count }
        }
    }

    /// Fetches items.
    ///
    /// - Parameter handOn: takes the items of some answers, and how many are left to fetch; gives false if it wants no more.
    private func fetch(_ ids: [String], _ handOn: (_ items: [RemoteItem], _ left: Int) throws -> Bool) throws {
        var fetched: [RemoteItem] = []
        var rest = ids[...]
        while !rest.isEmpty {
            let batch = Array(rest.prefix(service.batchSize))
            do throws(SyncFailure) {
                let items = try itemsInParts(batch)
                fetched += items
                report.missing += batch.count - items.count
            } catch {
                _ = try handOn(fetched, rest.count)
                throw error
            }
            rest = rest.dropFirst(batch.count)
            let isEnough =
                fetched.count >= Self.filingSize || fetched.reduce(0) { $0 + $1.html.utf8.count } >= Self.filingBytes
            guard isEnough || rest.isEmpty else { continue }
            guard try handOn(fetched, rest.count) else { return }
            fetched = []
        }
    }

    /// Fetches items, in smaller batches if the answer is larger than one may be.
    private func itemsInParts(_ ids: [String]) throws(SyncFailure) -> [RemoteItem] {
        do throws(SyncFailure) {
            return try service.items(ids)
        } catch {
            guard case .fetch(.tooLarge) = error, ids.count > 1 else { throw error }
            let middle = ids.count / 2
            return try itemsInParts(Array(ids[..<middle])) + itemsInParts(Array(ids[middle...]))
        }
    }
}
