import Libraries
import LibrarySamples
import News
import Testing

@Suite("Marks shared with services", .onEachEngine)
struct SyncedItemTests {
    private let temporary: TemporaryLibrary
    private var library: any NewsLibrary { temporary.library }
    private let ids: [Article.ID]

    init() throws {
        temporary = try TemporaryLibrary()
        let articles = (1...3).map { Submission(article: .sample("Story \($0)", "Text \($0)."), origin: nil) }
        ids = try temporary.library.fileArticles(temporary.library.prepare(articles)).map(\.id)
    }

    private func account(_ address: String) throws -> SyncAccount.ID {
        try library.addSyncAccount(.googleReader, address: address, user: "ana", session: nil).id
    }

    private func item(_ remote: String, _ article: Article.ID, isRead: Bool = false) -> SyncedItem {
        SyncedItem(remote: remote, article: article, marks: ItemMarks(isRead: isRead, isStarred: false))
    }

    @Test("What is marked is unsent until the service has it, and what is taken back is not")
    func unsent() throws {
        let account = try account("https://a.example")
        try library.keep([item("1", ids[0]), item("2", ids[1])], of: account)
        #expect(try library.unsentMarks(of: account).isEmpty)
        try library.markRead(true, ids)
        try library.markRead(false, ids[1])
        let unsent = try library.unsentMarks(of: account)
        #expect(unsent == [UnsentMarks(change: .read, items: ["1"])])
        try library.noteSent(unsent[0], of: account)
        #expect(try library.unsentCount() == 0)
    }

    @Test("An article that was read before the service had it is read there too, and one read there is read here")
    func firstMeeting() throws {
        let account = try account("https://a.example")
        try library.markRead(true, ids[0])
        try library.keep([item("1", ids[0]), item("2", ids[1], isRead: true)], of: account)
        #expect(try library.unsentMarks(of: account) == [UnsentMarks(change: .read, items: ["1"])])
        #expect(try library.article(ids[1])?.line.isRead == true)
    }

    @Test("A mark that came from one service goes on to another")
    func twoServices() throws {
        let (one, other) = (try account("https://a.example"), try account("https://b.example"))
        try library.keep([item("1", ids[0])], of: one)
        try library.keep([item("x", ids[0])], of: other)
        #expect(try library.takeMarks(unread: [], starred: [], of: one) == 1)
        #expect(try library.unsentMarks(of: one).isEmpty)
        #expect(try library.unsentMarks(of: other) == [UnsentMarks(change: .read, items: ["x"])])
    }

    @Test("Removing an account forgets what was to be sent to it, and keeps the articles")
    func removing() throws {
        let account = try account("https://a.example")
        try library.keep([item("1", ids[0])], of: account)
        try library.markRead(true, ids[0])
        try library.removeSyncAccount(account)
        #expect(try library.unsentCount() == 0)
        #expect(try library.syncAccounts().isEmpty)
        #expect(try library.article(ids[0]) != nil)
    }
}
