import News
import Testing

@testable import Sync

@Suite("Nextcloud News and Fever")
struct OtherServiceTests {
    @Test(
        "MD5 as its standard shows it",
        arguments: [
            ("", "d41d8cd98f00b204e9800998ecf8427e"), ("abc", "900150983cd24fb0d6963f7d28e17f72"),
            (
                "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
                "57edf4a22be3c955ac49da2e2107b67a"
            ),
        ])
    func digests(text: String, digest: String) { #expect(md5(text) == digest) }

    private func nextcloud(_ server: FakeServer) -> NextcloudNews {
        NextcloudNews(
            address: "https://c.example/index.php/apps/news/api/v1-3", user: "anna",
            password: { () throws(SyncFailure) in "pw" }, exchange: server.exchange)
    }

    @Test("Nextcloud: changes since the last look are laid over what was known")
    func nextcloudLook() throws {
        let server = FakeServer()
        server.answer(
            "items/updated",
            """
            {"items":[{"id":5,"feedId":2,"title":"New","url":"https://a.example/5","body":"<p>x</p>","unread":true,
            "starred":false,"lastModified":1709632801},{"id":3,"feedId":2,"title":"Read now","body":"","unread":false,
            "starred":true,"lastModified":1709632805}]}
            """)
        let base = RemoteMarks(unread: ["3", "4"], starred: [])
        let look = try nextcloud(server).look(from: base, since: "1709632800")
        #expect(look.marks == RemoteMarks(unread: ["4", "5"], starred: ["3"]))
        #expect(look.items.map(\.id) == ["5", "3"])
        #expect(look.cursor == "1709632805")
        #expect(server.requests[0].authorization == "Basic YW5uYTpwdw==")
    }

    @Test("Nextcloud: the first look goes back page by page to the first item")
    func nextcloudFirstLook() throws {
        let server = FakeServer()
        server.answer("offset=0", #"{"items":[{"id":9,"feedId":1,"unread":true,"lastModified":20}]}"#)
        server.answer("offset=9", #"{"items":[{"id":4,"feedId":1,"unread":false,"lastModified":30}]}"#)
        server.answer("offset=4", #"{"items":[]}"#)
        let look = try nextcloud(server).look(from: RemoteMarks(unread: ["77"], starred: []), since: nil)
        #expect(look.marks.unread == ["9"] && look.items.count == 2 && look.cursor == "30")
    }

    @Test("Nextcloud: a feed is put into a folder, which is made if need be")
    func nextcloudFolders() throws {
        let server = FakeServer()
        server.answer("v1-3/folders", #"{"folders":[{"id":4,"name":"Media"}]}"#)
        server.answer("v1-3/folders", #"{"folders":[{"id":8,"name":"Own"}]}"#)
        server.answer("v1-3/feeds", "{}")
        server.answer("star/multiple", "[]")
        let service = nextcloud(server)
        try service.change(.subscribe(address: "https://n.example/\"f", title: nil, folder: "Own"))
        #expect(server.bodies("v1-3/folders") == [#"{"name":"Own"}"#])
        #expect(server.bodies("v1-3/feeds") == [#"{"url":"https://n.example/\"f","folderId":8}"#])
        try service.mark(.starred, ["5", "6"])
        #expect(server.bodies("star/multiple") == [#"{"itemIds":[5,6]}"#])
    }

    private func fever(_ server: FakeServer) -> Fever {
        Fever(
            address: "https://f.example/api/fever.php", session: nil, user: "anna",
            password: { () throws(SyncFailure) in "pw" }, exchange: server.exchange)
    }

    @Test("Fever: the key is the MD5 of user and password, and a wrong one is told")
    func feverKey() throws {
        let server = FakeServer()
        server.answer("?api", #"{"api_version":3,"auth":1}"#)
        #expect(try fever(server).signIn(password: "pw") == md5("anna:pw"))
        let refusing = FakeServer()
        refusing.answer("?api", #"{"api_version":3,"auth":0}"#)
        #expect(throws: SyncFailure.wrongPassword) { try fever(refusing).signIn(password: "pw") }
    }

    @Test("Fever: marks, items and feeds in their groups")
    func feverItems() throws {
        let server = FakeServer()
        server.answer("unread_item_ids", #"{"auth":1,"unread_item_ids":"3,4"}"#)
        server.answer("saved_item_ids", #"{"auth":1,"saved_item_ids":"4"}"#)
        server.answer("since_id=0", #"{"auth":1,"items":[{"id":2},{"id":3}]}"#)
        server.answer("since_id=3", #"{"auth":1,"items":[{"id":4}]}"#)
        server.answer("since_id=4", #"{"auth":1,"items":[]}"#)
        server.answer(
            "with_ids",
            """
            {"auth":1,"items":[{"id":4,"feed_id":1,"title":"T","author":"B","html":"<p>h</p>","url":"https://a.example/4",
            "is_saved":1,"is_read":0,"created_on_time":1709632800}]}
            """)
        server.answer(
            "api&groups",
            #"{"auth":1,"groups":[{"id":6,"title":"Home"}],"feeds_groups":[{"group_id":6,"feed_ids":"1,2"}]}"#)
        server.answer(
            "api&feeds", #"{"auth":1,"feeds":[{"id":1,"title":"F","url":"https://a.example/f","site_url":""}]}"#)
        let service = fever(server)
        let look = try service.look(from: RemoteMarks(unread: [], starred: []), since: nil)
        #expect(look.marks == RemoteMarks(unread: ["3", "4"], starred: ["4"]))
        #expect(try service.newItems(since: nil) == ["4", "3", "2"])
        let item = try #require(try service.items(["4"]).first)
        #expect(item.headline == "T" && item.marks == ItemMarks(isRead: false, isStarred: true))
        #expect(try service.subscriptions().map(\.folder) == ["Home"])
    }

    @Test("Where the interface of a service may be")
    func addresses() {
        #expect(
            serviceAddresses(of: .googleReader, at: "https://r.example/") == [
                "https://r.example", "https://r.example/api/greader.php", "https://r.example/p/api/greader.php",
            ])
        #expect(
            serviceAddresses(of: .googleReader, at: "https://r.example/api/greader.php")
                == ["https://r.example/api/greader.php"])
    }
}
